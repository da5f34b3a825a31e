"""Which facts of an outcome are known, from the statement or from the answers."""

from collections.abc import Mapping

from bot.domain.outcome import Actor, Reading, Slot, Wrapper

ORDER = (
    Slot.ACTION,
    Slot.OWNERSHIP,
    Slot.METRIC,
    Slot.BASELINE,
    Slot.NEW_VALUE,
    Slot.RESULT,
    Slot.BENEFICIARY,
    Slot.TIMEFRAME,
    Slot.WHAT_BREAKS,
    Slot.BAD_DECISION_COST,
)
"""The most valuable fact first; a missing object is asked with the action."""


def gaps(reading: Reading, said: Mapping[Slot, str], *, weak: bool) -> tuple[Slot, ...]:
    """Empty slots that would strengthen the statement, the most valuable first.

    A strong statement stands as it is: only what would add a frame to it is missing.
    """
    known = {*said, *_stated(reading)}
    if not weak:
        return tuple(slot for slot in ORDER[-2:] if slot not in known)
    if {Slot.BASELINE, Slot.NEW_VALUE} <= known:
        known.add(Slot.METRIC)
    return tuple(slot for slot in ORDER if slot not in known)


def names_work(reading: Reading) -> bool:
    """Whether the statement is about something that was done."""
    return any(part is not None for part in (reading.head, reading.object, reading.wrapper))


def _stated(reading: Reading) -> set[Slot]:
    change = reading.change
    stated = {
        Slot.ACTION: names_work(reading),
        Slot.OBJECT: reading.object is not None,
        Slot.OWNERSHIP: is_own(reading),
        Slot.METRIC: bool(change.metric) or reading.has_metric,
        Slot.BASELINE: bool(change.baseline),
        Slot.NEW_VALUE: bool(change.new_value),
        Slot.RESULT: reading.has_result,
        Slot.BENEFICIARY: reading.beneficiary is not None,
        Slot.TIMEFRAME: reading.timeframe is not None,
    }
    return {slot for slot, known in stated.items() if known}


def is_own(reading: Reading) -> bool:
    """Whether the statement says what the speaker did: no "we", no "helped", no passive."""
    return reading.has_ownership or (
        reading.actor is Actor.SPEAKER
        and reading.head is not None
        and reading.wrapper is not Wrapper.HELP
    )
