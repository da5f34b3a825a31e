"""The ladder: a reply prepared for every counter, and what to trade when base stops."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from bot.domain.asking import ThreeNumbers
from bot.domain.base import Value
from bot.domain.money import Money
from bot.domain.situation import Coefficients


class Reply(StrEnum):
    """What to answer; names its words in prompts/market/ladder.yaml."""

    ACCEPT = "accept"
    STEP = "step"
    """One step more settles it; failing that, the same base and the first wish."""
    TRADE = "trade"
    """Wishes other than base, and a review in writing."""
    WALK_AWAY = "walk_away"
    """At or under the walk-away: never a yes."""


class Lever(StrEnum):
    """What can be traded when base stops; in the order of prompts/market/ladder.yaml."""

    LEVEL = "level"
    SIGN_ON = "sign_on"
    EQUITY = "equity"
    REVIEW_DATE = "review_date"
    TITLE = "title"
    LEAVE = "leave"
    REMOTE = "remote"
    LEARNING = "learning"
    TOKENS = "tokens"


class Rung(Value):
    """The counters that get one reply: from `at_least` to just under `below`."""

    reply: Reply
    at_least: Money | None
    """None: no lower end."""
    below: Money | None
    """None: no upper end."""

    def holds(self, counter: Money) -> bool:
        """Whether this rung answers the counter; any currency but the ladder's is a MoneyError."""
        above = self.at_least is None or (counter - self.at_least).amount >= 0
        return above and (self.below is None or (counter - self.below).amount < 0)


class Ladder(Value):
    """The window between offer and ask, cut into rungs; every counter is on exactly one."""

    offer: Money
    ask: Money
    walk_away: Money | None
    floor: Money | None
    """The least above the walk-away: nothing under it is accepted."""
    step: Money
    """What "one step more" is."""
    rungs: tuple[Rung, ...]
    """Highest first."""


class Answer(Value):
    """The reply to one counter."""

    reply: Reply
    asks_for: Money | None = None
    """For STEP: the base that settles it, never above the ask."""


def ladder(offer: Money, ask: Money, walk_away: Money | None, ours: Coefficients) -> Ladder | None:
    """The rungs on the window ask - offer; None where the ask is not above the offer.

    Raises:
        MoneyError: When the three are not in one currency.
    """
    window = ask - offer
    if window.amount <= 0:
        return None
    unit = Money(amount=Decimal(1).scaleb(-ask.currency.minor_units), currency=ask.currency)
    floor = walk_away + unit if walk_away else None
    starts = (
        (Reply.ACCEPT, _at_least(offer + window * ours.accept_share, floor)),
        (Reply.STEP, _at_least(offer + window * ours.trade_share, floor)),
        (Reply.TRADE, floor),
        *([(Reply.WALK_AWAY, None)] if floor else []),
    )
    rungs = []
    below = None
    for reply, start in starts:
        if start is None or below is None or (below - start).amount > 0:
            rungs.append(Rung(reply=reply, at_least=start, below=below))
            below = start
    return Ladder(
        offer=offer,
        ask=ask,
        walk_away=walk_away,
        floor=floor,
        step=window * ours.step_share,
        rungs=tuple(rungs),
    )


def ladder_of(numbers: ThreeNumbers, ours: Coefficients) -> Ladder | None:
    """The ladder to the three numbers; None without an offer or an ask above it."""
    if numbers.offer is None or numbers.ask is None:
        return None
    walk_away = numbers.walk_away.amount if numbers.walk_away else None
    return ladder(numbers.offer, numbers.ask.amount, walk_away, ours)


def answer(prepared: Ladder, counter: Money) -> Answer:
    """The reply to a counter.

    Raises:
        MoneyError: When it is in another currency than the ladder.
    """
    rung = next(rung for rung in prepared.rungs if rung.holds(counter))
    if rung.reply is not Reply.STEP:
        return Answer(reply=rung.reply)
    more = counter + prepared.step
    return Answer(
        reply=Reply.STEP, asks_for=more if more.amount < prepared.ask.amount else prepared.ask
    )


def trades(wishes: Sequence[Lever], usual: Sequence[Lever]) -> tuple[Lever, ...]:
    """What to trade, in order: the member's own wishes, then the usual ones."""
    return tuple(dict.fromkeys((*wishes, *usual)))


def _at_least(amount: Money, floor: Money | None) -> Money:
    return amount if floor is None or amount.amount >= floor.amount else floor
