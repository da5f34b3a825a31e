import pytest

from tests.support.reframing import engine


@pytest.mark.parametrize(
    ("text", "answers", "dropped"),
    [
        ("closed 120 tickets", {}, ()),
        ("I just closed 120 tickets, nothing big", {}, ("just", "nothing big")),
        ("For 6 years now responsible for regression", {}, ("For 6 years now responsible for",)),
        ("responsible for IAM", {}, ()),
        ("Pen test coordination", {}, ()),
        ("ingessted 14 TB", {}, ()),
        ("We handle APAC", {"ownership": "set up the handover sheet"}, ("We handle",)),
        ("worked nights on it", {"ownership": "led containment"}, ("nights", "worked")),
        ("Supported the launch. Also cake", {"ownership": "ran the queue"}, ("Supported",)),
        ("Daycare is 1,100 a month", {}, ()),
    ],
)
def test_what_a_rewriting_leaves_out_is_listed(
    text: str, answers: dict[str, str], dropped: tuple[str, ...]
) -> None:
    assert engine().reframe(text, answers=answers).dropped == dropped
