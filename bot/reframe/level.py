"""How far a statement has come, from activity to outcome."""

import re
from collections.abc import Mapping

from bot.domain.outcome import Reading, Slot
from bot.reframe.slots import is_own

_WITHOUT_OWN_PART = 3
"""The most that a result reaches while nobody can tell what the speaker did."""

_SIZE = re.compile(
    r"\b(?:team|group|squad|org|organi[sz]ation|department|fleet|staff) of (?:about |over )?\d"
    r"|\d[\d,.]*\+?[km]?[ -](?:[a-z]+ )?(?:people|persons|users|customers|clients|employees"
    r"|engineers|developers|devs|analysts|reports|teams|squads|stores|sites|countries|entities|services"
    r"|servers|nodes|clusters|merchants|partners|accounts|offices|guests|beds|students)\b",
    re.IGNORECASE,
)
"""The size of a team or a system."""


def level(reading: Reading, said: Mapping[Slot, str]) -> int:
    """1 activity, 2 + own part, 3 + scope, 4 + result, 5 + result against a baseline and whom.

    Scope is whom or what it reached: somebody it was for, a name, the size of a team or system.
    A count of output is none.
    """
    own = is_own(reading) or Slot.OWNERSHIP in said or Slot.ACTION in said
    value = reading.change.new_value or said.get(Slot.NEW_VALUE, "")
    baseline = reading.change.baseline or said.get(Slot.BASELINE, "")
    whom = reading.beneficiary is not None or Slot.BENEFICIARY in said
    result = reading.has_result or Slot.RESULT in said or bool(baseline and value)
    reached = 2
    if result:
        reached = 5 if baseline and value and whom else 4
    elif whom or _reaches(reading, said):
        reached = 3
    if own:
        return reached
    return min(reached, _WITHOUT_OWN_PART) if result else 1


def _reaches(reading: Reading, said: Mapping[Slot, str]) -> bool:
    time = reading.timeframe
    when = reading.text[time.start : time.end] if time else ""
    named = any(fact[:1].isupper() and fact not in when for fact in reading.facts)
    return named or any(map(_SIZE.search, (reading.text, *said.values())))
