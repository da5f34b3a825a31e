"""`/negotiate prep`: from the first step to the draft, top to bottom as a person meets it."""

from typing import Any

from blockkit.core import Modal
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.content.catalog import Catalog
from bot.domain.people import Member
from bot.domain.prep import Moment, Prep, Step
from bot.services.prep import PrepService
from bot.slack import forms
from bot.slack.guard import Guard
from bot.slack.ids import ActionId, ViewId
from bot.slack.listeners.common import owner, ref, submission_key, value
from bot.slack.listeners.home import HomeListeners
from bot.slack.views import prep as views
from bot.slack.views.ready import ready
from bot.slack.views.result import result
from bot.slack.windows import Windows


class PrepListeners:
    """Opens a prep, keeps each step, shows the draft."""

    def __init__(
        self, service: PrepService, catalog: Catalog, windows: Windows, home: HomeListeners
    ) -> None:
        self._service = service
        self._catalog = catalog
        self._windows = windows
        self._home = home

    def register(self, app: App, guard: Guard) -> None:
        """Tie each listener to its id."""
        app.action(ActionId.PREP_NEW)(guard(self.on_new))
        app.action(ActionId.PREP_OPEN)(guard(self.on_open))
        app.action(ActionId.PREP_GO_ON)(guard(self.on_go_on))
        app.action(ActionId.PREP_ANEW)(guard(self.on_anew))
        app.view(ViewId.BASICS)(guard(self.on_basics))
        app.view(ViewId.OUTCOMES)(guard(self.on_outcomes))
        app.view(ViewId.PACKAGE)(guard(self.on_package))

    def open(self, client: WebClient, context: BoltContext, trigger_id: str) -> None:
        """The first step at once, then, where something is under way, the choice to go on.

        The window opens before the database is asked: a trigger lives three seconds.
        """
        opened = self._windows.open(views.basics(self._catalog), client, context, trigger_id)
        if opened is None:
            return
        under_way = self._service.recent(owner(context))
        if under_way:
            self._windows.replace(client, opened, views.resume(under_way, self._catalog))

    def on_new(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member pressed a button that starts a prep."""
        ack()
        self.open(client, context, body["trigger_id"])

    def on_open(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member pressed a button that opens one prep."""
        ack()
        member, prep_id = owner(context), value(body)
        self._windows.open_then(
            body, client, context, prep_id, lambda: self._where_it_stands(member, prep_id)
        )

    def on_go_on(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member chose which prep to go on with."""
        ack()
        view = self._where_it_stands(owner(context), value(body))
        self._windows.update(client, body["view"]["id"], view)

    def on_anew(self, ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        """A member chose to start anew; what is under way stays."""
        ack()
        view = views.basics(self._catalog)
        self._windows.update(client, body["view"]["id"], view)

    # A submission is kept before it is acked: the ack closes the field, and a step that could
    # not be kept has to come back with everything typed still in it. One short write.

    def on_basics(self, ack: Ack, view: dict[str, Any], context: BoltContext) -> None:
        """A member finished the first step."""
        texts = self._catalog.prep.basics
        try:
            basics = forms.parse_basics(view["state"]["values"], texts, self._service.now())
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        prep = self._service.start(owner(context), basics, key=submission_key(view))
        ack(response_action="update", view=views.outcomes(prep, self._catalog).build())

    def on_outcomes(self, ack: Ack, view: dict[str, Any], context: BoltContext) -> None:
        """A member finished the second step."""
        texts, values = self._catalog.prep.outcomes, view["state"]["values"]
        try:
            lines = forms.parse_statements(values, texts, self._service.notices)
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        prep = self._service.capture(
            owner(context), ref(view).prep_id, lines, key=submission_key(view)
        )
        ack(response_action="update", view=views.package(prep, self._catalog).build())

    def on_package(
        self, ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member finished the last step, or left it empty."""
        member, about = owner(context), ref(view)
        try:
            package = forms.parse_package(
                view["state"]["values"], self._catalog.prep.package, Moment(about.moment)
            )
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        is_first = self._service.finish(member, about.prep_id, package)
        if view["root_view_id"] != view["id"]:
            # Opened on top of the draft: it closes, and the draft below shows the change.
            ack()
            self._windows.update(
                client, view["root_view_id"], self._where_it_stands(member, about.prep_id)
            )
            return
        self._windows.ack_then(
            ack, client, context, lambda: self._where_it_stands(member, about.prep_id)
        )
        if is_first:
            self._announce(client, member, about.prep_id)
        self._home.publish(client, member)

    def _announce(self, client: WebClient, member: Member, prep_id: str) -> None:
        blocks = ready(self._service.draft(member, prep_id), self._catalog)
        client.chat_postMessage(
            channel=member.user_id,
            text=self._catalog.prep.ready.text,
            blocks=[block.build() for block in blocks],
        )

    def _where_it_stands(self, member: Member, prep_id: str) -> Modal:
        prep: Prep = self._service.get(member, prep_id)
        match prep.step:
            case Step.OUTCOMES:
                return views.outcomes(prep, self._catalog)
            case Step.PACKAGE:
                return views.package(prep, self._catalog, self._service.package(member, prep_id))
            case Step.DONE:
                draft = self._service.draft(member, prep_id)
                return result(draft, self._catalog, self._service.now().date())
