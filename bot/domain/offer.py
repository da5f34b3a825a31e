"""An offer, or the current job as one, as far as it is known."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field, ModelWrapValidatorHandler, model_validator

from bot.domain.band import Band
from bot.domain.benefits import Benefits
from bot.domain.equity import Grant
from bot.domain.money import Currency, Exact
from bot.domain.pay import Bonus, OneOff, Raise, base_paid
from bot.domain.quantity import (
    Amount,
    OfferError,
    OfferFault,
    Percent,
    Private,
    of,
    reading_in,
    typed_money,
)
from bot.domain.token_budget import TokenBudget
from bot.domain.vesting import Refreshers

_ANY_ORDINARY_YEAR: Final = date(2001, 1, 1)
_NO_PERCENTAGE: Final = 500


class Place(Private):
    """Where the pay is earned."""

    name: str = Field(min_length=1, max_length=60)
    labour_index: Annotated[Exact, Field(gt=0, le=1000, decimal_places=6)] | None = None
    """Cost of labour there, where 100 is any one reference place; not cost of living."""


def stated_currency(stated: object) -> Currency:
    """Of an offer that may not have been validated yet; dollars where it names none."""
    if isinstance(stated, Offer):
        return stated.currency
    code = stated.get("currency") if isinstance(stated, dict) else None
    return Currency(code) if isinstance(code, str) and code in set(Currency) else Currency.USD


def _band(stated: object) -> object:
    if not isinstance(stated, dict):
        return stated
    return {name: typed_money(end) for name, end in stated.items()}


def _bonus(stated: object) -> object:
    """A bare number is an amount only where it can't be meant as a percentage."""
    if isinstance(stated, str):
        percentage = stated.rstrip().endswith(("%", "percent"))
        return {"target_percent" if percentage else "amount": stated}
    if isinstance(stated, int | Decimal) and stated > _NO_PERCENTAGE:
        return {"amount": stated}
    return stated


def _once(stated: object) -> object:
    return {"by_year": [stated]} if isinstance(stated, str | int | Decimal) else stated


_Once = Annotated[OneOff, BeforeValidator(_once, json_schema_input_type=OneOff | Decimal | str)]


class Offer(Private):
    """Every field is optional; what is None was not said, and becomes a question.

    All amounts are before tax and in `currency`, but the token budget may have its own.
    """

    name: str = Field(default="Offer", min_length=1, max_length=60)
    currency: Currency = Currency.USD
    start: Annotated[date, Field(ge=date(1950, 1, 1), le=date(2150, 1, 1))] | None = None
    deadline: date | None = None
    """Day by which an answer is wanted."""
    location: Place | None = None
    level: str | None = Field(default=None, max_length=60)
    band: Annotated[Band, BeforeValidator(_band)] | None = None
    """The employer's range for the level, in the offer's currency."""
    base: Amount | None = None
    """A year."""
    raises: tuple[Raise, ...] = Field(default=(), max_length=20)
    yearly_raise_percent: Percent = Decimal(0)
    """Expected at each anniversary, on top of the dated ones."""
    bonus: (
        Annotated[Bonus, BeforeValidator(_bonus, json_schema_input_type=Bonus | Decimal | str)]
        | None
    ) = None
    """Also as typed: "15%" of base, or "20k"."""
    sign_on: _Once | None = None
    """Also an amount alone, paid in the first year."""
    relocation: _Once | None = None
    grants: tuple[Grant, ...] = Field(default=(), max_length=12)
    no_equity: bool = False
    """True where it was said that there is none."""
    refreshers: Refreshers | None = None
    benefits: Benefits = Benefits()
    token_budget: TokenBudget | None = None
    ai_heavy: bool | None = None
    """Whether the work is expected to be done with AI."""

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_currency(cls, stated: object, read: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(stated, dict):
            return read(stated)
        with reading_in(stated_currency(stated)):
            return read(stated)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.raises and self.start is None:
            raise OfferError(OfferFault.NEEDS_START)
        if self.token_budget is not None and self.token_budget.amount.amount < 0:
            raise OfferError(OfferFault.NEGATIVE)
        if self.band is not None and self.band.minimum.currency is not self.currency:
            raise OfferError(OfferFault.BAND)
        return self

    def base_in(self, year: int) -> Decimal:
        """Base paid in `year` of the job, raises included."""
        paid = base_paid(
            self.base or Decimal(0), self.raises, self.start or _ANY_ORDINARY_YEAR, year
        )
        return paid * (1 + of(self.yearly_raise_percent)) ** (year - 1)
