"""Shapes of the rule data in prompts/reframe, and their patterns, compiled once."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from bot.domain.base import Value
from bot.domain.outcome import Weakness, Wrapper
from bot.reframe.notation import PhraseIndex, Spans, pattern


def _balanced(phrase: str) -> str:
    """Checks the notation only: compiling each phrase by itself would double the time to start."""
    if "  " in phrase or "?" in phrase:
        raise ValueError(f"the phrase {phrase!r} has two spaces in a row, or a question mark")
    depth = {"(": 0, "[": 0}
    for sign in phrase:
        if sign in "([":
            depth[sign] += 1
        elif sign in ")]":
            depth["(" if sign == ")" else "["] -= 1
        if min(depth.values()) < 0:
            break
    if any(depth.values()):
        raise ValueError(f"the phrase {phrase!r} has an unmatched bracket")
    return phrase


Phrase = Annotated[str, Field(min_length=2, max_length=2000), AfterValidator(_balanced)]


class _Rule(Value):
    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)*\.[a-z]+(-[a-z]+)*$")
    """The weakness, a dot, and a name: "hedge.helped"."""
    weakness: Weakness
    why: str = Field(min_length=20, max_length=200)
    source: str = ""
    fires: tuple[str, ...] = Field(min_length=1)
    """Statements in which this rule must find its weakness."""
    passes: tuple[str, ...] = Field(min_length=1)
    """Statements that look alike in which the weakness must not be found."""

    @model_validator(mode="after")
    def _named_after_its_weakness(self) -> "_Rule":
        if self.id.split(".")[0] != self.weakness:
            raise ValueError(f"the id must start with {self.weakness.value}.")
        return self


class PhraseRule(_Rule):
    """Words that weaken a statement wherever they stand."""

    kind: Literal["phrase"]
    phrases: tuple[Phrase, ...] = Field(min_length=1)
    unless: tuple[Phrase, ...] = ()
    """A hit inside one of these is none."""
    at: Literal["anywhere", "start"] = "anywhere"
    """`start`: only at the beginning of a clause, after "I", "was", "have been" and adverbs."""
    wrapper: Wrapper | None = None
    """What the words wrap around the work: the reading looks behind them."""
    strip: bool = False
    """Whether the words may be left out without losing a fact."""


class Signal(StrEnum):
    """What can be read off a statement as a whole and no list of words can tell."""

    NO_EFFECT = "no_effect"
    """Work is named and nothing that came of it."""
    COUNT = "count"
    """A number of things produced or handled stands where the value should."""
    PASSIVE = "passive"
    """A finite passive without an agent."""
    TEAM = "team"
    """As in "We", without an own part."""
    ROUTINE = "routine"
    """The present tense of a daily task."""
    MACHINE = "machine"
    """A volume that an AI produced."""


class SignalRule(_Rule):
    """A weakness that the reading as a whole shows."""

    kind: Literal["signal"]
    signal: Signal


Rule = Annotated[PhraseRule | SignalRule, Field(discriminator="kind")]


class Words(Value):
    """prompts/reframe/words.yaml: what the words of a statement are, for the reading."""

    outputs: frozenset[str]
    """Things produced or handled, singular: a count of them is no result."""
    people: frozenset[str]
    """Words for persons, singular, who can be trained, hired, served: counted as handled."""
    scope_verbs: frozenset[str]
    """Verbs whose counted object is the size of a field, not a yield: "managed 7 engineers"."""
    empty_verbs: frozenset[str]
    """Verbs that name no act of work: "be", "feel", "earn"."""
    down: frozenset[str]
    """Verbs, base form, that make or become less."""
    up: frozenset[str]
    """Verbs, base form, that make or become more."""
    better: frozenset[str]
    """Verbs, base form, that are an effect in themselves: "improve", "prevent"."""
    events: frozenset[str]
    """Verbs, base form, for what others do as a consequence and anybody can check: "renew"."""
    earned: frozenset[str]
    """Verbs, base form, with which a sum of money is a gain, not the size of a field."""
    yields: frozenset[str]
    """Verbs of change that with an output only count it: "raised 40 bugs"."""
    gains: tuple[Phrase, ...]
    """Phrases that state an effect: "no longer", "on time for the first time"."""
    proofs: tuple[Phrase, ...]
    """Phrases that state an effect which can be checked: "passed the audit"."""
    good_metrics: frozenset[str]
    """What should rise, singular."""
    bad_metrics: frozenset[str]
    """What should fall, singular."""
    parties: frozenset[str]
    """People outside the team whose act proves an effect, singular: "auditor", "board"."""
    machines: tuple[Phrase, ...]
    """Names and words for AI tools."""
    teams: tuple[Phrase, ...]
    """Subjects that stand for a group the speaker belongs to."""
    own_part: tuple[Phrase, ...]
    """Words that name the speaker's own part beside a group's."""
    times: tuple[Phrase, ...]
    """When it happened: "last quarter"."""
    beneficiaries: frozenset[str]
    """Who work is done for, singular or as a mass noun."""
    ordinary: frozenset[str]
    """Words that are no names though they often start with a capital."""

    @cached_property
    def moving(self) -> frozenset[str]:
        """Verbs by which something becomes more, less or better."""
        return self.down | self.better | self.up

    @cached_property
    def metrics(self) -> frozenset[str]:
        """All measures, whichever way they should go."""
        return self.good_metrics | self.bad_metrics

    @cached_property
    def long_metrics(self) -> tuple[str, ...]:
        """Those of more than one word."""
        return tuple(sorted(name for name in self.metrics if " " in name))

    @cached_property
    def machine(self) -> re.Pattern[str]:
        """All `machines` in one."""
        return pattern(self.machines)

    @cached_property
    def team(self) -> re.Pattern[str]:
        """All `teams` in one."""
        return pattern(self.teams)


class Names(Value):
    """prompts/reframe/names.yaml: proper nouns and systems, and abbreviations that are neither."""

    systems: frozenset[str]
    """Tools, products and companies, as they are spelled; found in any case."""
    given: frozenset[str]
    """First names and places; found where they have a capital."""
    generic: frozenset[str]
    """Abbreviations and roles that name nothing in particular: API, PR."""

    @cached_property
    def lower(self) -> frozenset[str]:
        """Systems in lower case."""
        return frozenset(name.lower() for name in self.systems)

    @cached_property
    def openings(self) -> frozenset[str]:
        """What systems begin with, in lower case, up to the first space."""
        return frozenset(name.split(" ")[0] for name in self.lower)


class NoticeRule(Value):
    """One sentence for text that cannot, or should not, simply be rewritten."""

    code: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    text: str = Field(min_length=20, max_length=400)
    blocks: bool = True
    phrases: tuple[Phrase, ...] = ()
    """Words that call for it; some notices are told by the shape of the text instead."""
    unless: tuple[Phrase, ...] = ()
    """Words that show that it is not meant."""
    fires: tuple[str, ...] = Field(min_length=1)
    passes: tuple[str, ...] = Field(min_length=1)


class NoticeData(Value):
    """prompts/reframe/notices.yaml."""

    english: frozenset[str]
    """Function words of English."""
    foreign: Mapping[str, frozenset[str]]
    """Language, as a person calls it, to function words that English lacks."""

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Those of all other languages."""
        return frozenset().union(*self.foreign.values())

    chatter: frozenset[str]
    """Words of small talk: a text of nothing else says nothing."""
    notices: tuple[NoticeRule, ...]
    """In order of precedence: the first that fits is given."""


