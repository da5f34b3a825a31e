"""The rewriting: the statement's own words first, the answers joined to them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.base import Value
from bot.domain.outcome import Reading, Slot
from bot.reframe.action import Action, Actions
from bot.reframe.change import Changes, Measured
from bot.reframe.comparison import Direction
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
_TAKEN = (" for ", " together with ", ";", " when ", " while ", " from ", "(")
"""Signs that whom it is for would be taken for part of another clause."""


_SPAN = re.compile(r"^(?:from )?(?P<start>\S+(?: \d+)?) (?:to|till|until) (?P<end>\S+(?: \d+)?)$")
_ASIDE = re.compile(r"[a-z]{3,} .*\b(?:over|during|in|within)\b \S")
"""A time with an occasion before it: "A/B test over 5 weeks"."""
_COUNT = re.compile(r"\d|(?:about|around|roughly|over|almost|nearly|the|a|one|two|three|four)\b")
_PLAIN = re.compile(r"(?!.*\b(?:and|while|when|as part of|together with)\b)")
"""One act without a context, which a bare change can follow."""
_DATED = (Slot.METRIC, Slot.BASELINE, Slot.NEW_VALUE, Slot.RESULT)
"""Answers that may say when already."""
_STAKES = frozenset({Slot.WHAT_BREAKS, Slot.BAD_DECISION_COST})
_WITHIN = frozenset({"in", "within", "by"})
_PLACED = re.compile(r"\b(?:ago|later|earlier|before|after|prior to|into)\b", re.IGNORECASE)
"""Signs of a time that needs no "in": "two days before the release"."""


class Draft(Value):
    """A rewriting, and the statement's words that it leaves out."""

    text: str = ""
    dropped: tuple[str, ...] = ()


