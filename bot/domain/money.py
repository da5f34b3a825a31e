"""Money: exact decimals with a currency, and reading what people type for it."""

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, model_validator

from bot.domain.base import Value
from bot.domain.currency import CROWNS, MARKS, SIGNS, SMALL_UNITS, Currency

__all__ = [
    "MOST_A_YEAR",
    "MOST_PERCENT",
    "Currency",
    "Exact",
    "Money",
    "MoneyError",
    "MoneyFault",
    "Period",
    "parse_amount",
    "parse_percent",
]


class MoneyFault(StrEnum):
    """Why an amount is refused; names the sentence that is shown."""

    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    ABSURD = "absurd"
    AMBIGUOUS = "ambiguous"
    """It can be read in two ways: "1.250k", or "kr" where no default says which crown."""
    RANGE = "range"
    """Two numbers: "180-190k"."""
    OTHER_CURRENCY = "other_currency"
    OTHER_PERIOD = "other_period"
    """For another period than was asked for: "9k a month" for a year's pay."""


class MoneyError(ValueError):
    """An amount that cannot be used; its text never holds what was typed."""

    def __init__(self, kind: MoneyFault) -> None:
        super().__init__(kind.value)
        self.kind = kind


class Period(StrEnum):
    """What an amount is paid or granted for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def _no_float(amount: object) -> object:
    if isinstance(amount, float | bool):
        raise ValueError("an amount is a decimal, a whole number or a string")  # noqa: TRY004 - pydantic reports only ValueError
    return amount


Exact = Annotated[Decimal, BeforeValidator(_no_float)]
"""A finite decimal that was never a float."""


class Money(Value):
    """An amount in one currency, a whole number of its minor units; may be negative.

    The amount is left out of `repr`, so that it can't slip into a log line.
    """

    amount: Exact = Field(max_digits=20, repr=False)
    """In major units: dollars, not cents."""
    currency: Currency

    @model_validator(mode="after")
    def _whole_minor_units(self) -> "Money":
        if self.amount != _rounded(self.amount, self.currency):
            raise ValueError("more decimal places than the currency has")
        return self

    @property
    def text(self) -> str:
        """As people write it: "$185,000", "€4,800.50", "CHF 142,000", "-$500"."""
        whole = self.amount == self.amount.to_integral_value()
        places = 0 if whole else self.currency.minor_units
        sign = SIGNS.get(self.currency, f"{self.currency.value} ")
        return f"{'-' if self.amount < 0 else ''}{sign}{abs(self.amount):,.{places}f}"

    def __add__(self, other: "Money") -> "Money":
        return self._with(self.amount + self._same(other).amount)

    def __sub__(self, other: "Money") -> "Money":
        return self._with(self.amount - self._same(other).amount)

    def __mul__(self, factor: Decimal | int) -> "Money":
        """Rounded half-even to the minor unit."""
        return self._with(_rounded(self.amount * factor, self.currency))

    def _with(self, amount: Decimal) -> "Money":
        return Money(amount=amount, currency=self.currency)

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise MoneyError(MoneyFault.OTHER_CURRENCY)
        return other


def _rounded(amount: Decimal, currency: Currency) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-currency.minor_units), ROUND_HALF_EVEN)


MOST_A_YEAR: Final = 100_000_000
"""Beyond this a yearly amount is a slip of the finger; see `parse_amount` for small units."""
MOST_PERCENT: Final = 500
_LONGEST: Final = 60

_THOUSAND, _LAKH, _MILLION, _CRORE = 10**3, 10**5, 10**6, 10**7
_SCALES: Final = {
    **dict.fromkeys(("k", "thousand"), _THOUSAND),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lpa"), _LAKH),
    **dict.fromkeys(("m", "mn", "mio", "mln", "million"), _MILLION),
    **dict.fromkeys(("crore", "crores", "cr"), _CRORE),
}
_PERIODS: Final[dict[str, Period | None]] = {
    **dict.fromkeys(("year", "yr", "y", "annum", "yearly", "annually", "pa", "p.a."), Period.YEAR),
    **dict.fromkeys(("month", "mo", "monthly"), Period.MONTH),
    **dict.fromkeys(("day", "daily"), Period.DAY),
    **dict.fromkeys(("week", "wk", "weekly", "hour", "hr", "h", "hourly"), None),
}


def _any_of(words: dict[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_MARK: Final = _any_of(dict(MARKS))
_AMOUNT: Final = re.compile(
    rf"""(?:(?:~|about|around)\s*)?
    (?P<minus>-)?\s*(?P<before>{_MARK})?\s*(?P<minus_after>-)?\s*
    (?P<number>[0-9][0-9 .,'_]*?)(?:[.,]-)?\s*
    (?:(?P<scale>{_any_of(dict(_SCALES))})(?![a-zł]))?\s*
    (?P<after>{_MARK})?\s*
    (?:(?:/|per\b|an?\b)?\s*(?P<period>{_any_of(dict(_PERIODS))}))?""",
    re.VERBOSE,
)
_RANGE: Final = re.compile(r"[0-9].*?(?:-|\bto\b).*?[0-9]")
_FRACTION: Final = r"(?:[.,](?P<fraction>[0-9]+))?"
_PLAIN: Final = re.compile(rf"(?P<whole>[0-9]+){_FRACTION}")
_GROUPED: Final = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<group>[ .,'_])[0-9]{3}(?:(?P=group)[0-9]{3})*"
    r"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})"  # 12,00,000 as in India
    r"(?:(?!(?P=group))[.,](?P<fraction>[0-9]+))?"
)
_NOT_ONE_FRACTION: Final = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


def parse_amount(
    text: str,
    default_currency: Currency,
    *,
    period: Period = Period.YEAR,
    most: int = MOST_A_YEAR,
    foreign: bool = True,
) -> Money:
    """The amount somebody typed: "185k", "4.800 EUR", "€4'800", "1.2m", "120 000 kr a year".

    A point or comma before exactly three digits groups thousands ("4.800" is 4800), unless the
    currency has three decimal places and it is a point. `most` is in dollars' size: for
    currencies of small units (JPY, KRW, IDR ...) the bound is that many times larger. With
    `foreign` False, naming another currency than the default is refused.

    Raises:
        MoneyError: With the kind of fault; zero is no fault.
    """
    tidy = _tidy(text)
    found = _AMOUNT.fullmatch(tidy)
    if found is None:
        raise MoneyError(MoneyFault.RANGE if _RANGE.search(tidy) else MoneyFault.NOT_A_NUMBER)
    if found["minus"] or found["minus_after"]:
        raise MoneyError(MoneyFault.NEGATIVE)
    if found["period"] and _PERIODS[found["period"]] is not period:
        raise MoneyError(MoneyFault.OTHER_PERIOD)
    currency = _currency(found["before"], found["after"], default_currency)
    if not foreign and currency is not default_currency:
        raise MoneyError(MoneyFault.OTHER_CURRENCY)
    scale = found["scale"]
    if scale and _NOT_ONE_FRACTION.fullmatch(found["number"]):
        raise MoneyError(MoneyFault.AMBIGUOUS)
    amount = _number(found["number"].strip(), currency) * _SCALES.get(scale, 1)
    if amount > most * SMALL_UNITS.get(currency, 1):
        raise MoneyError(MoneyFault.ABSURD)
    if amount != _rounded(amount, currency):
        raise MoneyError(MoneyFault.NOT_A_NUMBER)
    return Money(amount=amount, currency=currency)


def parse_percent(text: str, *, most: int = MOST_PERCENT) -> Decimal:
    """Percent, as a number of hundredths: 15 for "15%", "15", "15 percent" and "0.15".

    Without a percent sign a number below 1 is taken for a fraction ("0.15" is 15); with one it
    is taken at its word ("0.5%" is half a percent).

    Raises:
        MoneyError: With the kind of fault; zero is no fault.
    """
    tidy = _tidy(text)
    bare = re.sub(r"\s*(?:%|percent|per cent|pct)$", "", tidy)
    if bare.startswith("-") and _PLAIN.fullmatch(bare[1:].strip()):
        raise MoneyError(MoneyFault.NEGATIVE)
    if _PLAIN.fullmatch(bare) is None:
        raise MoneyError(MoneyFault.RANGE if _RANGE.search(bare) else MoneyFault.NOT_A_NUMBER)
    number = Decimal(bare.replace(",", "."))
    percent = number * 100 if bare == tidy and number < 1 else number
    if percent > most:
        raise MoneyError(MoneyFault.ABSURD)
    return percent


def _tidy(text: str) -> str:
    if len(text) > _LONGEST:
        raise MoneyError(MoneyFault.NOT_A_NUMBER)
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub("[\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{HYPHEN}]", "-", plain)
    plain = re.sub("[\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`]", "'", plain)
    return " ".join(plain.split())


def _currency(before: str | None, after: str | None, default: Currency) -> Currency:
    """The one currency that both marks allow: "$185k CAD" is Canadian."""
    named = [MARKS[mark] for mark in (before, after) if mark]
    if not named:
        return default
    allowed = [currency for currency in named[0] if all(currency in one for one in named)]
    if default in allowed:
        return default
    if not allowed or allowed == list(CROWNS):
        raise MoneyError(MoneyFault.AMBIGUOUS)
    return allowed[0]


def _number(typed: str, currency: Currency) -> Decimal:
    three_places = currency.minor_units == 3 and "," not in typed and typed.count(".") == 1  # noqa: PLR2004
    found = (None if three_places else _GROUPED.fullmatch(typed)) or _PLAIN.fullmatch(typed)
    if found is None:
        raise MoneyError(MoneyFault.NOT_A_NUMBER)
    whole = re.sub("[^0-9]", "", found["whole"])
    return Decimal(f"{whole}.{found['fraction'] or 0}")