class Rulebook(Value):
    """All that the reading and the diagnosis know, apart from verbs."""

    rules: tuple[Rule, ...] = Field(min_length=1)
    """In the order in which a member reads them."""
    strengths: Mapping[str, str]
    """A sentence for each thing that makes a statement strong, by its code."""
    words: Words
    names: Names
    notices: NoticeData

    @cached_property
    def phrase_rules(self) -> tuple[PhraseRule, ...]:
        """The rules that look for words."""
        return tuple(rule for rule in self.rules if isinstance(rule, PhraseRule))

    def found(self, name: str, text: str) -> Spans:
        """Where the phrases of a rule, a notice or of a list of words.yaml stand in `text`.

        A hit inside one of the exceptions of a rule is none.
        """
        stand = self._index.scan(text)
        if name not in stand:
            return ()
        spans, spared = stand[name], stand.get(f"{name} unless")
        if not spared:
            return spans
        return tuple(
            (start, end)
            for start, end in spans
            if not any(low < end and start < high for low, high in spared)
        )

    def says(self, code: str, text: str) -> bool:
        """Whether the words of a notice are in `text` and none that show that it is not meant."""
        stand = self._index.scan(text)
        return code in stand and f"{code} unless" not in stand

    @cached_property
    def _index(self) -> PhraseIndex:
        lists: dict[str, Sequence[str]] = {
            "gains": self.words.gains,
            "proofs": self.words.proofs,
            "times": self.words.times,
            "machines": self.words.machines,
            "teams": self.words.teams,
            "own": self.words.own_part,
        }
        for rule in self.phrase_rules:
            lists[rule.id] = rule.phrases
            lists[f"{rule.id} unless"] = rule.unless
        for notice in self.notices.notices:
            lists[notice.code] = notice.phrases
            lists[f"{notice.code} unless"] = notice.unless
        return PhraseIndex(lists)
