"""Grants of shares and options: what they are worth if, and only if, things go as assumed."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from pydantic import Field, model_validator

from bot.domain.base import Value
from bot.domain.money import Exact
from bot.domain.quantity import (
    Amount,
    OfferError,
    OfferFault,
    Percent,
    Price,
    Private,
    Shares,
    of,
    percent_of,
)
from bot.domain.vesting import STANDARD, Schedule, Vesting

_WHOLE: Final = Decimal(100)
_MONTHS: Final = 12


class GrantKind(StrEnum):
    """What is granted."""

    RSU = "rsu"
    ISO = "iso"
    NSO = "nso"
    OPTIONS = "options"
    """Options of a kind that was not said."""


class Sizing(StrEnum):
    """What the grant fixes."""

    SHARES = "shares"
    """A number of shares: their price may rise or fall until they vest."""
    VALUE = "value"
    """Money for each part that vests, turned into shares at that day's price."""


class Exit(Private):
    """One way in which a private company may end; options and shares are worth something then."""

    probability_percent: Percent = Field(le=100)
    """Yours to set; what is left of 100 is an exit that pays nothing."""
    sale: Amount | None = None
    """Price of the whole company; or `price`."""
    price: Price | None = None
    """Of one common share, before further dilution."""
    preferences: Amount = Decimal(0)
    """Paid to investors first (1x, not participating)."""
    investor_percent: Percent = Field(default=Decimal(0), lt=100)
    """Held by investors who choose between their preference and their share."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.sale is None) == (self.price is None):
            raise OfferError(OfferFault.ONE_OF_TWO)
        return self


class Grant(Private):
    """One grant, as the letter states it: a value, or shares and their price."""

    kind: GrantKind = GrantKind.RSU
    value: Amount | None = None
    """Of the whole grant on the day it is made."""
    shares: Shares | None = None
    price: Price | None = None
    """Of one share when granted."""
    sizing: Sizing = Sizing.SHARES
    whole_shares: bool = False
    """Each part that vests is rounded down to whole shares."""
    public: bool = True
    """Whether the shares can be sold at a market price."""
    counted_percent: Percent | None = None
    """Part of the face value that counts in totals; None: `COUNTED`, a convention of ours."""
    strike: Price = Decimal(0)
    """Exercise price of one option."""
    fmv: Price | None = None
    """Fair market value of a common share today, such as the 409A value."""
    preferred_price: Price | None = None
    """What investors paid last; never used as the value of a common share."""
    fully_diluted: Shares | None = None
    """All shares of the company, options and pool included."""
    dilution_percents: tuple[Percent, ...] = Field(default=(), max_length=10)
    """Of each later round; they compound."""
    exits: tuple[Exit, ...] = Field(default=(), max_length=10)
    early_exercise: bool | None = None
    exercise_window_days: int | None = Field(default=None, ge=0)
    """Time to exercise after leaving; 90 days is the norm."""
    acceleration: bool | None = None
    repurchase: bool | None = None
    """Whether the company may buy back vested shares."""
    vesting: Schedule | None = None
    """None: not said; four even years with a one-year cliff are assumed."""
    starts_in_year: int = Field(default=1, ge=1, le=5)
    vested_months: int = Field(default=0, ge=0, le=120)
    """Months already behind a grant of the current job."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.value is None and self.shares is None:
            raise OfferError(OfferFault.NEEDS_VALUE)
        if self.value is None and self._today is None:
            raise OfferError(OfferFault.NEEDS_PRICE)
        if self.exits and self._count is None:
            raise OfferError(OfferFault.NEEDS_SHARES)
        if any(ending.sale is not None for ending in self.exits) and self.fully_diluted is None:
            raise OfferError(OfferFault.NEEDS_SHARES)
        if sum(ending.probability_percent for ending in self.exits) > _WHOLE:
            raise OfferError(OfferFault.OVER_A_HUNDRED)
        return self

    @property
    def is_options(self) -> bool:
        """Options cost their strike."""
        return self.kind is not GrantKind.RSU

    @property
    def schedule(self) -> Vesting:
        """As stated, else the assumed one."""
        return self.vesting or STANDARD

    @property
    def _today(self) -> Decimal | None:
        return self.price if self.fmv is None else self.fmv

    @property
    def _count(self) -> Decimal | None:
        if self.shares is None and self.value is not None and self.price:
            return self.value / self.price
        return self.shares

    @property
    def share_count(self) -> Decimal:
        """As stated, else value / price.

        Raises:
            OfferError: Where neither is known.
        """
        count = self._count
        if count is None:
            raise OfferError(OfferFault.NEEDS_SHARES)
        return count

    @property
    def counts(self) -> Decimal:
        """Percent of the face value that counts: as set, else by kind."""
        if self.counted_percent is not None:
            return self.counted_percent
        if self.is_options:
            return COUNTED["options"]
        return COUNTED["public" if self.public else "private"]

    def face(self, change: Decimal = Decimal(0)) -> Decimal:
        """The whole grant at today's price, moved by `change` percent; options less their strike.

        A grant of value keeps its value whatever the price does.
        """
        if self.sizing is Sizing.VALUE and self.value is not None:
            return self.value
        price = self._today
        if self.shares is None or price is None:
            return (self.value or Decimal(0)) * (1 + of(change))
        return self.shares * spread(price * (1 + of(change)), self.strike)

    def expected(self, change: Decimal = Decimal(0)) -> Decimal:
        """What totals count of the whole grant: the sum over exits, else part of the face."""
        if not self.exits:
            return self.face(change) * of(self.counts)
        return sum(
            (of(ending.probability_percent) * self.payout(ending, change) for ending in self.exits),
            Decimal(0),
        )

    def payout(self, ending: Exit, change: Decimal = Decimal(0)) -> Decimal:
        """Of the whole grant in one exit, after dilution and strike, before tax."""
        remaining, factor = remaining_percent(self.dilution_percents), 1 + of(change)
        if ending.price is not None:
            return self.share_count * spread(ending.price * factor * of(remaining), self.strike)
        owned = percent_of(self.share_count, self.fully_diluted or Decimal(0)) * of(remaining)
        return exit_payout(
            sale=(ending.sale or Decimal(0)) * factor,
            owned=owned,
            strike=self.exercise_cost,
            preferences=ending.preferences,
            investors=ending.investor_percent,
        ).net

    @property
    def exercise_cost(self) -> Decimal:
        """Of all options: shares x strike; 0 for shares."""
        return self.share_count * self.strike

    def vests(self, year: int) -> Decimal:
        """Percent of the grant that vests in `year` of the comparison."""
        first = self.vested_months + _MONTHS * (year - self.starts_in_year)
        return self.schedule.between(first, first + _MONTHS)

    def standing(self, price: Decimal, months: int) -> "Standing":
        """What the shares are worth at `price`, `months` after vesting began."""
        worth = self.share_count * spread(price, self.strike)
        vested = worth * of(self.schedule.vested(months))
        return Standing(vested=vested, unvested=worth - vested)

    def tranche_shares(self, prices: Sequence[Decimal]) -> tuple[Decimal, ...]:
        """Shares that vest in each year; `prices` turn a grant of value into shares."""
        counts = []
        for percent, price in zip(self.schedule.percents, prices, strict=True):
            if self.sizing is Sizing.VALUE:
                shares = self.face() * of(percent) / price
            else:
                shares = self.share_count * of(percent)
            counts.append(shares // 1 if self.whole_shares else shares)
        return tuple(counts)

    def proceeds(self, sold_at: Sequence[Decimal], sized_at: Sequence[Decimal]) -> Decimal:
        """If each year's shares are sold at that year's price, before tax."""
        shares = self.tranche_shares(sized_at)
        pairs = zip(shares, sold_at, strict=True)
        return sum((count * spread(price, self.strike) for count, price in pairs), Decimal(0))


COUNTED: Final = {"public": Decimal(100), "private": Decimal(50), "options": Decimal(20)}
"""Percent of face value that totals count; ours, between published extremes, always editable."""


class Standing(Value):
    """A grant at one moment."""

    vested: Exact
    unvested: Exact


def spread(price: Decimal, strike: Decimal) -> Decimal:
    """What one option is worth if exercised; never below 0. With no strike, the share."""
    return max(Decimal(0), price - strike)


def amt_adjustment(shares: Decimal, fmv: Decimal, strike: Decimal) -> Decimal:
    """What exercising ISOs adds to income for the alternative minimum tax (US)."""
    return shares * spread(fmv, strike)


def remaining_percent(dilutions: Sequence[Decimal]) -> Decimal:
    """Of 100, what later rounds leave; they compound."""
    left = _WHOLE
    for dilution in dilutions:
        left *= 1 - of(dilution)
    return left


class ExitPayout(Value):
    """How a sale is shared out."""

    converts: bool
    """Whether investors are better off giving up their preference for their share."""
    net: Exact
    """For the holder, after the strike, before tax; never below 0."""


def exit_payout(
    *,
    sale: Decimal,
    owned: Decimal,
    strike: Decimal,
    preferences: Decimal,
    investors: Decimal,
) -> ExitPayout:
    """A sale under a 1x preference that does not participate.

    `owned` and `investors` (below 100) are percent of the company, `strike` is for all shares.
    """
    converts = sale * of(investors) > preferences
    if converts:
        gross = sale * of(owned)
    else:
        gross = max(Decimal(0), sale - preferences) * owned / (_WHOLE - investors)
    return ExitPayout(converts=converts, net=max(Decimal(0), gross - strike))
