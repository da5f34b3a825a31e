"""The three numbers: walk-away, target and ask, each with the inputs of its formula."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pydantic import Field

from bot.domain.band import Band
from bot.domain.base import Value
from bot.domain.market import Market, Quartiles
from bot.domain.money import Money
from bot.domain.prep import Moment
from bot.domain.remark import Remark, RemarkKind, remark
from bot.domain.situation import Case, Coefficients, Given, Need, Situation

_DIGITS: Final = 4
"""Significant digits of a precise figure: 187,400 rather than 190,000."""
_ROUND: Final = 5
"""A last digit of 0 or 5 looks round."""
_HAIR: Final = Decimal(1)
"""In percent."""
_TENTH: Final = Decimal("0.1")


_NEEDS: Final = {Need.LOW: -1, Need.MID: 0, Need.HIGH: 1}


class FigureKind(StrEnum):
    """Names the formula in prompts/market/asking.yaml."""

    WALK_AWAY = "walk_away"
    TARGET = "target"
    ASK = "ask"
    RANGE = "range"


INPUT_NAMES: Final = (
    *("alternative", "switching_cost", "floor", "p50", "p75", "p90", "target_share", "target"),
    *("markup", "offer", "counter", "posted_minimum", "posted_maximum", "ask", "width"),
)


class Input(Value):
    """One input of a formula."""

    name: str
    """One of `INPUT_NAMES`; labelled in prompts/market/asking.yaml."""
    value: Money | Decimal = Field(repr=False)
    """Money, or a percentage."""
    ours: bool = False
    """Our own choice, to be labelled so."""


class Derived(Value):
    """A figure and how it came about."""

    kind: FigureKind
    amount: Money
    up_to: Money | None = None
    """The upper end, of a range."""
    inputs: tuple[Input, ...]
    """Those that were known."""


class ThreeNumbers(Value):
    """What could be worked out; the remarks say why the rest could not."""

    offer: Money | None
    """What is on the table, where it can be used."""
    walk_away: Derived | None
    target: Derived | None
    ask: Derived | None
    bolstering: Derived | None
    """From the ask upwards; only on wish."""
    rise_percent: Decimal | None
    """The ask over the offer, in percent to one place."""
    remarks: tuple[Remark, ...]


def three_numbers(situation: Situation, market: Market | None, ours: Coefficients) -> ThreeNumbers:
    """Walk-away, target and ask; impossible inputs are left out and said, never raised."""
    refused = dict(_refused(situation))
    known = situation.model_copy(update=dict.fromkeys(refused))
    quartiles, doubts = _usable(market, known)
    walk_away = _walk_away(known)
    target = _target(quartiles, known.case, ours) if quartiles else None
    ask = _ask(target, quartiles, known, ours) if target and quartiles else None
    bolstering = _bolstering(ask, known, ours) if ask and known.wants_range else None
    rise = None
    if ask and known.offer:
        rise = ((ask.amount - known.offer).amount * 100 / known.offer.amount).quantize(_TENTH)
    numbers = ThreeNumbers(
        offer=known.offer,
        walk_away=walk_away,
        target=target,
        ask=ask,
        bolstering=bolstering,
        rise_percent=rise,
        remarks=(),
    )
    remarks = (*refused.values(), *doubts, *_conflicts(numbers, known, ours))
    return numbers.model_copy(update={"remarks": remarks})


def _refused(situation: Situation) -> Iterator[tuple[str, Remark]]:
    for given in Given:
        stated = getattr(situation, given)
        money = stated.minimum if isinstance(stated, Band) else stated
        if money is None:
            continue
        if money.currency is not situation.currency:
            kind = RemarkKind.FIELD_CURRENCY
            yield given, remark(kind, field=given.value, currency=situation.currency.value)
        elif money.amount < 0:
            yield given, remark(RemarkKind.NEGATIVE, field=given.value)
        elif given is Given.OFFER and not money.amount:
            yield given, remark(RemarkKind.NO_PAY)


def _usable(market: Market | None, known: Situation) -> tuple[Quartiles | None, tuple[Remark, ...]]:
    if market is None or market.quartiles is None:
        return None, (remark(RemarkKind.NO_EVIDENCE),)
    if (market.sought.basis, market.sought.currency) != (known.basis, known.currency):
        other = remark(
            RemarkKind.OTHER_MARKET, basis=known.basis.value, currency=known.currency.value
        )
        return None, (other,)
    few = tuple(said for said in market.remarks if said.kind is RemarkKind.FEW)
    return market.quartiles, few


def _walk_away(known: Situation) -> Derived | None:
    """max(alternative - switching cost, floor), never below zero."""
    sums = []
    if known.alternative:
        cost = known.switching_cost
        sums.append(known.alternative - cost if cost else known.alternative)
    if known.floor:
        sums.append(known.floor)
    if not sums:
        return None
    zero = Money(amount=Decimal(0), currency=known.currency)
    alternative = (Given.ALTERNATIVE, Given.SWITCHING_COST)
    inputs = tuple(
        Input(name=name, value=value)
        for name in (*(alternative if known.alternative else ()), Given.FLOOR)
        if (value := getattr(known, name))
    )
    return Derived(kind=FigureKind.WALK_AWAY, amount=_highest(zero, *sums), inputs=inputs)


def _target(quartiles: Quartiles, case: Case, ours: Coefficients) -> Derived:
    """p50 + share x (p75 - p50)."""
    share = ours.target_share[case]
    return Derived(
        kind=FigureKind.TARGET,
        amount=quartiles.p50 + (quartiles.p75 - quartiles.p50) * share,
        inputs=(
            Input(name="p50", value=quartiles.p50),
            Input(name="p75", value=quartiles.p75),
            Input(name="target_share", value=share * 100, ours=True),
        ),
    )


def _ask(target: Derived, quartiles: Quartiles, known: Situation, ours: Coefficients) -> Derived:
    """min(p90, max(target + markup, offer + counter)), held inside the posted range."""
    inputs = [
        Input(name="target", value=target.amount),
        Input(name="markup", value=ours.markup_percent, ours=True),
    ]
    sums = [_more(target.amount, ours.markup_percent)]
    if known.offer:
        needs = _NEEDS[known.their_need] - _NEEDS[known.own_need]
        counter = ours.counter_percent + ours.need_percent * needs
        sums.append(_more(known.offer, counter))
        inputs.append(Input(name="offer", value=known.offer))
        inputs.append(Input(name="counter", value=counter, ours=True))
    inputs.append(Input(name="p90", value=quartiles.p90))
    cap = quartiles.p90
    amount = _lowest(cap, _highest(*sums))
    if known.posted:
        cap = known.posted.maximum
        amount = _lowest(cap, _highest(known.posted.minimum, amount))
        inputs.append(Input(name="posted_minimum", value=known.posted.minimum))
        inputs.append(Input(name="posted_maximum", value=known.posted.maximum))
    least = _lowest(target.amount, amount)
    if known.posted:
        least = _highest(known.posted.minimum, least)
    ask = precise(amount, least, cap)
    if ask == amount and not known.posted:
        # Where the evidence leaves no room, precision may pass p90 by a hair.
        ask = precise(amount, amount, _more(amount, _HAIR))
    return Derived(kind=FigureKind.ASK, amount=ask, inputs=tuple(inputs))


def _bolstering(ask: Derived, known: Situation, ours: Coefficients) -> Derived | None:
    top = _more(ask.amount, ours.range_percent)
    if known.posted:
        top = _lowest(top, known.posted.maximum)
    up_to = precise(top, ask.amount, top)
    if up_to.amount <= ask.amount.amount:
        return None
    return Derived(
        kind=FigureKind.RANGE,
        amount=ask.amount,
        up_to=up_to,
        inputs=(
            Input(name="ask", value=ask.amount),
            Input(name="width", value=ours.range_percent, ours=True),
        ),
    )


def precise(amount: Money, low: Money, high: Money) -> Money:
    """The next amount of four digits that doesn't look round, from `low` to `high`.

    Upwards if there is room, else downwards, else the amount itself.
    """
    step = Decimal(1).scaleb(max(amount.amount.adjusted() + 1 - _DIGITS, 0))
    count = int(amount.amount / step)
    near = [
        Money(amount=step * number, currency=amount.currency)
        for number in range(count - 1, count + 3)
        if number % _ROUND
    ]
    inside = [money for money in near if low.amount <= money.amount <= high.amount]
    return min(
        inside,
        key=lambda money: (money.amount < amount.amount, abs((money - amount).amount)),
        default=amount,
    )


def _conflicts(numbers: ThreeNumbers, known: Situation, ours: Coefficients) -> Iterator[Remark]:
    walk_away, target, ask = numbers.walk_away, numbers.target, numbers.ask
    if walk_away is None:
        yield remark(RemarkKind.NO_WALK_AWAY)
    if target is None or ask is None:
        return
    if walk_away and walk_away.amount.amount > ask.amount.amount:
        yield remark(RemarkKind.WALK_AWAY_ABOVE_ASK)
    elif walk_away and walk_away.amount.amount > target.amount.amount:
        yield remark(RemarkKind.WALK_AWAY_ABOVE_TARGET)
    if known.posted and target.amount.amount > known.posted.maximum.amount:
        yield remark(RemarkKind.TARGET_ABOVE_POSTED)
    elif known.posted and target.amount.amount < known.posted.minimum.amount:
        yield remark(RemarkKind.TARGET_BELOW_POSTED)
    if known.offer and known.offer.amount >= ask.amount.amount:
        yield remark(RemarkKind.OFFER_ABOVE_ASK)
    far = numbers.rise_percent is not None and numbers.rise_percent > ours.far_percent
    if far and known.moment is Moment.NEW_OFFER and not known.written_rival:
        yield remark(RemarkKind.FAR_ABOVE_OFFER, percent=ours.far_percent)
    if known.wants_range and numbers.bolstering is None:
        yield remark(RemarkKind.NO_RANGE)


def _more(amount: Money, percent: Decimal) -> Money:
    return amount * (1 + percent / 100)


def _highest(*amounts: Money) -> Money:
    return max(amounts, key=lambda money: money.amount)


def _lowest(*amounts: Money) -> Money:
    return min(amounts, key=lambda money: money.amount)
