import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.commands import Command, nearest, parse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", (Command.HELP, "", "")),
        ("   ", (Command.HELP, "", "")),
        ("help", (Command.HELP, "help", "")),
        ("PREP", (Command.PREP, "prep", "")),
        ("  reframe   closed 40 tickets ", (Command.REFRAME, "reframe", "closed 40 tickets")),
        ("perp my ask", (None, "perp", "my ask")),
    ],
)
def test_the_first_word_is_the_command(
    typed: str, expected: tuple[Command | None, str, str]
) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("perp", Command.PREP), ("refraem", Command.REFRAME), ("hlep", Command.HELP), ("xyz", None)],
)
def test_a_slip_of_the_finger_is_matched_to_the_nearest_command(
    word: str, expected: Command | None
) -> None:
    assert nearest(word) is expected


@given(st.text())
def test_nothing_that_can_be_typed_breaks_the_parser(text: str) -> None:
    command, word, _ = parse(text)
    assert command is None or isinstance(command, Command)
    assert nearest(word) is None or isinstance(nearest(word), Command)
