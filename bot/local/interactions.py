"""What people do, what the app is told of it, and what its answer changes."""

import html
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from bot.local import payloads
from bot.local.core import Core
from bot.local.inputs import initial_values, merged, problems
from bot.local.refusal import Refusal
from bot.local.sender import Delivery, Reply
from bot.local.validate import check_message, check_view
from bot.local.views import View, element_at
from bot.local.workspace import SLACKBOT, Message


@dataclass(frozen=True)
class Answer:
    """How Slack reacts to what a person did."""

    ok: bool
    error: str = ""
    """`operation_timeout`, `dispatch_failed`, ...: what the person is told, in Slack's code."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """Sentences at the inputs of a modal, by block_id."""
    why: str = field(default="", compare=False)
    """What Slack found wrong with the app's answer; it tells nobody."""
    sent: bool = True
    """Whether the app was asked; False when Slack itself stopped the person."""


DONE = Answer(ok=True)


class Interactions:
    """Everything that a person can do, whether on the page or in a test."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def command(self, user: str, channel: str, text: str) -> Answer:
        """A slash command typed into a conversation."""
        name, _, rest = text.strip().partition(" ")
        self._core.workspace.conversation(channel, user)
        if not self._core.manifest.has_command(name):
            self._problem(user, channel, f"{name} is not a valid command.")
            return Answer(ok=False, error="unknown_command", sent=False)
        payload = payloads.command(self._core, user, channel, name, rest.strip())
        reply = self._core.sender.send(Delivery("slash_commands", payload))
        answer = _trouble(reply) or self._show_command_answer(user, channel, reply)
        if not answer.ok:
            self._problem(user, channel, f'{name} failed with the error "{answer.error}"')
        return answer

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Answer:
        """A message typed into a conversation."""
        conversation = self._core.workspace.conversation(channel, user)
        if conversation.kind == "app" and not self._core.manifest.takes_messages:
            return Answer(ok=False, error="messages_tab_read_only", sent=False)
        workspace = self._core.workspace
        written = html.escape(text, quote=False)
        message = Message(workspace.new_ts(), channel, user, written, thread_ts=thread_ts)
        self._core.events.tell_message(workspace.post(message))
        return DONE

    def shortcut(self, user: str, callback_id: str) -> Answer:
        """A global shortcut."""
        if not self._core.manifest.has_shortcut("global", callback_id):
            return Answer(ok=False, error="unknown_shortcut", sent=False)
        return self._interact(payloads.shortcut(self._core, user, callback_id))

    def message_shortcut(self, user: str, callback_id: str, channel: str, ts: str) -> Answer:
        """A shortcut taken on a message."""
        if not self._core.manifest.has_shortcut("message", callback_id):
            return Answer(ok=False, error="unknown_shortcut", sent=False)
        message = self._seen(user, channel, ts)
        return self._interact(payloads.message_shortcut(self._core, user, callback_id, message))

    def act_in_view(
        self, user: str, view_id: str, action: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Answer:
        """Press or choose something in a modal or on Home; `values` is what the inputs hold."""
        view = self._view(user, view_id)
        with self._core.workspace.lock:
            chosen = {action["block_id"]: {action["action_id"]: action}}
            view.values = merged(view.blocks, merged(view.blocks, view.values, values), chosen)
            full = _complete(view.blocks, action)
            payload = payloads.action_in_view(self._core, view, full)
        return self._interact(payload)

    def act_in_message(self, user: str, channel: str, ts: str, action: Mapping[str, Any]) -> Answer:
        """Press or choose something in a message."""
        message = self._seen(user, channel, ts)
        blocks = message.blocks or []
        chosen = {action["block_id"]: {action["action_id"]: action}}
        values = merged(blocks, initial_values(blocks), chosen)
        full = _complete(blocks, action)
        return self._interact(payloads.action_in_message(self._core, user, message, full, values))

    def submit(self, user: str, view_id: str, values: Mapping[str, Any]) -> Answer:
        """Send a modal, after the checks that Slack makes itself."""
        view = self._view(user, view_id, "modal")
        with self._core.workspace.lock:
            view.values = merged(view.blocks, view.values, values)
            wrong = problems(view.blocks, view.values)
            payload = payloads.submission(self._core, view)
        if wrong:
            return Answer(ok=False, errors=wrong, sent=False)
        return self._send_submission(view, payload)

    def submit_twice(self, user: str, view_id: str) -> tuple[Answer, Answer]:
        """Two clicks on submit: both are on their way before either is answered."""
        view = self._view(user, view_id, "modal")
        both = [payloads.submission(self._core, view) for _ in range(2)]
        with ThreadPoolExecutor(2) as clicks:
            first, second = clicks.map(lambda payload: self._send_submission(view, payload), both)
        return first, second

    def _send_submission(self, view: View, payload: dict[str, Any]) -> Answer:
        reply = self._core.sender.send(Delivery("interactive", payload))
        return _trouble(reply) or self._apply(view, reply)

    def close(self, user: str, view_id: str, *, everything: bool = False) -> Answer:
        """Close a modal by its button, or by the cross: then everything goes."""
        view = self._view(user, view_id, "modal")
        cleared = everything or bool(view.definition.get("clear_on_close"))
        told = self._core.views.stack(user)[0] if cleared else view
        payload = payloads.closing(self._core, told, cleared=cleared)
        if cleared:
            self._core.views.clear(user)
        else:
            self._core.views.pop(view)
        if told.definition.get("notify_on_close"):
            self._core.sender.send(Delivery("interactive", payload))
        return DONE

    def open_tab(self, user: str, tab: str) -> Answer:
        """Look at the app's Home or Messages tab."""
        core = self._core
        event: dict[str, Any] = {
            "type": "app_home_opened",
            "user": user,
            "channel": core.workspace.app_conversation(user).id,
            "tab": tab,
        }
        published = core.views.home(user)
        if tab == "home" and published is not None:
            event["view"] = core.views.payload(published)
        core.events.tell("app_home_opened", event)
        return DONE

    def _interact(self, payload: dict[str, Any]) -> Answer:
        return _trouble(self._core.sender.send(Delivery("interactive", payload))) or DONE

    def _show_command_answer(self, user: str, channel: str, reply: Reply) -> Answer:
        """Show what the app acknowledged with."""
        given = _json_object(reply.body)
        if given is None:
            given = {"text": reply.body.strip()}
        text, blocks = given.get("text") or "", given.get("blocks") or None
        if not text and not blocks:
            return DONE
        try:
            check_message(blocks)
        except Refusal as refusal:
            why = json.dumps(refusal.answer())
            return Answer(ok=False, error="invalid_command_response", why=why)
        workspace = self._core.workspace
        to = None if given.get("response_type") == "in_channel" else user
        ts, bot = workspace.new_ts(), workspace.bot_user_id
        workspace.post(Message(ts, channel, bot, text, blocks, bot=True, to=to))
        return DONE

    def _apply(self, view: View, reply: Reply) -> Answer:
        """Do what the app answered to a submission."""
        if not reply.body.strip():
            self._core.views.pop(view)
            return DONE
        given = _json_object(reply.body)
        try:
            return self._respond(view, given if given is not None else {"response_action": "?"})
        except Refusal as refusal:
            return Answer(ok=False, error="dispatch_failed", why=json.dumps(refusal.answer()))

    def _respond(self, view: View, given: dict[str, Any]) -> Answer:
        match given.get("response_action"):
            case None:
                self._core.views.pop(view)
            case "errors":
                return _errors(view, given.get("errors"))
            case "update":
                self._core.views.update(view, check_view(given.get("view"), "modal"))
            case "push":
                self._core.views.push(view.user, check_view(given.get("view"), "modal"))
            case "clear":
                self._core.views.clear(view.user)
            case _:
                raise Refusal("dispatch_failed")
        return DONE

    def _problem(self, user: str, channel: str, text: str) -> None:
        workspace = self._core.workspace
        ts = workspace.new_ts()
        workspace.post(Message(ts, channel, SLACKBOT, text, to=user, kind="problem"))

    def _view(self, user: str, view_id: str, kind: str = "") -> View:
        view = self._core.views.find(view_id)
        if view.user != user or kind not in ("", view.type):
            raise Refusal("not_found")
        return view

    def _seen(self, user: str, channel: str, ts: str) -> Message:
        self._core.workspace.conversation(channel, user)
        message = self._core.workspace.find(channel, ts)
        if not message.visible_to(user):
            raise Refusal("message_not_found")
        return message


