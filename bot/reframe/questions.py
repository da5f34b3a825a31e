"""The questions that would help most, in the words of the topic and the role."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from pydantic import Field

from bot.domain.base import Value
from bot.domain.outcome import Question, Slot

MOST = 3
"""Questions asked at a time."""


class QuestionText(Value):
    """One question, and an answer somebody might give."""

    text: str = Field(min_length=8, max_length=140, pattern=r"\?$")
    example: str = Field(min_length=1, max_length=120)


class Decision(Value):
    """A decision that people in the role answer for."""

    decision: str
    cost: str


class Role(Value):
    """One file of prompts/roles."""

    name: str = Field(min_length=2, max_length=75)
    """As a menu shows it; 75 characters is Slack's limit."""
    example: tuple[str, ...] = Field(min_length=3, max_length=3)
    """Three lines as people first write them, shown as a hint."""
    metrics: tuple[str, ...] = Field(min_length=3)
    """What the role is judged by."""
    breaks: tuple[str, ...] = Field(min_length=1)
    decisions: tuple[Decision, ...] = Field(min_length=1)
    traps: tuple[str, ...] = Field(min_length=1)
    """Words that sound like work and prove nothing."""
    questions: Mapping[Slot, QuestionText]


class Topic(Value):
    """One entry of prompts/reframe/topics.yaml."""

    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    words: tuple[str, ...] = Field(min_length=1)
    questions: Mapping[Slot, QuestionText]

    @cached_property
    def matcher(self) -> re.Pattern[str]:
        """Any of `words`, whole and in any case."""
        choice = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        return re.compile(rf"(?<![\w-])(?:{choice})(?![\w-])", re.IGNORECASE)


class Questions:
    """Knows what to ask; holds no state of its own."""

    def __init__(
        self,
        topics: Iterable[Topic],
        roles: Mapping[str, Role],
        plain: Mapping[Slot, QuestionText],
    ) -> None:
        self._topics = tuple(topics)
        self._roles = roles
        self._plain = plain

    def ask(self, text: str, role: str, missing: Iterable[Slot]) -> tuple[Question, ...]:
        """At most three questions, for the first of `missing`; an unknown role counts as "other".

        Each is worded by the topic of `text` that comes first in it, else by the role.
        """
        found = [
            (match.start(), at, topic)
            for at, topic in enumerate(self._topics)
            if (match := topic.matcher.search(text))
        ]
        topical = [topic.questions for _, _, topic in sorted(found, key=lambda hit: hit[:2])]
        wordings = [*topical]
        known = self._roles.get(role) or self._roles.get("other")
        if known:
            wordings.append(known.questions)
        wordings.append(self._plain)
        # A role's "before" fits its own measure, not the one that a topic asks for.
        general = [*topical, self._plain] if topical else wordings
        return tuple(
            _question(slot, general if slot is Slot.BASELINE else wordings)
            for slot in list(missing)[:MOST]
        )


def _question(slot: Slot, wordings: list[Mapping[Slot, QuestionText]]) -> Question:
    wording = next(questions[slot] for questions in wordings if slot in questions)
    return Question(slot=slot, text=wording.text, example=wording.example)
