"""The DM that opens a finished draft; it holds neither statements nor figures."""

from blockkit.core import Component

from bot.content.catalog import Catalog
from bot.services.prep import Draft
from bot.slack.ids import ActionId
from bot.slack.rich import mrkdwn
from bot.slack.views.parts import button, buttons, words


def ready(draft: Draft, catalog: Catalog) -> list[Component]:
    """How many lines, how many with a result, and a button."""
    texts = catalog.prep.ready
    results = sum(item.has_result for item in draft.kept)
    moment = mrkdwn(catalog.moments[draft.prep.basics.moment].name.lower())
    lines = catalog.prep.lines(len(draft.kept))
    said = texts.body.format(moment=moment, lines=lines, results=results)
    return [
        words(said),
        buttons(button(texts.open, ActionId.PREP_OPEN, draft.prep.id, primary=True)),
    ]
