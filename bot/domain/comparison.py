"""Up to three offers beside the current job, each in its own currency, compared in one."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from bot.domain.compensation import FOUR, Assumptions, Evaluation, evaluate
from bot.domain.formula import FigureName
from bot.domain.money import Currency, Exact, Money
from bot.domain.offer import Offer, stated_currency
from bot.domain.quantity import (
    Amount,
    Figure,
    OfferError,
    OfferFault,
    Private,
    count,
    money,
    percent,
    percent_of,
    reading_in,
)
from bot.domain.token_budget import TokenBudget, TokenFlag, flags
from bot.domain.token_value import Setting, TokenValue, Yardstick, token_value
from bot.domain.worth import make_whole, raise_value, real_raise

MOST_OFFERS: Final = 3
TIE: Final = Decimal(2)
"""Percent apart within which two packages are the same money."""
CLOSE: Final = Decimal(10)
"""Percent apart within which weighted criteria decide."""
_CENT: Final = Decimal("0.01")


class Rate(Private):
    """An exchange rate of one day; nothing is forecast."""

    currency: Currency
    """One unit of this ..."""
    to: Currency
    rate: Annotated[Exact, Field(gt=0, le=10**9, decimal_places=12)]
    """... is so many units of `to`."""
    on: date
    source: str = Field(min_length=1, max_length=200)


class Criterion(Private):
    """Something other than money that matters to you."""

    name: str = Field(min_length=1, max_length=60)
    weight: Annotated[Exact, Field(gt=0, le=100, decimal_places=6)]
    scores: Mapping[str, Annotated[Exact, Field(ge=0, le=10, decimal_places=6)]]
    """By the name of each package: 0 to 10."""


class Leaving(Private):
    """What leaving the current job forfeits, for a make-whole payment."""

    bonus_months: Annotated[Exact, Field(ge=0, le=12, decimal_places=6)] = Decimal(0)
    """Months of the running bonus year that were worked and not paid."""
    owed: Amount = Decimal(0)
    """Sign-on or relocation money to be paid back there."""


class Sheet(Private):
    """All that is compared, and what the figures rest on."""

    current: Offer | None = None
    offers: tuple[Offer, ...] = Field(min_length=1, max_length=MOST_OFFERS)
    leaving: Leaving = Leaving()
    criteria: tuple[Criterion, ...] = Field(default=(), max_length=12)
    rates: tuple[Rate, ...] = Field(default=(), max_length=20)
    assumptions: Assumptions = Assumptions()
    """Amounts outside the offers are in the currency of the comparison."""

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_currency(cls, stated: object, read: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(stated, dict):
            return read(stated)
        offers = stated.get("offers")
        first = offers[0] if isinstance(offers, list | tuple) and offers else None
        with reading_in(stated_currency(stated.get("current") or first)):
            return read(stated)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [offer.name for offer in self.all]
        if len(set(names)) < len(names):
            raise OfferError(OfferFault.SAME_NAME)
        if any(set(criterion.scores) != set(names) for criterion in self.criteria):
            raise OfferError(OfferFault.CRITERIA)
        for offer in self.all:
            self.convert(Decimal(0), offer.currency, self.currency)
            if offer.token_budget is not None:
                self.convert(Decimal(0), offer.token_budget.amount.currency, offer.currency)
        return self

    @property
    def all(self) -> tuple[Offer, ...]:
        """The current job first."""
        return (*filter(None, [self.current]), *self.offers)

    @property
    def currency(self) -> Currency:
        """The one that packages are compared in: the current job's, else the first offer's."""
        return self.all[0].currency

    def convert(self, amount: Decimal, currency: Currency, to: Currency) -> Decimal:
        """At a stated rate, or one over it.

        Raises:
            OfferError: Where no rate between the two is stated.
        """
        if currency is to:
            return amount
        for rate in self.rates:
            if (rate.currency, rate.to) == (currency, to):
                return amount * rate.rate
            if (rate.to, rate.currency) == (currency, to):
                return amount / rate.rate
        raise OfferError(OfferFault.NO_RATE)


class Contender(Private):
    """One column of the comparison."""

    offer: Offer
    evaluation: Evaluation
    token: TokenValue | None
    token_flags: tuple[TokenFlag, ...]
    mean: Exact
    """Of four years, in the currency of the comparison."""
    beside_current: tuple[Figure, ...]
    """What changes against the current job, in the currency of the comparison."""


class Closeness(StrEnum):
    """What the money says."""

    ONLY = "only"
    """Nothing to compare with."""
    TIE = "tie"
    CLOSE = "close"
    CLEAR = "clear"


class Part(StrEnum):
    """Where the difference comes from."""

    CASH = "cash"
    EQUITY = "equity"
    BENEFITS = "benefits"


class Verdict(Private):
    """Which is better, by how much, and why."""

    closeness: Closeness
    best: str
    """Name of the package with the highest mean."""
    second: str | None = None
    gap: Exact = Decimal(0)
    """A year, in the currency of the comparison."""
    gap_percent: Exact = Decimal(0)
    """Of the higher."""
    why: Part | None = None
    """The part that differs most in favour of the best."""
    by_criteria: str | None = None
    """Name of the one that the criteria prefer among those within 10 %; None: equal, or none."""


class Comparison(Private):
    """Everything that a view shows."""

    currency: Currency
    packages: tuple[Contender, ...]
    """The current job first."""
    make_whole: Figure | None
    """To ask a new employer for; None without a current job, or where nothing is lost."""
    rates: tuple[Rate, ...]
    verdict: Verdict


def compare(sheet: Sheet, yardstick: Yardstick) -> Comparison:
    """Evaluate every package of the sheet, and say what the money says."""
    packages = tuple(_package(sheet, offer, yardstick) for offer in sheet.all)
    return Comparison(
        currency=sheet.currency,
        packages=packages,
        make_whole=_make_whole(sheet, packages[0].evaluation),
        rates=sheet.rates,
        verdict=_verdict(sheet, packages),
    )


def _package(sheet: Sheet, offer: Offer, yardstick: Yardstick) -> Contender:
    current = sheet.current
    evaluation = evaluate(offer, sheet.assumptions, beside=current)
    mean = sheet.convert(evaluation.mean.number, offer.currency, sheet.currency)
    changes = current is not None and offer is not current
    return Contender(
        offer=offer,
        evaluation=evaluation,
        token=_token(sheet, offer, evaluation, yardstick),
        token_flags=flags(offer.token_budget, ai_heavy=bool(offer.ai_heavy)),
        mean=mean,
        beside_current=tuple(_changes(sheet, offer, mean)) if changes else (),
    )


def _token(
    sheet: Sheet, offer: Offer, evaluation: Evaluation, yardstick: Yardstick
) -> TokenValue | None:
    stated, assumptions = offer.token_budget, sheet.assumptions
    if stated is None:
        return None
    mean, loaded = evaluation.mean.number, assumptions.loaded_cost
    cost = mean if loaded is None else sheet.convert(loaded, sheet.currency, offer.currency)
    setting = Setting(
        currency=offer.currency,
        base=offer.base,
        pay=mean,
        cost=cost,
        tax=assumptions.tax_percent or Decimal(0),
        ai_heavy=bool(offer.ai_heavy),
        in_bands=_in_bands(sheet, stated, yardstick),
    )
    return token_value(_converted(sheet, offer, stated), setting, yardstick)


def _in_bands(sheet: Sheet, stated: TokenBudget, yardstick: Yardstick) -> Decimal | None:
    try:
        return sheet.convert(stated.yearly, stated.amount.currency, yardstick.currency)
    except OfferError:
        return None


def _converted(sheet: Sheet, offer: Offer, stated: TokenBudget) -> TokenBudget:
    amount = sheet.convert(stated.amount.amount, stated.amount.currency, offer.currency)
    exact = Money.model_construct(amount=amount, currency=offer.currency)
    return stated.model_copy(update={"amount": exact})


def _changes(sheet: Sheet, offer: Offer, mean: Decimal) -> Iterable[Figure]:
    current, assumptions = sheet.all[0], sheet.assumptions
    here = evaluate(current, assumptions).mean.number
    yield Figure(
        name=FigureName.MEAN_GAP,
        value=money(mean - here, sheet.currency),
        inputs={"mean": money(mean, sheet.currency), "other": money(here, sheet.currency)},
    )
    if offer.base is None or not current.base:
        return
    base = sheet.convert(offer.base, offer.currency, sheet.currency)
    gap, nominal = base - current.base, percent_of(base - current.base, current.base)
    yield Figure(
        name=FigureName.NOMINAL_RAISE,
        value=percent(nominal),
        inputs={"base": money(base, sheet.currency), "other": money(current.base, sheet.currency)},
    )
    if assumptions.inflation_percent is not None:
        yield Figure(
            name=FigureName.REAL_RAISE,
            value=percent(real_raise(nominal, assumptions.inflation_percent)),
            inputs={"raise": percent(nominal), "inflation": percent(assumptions.inflation_percent)},
        )
    if assumptions.raise_years is not None:
        rate, years = assumptions.raise_percent, assumptions.raise_years
        yield Figure(
            name=FigureName.RAISE_VALUE,
            value=money(raise_value(gap, rate, years).total, sheet.currency),
            inputs={
                "gap": money(gap, sheet.currency),
                "rate": percent(rate),
                "years": count(years),
            },
        )


def _make_whole(sheet: Sheet, here: Evaluation) -> Figure | None:
    current, leaving = sheet.current, sheet.leaving
    if current is None:
        return None
    bonus = current.bonus.target(current.base or Decimal(0)) if current.bonus else Decimal(0)
    equity = here.years[0].equity
    asked = make_whole(bonus, leaving.bonus_months, equity) + leaving.owed
    if not asked:
        return None
    return Figure(
        name=FigureName.MAKE_WHOLE,
        value=money(asked, sheet.currency),
        inputs={
            "bonus": money(bonus, sheet.currency),
            "months": count(leaving.bonus_months),
            "equity": money(equity, sheet.currency),
            "owed": money(leaving.owed, sheet.currency),
        },
    )


def _verdict(sheet: Sheet, packages: tuple[Contender, ...]) -> Verdict:
    ranked = sorted(packages, key=lambda package: package.mean, reverse=True)
    best = ranked[0]
    if len(ranked) == 1:
        return Verdict(closeness=Closeness.ONLY, best=best.offer.name)
    apart = _apart(best, ranked[1])
    near = [package for package in ranked if _apart(best, package) <= CLOSE]
    closeness = Closeness.TIE if apart <= TIE else Closeness.CLOSE
    return Verdict(
        closeness=closeness if len(near) > 1 else Closeness.CLEAR,
        best=best.offer.name,
        second=ranked[1].offer.name,
        gap=best.mean - ranked[1].mean,
        gap_percent=apart,
        why=_why(sheet, best, ranked[1]),
        by_criteria=_preferred(sheet, near) if len(near) > 1 else None,
    )


def _apart(higher: Contender, lower: Contender) -> Decimal:
    return percent_of(higher.mean - lower.mean, higher.mean)


def _why(sheet: Sheet, best: Contender, second: Contender) -> Part:
    mine, others = _parts(sheet, best), _parts(sheet, second)
    return max(Part, key=lambda part: mine[part] - others[part])


def _parts(sheet: Sheet, package: Contender) -> dict[Part, Decimal]:
    years = package.evaluation.years[:FOUR]
    sums = {
        Part.CASH: sum((year.cash.number for year in years), Decimal(0)),
        Part.EQUITY: sum((year.equity for year in years), Decimal(0)),
        Part.BENEFITS: sum((year.benefits for year in years), Decimal(0)),
    }
    currency = package.offer.currency
    return {part: sheet.convert(total, currency, sheet.currency) for part, total in sums.items()}


def _preferred(sheet: Sheet, near: list[Contender]) -> str | None:
    scores = {package.offer.name: score(sheet.criteria, package.offer.name) for package in near}
    highest = max(scores.values())
    leaders = [name for name, reached in scores.items() if reached == highest]
    return leaders[0] if len(leaders) == 1 else None


def score(criteria: Iterable[Criterion], name: str) -> Decimal:
    """The weighted mean, 0 to 10; 0 without criteria."""
    weights = [(criterion.weight, criterion.scores[name]) for criterion in criteria]
    whole = sum((weight for weight, _ in weights), Decimal(0))
    reached = sum((weight * given for weight, given in weights), Decimal(0))
    return (reached / whole).quantize(_CENT) if whole else Decimal(0)
