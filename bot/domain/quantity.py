"""What offers are made of: amounts, percentages, and figures that carry their inputs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator
from typing_extensions import override

from bot.domain.base import Value
from bot.domain.formula import INPUTS, FigureName
from bot.domain.money import (
    Currency,
    Exact,
    Money,
    MoneyError,
    MoneyFault,
    Period,
    parse_amount,
    parse_percent,
)

MOST: Final = 10**13
"""No amount in an offer is larger; a company's sale price is the largest."""
_MOST_PERCENT: Final = 500
_HUNDRED: Final = Decimal(100)
_reading: ContextVar[Currency] = ContextVar("reading", default=Currency.USD)


class Private(Value):
    """A value whose figures stay out of its `repr`, and so out of logs."""

    @override
    def __repr_args__(self) -> Iterator[tuple[str | None, object]]:
        return iter(())


class OfferFault(StrEnum):
    """Why an offer contradicts itself; names the sentence in prompts/offers/report.yaml."""

    ONE_OF_TWO = "one_of_two"
    NOT_A_HUNDRED = "not_a_hundred"
    OVER_A_HUNDRED = "over_a_hundred"
    NEEDS_START = "needs_start"
    NEEDS_PRICE = "needs_price"
    NEEDS_VALUE = "needs_value"
    NEEDS_SHARES = "needs_shares"
    INTERVALS = "intervals"
    PRESET = "preset"
    BAND = "band"
    """Its currency is not the offer's."""
    NEGATIVE = "negative"
    NO_RATE = "no_rate"
    SAME_NAME = "same_name"
    CRITERIA = "criteria"


class OfferError(ValueError):
    """An offer that contradicts itself; its text never holds a figure."""

    def __init__(self, kind: OfferFault) -> None:
        super().__init__(kind.value)
        self.kind = kind


@contextmanager
def reading_in(currency: Currency) -> Iterator[None]:
    """Amounts that are validated inside are in `currency`; naming another is an error."""
    token = _reading.set(currency)
    try:
        yield
    finally:
        _reading.reset(token)


def _amount(stated: object, period: Period = Period.YEAR) -> object:
    if isinstance(stated, str):
        typed = parse_amount(stated, _reading.get(), period=period, most=MOST, foreign=False)
        return typed.amount
    if isinstance(stated, Decimal) and stated.is_finite():
        places = -int(stated.normalize().as_tuple().exponent)
        if places > _reading.get().minor_units:
            raise MoneyError(MoneyFault.NOT_A_NUMBER)
    return stated


def _amount_a_month(stated: object) -> object:
    return _amount(stated, Period.MONTH)


def _price(stated: object) -> object:
    """A price may have more places than the currency, so "12.125" is no twelve thousand."""
    if isinstance(stated, str) and stated.replace(".", "", 1).isdecimal():
        return Decimal(stated)
    return _amount(stated) if isinstance(stated, str) else stated


def _percent(stated: object) -> object:
    if isinstance(stated, str):
        return parse_percent(stated)
    if isinstance(stated, Decimal) and 0 < stated < 1:
        raise MoneyError(MoneyFault.AMBIGUOUS)
    return stated


def typed_money(stated: object) -> object:
    """Money from an amount alone, in the currency of the offer that is being read."""
    if isinstance(stated, str):
        return parse_amount(stated, _reading.get(), period=Period.YEAR, most=MOST)
    if isinstance(stated, Decimal | int) and not isinstance(stated, bool):
        return Money(amount=Decimal(stated), currency=_reading.get())
    return stated


_NOT_BELOW_ZERO: Final = Field(ge=0, le=MOST)
# Without trailing zeros: "4.800" would be read back as 4800.
_PLAIN: Final = PlainSerializer(
    lambda amount: f"{amount.normalize():f}", return_type=str, when_used="json"
)
_TYPED: Final = Decimal | str
Amount = Annotated[
    Exact,
    _NOT_BELOW_ZERO,
    BeforeValidator(_amount, json_schema_input_type=_TYPED),
    _PLAIN,
]
"""In the offer's currency, in major units; also as typed: "185k", "$185,000"."""
AmountAMonth = Annotated[
    Exact,
    _NOT_BELOW_ZERO,
    BeforeValidator(_amount_a_month, json_schema_input_type=_TYPED),
    _PLAIN,
]
Price = Annotated[
    Exact,
    Field(ge=0, le=MOST, decimal_places=10),
    BeforeValidator(_price, json_schema_input_type=_TYPED),
]
"""Of one share, in the offer's currency."""
Shares = Annotated[
    Exact,
    Field(gt=0, le=10**12, decimal_places=10),
    BeforeValidator(_price, json_schema_input_type=_TYPED),
]
"""A number of shares or options, never a percentage; also as typed: "20,000", "20k"."""
Percent = Annotated[
    Exact,
    Field(ge=0, le=_MOST_PERCENT, decimal_places=6),
    BeforeValidator(_percent, json_schema_input_type=_TYPED),
    PlainSerializer(lambda percent: f"{percent:f}%", return_type=str, when_used="json"),
]
"""15 means 15 %; also as typed: "15%". A number between 0 and 1 could mean either: refused."""
TypedMoney = Annotated[
    Money, BeforeValidator(typed_money, json_schema_input_type=Money | Decimal | str)
]
"""Money, or an amount in the offer's currency."""


def of(percent: Decimal) -> Decimal:
    """15 as 0.15."""
    return percent / _HUNDRED


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """What part of `whole`, in percent; 0 of nothing."""
    return part * _HUNDRED / whole if whole else Decimal(0)


class Unit(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "percent"
    SHARE = "share"
    """Percent of a company, where the fourth place still matters."""
    COUNT = "count"
    HOURS = "hours"


class Quantity(Private):
    """A number with its unit, at full precision; it is rounded only where it is shown."""

    number: Exact
    unit: Unit
    currency: Currency | None = None
    """Set for money."""


def money(number: Decimal, currency: Currency) -> Quantity:
    """In major units, unrounded."""
    return Quantity(number=number, unit=Unit.MONEY, currency=currency)


def percent(number: Decimal) -> Quantity:
    """15 for 15 %."""
    return Quantity(number=number, unit=Unit.PERCENT)


def share(number: Decimal) -> Quantity:
    """Percent of a company."""
    return Quantity(number=number, unit=Unit.SHARE)


def count(number: Decimal | int) -> Quantity:
    """Days, months, years, people, shares or a plain factor."""
    return Quantity(number=Decimal(number), unit=Unit.COUNT)


def hours(number: Decimal) -> Quantity:
    """Hours a week."""
    return Quantity(number=number, unit=Unit.HOURS)


class Figure(Private):
    """A result with all that its formula names, so that a view can show how it came about."""

    name: FigureName
    value: Quantity
    inputs: Mapping[str, Quantity]

    @model_validator(mode="after")
    def _has_its_inputs(self) -> Self:
        if set(self.inputs) != INPUTS[self.name]:
            raise ValueError(f"{self.name} takes {sorted(INPUTS[self.name])}")
        return self

    @property
    def number(self) -> Decimal:
        """The result itself, at full precision."""
        return self.value.number
