"""Around the ask: who names a figure first, and what an ask of its size rests on."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from bot.domain.band import Band
from bot.domain.base import Value
from bot.domain.market import Confidence, Market
from bot.domain.money import Exact


class Opener(StrEnum):
    """Who had better name a figure first."""

    YOU = "you"
    THEM = "them"


def who_opens(market: Market | None, posted: Band | None) -> Opener:
    """The member with a posted range or evidence that carries; otherwise the other side."""
    carries = market is not None and market.confidence in {Confidence.FAIR, Confidence.GOOD}
    return Opener.YOU if posted or carries else Opener.THEM


class Story(Value):
    """What an ask of a certain size has to rest on."""

    up_to_percent: Exact | None = Field(default=None, gt=0)
    """The largest rise that it carries; None for any."""
    name: str
    says: str
    bring: tuple[str, ...] = Field(min_length=1)


def story_for(rise_percent: Decimal, stories: Sequence[Story]) -> Story:
    """The first story that carries the rise; the last one carries any."""
    fits = (s for s in stories if s.up_to_percent is None or rise_percent <= s.up_to_percent)
    return next(fits, stories[-1])
