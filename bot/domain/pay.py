"""Cash: base with raises, bonus, payments made once and what has to be paid back."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from bot.domain.money import Exact
from bot.domain.quantity import (
    Amount,
    OfferError,
    OfferFault,
    Percent,
    Private,
    of,
)

YEARS: Final = 5
"""How far a package is looked at: year 5 shows what comes after a four-year grant."""
_DAYS: Final = 365
_Multiplier = Annotated[Exact, Field(ge=0, le=10, decimal_places=6)]
_MONTHS: Final = 12


class Raise(Private):
    """A raise that is promised for a date."""

    on: date
    percent: Percent | None = None
    """Of the base at that date; or `amount`."""
    amount: Amount | None = None
    """Added to a year's base."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.percent is None) == (self.amount is None):
            raise OfferError(OfferFault.ONE_OF_TWO)
        return self

    def of_base(self, base: Decimal) -> Decimal:
        """The base after the raise."""
        return base * (1 + of(self.percent)) if self.percent is not None else base + _sure(self)


def _sure(raised: Raise) -> Decimal:
    return raised.amount or Decimal(0)


def anniversary(start: date, years: int) -> date:
    """The same day `years` later; 1 March for 29 February in a year without one."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def base_paid(base: Decimal, raises: tuple[Raise, ...], start: date, year: int) -> Decimal:
    """What is paid from the start of `year` (1 is the first) to its anniversary.

    Each rate counts by its days: days / 365, or / 366 where that year of work holds a leap day,
    so that a whole year is always a whole salary. On one day percentages go before amounts.
    """
    first, after = anniversary(start, year - 1), anniversary(start, year)
    paid, rate, since = Decimal(0), base, first
    for raised in sorted(raises, key=lambda raised: (raised.on, raised.percent is None)):
        if raised.on >= after:
            break
        until = max(raised.on, first)
        paid += rate * (until - since).days
        rate, since = raised.of_base(rate), until
    return (paid + rate * (after - since).days) / (after - first).days


class Bonus(Private):
    """A yearly bonus: a share of base, or an amount."""

    target_percent: Percent | None = None
    """Of the base paid in the year; or `amount`."""
    amount: Amount | None = None
    """A year, at target."""
    payout_percent: Percent = Decimal(100)
    """Expected payout of the target; 80 is a common test value."""
    individual_multiplier: _Multiplier = Decimal(1)
    company_multiplier: _Multiplier = Decimal(1)
    guaranteed_years: int = Field(default=0, ge=0, le=YEARS)
    """For so many years the target is paid whatever the results."""
    first_year_percent: Percent = Decimal(100)
    """Part of the first bonus year that counts: 50 for a start in July."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.target_percent is None) == (self.amount is None):
            raise OfferError(OfferFault.ONE_OF_TWO)
        return self

    def payout(self, year: int) -> Decimal:
        """In percent of target; 100 while it is guaranteed."""
        if year <= self.guaranteed_years:
            return Decimal(100)
        return self.payout_percent * self.individual_multiplier * self.company_multiplier

    def counted(self, year: int) -> Decimal:
        """The part of the year that counts, in percent."""
        return self.first_year_percent if year == 1 else Decimal(100)

    def target(self, base: Decimal) -> Decimal:
        """A full year's bonus at target."""
        if self.target_percent is None:
            return self.amount or Decimal(0)
        return base * of(self.target_percent)

    def paid(self, base: Decimal, year: int) -> Decimal:
        """Expected for `year`, from the base paid in it."""
        return self.target(base) * of(self.payout(year)) * of(self.counted(year))


class ProRata(StrEnum):
    """How a debt shrinks while one stays."""

    MONTHS = "months"
    DAYS = "days"
    NONE = "none"
    """All or nothing: the whole payment is owed until the term is over."""


class Clawback(Private):
    """What is owed for leaving early; the term runs anew from each payment."""

    pro_rata: ProRata
    months: int = Field(default=12, ge=1, le=120)
    """The term."""
    gross: bool | None = None
    """True: repaid before tax, which is more than what was received. None: not said."""
    waived_if_laid_off: bool | None = None

    def owed_after_days(self, paid: Decimal, days: Decimal) -> Decimal:
        """Of a payment made `days` ago; a year has 365."""
        if self.pro_rata is ProRata.MONTHS:
            return self.owed_after_months(paid, int(days * _MONTHS // _DAYS))
        return self._owed(paid, days * _MONTHS, Decimal(self.months * _DAYS))

    def owed_after_months(self, paid: Decimal, months: int) -> Decimal:
        """Of a payment made `months` whole months ago."""
        return self._owed(paid, Decimal(months), Decimal(self.months))

    def _owed(self, paid: Decimal, passed: Decimal, term: Decimal) -> Decimal:
        if self.pro_rata is ProRata.NONE:
            return paid if passed < term else Decimal(0)
        return paid * max(Decimal(0), term - passed) / term


class OneOff(Private):
    """Sign-on or relocation money."""

    by_year: tuple[Amount, ...] = Field(min_length=1, max_length=YEARS)
    """What is paid at the start of year 1, 2 ..."""
    clawback: Clawback | None = None

    def paid(self, year: int) -> Decimal:
        """In `year`."""
        return self.by_year[year - 1] if year <= len(self.by_year) else Decimal(0)

    @property
    def is_all_or_nothing(self) -> bool:
        """Whether the whole is owed back until the term ends."""
        return self.clawback is not None and self.clawback.pro_rata is ProRata.NONE

    def paid_by(self, month: int) -> Decimal:
        """So far, after `month` whole months."""
        return sum(self.by_year[: month // _MONTHS + 1], Decimal(0))

    def owed(self, month: int) -> Decimal:
        """To be paid back by somebody who leaves after `month` whole months."""
        if self.clawback is None:
            return Decimal(0)
        owed = (
            self.clawback.owed_after_months(paid, month - _MONTHS * year)
            for year, paid in enumerate(self.by_year[: month // _MONTHS + 1])
        )
        return sum(owed, Decimal(0))
