"""Checks that a rewriting says nothing that nobody said."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.domain.base import Value
from bot.domain.outcome import Actor, HeadForm, Reading, Slot, Wrapper
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.wording import Wording

_WORD = re.compile(r"[^\W\d_](?:[\w'&/-]*\w)?")
_FIGURE = re.compile(r"\d[\d,.]*(?<![,.])")
_BLANK = re.compile(r"\[[^\]]*\]")
_MY_OWN = re.compile(r"\b(?:my|our|your|their|his|her|its) own\b", re.IGNORECASE)
_NEAR = 80
"""Characters between a measure and its first value."""

_MISJOINED = re.compile(
    r"\b(?:for|of|with|by|taking|cutting|raising|reducing) (?:I|we|they|he|she)(?:'m|'re)? [a-z]"
)


class Fault(StrEnum):
    """What is wrong with a rewriting."""

    NUMBER = "number"
    """A figure that is in neither statement nor answers."""
    WORD = "word"
    """A name or claim that is in neither."""
    BINDING = "binding"
    """A value away from its measure, or old and new value swapped."""
    OWNERSHIP = "ownership"
    """A bigger part than the member claimed."""
    COMPLETION = "completion"
    """Told as finished, which nobody said."""
    AGENCY = "agency"
    """Told as the speaker's own act, which nobody said."""
    JOIN = "join"
    """A whole sentence where a noun belongs: "for I am the only one"."""


class GuardWords(Value):
    """prompts/reframe/guard.yaml."""

    ownership: frozenset[str]
    """Verbs, base form, that claim the main part of a work."""
    sewing: frozenset[str]
    """Words that a rewriting may add: they join and claim nothing."""


class Guard:
    """Finds what a rewriting adds; holds no state of its own."""

    def __init__(self, lexicon: Lexicon, wording: Wording, words: GuardWords) -> None:
        self._lexicon = lexicon
        self._words = words
        self._added = words.sewing | _vocabulary(wording)
        ours = (
            *wording.plain_verbs,
            *wording.duties.values(),
            *wording.change.down,
            *wording.change.up,
        )
        self._ours = frozenset(lemma for verb in ours for lemma in self._lemmas(verb))

    def faults(self, text: str, reading: Reading, said: Mapping[Slot, str]) -> tuple[Fault, ...]:
        """All kinds of fault in `text`, which was made of what was read and `said`."""
        text = _BLANK.sub(" ", text)
        sources = " ".join([reading.text, *said.values()])
        checks = {
            Fault.NUMBER: self._invents_number(text, sources),
            Fault.WORD: self._invents_word(text, sources),
            Fault.BINDING: _misplaces(text, said),
            Fault.OWNERSHIP: self._raises_ownership(text, reading, sources),
            Fault.COMPLETION: self._finishes(text, reading, sources),
            Fault.AGENCY: self._takes_over(text, reading, said),
            Fault.JOIN: misjoins(text),
        }
        return tuple(fault for fault, found in checks.items() if found)

    def _invents_number(self, text: str, sources: str) -> bool:
        return not set(_FIGURE.findall(text)) <= set(_FIGURE.findall(sources))

    def _invents_word(self, text: str, sources: str) -> bool:
        known = {word.lower() for word in _WORD.findall(sources)}
        known |= {meant for word in known if (meant := self._lexicon.correct(word))}
        lemmas = {lemma for word in known for lemma in self._lemmas(word)}
        lemmas |= {verb for word in known if (verb := self._lexicon.nominal(word))}
        first = {verb.split(" ")[0] for verb in lemmas}
        for word in _WORD.findall(text):
            low = word.lower()
            if low in known or low in self._added:
                continue
            if (
                not self._lemmas(low) & (first | self._ours)
                and not _parts(low) <= known | self._added
            ):
                return True
        return False

    def _lemmas(self, word: str) -> set[str]:
        return {lemma for lemma, _ in self._lexicon.lemma(word)}

    def _raises_ownership(self, text: str, reading: Reading, sources: str) -> bool:
        claimed = self._claims(text)
        allowed = self._claims(sources)
        if reading.wrapper is Wrapper.DUTY:
            allowed |= {"own"}
        return not claimed <= allowed

    def _claims(self, text: str) -> set[str]:
        text = _MY_OWN.sub(" ", text)
        lemmas = {lemma for word in _WORD.findall(text) for lemma in self._lemmas(word.lower())}
        return lemmas & self._words.ownership

    def _finishes(self, text: str, reading: Reading, sources: str) -> bool:
        """A past form of the head that nobody typed, where the work is not said to be done."""
        if reading.done or reading.head is None:
            return False
        past = self._lexicon.past(reading.head.lemma).split(" ")[0].lower()
        return _has(past, text) and not _has(past, sources)

    def _takes_over(self, text: str, reading: Reading, said: Mapping[Slot, str]) -> bool:
        """The head as the first word, where somebody else or nobody is named as doing it."""
        own = {Slot.OWNERSHIP, Slot.ACTION} & set(said)
        if reading.actor is Actor.SPEAKER or reading.head is None or own:
            return False
        if reading.text.lower().startswith(text.split(" ", maxsplit=1)[0].lower()):
            return False
        first = (text.split(" ") or [""])[0]
        verb = reading.head.lemma.split(" ")[0]
        return reading.head.form is not HeadForm.NOUN and any(
            lemma == verb and form is Form.PAST for lemma, form in self._lexicon.lemma(first)
        )


def misjoins(text: str) -> bool:
    """Whether a whole sentence stands where a noun belongs."""
    return _MISJOINED.search(text) is not None


def _misplaces(text: str, said: Mapping[Slot, str]) -> bool:
    """Whether old and new value stand elsewhere than right after their measure, in this order."""
    metric, baseline, value = (
        said.get(slot, "").lower() for slot in (Slot.METRIC, Slot.BASELINE, Slot.NEW_VALUE)
    )
    if (
        not (metric and baseline and value)
        or baseline == value
        or not any(map(str.isdigit, baseline + value))
        or any("[" in part for part in (metric, baseline, value))
    ):
        return False
    low = text.lower()
    first = re.escape(_figure(baseline))
    found = re.search(rf" from (?:(?!to )[a-z]+ ){{0,3}}[^\w\s]{{0,3}}{first}", low)
    named = low.rfind(metric.split(" ")[0], 0, found.start()) if found else -1
    return found is None or named < 0 or found.start() - named > _NEAR + len(metric)


def _figure(value: str) -> str:
    """The first figure of a value, or its first word."""
    found = _FIGURE.search(value)
    return found.group() if found else value.split(" ", maxsplit=1)[0]


def _has(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _parts(word: str) -> set[str]:
    return {part for part in re.split(r"['/&-]", word) if part}


def _vocabulary(wording: Wording) -> frozenset[str]:
    """The words of our own templates and tables."""
    joins = (re.sub(r"\{\w+\}", " ", str(join)) for join in wording.joins.model_dump().values())
    verbs: Iterable[str] = (
        *wording.change.down,
        *wording.change.up,
        *wording.change.other,
        *wording.plain_verbs,
        *wording.states.values(),
        *wording.repairs.values(),
        wording.worked_on,
        wording.worked_as,
    )
    return frozenset(word.lower() for text in (*joins, *verbs) for word in _WORD.findall(text))
