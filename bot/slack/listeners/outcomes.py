"""The buttons of the draft: strengthen, edit, drop, undo, add."""

from collections.abc import Callable
from typing import Any

from blockkit.core import Modal
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.content.catalog import Catalog
from bot.domain.people import Member
from bot.domain.prep import MOST_OUTCOMES
from bot.services.prep import Draft, PrepService
from bot.slack import forms
from bot.slack.guard import Guard, Listener
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
        opened = {
            ActionId.STRENGTHEN: self._questions,
            ActionId.EDIT: self._wording,
            ActionId.ADD: self._room,
            ActionId.PACKAGE: self._table,
        }
        for action, build in opened.items():
            app.action(action)(guard(self._on_top(build)))
        app.action(ActionId.DROP)(guard(self._dropping(dropped=True)))
        app.action(ActionId.UNDO)(guard(self._dropping(dropped=False)))
        app.view(ViewId.STRENGTHEN)(guard(self.on_answers))
        app.view(ViewId.EDIT)(guard(self.on_edited))
        app.view(ViewId.ADD)(guard(self.on_added))

    def _on_top(self, build: Callable[[Member, str], Modal]) -> Listener:
        """A member pressed a button of the draft; what `build` makes opens on top of it."""

        def on_pressed(
            ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
        ) -> None:
            ack()
            again, pressed = ref(body["view"]).prep_id, value(body)
            self._windows.open_then(
                body, client, context, again, lambda: build(owner(context), pressed)
            )

        return on_pressed

    def _questions(self, member: Member, outcome_id: str) -> Modal:
        return views.strengthen(self._service.item(member, outcome_id), self._catalog)

    def _wording(self, member: Member, outcome_id: str) -> Modal:
        return views.edit(self._service.item(member, outcome_id), self._catalog)

    def _room(self, member: Member, prep_id: str) -> Modal:
        return prep_views.add(self._service.get(member, prep_id), self._catalog)

    def _table(self, member: Member, prep_id: str) -> Modal:
        kept = self._service.package(member, prep_id)
        return prep_views.package(self._service.get(member, prep_id), self._catalog, kept)

    def _dropping(self, *, dropped: bool) -> Listener:
        """A member dropped an outcome, or wants it back."""

        def on_pressed(
            ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
        ) -> None:
            ack()
            draft = self._service.set_dropped(owner(context), value(body), dropped=dropped)
            self._show(draft, body["view"]["id"], client)

        return on_pressed

    def on_answers(
        self, ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        """A member answered questions; the sentence improves at once."""
        try:
            answers = forms.parse_answers(view["state"]["values"], self._catalog.prep.strengthen)
        except forms.FormError as error:
            ack(response_action="errors", errors=error.by_block)
            return
        member = owner(context)
        prep_id = self._service.rewrite(
            member, ref(view).outcome_id, key=submission_key(view), answers=answers
        )
        ack()
        self._show(self._service.draft(member, prep_id), view["root_view_id"], client)

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
        member = owner(context)
        prep_id = self._service.rewrite(
            member, ref(view).outcome_id, key=submission_key(view), text=text
        )
        ack()
        self._show(self._service.draft(member, prep_id), view["root_view_id"], client)

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
