"""The statement in three frames, with a blank where a fact is missing."""

import re
from collections.abc import Mapping

from bot.domain.outcome import Actor, Frames, Reading, Slot, Wrapper
from bot.reframe.compose import Composer, sentence
from bot.reframe.grammar import Kind
from bot.reframe.wording import FrameTexts

_VALUES = (Slot.METRIC, Slot.BASELINE, Slot.NEW_VALUE)

_PARTS = re.compile(r"[,;.]\s+|\s+and (?=(?:nobody|no one|it takes|it would take)\b)")


class Framer:
    """Writes the frames; holds no state of its own."""

    def __init__(self, composer: Composer, texts: FrameTexts) -> None:
        self._composer = composer
        self._texts = texts

    def frames(
        self, reading: Reading, said: Mapping[Slot, str], missing: tuple[Slot, ...], best: str
    ) -> Frames:
        """All three; `best` is the rewriting without blanks, kept where nothing is missing."""
        blanks = {slot: self._texts.blanks[slot] for slot in _blank(reading, said, missing)}
        if not best:
            # Nothing in the statement is work, so nothing of it goes into a frame.
            reading = Reading(text="")
        own = self._composer.own_words(reading, said)
        outcome = self._composer.composed(reading, {**said, **blanks}).text if blanks else best
        return Frames(
            outcome=outcome,
            differentiation=self._differentiation(own, said),
            risk=self._risk(own, said),
        )

    def _differentiation(self, own: str, said: Mapping[Slot, str]) -> str:
        """What I own, what breaks without me, who covers, and how long replacing me takes."""
        texts = self._texts.differentiation
        part = said.get(Slot.OWNERSHIP) or self._texts.blanks[Slot.OWNERSHIP]
        mine = texts.did.format(action=own) if own else texts.part.format(part=part)
        answer = said.get(Slot.WHAT_BREAKS, "")
        breaks, covers = _split(answer, texts.cover)
        breaks, replacing = _split(breaks, texts.replacement)
        if not replacing:
            covers, replacing = _split(covers, texts.replacement)
        told = (
            self._without(breaks),
            sentence(covers) or texts.covers,
            sentence(replacing) or texts.replacing,
        )
        return " ".join((mine, *told))

    def _without(self, breaks: str) -> str:
        texts = self._texts.differentiation
        if not breaks:
            return texts.without.format(breaks=self._texts.blanks[Slot.WHAT_BREAKS])
        kind, clause = self._composer.stakes.fragment(breaks)
        pattern = {Kind.CLAUSE: texts.without, Kind.CONDITION: texts.told}.get(kind, texts.at_stake)
        return sentence(pattern.format(breaks=clause))

    def _risk(self, own: str, said: Mapping[Slot, str]) -> str:
        """Who decided, what else could have been done, and what that would have cost."""
        texts = self._texts.risk
        verb = own.split(" ", maxsplit=1)[0]
        decided = texts.decisions & self._composer.lemmas(verb)
        cost, other = _split(said.get(Slot.BAD_DECISION_COST, ""), texts.other)
        told = (
            texts.decided.format(action=own) if decided else texts.decider,
            sentence(other) or texts.alternative,
            self._cost(cost),
            texts.closing,
        )
        return " ".join(told)

    def _cost(self, cost: str) -> str:
        texts = self._texts.risk
        if not cost:
            return texts.costs.format(cost=self._texts.blanks[Slot.BAD_DECISION_COST])
        kind, clause = self._composer.stakes.fragment(cost)
        pattern = {
            Kind.NOUN: texts.costs if self._composer.stakes.is_amount(cost) else texts.means,
            Kind.GERUND: texts.means,
            Kind.MODAL: texts.verb,
            Kind.PAST: texts.verb,
            Kind.THIRD: texts.verb,
        }.get(kind, texts.told)
        return sentence(pattern.format(cost=clause))


def _split(answer: str, signs: re.Pattern[str]) -> tuple[str, str]:
    """The parts of an answer without and with one of `signs`; a part ends at a comma or dot."""
    parts = _PARTS.split(answer)
    kept = [part for part in parts if not signs.search(part)]
    found = [part for part in parts if signs.search(part)]
    return ", ".join(kept), ", ".join(found)


def _blank(
    reading: Reading, said: Mapping[Slot, str], missing: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    """The missing facts that the outcome frame shows; a blank for all of them would drown it."""
    shown: list[Slot] = []
    shared = reading.actor is not Actor.SPEAKER and reading.head is not None
    if Slot.ACTION in missing:
        shown.append(Slot.ACTION)
    elif Slot.OWNERSHIP in missing and (shared or reading.wrapper is Wrapper.HELP):
        shown.append(Slot.OWNERSHIP)
    told = Slot.BASELINE in said and Slot.NEW_VALUE in said
    shown += [slot for slot in _VALUES if slot in missing and not told]
    own = Slot.OWNERSHIP in shown
    if Slot.BENEFICIARY in missing and not own and " for " not in reading.text:
        shown.append(Slot.BENEFICIARY)
    return tuple(shown)
