"""The AI allowance in an offer: three figures that are never summed, and never cash unless it is.

Budget figures are per person and year.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from bot.domain.money import Exact, Period
from bot.domain.quantity import (
    Amount,
    OfferError,
    OfferFault,
    Percent,
    Private,
    TypedMoney,
    of,
    percent_of,
)

DayBasis = Literal[230, 260, 365]
"""Working days less holidays and leave; working days; every day, for agents that never stop."""
WEEK_HOURS: Final = 40
_MONTHS: Final = 12
_MILLION: Final = 10**6


class Certainty(StrEnum):
    """How firmly it is promised."""

    WRITTEN = "written"
    """In the offer or contract."""
    POLICY = "policy"
    """In a policy that can change."""
    VERBAL = "verbal"


class PersonalUse(StrEnum):
    """Whether it may serve you outside work."""

    WORK_ONLY = "work_only"
    OPEN = "open"
    STIPEND = "stipend"
    """Paid out in money, to spend on tools of your own: taxable as a rule."""


class AtCap(StrEnum):
    """What happens when it is used up."""

    STOP = "stop"
    SLOWER = "slower"
    """Throttled, or moved to a weaker model."""
    APPROVAL = "approval"
    """More on request."""
    OPEN = "open"
    """Nothing: the amount is a guide."""


class Usage(Private):
    """What was spent so far."""

    spent: Amount
    months: Annotated[Exact, Field(gt=0, le=120, decimal_places=6)] = Decimal(12)
    """In so many months."""
    period_over: bool = True
    """False while the last of these months still runs."""


class TokenBudget(Private):
    """The AI allowance an employer promises; never pay, and never added to it.

    None means not said, and becomes a question. Only `amount` may be in another currency than the
    pay; compare it with the other amounts after converting it.
    """

    amount: TypedMoney
    """Of one `period`; may be in another currency than the pay."""
    period: Period
    """What the amount is granted for."""
    day_basis: DayBasis = 260
    """Days a year that a daily amount is granted for."""
    people: int = Field(default=1, ge=1)
    """1: yours alone. More: a pool for so many, counted in equal parts."""
    certainty: Certainty | None = None
    personal_use: PersonalUse | None = None
    would_pay: Amount = Decimal(0)
    """A year, what you would otherwise pay yourself for what it gives you."""
    at_cap: AtCap | None = None
    rolls_over: bool | None = None
    models: tuple[str, ...] | None = Field(default=None, max_length=30)
    replaces_cash: Amount | None = None
    """Pay given up for it, a year; 0 if none."""
    in_total: bool | None = None
    """Whether the employer counts it in "total compensation"."""
    ranked: bool | None = None
    """Whether spending is ranked or part of reviews."""
    own_plan: bool | None = None
    """Whether you are expected to use, or pay for, a plan of your own."""
    usage: Usage | None = None
    expected_use_percent: Percent | None = Field(default=None, le=100)
    """Part of the budget that you will use; None: the assumption in prompts/offers."""
    convertible_percent: Percent | None = Field(default=None, le=100)
    """Part of the gain that comes back to you; None: the assumption in prompts/offers."""

    @property
    def times(self) -> int:
        """How often a year the amount is granted."""
        return {Period.DAY: self.day_basis, Period.MONTH: _MONTHS, Period.YEAR: 1}[self.period]

    @property
    def yearly(self) -> Decimal:
        """What the employer promises for one person; a resource, not pay."""
        return self.amount.amount * self.times / self.people

    @property
    def monthly(self) -> Decimal:
        """A twelfth of `yearly`."""
        return self.yearly / _MONTHS

    def cash_equivalent(self, tax: Decimal = Decimal(0)) -> Decimal:
        """What it saves or pays you; 0 while it is for work only, or nothing is said.

        `tax`, in percent, falls on a stipend.
        """
        match self.personal_use:
            case PersonalUse.OPEN:
                return min(self.would_pay, self.yearly)
            case PersonalUse.STIPEND:
                return self.yearly * (1 - of(tax))
            case _:
                return Decimal(0)

    @property
    def utilisation(self) -> Decimal | None:
        """Spent in percent of what was granted for those months."""
        if self.usage is None:
            return None
        return percent_of(self.usage.spent, self.monthly * self.usage.months)


class Range(Private):
    """From the most sceptical evidence to the boldest claim."""

    low: Exact
    high: Exact


def productivity_value(
    budget: Decimal, *, use: Decimal, share: Decimal, multiples: tuple[Decimal, Decimal]
) -> Range:
    """Budget x use x multiple x the share that turns into rating, bonus or promotion.

    A resource that pays only if the work is seen; never to be added to pay.
    """
    low, high = (budget * of(use) * multiple * of(share) for multiple in multiples)
    return Range(low=low, high=high)


def budget_of_share(base: Decimal, share: Decimal) -> Decimal:
    """The budget that is `share` percent of base."""
    return base * of(share)


def share_of_package(budget: Decimal, pay: Decimal) -> Decimal:
    """In percent of pay and budget together; pay is a year's, annualised."""
    return percent_of(budget, pay + budget)


