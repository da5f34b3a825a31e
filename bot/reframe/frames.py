"""The statement in three frames, with a blank where a fact is missing."""

from collections.abc import Mapping

from bot.domain.outcome import Actor, Frames, Reading, Slot, Wrapper
from bot.reframe.compose import Composer, sentence
from bot.reframe.grammar import Kind
from bot.reframe.wording import FrameTexts

_VALUES = (Slot.METRIC, Slot.BASELINE, Slot.NEW_VALUE)


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
        outcome = self._composer.composed(reading, {**said, **blanks}).text if blanks else best
        return Frames(
            outcome=outcome,
            differentiation=self._differentiation(reading, said),
            risk=self._risk(said),
        )

    def _differentiation(self, reading: Reading, said: Mapping[Slot, str]) -> str:
        texts = self._texts.differentiation
        own = self._composer.own_words(reading, said)
        part = said.get(Slot.OWNERSHIP) or self._texts.blanks[Slot.OWNERSHIP]
        mine = texts.did.format(action=own) if own else texts.part.format(part=part)
        breaks = said.get(Slot.WHAT_BREAKS, "")
        if not breaks:
            told = texts.without.format(breaks=self._texts.blanks[Slot.WHAT_BREAKS])
            return f"{mine} {told}"
        kind, clause = self._composer.stakes.fragment(breaks)
        pattern = {Kind.CLAUSE: texts.without, Kind.CONDITION: texts.told}.get(kind, texts.at_stake)
        return f"{mine} {sentence(pattern.format(breaks=clause))}"

    def _risk(self, said: Mapping[Slot, str]) -> str:
        texts = self._texts.risk
        cost = said.get(Slot.BAD_DECISION_COST, "")
        if not cost:
            cost = self._texts.blanks[Slot.BAD_DECISION_COST]
            return f"{texts.costs.format(cost=cost)} {texts.closing}"
        kind, clause = self._composer.stakes.fragment(cost)
        pattern = {
            Kind.NOUN: texts.costs if self._composer.stakes.is_amount(cost) else texts.means,
            Kind.GERUND: texts.means,
            Kind.MODAL: texts.verb,
            Kind.PAST: texts.verb,
            Kind.THIRD: texts.verb,
        }.get(kind, texts.told)
        return f"{sentence(pattern.format(cost=clause))} {texts.closing}"


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
