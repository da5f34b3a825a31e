import pytest

from bot.domain.outcome import Slot
from bot.reframe.answers import given
from tests.support.reframing import wording

PLAIN = [
    (Slot.BASELINE, "it was 40 before", "40"),
    (Slot.BASELINE, "like 40", "about 40"),
    (Slot.NEW_VALUE, "now 12.", "12"),
    (Slot.NEW_VALUE, "20ish", "about 20"),
    (Slot.NEW_VALUE, "30% i think", "about 30%"),
    (Slot.NEW_VALUE, "half i think", "half"),
    (Slot.TIMEFRAME, "in march", "in March"),
    (Slot.TIMEFRAME, "since black friday", "since Black Friday"),
    (Slot.BENEFICIARY, "for the sales team", "the sales team"),
    (Slot.RESULT, "So that customers dont call &amp; wait.", "customers don't call and wait"),
    (Slot.RESULT, "THE AUDIT WAS CLOSED", "the audit was closed"),
    (Slot.OWNERSHIP, "me and <@U03SFIA91>, I did it", "me and a colleague, I did it"),
    (Slot.OWNERSHIP, "Me", "Me"),
    (Slot.RESULT, "none of the 40 invoices was late", "none of the 40 invoices was late"),
]


@pytest.mark.parametrize(("slot", "typed", "plain"), PLAIN)
def test_the_words_around_an_answer_fall_away(slot: Slot, typed: str, plain: str) -> None:
    assert given({slot: typed}, wording()) == {slot: plain}


@pytest.mark.parametrize("slot", [Slot.BASELINE, Slot.NEW_VALUE])
@pytest.mark.parametrize("typed", ["from 40 to 12", "40 -> 12", "40 to 12"])
def test_both_values_in_one_field_are_told_apart(slot: Slot, typed: str) -> None:
    assert given({slot: typed}, wording()) == {Slot.BASELINE: "40", Slot.NEW_VALUE: "12"}


@pytest.mark.parametrize(
    "typed", ["", "-", "n/a", "idk", "?", "no", "NONE.", "not sure yet", "so,"]
)
def test_an_answer_that_says_nothing_is_none(typed: str) -> None:
    assert given({Slot.RESULT: typed}, wording()) == {}


@pytest.mark.parametrize("typed", ["we", "the team", "everyone"])
def test_an_own_part_that_names_nobody_is_none(typed: str) -> None:
    assert given({Slot.OWNERSHIP: typed}, wording()) == {}
    assert given({Slot.BENEFICIARY: "everyone"}, wording())
