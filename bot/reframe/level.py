"""How far a statement has come, from activity to outcome."""

from collections.abc import Mapping

from bot.domain.outcome import Reading, Slot
from bot.reframe.slots import is_own

_WITHOUT_OWN_PART = 3
"""The most that a result reaches while nobody can tell what the speaker did."""


def level(reading: Reading, said: Mapping[Slot, str]) -> int:
    """1 activity, 2 + own part, 3 + scope, 4 + result, 5 + result against a baseline and whom."""
    own = is_own(reading) or Slot.OWNERSHIP in said or Slot.ACTION in said
    scope = bool(reading.facts) or bool({Slot.BENEFICIARY, Slot.TIMEFRAME, Slot.METRIC} & set(said))
    value = reading.change.new_value or said.get(Slot.NEW_VALUE, "")
    baseline = reading.change.baseline or said.get(Slot.BASELINE, "")
    whom = reading.beneficiary is not None or Slot.BENEFICIARY in said
    result = reading.has_result or Slot.RESULT in said or bool(baseline and value)
    reached = 2
    if result:
        reached = 5 if baseline and value and whom else 4
    elif scope:
        reached = 3
    if own:
        return reached
    return min(reached, _WITHOUT_OWN_PART) if result else 1
