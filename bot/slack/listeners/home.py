"""App Home: shown when it is opened, and anew after every change."""

import logging
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.content.catalog import Catalog
from bot.domain.people import Member
from bot.services.prep import PrepService
from bot.slack.guard import Guard
from bot.slack.listeners.common import owner
from bot.slack.views.home import home

logger = logging.getLogger(__name__)


class HomeListeners:
    """Publishes each member's own Home."""

    def __init__(self, service: PrepService, catalog: Catalog) -> None:
        self._service = service
        self._catalog = catalog

    def register(self, app: App, guard: Guard) -> None:
        """Tie the listener to its event."""
        app.event("app_home_opened")(guard(self.on_opened))

    def on_opened(self, event: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        """A member looks at the app; the Messages tab needs nothing."""
        if event.get("tab") == "home":
            self.publish(client, owner(context))

    def publish(self, client: WebClient, member: Member) -> None:
        """Show the member's Home as it is now; one that can't be shown never fails a change."""
        view = home(self._service.recent(member), self._catalog)
        try:
            client.views_publish(user_id=member.user_id, view=view.build())
        except SlackApiError as error:
            logger.warning("home not published: %s", error.response.get("error"))
