"""What /negotiate answers when it isn't told what to do."""

from blockkit.core import Component

from bot.content.catalog import Catalog
from bot.slack.commands import nearest
from bot.slack.ids import ActionId
from bot.slack.rich import mrkdwn
from bot.slack.views.parts import button, buttons, small, words


def overview(catalog: Catalog) -> list[Component]:
    """Every command with what it does, and a button for the main one."""
    texts = catalog.commands
    listed = "\n".join(f"\u2022 `{entry.usage}`  {entry.does}" for entry in texts.commands.values())
    return [
        words(texts.help_intro),
        words(listed),
        buttons(button(texts.open_prep, ActionId.PREP_NEW, primary=True)),
        small(texts.help_privacy),
    ]


def unknown(word: str, catalog: Catalog) -> list[Component]:
    """Names the nearest command to a word that isn't one, then lists all."""
    texts = catalog.commands
    shown = mrkdwn(word[:40]).replace("`", "'")
    guess = nearest(word)
    sentence = (
        texts.unknown_no_guess.format(word=shown)
        if guess is None
        else texts.unknown.format(word=shown, usage=texts.commands[guess].usage)
    )
    return [words(sentence), *overview(catalog)[1:]]


def reframe_usage(catalog: Catalog) -> list[Component]:
    """How to use `/negotiate reframe`."""
    texts = catalog.commands
    return [words(texts.reframe_empty.format(example=texts.reframe_example))]
