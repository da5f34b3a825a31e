"""App Home."""

from collections.abc import Sequence

from blockkit.core import Divider, Header, Home, Text

from bot.content.catalog import Catalog
from bot.domain.prep import Prep
from bot.slack.ids import ActionId
from bot.slack.views.parts import button, buttons, small, words
from bot.slack.views.prep import entry


def home(preps: Sequence[Prep], catalog: Catalog) -> Home:
    """What this is, one button, and the drafts under way."""
    texts = catalog.home
    view = Home()
    view.add_block(words(texts.welcome))
    view.add_block(words(texts.what))
    view.add_block(buttons(button(texts.start, ActionId.PREP_NEW, primary=True)))
    if preps:
        view.add_block(Divider())
        view.add_block(Header(Text(texts.drafts, type=Text.PLAIN)))
    for prep in preps:
        view.add_block(words(entry(prep, catalog, texts.entry)))
        view.add_block(buttons(button(texts.open, ActionId.PREP_OPEN, prep.id)))
    view.add_block(Divider())
    return view.add_block(small(texts.privacy))
