import pytest

from bot.domain.outcome import Diagnosis, Reading, Reframing


@pytest.mark.parametrize(
    ("text", "reframed", "more"),
    [
        ("closed 120 tickets", "Closed 120 tickets.", False),
        ("Closed 120 tickets. ", "Closed 120 tickets.", False),
        ("documentation", "", False),
        ("just closed 120 tickets", "Closed 120 tickets.", True),
    ],
)
def test_a_capital_and_a_full_stop_are_no_rewriting(text: str, reframed: str, more: bool) -> None:
    reframing = Reframing(
        text=text,
        reading=Reading(text=text),
        diagnosis=Diagnosis(weak=True),
        level=1,
        reframed=reframed,
    )
    assert reframing.says_more is more