def _trouble(reply: Reply) -> Answer | None:
    """What a person is told when the app didn't acknowledge."""
    if reply.ok:
        return None
    late = reply.problem == "http_timeout"
    why = f"{reply.problem} {reply.status}: {reply.body}"
    return Answer(ok=False, error="operation_timeout" if late else "dispatch_failed", why=why)


def _json_object(body: str) -> dict[str, Any] | None:
    try:
        given = json.loads(body)
    except ValueError:
        return None
    return given if isinstance(given, dict) else None


def _errors(view: View, errors: Any) -> Answer:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise Refusal("dispatch_failed")
    if not all(isinstance(text, str) and text for text in errors.values()):
        raise Refusal("dispatch_failed")
    return Answer(ok=False, errors=errors)


def _complete(blocks: list[dict[str, Any]], action: Mapping[str, Any]) -> dict[str, Any]:
    """The action with what Slack adds from the element itself; raises `action_not_found`."""
    element = element_at(blocks, action["block_id"], action["action_id"])
    if element is None or element["type"] != action.get("type", element["type"]):
        raise Refusal("action_not_found")
    full = {**action, "type": element["type"]}
    for key in ("text", "value", "placeholder", "confirm", "style"):
        if element["type"] == "button" and key in element:
            full[key] = element[key]
    return full
