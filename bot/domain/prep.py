"""One negotiation being prepared, and the outcomes in it."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from bot.domain.base import Value
from bot.domain.outcome import Slot
from bot.domain.people import Member

MOST_OUTCOMES = 12
"""Outcomes in one prep that are not dropped."""
LONGEST_STATEMENT = 3000
"""Characters; the most that Slack lets a text input hold."""


class Moment(StrEnum):
    """What is being negotiated."""

    ANNUAL_REVIEW = "annual_review"
    NEW_OFFER = "new_offer"
    PROMOTION = "promotion"


class Step(StrEnum):
    """What the member does next."""

    OUTCOMES = "outcomes"
    PACKAGE = "package"
    DONE = "done"


class Basics(Value):
    """The first step of a prep."""

    moment: Moment
    role: str
    """Id of a file in prompts/roles, or "other"."""
    talk_on: date | None = None
    """The day of the talk, in the member's own calendar; None while unknown."""


class Outcome(Value):
    """A statement of the member's with its answers; every earlier version is kept beside it."""

    id: str
    position: int = Field(ge=1)
    """Order in the prep, from 1."""
    text: str
    """The newest version."""
    answers: Mapping[Slot, str] = {}
    version: int = Field(default=1, ge=1)
    dropped: bool = False


class Prep(Value):
    """One negotiation being prepared; belongs to one member."""

    id: str
    owner: Member
    basics: Basics
    step: Step = Step.OUTCOMES
    outcomes: tuple[Outcome, ...] = ()
    """In order of position, dropped ones included."""
    created_at: datetime
    updated_at: datetime

    @property
    def kept(self) -> tuple[Outcome, ...]:
        """The outcomes that are not dropped."""
        return tuple(outcome for outcome in self.outcomes if not outcome.dropped)
