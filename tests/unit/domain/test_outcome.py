import pytest

from bot.domain.outcome import SECRET, Diagnosis, Notice, Reading, Reframing


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


@pytest.mark.parametrize(
    ("code", "quoted"), [(SECRET, "rotated [removed]"), ("injection", "rotated AKIA1")]
)
def test_a_secret_is_not_quoted(code: str, quoted: str) -> None:
    reframing = Reframing(
        text="rotated AKIA1",
        reading=Reading(text="rotated [removed]"),
        diagnosis=Diagnosis(weak=True),
        level=1,
        notice=Notice(code=code, text="Take it out.", blocks=False),
    )
    assert reframing.quotable == quoted
