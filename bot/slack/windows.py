"""Opens modals, and says what to do when Slack's three seconds were over before it could."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from blockkit.core import Modal
from slack_bolt import Ack, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.content.catalog import Catalog
from bot.slack.guard import SHOWN_VIEW, replace_view
from bot.slack.ids import ActionId
from bot.slack.rich import mrkdwn
from bot.slack.views.parts import button, buttons, words
from bot.slack.views.prep import working

_TRIGGER_GONE = {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"}


class Windows:
    """Opens modals before anything slow is asked, and fills them afterwards."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._texts = catalog.errors

    def open(
        self, view: Modal, client: WebClient, context: BoltContext, trigger_id: str
    ) -> dict[str, Any] | None:
        """The view as Slack opened it; None where the trigger was gone, which is then told."""
        try:
            opened = dict(client.views_open(trigger_id=trigger_id, view=view.build())["view"])
        except SlackApiError as error:
            self._late(error, client, context, ActionId.PREP_NEW, "")
            return None
        context[SHOWN_VIEW] = {"view_id": opened["id"]}
        return opened

    def open_then(
        self,
        body: dict[str, Any],
        client: WebClient,
        context: BoltContext,
        again: str,
        build: Callable[[], Modal],
    ) -> None:
        """A window that says it is working, then what `build` makes.

        On top of the window in which a button was pressed, if there is one. `again` is the prep
        that is offered to be opened where the trigger was gone.
        """
        show = client.views_push if _in_modal(body) else client.views_open
        try:
            opened = show(trigger_id=body["trigger_id"], view=working(self._catalog).build())[
                "view"
            ]
        except SlackApiError as error:
            self._late(error, client, context, ActionId.PREP_OPEN, again)
            return
        context[SHOWN_VIEW] = {"view_id": opened["id"]}
        self.update(client, opened["id"], build())

    def _late(
        self,
        error: SlackApiError,
        client: WebClient,
        context: BoltContext,
        action: ActionId,
        value: str,
    ) -> None:
        if error.response.get("error") not in _TRIGGER_GONE:
            raise error
        blocks = [
            words(mrkdwn(self._texts.expired)).build(),
            buttons(button(self._texts.expired_open, action, value, primary=True)).build(),
        ]
        text = self._texts.expired
        if context.response_url and context.respond:
            context.respond(text, blocks=blocks, response_type="ephemeral", replace_original=False)
        else:
            client.chat_postMessage(channel=context.user_id or "", text=text, blocks=blocks)

    def ack_then(
        self, ack: Ack, client: WebClient, context: BoltContext, build: Callable[[], Modal]
    ) -> None:
        """Ack a submission with a window that says it is working, then what `build` makes."""
        shown = {"external_id": uuid4().hex}
        ack(
            response_action="update",
            view=working(self._catalog).external_id(shown["external_id"]).build(),
        )
        context[SHOWN_VIEW] = shown
        replace_view(client, shown, build().build())

    @staticmethod
    def update(client: WebClient, view_id: str, view: Modal) -> None:
        """Show something else in an open window; nothing happens where it has been closed."""
        replace_view(client, {"view_id": view_id}, view.build())

    @staticmethod
    def replace(client: WebClient, opened: dict[str, Any], view: Modal) -> None:
        """Replace a view that was opened a moment ago, unless the person has moved on since."""
        try:
            replace_view(client, {"view_id": opened["id"], "hash": opened["hash"]}, view.build())
        except SlackApiError as error:
            if error.response.get("error") != "hash_conflict":
                raise


def _in_modal(body: dict[str, Any]) -> bool:
    return bool((body.get("view") or {}).get("type") == "modal")
