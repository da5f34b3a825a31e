"""The questions that would help most, in the words of the topic and the role."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from pydantic import Field

from bot.domain.base import Value
from bot.domain.outcome import Question, Slot

MOST = 3
"""Questions asked at a time."""


_VALUES = frozenset({Slot.BASELINE, Slot.NEW_VALUE})


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
    examples: Mapping[Slot, str] = {}
    """Answers to the plain questions that fit the measure which `questions` ask for."""
    questions: Mapping[Slot, QuestionText]


class Topic(Value):
    """One entry of prompts/reframe/topics.yaml."""

    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    words: tuple[str, ...] = Field(min_length=1)
    examples: Mapping[Slot, str] = {}
    """Answers to the plain questions that fit the measure which `questions` ask for."""
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
        sources: list[Topic | Role] = [topic for _, _, topic in sorted(found, key=_rank)]
        if known := self._roles.get(role) or self._roles.get("other"):
            sources.append(known)
        return tuple(self._question(slot, sources) for slot in list(missing)[:MOST])

    def _question(self, slot: Slot, sources: list[Topic | Role]) -> Question:
        """By the first source that has it; a value by the one whose measure is asked for."""
        plain = self._plain[slot]
        if slot in _VALUES:
            sources = [source for source in sources if Slot.METRIC in source.questions][:1]
        wording = next(
            (found.questions[slot] for found in sources if slot in found.questions), plain
        )
        example = wording.example
        if wording is plain and slot in _VALUES and sources:
            example = sources[0].examples.get(slot, example)
        return Question(slot=slot, text=wording.text, example=example)


def _rank(hit: tuple[int, int, Topic]) -> tuple[int, int]:
    return hit[:2]
