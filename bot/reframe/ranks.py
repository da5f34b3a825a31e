"""Which of the clauses of a statement names its work."""

from enum import IntEnum, auto
from typing import NamedTuple

from bot.reframe.phrases import Hit
from bot.reframe.subjects import Found


class Rank(IntEnum):
    """How likely a clause names the work of the statement; the lowest wins, then the earliest."""

    FIRST = auto()
    NAMED = auto()
    """As in "because I added alerts": the speaker as a subject."""
    OWN_NOUN = auto()
    """As in "my redesign of the form"."""
    OTHER = auto()
    NAMED_ASIDE = auto()
    UNNAMED = auto()
    TEAM_NAMED = auto()
    """As in "we ran at 92%": the own part may stand in another clause."""
    NOUN = auto()
    PURPOSE = auto()
    LATER_WRAPPED = auto()
    UNNAMED_ASIDE = auto()
    OTHER_ASIDE = auto()
    OUTCOME = auto()
    """What moved, not what was done: "errors fell"."""


class Candidate(NamedTuple):
    """One way to read the work."""

    rank: Rank
    found: Found | None
    hit: Hit | None = None
