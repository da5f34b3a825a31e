"""Reads the verbs."""

from bot.content.files import Prompts, read
from bot.reframe.lexicon import Lexicon, VerbWords


def load_lexicon(prompts: Prompts) -> Lexicon:
    """The lexicon of prompts/reframe/verbs.yaml and the table beside it."""
    table = prompts.file("reframe/verbs.tsv").read_text(encoding="utf-8")
    return Lexicon(read(prompts.file("reframe/verbs.yaml"), VerbWords), table.splitlines())
