"""A rewriting for those who listen: the same facts, in another order, long or short."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from bot.domain.base import Value
from bot.domain.outcome import Reading, Slot
from bot.reframe.compose import Composer, Parts, sentence
from bot.reframe.derived import DerivedTexts
from bot.reframe.grammar import Kind
from bot.reframe.results import points_back


class Part(StrEnum):
    """A part of what is told."""

    TOLD = "told"
    DID = "did"
    CHANGE = "change"
    RESULT = "result"
    FIGURE = "figure"
    BREAKS = "breaks"
    COST = "cost"


class Form(StrEnum):
    """How much is told."""

    LONG = "long"
    SHORT = "short"


class Audience(Value):
    """Somebody who listens, and the parts they hear, first things first."""

    name: str
    long: tuple[Part, ...] = Field(min_length=1)
    short: tuple[Part, ...] = Field(min_length=1)


class AudienceTexts(Value):
    """prompts/reframe/audiences.yaml."""

    audiences: Mapping[str, Audience]
    results: Mapping[Kind, str]
    did: str
    derived: DerivedTexts


class Teller:
    """Orders what is told; holds no state of its own."""

    def __init__(self, composer: Composer, texts: AudienceTexts) -> None:
        self._composer = composer
        self._texts = texts

    def parts(self, reading: Reading, said: Mapping[Slot, str]) -> dict[Part, str]:
        """Each part as sentences; one that nobody knows is missing."""
        composed = self._composer.parts(reading, said)
        whole = {Part.TOLD: composed.told, **self._apart(composed, reading, said)}
        stakes = {Part.BREAKS: Slot.WHAT_BREAKS, Part.COST: Slot.BAD_DECISION_COST}
        for part, slot in stakes.items():
            known = {slot: said[slot]} if slot in said else {}
            whole[part] = " ".join(map(sentence, self._composer.stakes.sentences(known)))
        return {part: text for part, text in whole.items() if text}

    def told(self, parts: Mapping[Part, str], audience: str, form: Form) -> str:
        """The parts that the audience hears, in its order.

        Raises:
            KeyError: For an audience that prompts/ doesn't know.
        """
        chosen = self._texts.audiences[audience]
        order = chosen.long if form is Form.LONG else chosen.short
        if Part.FIGURE in order and Part.CHANGE in order and Part.CHANGE not in parts:
            order = (*(part for part in order if part is not Part.FIGURE), Part.FIGURE)
        if form is Form.SHORT:
            order = tuple(dict.fromkeys(_instead(part, parts) for part in order))
        return " ".join(parts[part] for part in order if part in parts)

    def _apart(
        self, composed: Parts, reading: Reading, said: Mapping[Slot, str]
    ) -> dict[Part, str]:
        own = self._composer.own_words(reading, said)
        did = composed.did or composed.told
        if own and did.lower().startswith(own.lower()):
            did = self._texts.did.format(action=f"{own}{did[len(own) :]}")
        did, result = sentence(did), self._result(composed.result)
        if points_back(composed.result):
            did, result = f"{did} {sentence(composed.result)}", ""
        return {
            Part.DID: did,
            Part.CHANGE: sentence(composed.change),
            Part.RESULT: sentence(result),
        }

    def _result(self, result: str) -> str:
        kind, told = self._composer.stakes.fragment(result)
        return self._texts.results[kind].format(result=told) if result else ""


def _instead(part: Part, parts: Mapping[Part, str]) -> Part:
    """What stands in for a missing part of the effect, so that a short form still has one."""
    other = {Part.RESULT: Part.CHANGE, Part.CHANGE: Part.RESULT}
    return part if part in parts else other.get(part, part)
