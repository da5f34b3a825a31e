"""The rewriting: the statement's own words first, the answers joined to them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.base import Value
from bot.domain.outcome import Reading, Slot
from bot.reframe.action import Action, Actions
from bot.reframe.change import Changes, Measured
from bot.reframe.edit import Editor, tidied
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Lexicon
from bot.reframe.phrase import raised, tokens
from bot.reframe.results import Results
from bot.reframe.slots import names_work
from bot.reframe.stakes import Stakes
from bot.reframe.statement import object_words
from bot.reframe.wording import Wording

_FROM_TO = re.compile(
    r"^(?P<metric>.{2,60}?),?\s+(?:(?:went|fell|rose|dropped|grew|increased|decreased|improved|is|are)\s+)?(?:(?:down|up)\s+)?"
    r"(?:from\s+)(?P<baseline>\S.{0,40}?)\s+(?:to|\u2192)\s+(?P<value>.{1,40})$",
    re.IGNORECASE,
)
_TAKEN = (" for ", ";", " when ", " while ", " from ", "(")
"""Signs that whom it is for would be taken for part of another clause."""


class Draft(Value):
    """A rewriting, and the statement's words that it leaves out."""

    text: str = ""
    dropped: tuple[str, ...] = ()


class _Facts(NamedTuple):
    """The answers about a measure."""

    change: Measured | None = None
    alone: str = ""
    """What to append where only one value, or only the measure, is known."""


class _Given(NamedTuple):
    """The answers that surround the action, ready to be put in."""

    result: str
    who: str
    time: str
    late: bool
    """The time belongs to the result: "got back online, in 7 hours"."""


