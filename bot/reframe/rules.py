"""Shapes of the rule data in prompts/reframe, and their patterns, compiled once."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from bot.domain.base import Value
from bot.domain.outcome import Weakness, Wrapper

_NUMBER = (
    r"[~$\u20ac\u00a3]?\d[\d,.]{0,12}[kKmM]?\+?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)\b"
)
_WORD = r"[^\s;.!?]{1,30}"
_SIGNS = {
    "(": "(?:",
    ")": ")",
    "[": "(?:",
    "]*": "){0,3}",
    "]": ")?",
    "|": "|",
    "#": f"(?:{_NUMBER})",
    "*": _WORD,
    "... ": rf"(?:{_WORD}\s){{0,4}}",
}
_SIGN = re.compile(r"\]\*|\.\.\. |[()\[\]|#*]|[^()\[\]|#*.]+|\.")


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole words of any of `phrases`, any case, longest phrase first.

    In a phrase `(a|b)` is a choice, `[a ]` may be missing, `[a |b ]*` may come up to three times,
    `#` is a number, `*` is any one word and `... ` is up to four words. Nothing repeats without a
    bound, so that matching takes linear time.
    """
    choices = "|".join(
        "".join(_SIGNS.get(sign) or re.escape(sign) for sign in _SIGN.findall(phrase))
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?=[^\s(),;:.-])(?:{choices})(?!\w)", re.IGNORECASE)


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

    @cached_property
    def matcher(self) -> re.Pattern[str]:
        """All `phrases` in one."""
        return pattern(self.phrases)

    @cached_property
    def exceptions(self) -> re.Pattern[str] | None:
        """All `unless` in one."""
        return pattern(self.unless) if self.unless else None

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in `text`, whatever `at` says."""
        spans = [match.span() for match in self.matcher.finditer(text)]
        if not spans or not self.exceptions:
            return spans
        spared = [match.span() for match in self.exceptions.finditer(text)]
        return [
            (start, end)
            for start, end in spans
            if not any(low < end and start < high for low, high in spared)
        ]


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
    def gain(self) -> re.Pattern[str]:
        """All `gains` in one."""
        return pattern(self.gains)

    @cached_property
    def proof(self) -> re.Pattern[str]:
        """All `proofs` in one."""
        return pattern(self.proofs)

    @cached_property
    def machine(self) -> re.Pattern[str]:
        """All `machines` in one."""
        return pattern(self.machines)

    @cached_property
    def team(self) -> re.Pattern[str]:
        """All `teams` in one."""
        return pattern(self.teams)

    @cached_property
    def own(self) -> re.Pattern[str]:
        """All `own_part` in one."""
        return pattern(self.own_part)

    @cached_property
    def time(self) -> re.Pattern[str]:
        """All `times` in one."""
        return pattern(self.times)


class Names(Value):
    """prompts/reframe/names.yaml: proper nouns and systems, and abbreviations that are neither."""

    systems: frozenset[str]
    """Tools, products and companies, as they are spelled; found in any case."""
    given: frozenset[str]
    """First names and places; found where they have a capital."""
    generic: frozenset[str]
    """Abbreviations and roles that name nothing in particular: API, PR."""

    @cached_property
    def lower(self) -> Mapping[str, str]:
        """Systems by their lower-case spelling."""
        return {name.lower(): name for name in self.systems}


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

    @cached_property
    def matcher(self) -> re.Pattern[str] | None:
        """All `phrases` in one."""
        return pattern(self.phrases) if self.phrases else None

    @cached_property
    def exceptions(self) -> re.Pattern[str] | None:
        """All `unless` in one."""
        return pattern(self.unless) if self.unless else None

    def says(self, text: str) -> bool:
        """Whether the words of this notice are in `text`."""
        if not self.matcher or not self.matcher.search(text):
            return False
        return not (self.exceptions and self.exceptions.search(text))


class NoticeData(Value):
    """prompts/reframe/notices.yaml."""

    english: frozenset[str]
    """Function words of English."""
    foreign: Mapping[str, frozenset[str]]
    """Language, as a person calls it, to function words that English lacks."""
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
