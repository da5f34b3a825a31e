"""What an AI token budget is worth: three figures side by side, and where the amount stands."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.domain.formula import FigureName
from bot.domain.money import Currency, Exact
from bot.domain.quantity import (
    Figure,
    Percent,
    Private,
    Quantity,
    count,
    hours,
    money,
    percent,
    percent_of,
)
from bot.domain.token_budget import (
    PersonalUse,
    TokenBand,
    TokenBudget,
    TokenFlag,
    UseAdvice,
    advice,
    band_of,
    break_even_hours,
    flags,
    productivity_value,
    share_of_package,
    swap,
)

_SHARE: Final = {"base": FigureName.SHARE_OF_BASE, "package": FigureName.SHARE_OF_PACKAGE}


class TokenRatio(Private):
    """A public share of pay to stand beside one's own."""

    id: str
    of: Literal["base", "package"]
    percent: Percent


class Yardstick(Private):
    """What a budget is measured by; from prompts/offers, where each entry has source and date."""

    use_percent: Percent
    share_percent: Percent
    multiples: Annotated[tuple[Exact, Exact], Field(min_length=2, max_length=2)]
    """Gain for each unit spent: from the most sceptical evidence to the boldest claim."""
    bands: tuple[TokenBand, ...] = Field(min_length=1)
    ratios: tuple[TokenRatio, ...] = ()
    currency: Currency
    """Of the bands."""


class Setting(Private):
    """What stands beside the budget, in the offer's currency."""

    currency: Currency
    base: Exact | None
    pay: Exact
    """A year of the package, annualised, without the budget."""
    cost: Exact
    """A year of the person to the employer."""
    tax: Exact = Decimal(0)
    ai_heavy: bool = False
    in_bands: Exact | None = None
    """The yearly budget in the bands' currency; None where no rate is known."""


class TokenValue(Private):
    """Three figures that are never summed, and what follows from them."""

    employer_budget: Figure
    cash_equivalent: Figure
    productivity: tuple[Figure, Figure]
    """Lower and upper end."""
    shares: tuple[Figure, ...]
    """Of base and of the package; none of nothing."""
    break_even: tuple[Figure, ...]
    utilisation: Figure | None
    swap: Figure | None
    """Where it is offered instead of cash."""
    day_basis: int
    ratios: tuple[str, ...]
    """Ids of the ratios that are reached."""
    band: str | None
    """Id of the band; None where the budget can't be put in the bands' currency."""
    advice: UseAdvice | None
    flags: tuple[TokenFlag, ...]


def token_value(budget: TokenBudget, setting: Setting, yardstick: Yardstick) -> TokenValue:
    """`budget` is already in the currency of the setting."""
    low, high = _productivity(budget, setting, yardstick)
    shares, yearly = tuple(_shares(budget, setting)), setting.in_bands
    return TokenValue(
        employer_budget=_employer(budget, setting),
        cash_equivalent=_cash(budget, setting),
        productivity=(low, high),
        shares=shares,
        ratios=tuple(ratio.id for ratio in yardstick.ratios if _reached(ratio, shares)),
        break_even=tuple(_break_even(budget, setting)),
        utilisation=_utilisation(budget, setting),
        swap=_swap(budget, setting),
        day_basis=budget.day_basis,
        band=None if yearly is None else band_of(yearly, yardstick.bands).id,
        advice=advice(budget, setting.base),
        flags=flags(budget, ai_heavy=setting.ai_heavy),
    )


def _figure(name: FigureName, value: Quantity, **inputs: Quantity) -> Figure:
    return Figure(name=name, value=value, inputs=inputs)


def _employer(budget: TokenBudget, setting: Setting) -> Figure:
    return _figure(
        FigureName.EMPLOYER_BUDGET,
        money(budget.yearly, setting.currency),
        amount=money(budget.amount.amount, setting.currency),
        times=count(budget.times),
        people=count(budget.people),
    )


def _cash(budget: TokenBudget, setting: Setting) -> Figure:
    value = money(budget.cash_equivalent(setting.tax), setting.currency)
    yearly = money(budget.yearly, setting.currency)
    if budget.personal_use is PersonalUse.STIPEND:
        return _figure(FigureName.CASH_STIPEND, value, budget=yearly, tax=percent(setting.tax))
    if budget.personal_use is PersonalUse.OPEN:
        own = money(budget.would_pay, setting.currency)
        return _figure(FigureName.CASH_EQUIVALENT, value, budget=yearly, would_pay=own)
    return _figure(FigureName.CASH_WORK_ONLY, value, budget=yearly)


def _productivity(
    budget: TokenBudget, setting: Setting, yardstick: Yardstick
) -> tuple[Figure, Figure]:
    use, share = budget.expected_use_percent, budget.convertible_percent
    use = yardstick.use_percent if use is None else use
    share = yardstick.share_percent if share is None else share
    worth = productivity_value(budget.yearly, use=use, share=share, multiples=yardstick.multiples)
    inputs = {
        "budget": money(budget.yearly, setting.currency),
        "use": percent(use),
        "share": percent(share),
    }
    low, high = (count(multiple) for multiple in yardstick.multiples)
    least, most = (money(end, setting.currency) for end in (worth.low, worth.high))
    return (
        _figure(FigureName.PRODUCTIVITY_LOW, least, multiple=low, **inputs),
        _figure(FigureName.PRODUCTIVITY_HIGH, most, multiple=high, **inputs),
    )


def _shares(budget: TokenBudget, setting: Setting) -> Iterable[Figure]:
    yearly = money(budget.yearly, setting.currency)
    if setting.base:
        yield _figure(
            FigureName.SHARE_OF_BASE,
            percent(percent_of(budget.yearly, setting.base)),
            budget=yearly,
            base=money(setting.base, setting.currency),
        )
    if setting.pay:
        yield _figure(
            FigureName.SHARE_OF_PACKAGE,
            percent(share_of_package(budget.yearly, setting.pay)),
            budget=yearly,
            pay=money(setting.pay, setting.currency),
        )


def _reached(ratio: TokenRatio, shares: tuple[Figure, ...]) -> bool:
    return any(share.name is _SHARE[ratio.of] and share.number >= ratio.percent for share in shares)


def _break_even(budget: TokenBudget, setting: Setting) -> Iterable[Figure]:
    if not setting.cost:
        return
    inputs = {
        "budget": money(budget.yearly, setting.currency),
        "cost": money(setting.cost, setting.currency),
    }
    weekly = hours(break_even_hours(budget.yearly, setting.cost))
    yield _figure(FigureName.BREAK_EVEN_HOURS, weekly, **inputs)
    uplift = percent(percent_of(budget.yearly, setting.cost))
    yield _figure(FigureName.BREAK_EVEN_UPLIFT, uplift, **inputs)


def _utilisation(budget: TokenBudget, setting: Setting) -> Figure | None:
    used = budget.utilisation
    if used is None or budget.usage is None:
        return None
    return _figure(
        FigureName.UTILISATION,
        percent(used),
        spent=money(budget.usage.spent, setting.currency),
        budget=money(budget.monthly, setting.currency),
        months=count(budget.usage.months),
    )


def _swap(budget: TokenBudget, setting: Setting) -> Figure | None:
    if not budget.replaces_cash:
        return None
    equivalent = budget.cash_equivalent(setting.tax)
    return _figure(
        FigureName.SWAP,
        money(swap(equivalent, budget.replaces_cash), setting.currency),
        equivalent=money(equivalent, setting.currency),
        replaced=money(budget.replaces_cash, setting.currency),
    )
