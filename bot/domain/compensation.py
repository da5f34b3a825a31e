"""An offer year by year: cash, equity and benefits apart, every figure with its inputs.

The AI token budget has no part in any of it: see `token_value`.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from bot.domain.equity import Grant, remaining_percent
from bot.domain.formula import FigureName
from bot.domain.money import Currency
from bot.domain.offer import Offer
from bot.domain.pay import YEARS, OneOff
from bot.domain.quantity import (
    Amount,
    Figure,
    Percent,
    Private,
    Quantity,
    count,
    money,
    of,
    percent,
    percent_of,
    share,
)
from bot.domain.question import Question, questions
from bot.domain.worth import (
    at_location,
    compa_ratio,
    gross_up,
    present_value,
    range_penetration,
)
from bot.domain.yearly import Year, Yearly

FOUR: Final = 4
"""Years in the mean: the length of a usual grant."""
_FLAGGED: Final = 10
"""Percent from which a drop is flagged."""
_SHARES: Final = (Decimal(0), Decimal(50), Decimal(100))
_CHANGES: Final = (Decimal(-30), Decimal(30))


class Assumptions(Private):
    """What figures rest on beyond the offer; one whose assumption is None is left out."""

    inflation_percent: Percent | None = None
    discount_percent: Percent | None = None
    raise_percent: Annotated[Percent, Field(le=50)] = Decimal(0)
    """Of later raises, on which a higher base builds."""
    raise_years: int | None = Field(default=None, ge=1, le=60)
    tax_percent: Annotated[Percent, Field(lt=100)] | None = None
    """Marginal rate, for a gross-up and for a taxable stipend."""
    loaded_cost: Amount | None = None
    """A year of the person to the employer; None: the yearly mean of the package."""
    leave_months: tuple[Annotated[int, Field(ge=0, le=60)], ...] = Field(
        default=(6, 12, 18), max_length=12
    )
    """Months of leaving for which the clawback is worked out."""


class PackageFlag(StrEnum):
    """A pattern to look at; its words are in prompts/offers/report.yaml."""

    DROP = "drop"
    YEAR_5_CLIFF = "year_5_cliff"
    EXPECTED_OPTIONS = "expected_options"
    """Options without a probability of exit: nothing but today's spread is counted."""
    GROSS_REPAYMENT = "gross_repayment"
    """Repaid before tax: more than what was received."""
    FORFEITED_AT_ONCE = "forfeited_at_once"
    """A payment that is owed back in full until its term ends."""


class Evaluation(Private):
    """What an offer comes to, in its own currency, before tax."""

    name: str
    currency: Currency
    years: tuple[Year, ...] = Field(min_length=YEARS, max_length=YEARS)
    four_years: Figure
    mean: Figure
    """A year, over four: one-off payments are spread."""
    cash_mean: Figure
    equity_at: tuple[Figure, ...]
    """The mean with equity at 0, 50 and 100 % of its stated value."""
    price_at: tuple[Figure, ...]
    """The mean with the share price 30 % lower, and 30 % higher."""
    drop: Figure
    year_5_cliff: Figure
    clawback: tuple[Figure, ...]
    """Owed back on leaving after the months assumed."""
    others: tuple[Figure, ...]
    """Those for which enough is known."""
    flags: tuple[PackageFlag, ...]
    questions: tuple[Question, ...]

    @property
    def year_1(self) -> Figure:
        """The first year's total."""
        return self.years[0].total


def evaluate(
    offer: Offer, assumptions: Assumptions | None = None, *, beside: Offer | None = None
) -> Evaluation:
    """The whole offer; `beside` is the current job, for what counts as a difference to it."""
    return _Sum(offer, assumptions or Assumptions(), beside).evaluation()