class Parts(NamedTuple):
    """A rewriting taken apart, each part without capital and final dot but `told`."""

    told: str
    """All of it but the stakes, as sentences."""
    did: str = ""
    change: str = ""
    result: str = ""
    """As it was typed; empty, as `change` is, where it can't stand on its own."""


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
        self._lexicon = lexicon
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

    def apart(self, reading: Reading, said: Mapping[Slot, str]) -> Draft:
        """Statement and answers as a sentence each, for what can't be joined without a fault."""
        edited = self.edited(reading)
        change = self.measured(said)
        own = said.get(Slot.OWNERSHIP, "") or said.get(Slot.ACTION, "")
        told = (
            own,
            self._changes.finite(change) if change else "",
            said.get(Slot.RESULT, ""),
            *self.stakes.sentences(said),
        )
        return Draft(text=_sentences(edited.text, *told), dropped=edited.dropped)

    def lemmas(self, verb: str) -> frozenset[str]:
        """The base forms of a verb."""
        return frozenset(lemma for lemma, _ in self._lexicon.lemma(verb))

    def parts(self, reading: Reading, said: Mapping[Slot, str]) -> Parts:
        """The rewriting taken apart; only `told` where action and change are one."""
        calm = {slot: text for slot, text in said.items() if slot not in _STAKES}
        told = self.composed(reading, calm).text
        action = self._actions.action(reading, said.get(Slot.OWNERSHIP, ""))
        facts = self._facts(said)
        change, result = facts.change, said.get(Slot.RESULT, "")
        if action is None or action.rest or ";" in action.text or not (change or result):
            return Parts(told)
        if change and (not change.metric or self._acts_on_measure(action.text, reading, change)):
            return Parts(told)
        time = self._time(said, action.text)
        text = self._for_whom_acted(action.text, reading, said)
        timed = {**said, Slot.TIMEFRAME: "" if change else said.get(Slot.TIMEFRAME, "")}
        who = {slot: timed.get(slot, "") for slot in (Slot.BENEFICIARY, Slot.TIMEFRAME)}
        given = self._given(text, who, _Facts())
        did, _ = self._with_people(text, None, given)
        finite = self._changes.finite(change, time) if change else ""
        return Parts(told, did + facts.alone, finite, self._grammar.lowered(result))

    def own_words(self, reading: Reading, said: Mapping[Slot, str]) -> str:
        """What the speaker did, to follow "I"; empty where nobody said it."""
        action = self._actions.action(reading, said.get(Slot.OWNERSHIP, ""))
        if action is None or not action.agent:
            return ""
        return action.text if self._actions.is_verbal(action.text, reading) else ""

    def measured(self, said: Mapping[Slot, str]) -> Measured | None:
        """The change that was answered, both values known."""
        return self._facts(said).change

    def is_counted(self, metric: str) -> bool:
        """Whether a measure counts things, so that a share of it means something."""
        return self._grammar.plural(metric)

    def _facts(self, said: Mapping[Slot, str]) -> _Facts:
        metric = said.get(Slot.METRIC, "")
        baseline, value = said.get(Slot.BASELINE, ""), said.get(Slot.NEW_VALUE, "")
        if not (baseline or value) and (match := _FROM_TO.match(metric)):
            metric, baseline, value = match["metric"], match["baseline"], match["value"]
        if baseline and value:
            kinds = {self._grammar.kind(text) for text in (baseline, value)}
            if kinds == {Kind.CLAUSE} and not any(map(str.isdigit, baseline + value)):
                told = {"baseline": self._grammar.lowered(baseline), "value": value}
                return _Facts(alone=self._words.joins.then_now.format(**told))
            return _Facts(self._changes.measured(metric, baseline, value))
        if baseline:
            apart = bool(said.get(Slot.RESULT))
            return _Facts(alone=self._changes.before(metric, baseline, apart=apart))
        if value:
            return _Facts(alone=self._changes.after(metric, value, said.get(Slot.RESULT, "")))
        joins = self._words.joins
        if metric and self._grammar.kind(metric) is Kind.CLAUSE:
            return _Facts(alone=joins.then.format(clause=self._grammar.lowered(metric)))
        join = joins.measured_apart if said.get(Slot.RESULT) else joins.measured
        alone = join.format(metric=self._changes.measure(metric)) if metric else ""
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
        if change or given.result:
            return text + joins.for_aside.format(who=told) + soon, change
        return text + soon + joins.helping.format(who=told), change

    def _joined(self, text: str, change: Measured | None, given: _Given, *, agent: bool) -> str:
        """The action with change and result, in the order that reads best."""
        result, time = given.result, given.time
        if not text:
            text, result = result, ""
        elif self._results.leads(text, result):
            text, result = self._results.while_doing(text, result), ""
        elif change or result:
            text = self._actions.ongoing(text)
        if change is None:
            return text + self._results.joined(text, result)
        if not change.metric:
            return self._beside(text, change, result, time)
        if not text:
            return self._changes.finite(change, time)
        event = bool(result) and self._grammar.tells_event(result)
        clause = not result or (self._grammar.kind(result) is Kind.CLAUSE and not event)
        ours = result.lower().startswith(("we ", "i "))
        since = time.lower().startswith("since ")
        if agent and change.claimable and clause and not (ours or since or ";" in text):
            text += self._changes.participle(change, time)
            return text + self._results.joined(text, result)
        finite = self._changes.finite(change, time)
        text += self._results.joined(text, result)
        if result or ";" in text:
            return f"{text}. {raised(finite)}"
        return text + self._words.joins.then.format(clause=finite)

    def _beside(self, text: str, change: Measured, result: str, time: str) -> str:
        """A change whose measure has no name, beside the action or beside the result."""
        kind = self._grammar.kind(result) if result else None
        clause = kind is Kind.CLAUSE
        effect = self._results.joined(text, result)
        acted = kind not in {None, Kind.CLAUSE, Kind.NOUN}
        unclear = change.direction is Direction.OTHER or not _PLAIN.match(text)
        unclear = unclear or "," in text + change.baseline
        other = change.direction is Direction.OTHER
        held = _has(change.value, result) or (
            other and self._grammar.kind(change.baseline) is Kind.NOUN
        )
        if acted or (unclear and not clause) or (clause and not held):
            done = self._grammar.kind(change.baseline) is Kind.PAST or "," in change.baseline
            went = (self._words.joins.was_now if done else self._words.joins.went).format(
                baseline=change.baseline, value=change.value
            )
            return f"{text}{effect}. {went} {time}".rstrip()
        told = self._changes.bare(change, beside=clause, within=result or text)
        told = f"{told} {time}".rstrip()
        return f"{text}{effect}{told}"

    def _acts_on_measure(self, text: str, reading: Reading, change: Measured) -> bool:
        """Whether the action is itself the change: "cut the bundle size"."""
        thing = object_words(reading).lower()
        if reading.head is None or not thing or " from " in text:
            return False
        named = change.metric.removeprefix("the ").lower()
        return (
            reading.head.lemma in self._words.measure_verbs
            and (text.lower().endswith(thing) or text.lower().rpartition(thing)[2][:4] == " of ")
            and (not named or named in thing or thing in named)
        )

    def _is_late(self, time: str, result: str) -> bool:
        if not result:
            return False
        reached = self._grammar.kind(result) in {Kind.STATE, Kind.PAST}
        first = time.lower().split(" ")[0]
        return first == "after" or (reached and (first in _WITHIN or bool(_PLACED.search(time))))

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
        told = (text, *(said.get(slot, "") for slot in _DATED))
        if not time or any(_has(time, other) for other in told):
            return ""
        if (span := _SPAN.match(time)) and said.get(Slot.BASELINE):
            return f"between {span['start']} and {span['end']}"
        if (
            _ASIDE.search(time)
            and not self._words.time_start.match(time)
            and not _COUNT.match(time)
        ):
            return f"({self._grammar.lowered(time)})"
        if self._words.time_start.match(time):
            return time[0].lower() + time[1:]
        if " to " in f"{time} " and not any(map(str.isdigit, time)):
            return f"from {time}"
        time = self._grammar.with_the(self._grammar.lowered(time), frozenset())
        return time if _PLACED.search(time) else f"in {time}"


def _has(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def sentence(text: str) -> str:
    """`text` with a capital and a full stop; empty stays empty."""
    text = tidied(text)
    if not text:
        return ""
    return raised(text if text[-1] in ".!?" else f"{text}.")


def _sentences(*parts: str) -> str:
    return " ".join(filter(None, map(sentence, parts)))
