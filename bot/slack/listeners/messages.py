"""Statements typed to the app in its own conversation."""

from collections import OrderedDict
from threading import Lock
from typing import Any

from blockkit.core import Component
from slack_bolt import App
from slack_sdk import WebClient

from bot.content.catalog import Catalog
from bot.services.prep import PrepService
from bot.slack.guard import Guard
from bot.slack.views import help as help_views
from bot.slack.views.reframe import reply

_REMEMBERED = 1000


class Seen:
    """The last events that were answered: Slack delivers one again when its answer came late."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def first(self, event_id: str) -> bool:
        """Whether this event is new."""
        with self._lock:
            if event_id in self._ids:
                return False
            self._ids[event_id] = None
            if len(self._ids) > _REMEMBERED:
                self._ids.popitem(last=False)
            return True


class MessageListeners:
    """Reframes what a member types to the app, in a thread under it."""

    def __init__(self, service: PrepService, catalog: Catalog) -> None:
        self._service = service
        self._catalog = catalog
        self._seen = Seen()

    def register(self, app: App, guard: Guard) -> None:
        """Tie the listener to its event."""
        app.event("message")(guard(self.on_message))

    def on_message(self, body: dict[str, Any], event: dict[str, Any], client: WebClient) -> None:
        """A member wrote to the app; edits, deletions and the app's own messages need nothing."""
        is_typed = event.get("channel_type") == "im" and not event.get("subtype")
        if not is_typed or event.get("bot_id") or not self._seen.first(body["event_id"]):
            return
        blocks = self._reply(str(event.get("text") or ""))
        client.chat_postMessage(
            channel=event["channel"],
            thread_ts=event.get("thread_ts") or event["ts"],
            text=self._catalog.commands.notification,
            blocks=[block.build() for block in blocks],
        )

    def _reply(self, text: str) -> list[Component]:
        word = text.strip().lower().strip("/!?. ")
        if not word or word in self._catalog.commands.greetings:
            return help_views.overview(self._catalog)
        return reply(self._service.reframe(text), self._catalog)