class Composer:
    """Writes rewritings; deterministic, holds no state of its own."""

    def __init__(
        self, lexicon: Lexicon, wording: Wording, names: frozenset[str] = frozenset()
    ) -> None:
        """`names`: known names, as they are spelled."""
        self._words = wording
        self._grammar = Grammar(lexicon, wording, names)
        self._actions = Actions(lexicon, wording, self._grammar)
        self._changes = Changes(self._grammar, wording)
        editor = Editor(lexicon, wording, self._grammar)
        self._results = Results(wording, self._grammar, editor)
        self.stakes = Stakes(wording, self._grammar, self._results)
        """Says what is at stake."""

    def untouched(self, reading: Reading) -> Draft:
        """A strong statement: the member's words, a capital and a full stop."""
        return Draft(text=sentence(reading.text))

    def edited(self, reading: Reading) -> Draft:
        """The statement without the words that weaken it, nothing added."""
        action = self._actions.action(reading, "") if names_work(reading) else None
        action = action or self._actions.edited(reading)
        return Draft(text=_sentences(action.text, action.rest), dropped=action.dropped)

    def composed(self, reading: Reading, said: Mapping[Slot, str]) -> Draft:
        """The statement with all that was answered; empty where there is no work in either."""
        own = said.get(Slot.OWNERSHIP, "") or said.get(Slot.ACTION, "")
        action = self._actions.action(reading, own)
        facts = self._facts(said)
        if action is None:
            if not (facts.change or said.get(Slot.RESULT)):
                return Draft()
            action = Action("", agent=False)
        main = self._main(action, reading, said, facts)
        text = _sentences(main, action.rest, *self.stakes.sentences(said))
        return Draft(text=text, dropped=action.dropped)

    def own_words(self, reading: Reading, said: Mapping[Slot, str]) -> str:
        """What the speaker did, to follow "I"; empty where nobody said it."""
        action = self._actions.action(reading, said.get(Slot.OWNERSHIP, ""))
        if action is None or not action.agent:
            return ""
        return action.text if self._actions.is_verbal(action.text, reading) else ""

    def _facts(self, said: Mapping[Slot, str]) -> _Facts:
        metric = said.get(Slot.METRIC, "")
        baseline, value = said.get(Slot.BASELINE, ""), said.get(Slot.NEW_VALUE, "")
        if not (baseline or value) and (match := _FROM_TO.match(metric)):
            metric, baseline, value = match["metric"], match["baseline"], match["value"]
        if baseline and value:
            return _Facts(self._changes.measured(metric, baseline, value))
        if baseline:
            return _Facts(alone=self._changes.before(metric, baseline))
        if value:
            return _Facts(alone=self._changes.after(metric, value, said.get(Slot.RESULT, "")))
        joins = self._words.joins
        if metric and self._grammar.kind(metric) in {Kind.CLAUSE, Kind.PAST}:
            return _Facts(alone=joins.then.format(clause=self._grammar.lowered(metric)))
        alone = joins.measured.format(metric=self._changes.measure(metric)) if metric else ""
        return _Facts(alone=alone)

    def _main(
        self, action: Action, reading: Reading, said: Mapping[Slot, str], facts: _Facts
    ) -> str:
        text, change = self._for_whom_acted(action.text, reading, said), facts.change
        given = self._given(text, said, facts)
        if change and self._acts_on_measure(text, reading, change):
            text += self._words.joins.own_change.format(
                baseline=change.baseline, value=change.value
            )
            change = None
        text, change = self._with_people(text, change, given)
        text = self._joined(text, change, given, agent=action.agent) + facts.alone
        if not given.late or change:
            return text
        nested = {word.lower() for word in tokens(given.result)} & self._words.subordinators
        return f"{text}, {given.time}" if nested else f"{text} {given.time}"

    def _given(self, text: str, said: Mapping[Slot, str], facts: _Facts) -> _Given:
        result, time = said.get(Slot.RESULT, ""), self._time(said, text)
        ongoing = bool(facts.alone) and time.lower().startswith("since ")
        late = ongoing or self._is_late(time, result)
        return _Given(result, self._who(said, text), time, late)

    def _with_people(
        self, text: str, change: Measured | None, given: _Given
    ) -> tuple[str, Measured | None]:
        """Whom it is for and when, at the action or, where that is full, at the measure."""
        soon = f" {given.time}" if given.time and not change and not given.late else ""
        if not given.who or not any(sign in text for sign in _TAKEN):
            return f"{text}{given.who}{soon}", change
        if change and change.metric:
            return text, change.model_copy(update={"metric": f"{change.metric}{given.who}"})
        joins = self._words.joins
        told = given.who.removeprefix(joins.for_whom.format(who=""))
        return text + soon + joins.helping.format(who=told), change

    def _joined(self, text: str, change: Measured | None, given: _Given, *, agent: bool) -> str:
        """The action with change and result, in the order that reads best."""
        result, time = given.result, given.time
        if not text:
            text, result = result, ""
        if change is None:
            return text + self._results.joined(text, result)
        if not change.metric:
            return self._beside(text, change, result, time)
        if not text:
            return self._changes.finite(change, time)
        clause = not result or self._grammar.kind(result) is Kind.CLAUSE
        ours = result.lower().startswith(("we ", "i "))
        since = time.lower().startswith("since ")
        if agent and change.claimable and clause and not (ours or since or ";" in text):
            text += self._caused(text, change, time)
            return text + self._results.joined(text, result)
        finite = self._changes.finite(change, time)
        text += self._results.joined(text, result)
        if ";" in text:
            return f"{text}. {raised(finite)}"
        return text + self._words.joins.then.format(clause=finite)

    def _caused(self, text: str, change: Measured, time: str) -> str:
        """A change as the speaker's doing: at an act "cutting", beside a routine "and cut"."""
        kind = self._grammar.kind(text)
        joint = "," in text or " and " in text or " while " in text
        routine = kind is Kind.BASE and not joint
        return self._changes.caused(change, time) if routine else self._changes.participle(change, time)

    def _beside(self, text: str, change: Measured, result: str, time: str) -> str:
        """A change whose measure has no name, beside the action or beside the result."""
        kind = self._grammar.kind(result)
        told = self._changes.bare(change, beside=kind is Kind.CLAUSE, within=result)
        told = f"{told} {time}".rstrip()
        effect = self._results.joined(text, result)
        if kind in {Kind.CLAUSE, Kind.NOUN}:
            return f"{text}{effect}{told}"
        return f"{text}{told}{effect}"

    def _acts_on_measure(self, text: str, reading: Reading, change: Measured) -> bool:
        """Whether the action is itself the change: "cut the bundle size"."""
        thing = object_words(reading).lower()
        if reading.head is None or not thing or " from " in text:
            return False
        named = change.metric.removeprefix("the ").lower()
        return (
            reading.head.lemma in self._words.measure_verbs
            and text.lower().endswith(thing)
            and (not named or named in thing or thing in named)
        )

    def _is_late(self, time: str, result: str) -> bool:
        if not result:
            return False
        reached = self._grammar.kind(result) in {Kind.STATE, Kind.PAST}
        first = time.lower().split(" ")[0]
        return first == "after" or (reached and first in {"in", "within"})

    def _for_whom_acted(self, text: str, reading: Reading, said: Mapping[Slot, str]) -> str:
        """The action on those who benefit: "mentored new agents" for 6 new agents."""
        who, thing = said.get(Slot.BENEFICIARY, ""), object_words(reading)
        if not thing or not who.lower().endswith(thing.lower()) or not text.endswith(thing):
            return text
        return text.removesuffix(thing) + self._grammar.lowered(who)

    def _who(self, said: Mapping[Slot, str], text: str) -> str:
        who = said.get(Slot.BENEFICIARY, "")
        if not who or who.lower() in text.lower():
            return ""
        who = self._grammar.with_the(self._grammar.lowered(who), self._words.groups)
        return self._words.joins.for_whom.format(who=who)

    def _time(self, said: Mapping[Slot, str], text: str) -> str:
        time = said.get(Slot.TIMEFRAME, "")
        if not time or time.lower() in text.lower():
            return ""
        if self._words.time_start.match(time):
            return time[0].lower() + time[1:]
        return time if time.lower().endswith((" ago", " later")) else f"in {time}"


def sentence(text: str) -> str:
    """`text` with a capital and a full stop; empty stays empty."""
    text = tidied(text)
    if not text:
        return ""
    return raised(text if text[-1] in ".!?" else f"{text}.")


def _sentences(*parts: str) -> str:
    return " ".join(filter(None, map(sentence, parts)))