class _Sum:
    def __init__(self, offer: Offer, assumptions: Assumptions, beside: Offer | None) -> None:
        self._offer = offer
        self._assumptions = assumptions
        self._beside = beside
        yearly = Yearly(offer, beside)
        self._years = tuple(yearly.year(number) for number in range(1, YEARS + 1))

    def evaluation(self) -> Evaluation:
        first = [year.total for year in self._years[:FOUR]]
        total = sum((year.number for year in first), Decimal(0))
        cash = sum((year.cash.number for year in self._years[:FOUR]), Decimal(0))
        inputs = {f"year_{number}": year.value for number, year in enumerate(first, 1)}
        drop, cliff = self._drop(), self._cliff()
        return Evaluation(
            name=self._offer.name,
            currency=self._offer.currency,
            years=self._years,
            four_years=self._figure(FigureName.FOUR_YEARS, total, **inputs),
            mean=self._figure(FigureName.FOUR_YEAR_MEAN, total / FOUR, total=self._money(total)),
            cash_mean=self._figure(FigureName.CASH_MEAN, cash / FOUR, total=self._money(cash)),
            equity_at=tuple(self._equity_at(share) for share in _SHARES),
            price_at=tuple(self._price_at(change) for change in _CHANGES),
            drop=drop,
            year_5_cliff=cliff,
            clawback=tuple(self._clawback()),
            others=tuple(self._others()),
            flags=tuple(self._flags(drop, cliff)),
            questions=questions(self._offer),
        )

    def _money(self, number: Decimal) -> Quantity:
        return money(number, self._offer.currency)

    def _figure(self, name: FigureName, number: Decimal, **inputs: Quantity) -> Figure:
        return Figure(name=name, value=self._money(number), inputs=inputs)

    def _without_equity(self) -> Decimal:
        years = self._years[:FOUR]
        return sum((year.total.number - year.equity for year in years), Decimal(0)) / FOUR

    def _vesting(self, values: Sequence[Decimal]) -> Decimal:
        """The yearly mean of what vests in four years of grants worth `values`."""
        worth = sum(
            (
                value * of(grant.vests(year))
                for grant, value in zip(self._offer.grants, values, strict=True)
                for year in range(1, FOUR + 1)
            ),
            Decimal(0),
        )
        refreshers = self._offer.refreshers
        if refreshers is not None:
            worth += sum(refreshers.vests(year) for year in range(1, FOUR + 1))
        return worth / FOUR

    def _equity_at(self, share: Decimal) -> Figure:
        stated = [grant.expected() if grant.exits else grant.face() for grant in self._offer.grants]
        without, equity = self._without_equity(), self._vesting(stated)
        return self._figure(
            FigureName.EQUITY_AT,
            without + of(share) * equity,
            without=self._money(without),
            share=percent(share),
            equity=self._money(equity),
        )

    def _price_at(self, change: Decimal) -> Figure:
        without = self._without_equity()
        equity = self._vesting([grant.expected(change) for grant in self._offer.grants])
        return self._figure(
            FigureName.PRICE_AT,
            without + equity,
            without=self._money(without),
            change=percent(change),
            equity=self._money(equity),
        )

    def _drop(self) -> Figure:
        totals = [year.total.number for year in self._years]
        lower = min(totals[2], totals[3])
        return Figure(
            name=FigureName.DROP,
            value=percent(percent_of(totals[0] - lower, totals[0])),
            inputs={"year_1": self._money(totals[0]), "lower": self._money(lower)},
        )

    def _cliff(self) -> Figure:
        fourth, fifth = (year.total.number for year in self._years[3:])
        return Figure(
            name=FigureName.YEAR_5_CLIFF,
            value=percent(percent_of(fourth - fifth, fourth)),
            inputs={"year_4": self._money(fourth), "year_5": self._money(fifth)},
        )

    @property
    def _one_offs(self) -> list[OneOff]:
        return [paid for paid in (self._offer.sign_on, self._offer.relocation) if paid]

    def _clawback(self) -> Iterable[Figure]:
        for month in self._assumptions.leave_months:
            owed = sum((paid.owed(month) for paid in self._one_offs), Decimal(0))
            if owed:
                terms = [paid.clawback.months for paid in self._one_offs if paid.clawback]
                yield self._figure(
                    FigureName.CLAWBACK,
                    owed,
                    paid=self._money(
                        sum((paid.paid_by(month) for paid in self._one_offs), Decimal(0))
                    ),
                    term=count(max(terms)),
                    month=count(month),
                )

    def _others(self) -> Iterable[Figure]:
        if self._offer.base is not None:
            yield from self._in_band(self._offer.base)
            yield from self._in_place(self._offer.base)
        for grant in self._offer.grants:
            yield from self._stake(grant)
        rate, tax = self._assumptions.discount_percent, self._assumptions.tax_percent
        if rate is not None:
            flows = [year.total.number for year in self._years[:FOUR]]
            yield self._figure(
                FigureName.PRESENT_VALUE,
                present_value(flows, rate),
                total=self._money(sum(flows, Decimal(0))),
                rate=percent(rate),
            )
        if tax is not None and self._offer.relocation is not None:
            cost = sum(self._offer.relocation.by_year, Decimal(0))
            grossed = gross_up(cost, tax)
            yield self._figure(
                FigureName.GROSS_UP,
                grossed.payment,
                amount=self._money(cost),
                rate=percent(tax),
                simple=self._money(cost + grossed.simple),
            )

    def _stake(self, grant: Grant) -> Iterable[Figure]:
        if grant.shares is not None and grant.fully_diluted is not None:
            owned = percent_of(grant.shares, grant.fully_diluted)
            left = owned * of(remaining_percent(grant.dilution_percents))
            yield Figure(
                name=FigureName.OWNERSHIP,
                value=share(owned),
                inputs={
                    "shares": count(grant.shares),
                    "all": count(grant.fully_diluted),
                    "diluted": share(left),
                },
            )
        if grant.shares is not None and grant.strike:
            yield self._figure(
                FigureName.EXERCISE_COST,
                grant.exercise_cost,
                shares=count(grant.shares),
                strike=self._money(grant.strike),
            )
        if grant.fmv is not None and grant.preferred_price:
            yield Figure(
                name=FigureName.COMMON_PRICE,
                value=percent(percent_of(grant.fmv, grant.preferred_price)),
                inputs={
                    "fmv": self._money(grant.fmv),
                    "preferred": self._money(grant.preferred_price),
                },
            )

    def _in_band(self, base: Decimal) -> Iterable[Figure]:
        band = self._offer.band
        if band is None:
            return
        low, middle, high = (end.amount for end in (band.minimum, band.middle, band.maximum))
        yield Figure(
            name=FigureName.COMPA_RATIO,
            value=percent(compa_ratio(base, middle)),
            inputs={"base": self._money(base), "midpoint": self._money(middle)},
        )
        yield Figure(
            name=FigureName.PENETRATION,
            value=percent(range_penetration(base, low, high)),
            inputs={
                "base": self._money(base),
                "low": self._money(low),
                "high": self._money(high),
            },
        )

    def _in_place(self, base: Decimal) -> Iterable[Figure]:
        here, there = _index(self._offer), _index(self._beside)
        if here is not None and there is not None and here != there:
            yield self._figure(
                FigureName.AT_LOCATION,
                at_location(base, here, there),
                base=self._money(base),
                index=count(here),
                reference=count(there),
            )

    def _flags(self, drop: Figure, cliff: Figure) -> Iterable[PackageFlag]:
        if drop.number > _FLAGGED:
            yield PackageFlag.DROP
        if cliff.number > _FLAGGED:
            yield PackageFlag.YEAR_5_CLIFF
        if any(grant.is_options and not grant.exits for grant in self._offer.grants):
            yield PackageFlag.EXPECTED_OPTIONS
        if any(paid.is_all_or_nothing for paid in self._one_offs):
            yield PackageFlag.FORFEITED_AT_ONCE
        if any(paid.clawback is not None and paid.clawback.gross for paid in self._one_offs):
            yield PackageFlag.GROSS_REPAYMENT


def _index(offer: Offer | None) -> Decimal | None:
    return offer.location.labour_index if offer is not None and offer.location else None


__all__ = ["FOUR", "Assumptions", "Evaluation", "PackageFlag", "Year", "evaluate"]
