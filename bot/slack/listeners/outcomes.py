"""The buttons of the draft: strengthen, edit, drop, undo, add."""

from collections.abc import Callable
from typing import Any

from blockkit.core import Modal
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.content.catalog import Catalog
from bot.domain.prep import MOST_OUTCOMES
from bot.services.prep import Draft, PrepService
from bot.slack import forms
from bot.slack.guard import Guard
from bot.slack.ids import ActionId, ViewId
from bot.slack.listeners.common import owner, ref, submission_key, value
from bot.slack.listeners.home import HomeListeners
from bot.slack.views import prep as prep_views
from bot.slack.views import result as views
from bot.slack.windows import Windows


class OutcomeListeners:
    """Improves a draft, one outcome at a time."""

    def __init__(
        self, service: PrepService, catalog: Catalog, windows: Windows, home: HomeListeners
    ) -> None:
        self._service = service
        self._catalog = catalog
        self._windows = windows
        self._home = home

    def register(self, app: App, guard: Guard) -> None:
        """Tie each listener to its id."""
        app.action(ActionId.STRENGTHEN)(guard(self.on_strengthen))
        app.action(ActionId.EDIT)(guard(self.on_edit))
        app.action(ActionId.DROP)(guard(self.on_drop))
        app.action(ActionId.UNDO)(guard(self.on_undo))
        app.action(ActionId.ADD)(guard(self.on_add))
        app.action(ActionId.PACKAGE)(guard(self.on_package))
        app.view(ViewId.STRENGTHEN)(guard(self.on_answers))
        app.view(ViewId.EDIT)(guard(self.on_edited))
        app.view(ViewId.ADD)(guard(self.on_added))

    def on_strengthen(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member wants the questions for one outcome."""
        ack()
        member, outcome_id = owner(context), value(body)
        self._push(
            body,
            client,
            context,
            lambda: views.strengthen(self._service.item(member, outcome_id), self._catalog),
        )

    def on_edit(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member wants to change the wording of one outcome."""
        ack()
        member, outcome_id = owner(context), value(body)
        self._push(
            body,
            client,
            context,
            lambda: views.edit(self._service.item(member, outcome_id), self._catalog),
        )

    def on_add(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member wants to add lines to the draft."""
        ack()
        member, prep_id = owner(context), value(body)
        self._push(
            body,
            client,
            context,
            lambda: prep_views.add(self._service.get(member, prep_id), self._catalog),
        )

    def on_package(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member wants to change what is on the table."""
        ack()
        member, prep_id = owner(context), value(body)

        def build() -> Modal:
            kept = self._service.package(member, prep_id)
            return prep_views.package(self._service.get(member, prep_id), self._catalog, kept)

        self._push(body, client, context, build)

    def _push(
        self,
        body: dict[str, Any],
        client: WebClient,
        context: BoltContext,
        build: Callable[[], Modal],
    ) -> None:
        again = ref(body["view"]).prep_id
        self._windows.open_then(body, client, context, again, build)

    def on_drop(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member dropped an outcome; it can be undone."""
        ack()
        draft = self._service.set_dropped(owner(context), value(body), dropped=True)
        self._show(draft, body["view"]["id"], client)

    def on_undo(
        self, ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member wants a dropped outcome back."""
        ack()
        draft = self._service.set_dropped(owner(context), value(body), dropped=False)
        self._show(draft, body["view"]["id"], client)

    def on_answers(
        self, ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member answered questions; the sentence improves at once."""
        try:
            answers = forms.parse_answers(view["state"]["values"], self._catalog.prep.strengthen)
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        draft = self._service.strengthen(
            owner(context), ref(view).outcome_id, answers, key=submission_key(view)
        )
        ack()
        self._show(draft, view["root_view_id"], client)

    def on_edited(
        self, ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member changed the wording."""
        texts, values = self._catalog.prep.outcomes, view["state"]["values"]
        try:
            text = forms.parse_statement(values, texts, self._service.notices)
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        draft = self._service.edit(
            owner(context), ref(view).outcome_id, text, key=submission_key(view)
        )
        ack()
        self._show(draft, view["root_view_id"], client)

    def on_added(
        self, ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member added lines."""
        texts, values = self._catalog.prep.outcomes, view["state"]["values"]
        member, prep_id = owner(context), ref(view).prep_id
        room = MOST_OUTCOMES - len(self._service.get(member, prep_id).kept)
        try:
            lines = forms.parse_statements(values, texts, self._service.notices, room=room)
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        self._service.capture(member, prep_id, lines, key=submission_key(view))
        ack()
        self._show(self._service.draft(member, prep_id), view["root_view_id"], client)

    def _show(self, draft: Draft, view_id: str, client: WebClient) -> None:
        shown = views.result(draft, self._catalog, self._service.now().date())
        self._windows.update(client, view_id, shown)
        self._home.publish(client, draft.prep.owner)
