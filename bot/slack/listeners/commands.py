"""`/negotiate` itself, and statements typed to the app."""

from typing import Any

from blockkit.core import Component
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.content.catalog import Catalog
from bot.services.prep import PrepService
from bot.slack.commands import Command, parse
from bot.slack.guard import Guard
from bot.slack.listeners.prep import PrepListeners
from bot.slack.views import help as help_views
from bot.slack.views.reframe import reply

COMMAND = "/negotiate"


class CommandListeners:
    """Answers each word after /negotiate; every answer is seen by its author alone."""

    def __init__(self, service: PrepService, catalog: Catalog, prep: PrepListeners) -> None:
        self._service = service
        self._catalog = catalog
        self._prep = prep

    def register(self, app: App, guard: Guard) -> None:
        """Tie the listener to the command."""
        app.command(COMMAND)(guard(self.on_command))

    def on_command(
        self, ack: Ack, command: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member typed /negotiate."""
        known, word, rest = parse(str(command.get("text") or ""))
        match known:
            case Command.PREP:
                ack()
                self._prep.open(client, context, command["trigger_id"])
            case Command.REFRAME:
                self._answer(ack, self._reframed(rest))
            case Command.HELP:
                self._answer(ack, help_views.overview(self._catalog))
            case None:
                self._answer(ack, help_views.unknown(word, self._catalog))

    def _reframed(self, text: str) -> list[Component]:
        if not text:
            return help_views.reframe_usage(self._catalog)
        return reply(self._service.reframe(text), self._catalog)

    def _answer(self, ack: Ack, blocks: list[Component]) -> None:
        text = self._catalog.commands.notification
        ack(text, blocks=[block.build() for block in blocks], response_type="ephemeral")
