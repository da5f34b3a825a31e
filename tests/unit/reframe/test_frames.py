import pytest

from bot.domain.outcome import Frames
from tests.support.reframing import engine

COVER = "Who covers for me: [who covers]."
REPLACING = "Replacing me takes [how long]."
DECIDER = "Decided by [who decided]."
ALTERNATIVE = "The alternative was [the alternative, or what AI suggested]."


def _frames(text: str, **answers: str) -> Frames:
    return engine().reframe(text, answers=answers).frames


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        ("", ["Without me, [what breaks].", COVER, REPLACING]),
        ("deploys stop", ["Without me, deploys stop.", COVER, REPLACING]),
        (
            "deploys stop, nobody else can unseal it",
            ["Without me, deploys stop.", "Nobody else can unseal it.", REPLACING],
        ),
        (
            "deploys stop, it takes 3 months to train someone",
            ["Without me, deploys stop.", COVER, "It takes 3 months to train someone."],
        ),
        (
            "nobody else knows it and it takes 3 months to learn",
            ["Without me, [what breaks].", "Nobody else knows it.", "It takes 3 months to learn."],
        ),
        (
            "deploys stop, it takes nobody else 3 months to learn",
            ["Without me, deploys stop.", COVER, "It takes nobody else 3 months to learn."],
        ),
    ],
)
def test_the_differentiation_frame_shows_who_covers_and_how_long(
    breaks: str, expected: list[str]
) -> None:
    told = _frames("I maintain Vault", what_breaks=breaks).differentiation
    assert told == " ".join(["I maintain Vault.", *expected])


@pytest.mark.parametrize(
    ("text", "cost", "expected"),
    [
        (
            "closed tickets",
            "",
            [DECIDER, ALTERNATIVE, "A bad decision here costs [what it costs]."],
        ),
        (
            "closed tickets",
            "losing the client",
            [DECIDER, ALTERNATIVE, "A bad decision here means losing the client."],
        ),
        (
            "decided to kill the chat",
            "Copilot suggested keeping it, would have cost 35k a year",
            [
                "I decided to kill the chat.",
                "Copilot suggested keeping it.",
                "A bad decision here would have cost 35k a year.",
            ],
        ),
    ],
)
def test_the_risk_frame_shows_who_decided_and_what_else_there_was(
    text: str, cost: str, expected: list[str]
) -> None:
    closing = "AI can suggest; I decide and answer for it."
    assert _frames(text, bad_decision_cost=cost).risk == " ".join([*expected, closing])
