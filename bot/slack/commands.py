"""Reads what follows /negotiate; forgiving, and pure."""

from difflib import get_close_matches
from enum import StrEnum


class Command(StrEnum):
    """The words that /negotiate knows."""

    PREP = "prep"
    REFRAME = "reframe"
    HELP = "help"


def parse(text: str) -> tuple[Command | None, str, str]:
    """Split "PREP  my ask" into (Command.PREP, "prep", "my ask").

    Nothing at all is a call for help; an unknown word comes back as None with the word.
    """
    word, _, rest = text.strip().partition(" ")
    word = word.strip().lower()
    if not word:
        return Command.HELP, "", ""
    known = word in {command.value for command in Command}
    return (Command(word) if known else None), word, rest.strip()


def nearest(word: str) -> Command | None:
    """The command that was probably meant."""
    found = get_close_matches(word, [command.value for command in Command], n=1, cutoff=0.5)
    return Command(found[0]) if found else None