def break_even_hours(budget: Decimal, cost: Decimal) -> Decimal:
    """Hours a week that it must save to be worth `cost`, a year of the person fully loaded."""
    return WEEK_HOURS * budget / cost


def swap(equivalent: Decimal, replaced: Decimal) -> Decimal:
    """What taking the budget instead of cash changes a year; below 0 is a cut."""
    return equivalent - replaced


class UseAdvice(StrEnum):
    """What use so far calls for; neither is a fault of the person."""

    UNDER = "under"
    OVER = "over"


_UNDER_USE, _UNDER_MONTHS, _BIG_BUDGET, _TOKEN_SPEND, _NEARLY_ALL, _ALL = 25, 2, 10, 2, 90, 100


def advice(budget: TokenBudget, base: Decimal | None) -> UseAdvice | None:
    """Under: a tenth of base or more, under 25 % used in two months; or under 2 % used at all.

    Over: above the cap, or above 90 % before the period ends. Thresholds are a convention of ours.
    """
    used = budget.utilisation
    if used is None or budget.usage is None:
        return None
    if used > _ALL or (used > _NEARLY_ALL and not budget.usage.period_over):
        return UseAdvice.OVER
    big = base is not None and percent_of(budget.yearly, base) >= _BIG_BUDGET
    slow = big and used < _UNDER_USE and budget.usage.months >= _UNDER_MONTHS
    return UseAdvice.UNDER if slow or used < _TOKEN_SPEND else None


class TokenFlag(StrEnum):
    """A warning sign; its words are in prompts/offers/token_budget.yaml."""

    NONE = "none"
    """No budget, and the role is said to live on AI."""
    OWN_PLAN = "own_plan"
    VERBAL = "verbal"
    IN_TOTAL = "in_total"
    HARD_STOP = "hard_stop"
    RANKED = "ranked"
    REPLACES_CASH = "replaces_cash"
    ONE_MODEL = "one_model"


def flags(budget: TokenBudget | None, *, ai_heavy: bool = False) -> tuple[TokenFlag, ...]:
    """The warning signs in what was said; silence is none, except where the role needs AI."""
    if budget is None:
        return (TokenFlag.NONE,) if ai_heavy else ()
    seen = {
        TokenFlag.NONE: ai_heavy and budget.yearly == 0,
        TokenFlag.OWN_PLAN: budget.own_plan,
        TokenFlag.VERBAL: budget.certainty is Certainty.VERBAL,
        TokenFlag.IN_TOTAL: budget.in_total,
        TokenFlag.HARD_STOP: budget.at_cap is AtCap.STOP,
        TokenFlag.RANKED: budget.ranked,
        TokenFlag.REPLACES_CASH: budget.replaces_cash,
        TokenFlag.ONE_MODEL: budget.models is not None and len(budget.models) == 1,
    }
    return tuple(flag for flag, raised in seen.items() if raised)


class TokenBand(Private):
    """A yearly amount per person, from one bound to below the next band's."""

    id: str
    starts_at: Annotated[Exact, Field(ge=0)]
    """A year, in the bands' currency; a daily anchor times 230 days."""


def band_of(yearly: Decimal, bands: Sequence[TokenBand]) -> TokenBand:
    """The band that the amount falls in; bands ascend from 0."""
    return [band for band in bands if band.starts_at <= yearly][-1]


class ModelPrice(Private):
    """List price of a model per million tokens."""

    input: Exact
    output: Exact
    cache_read: Exact
    cache_write: Exact


class TokenMix(Private):
    """What a bill's tokens consist of, in percent."""

    input: Percent = Decimal(0)
    output: Percent = Decimal(0)
    cache_read: Percent = Decimal(0)
    cache_write: Percent = Decimal(0)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.input + self.output + self.cache_read + self.cache_write != _ALL:
            raise OfferError(OfferFault.NOT_A_HUNDRED)
        return self


def blended_price(price: ModelPrice, mix: TokenMix) -> Decimal:
    """Per million tokens of this mix."""
    return (
        price.input * of(mix.input)
        + price.output * of(mix.output)
        + price.cache_read * of(mix.cache_read)
        + price.cache_write * of(mix.cache_write)
    )


def tokens_for(amount: Decimal, price_per_million: Decimal) -> Decimal:
    """How many tokens an amount buys; comparable only for the same model and mix."""
    return amount / price_per_million * _MILLION


def cost_of(tokens: Decimal, price_per_million: Decimal) -> Decimal:
    """What tokens cost at one blended price."""
    return tokens / _MILLION * price_per_million
