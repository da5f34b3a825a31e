"""What an interaction looks like on the wire."""

from typing import Any, Literal

from bot.local.core import Core
from bot.local.views import View
from bot.local.workspace import Message

TOKEN = "local-verification-token"  # noqa: S105 (the deprecated field; it protects nothing)


def command(core: Core, user: str, channel: str, name: str, text: str) -> dict[str, Any]:
    """A slash command, as the fields of a form."""
    workspace = core.workspace
    conversation = workspace.conversations[channel]
    direct = conversation.kind != "channel"
    return {
        "token": TOKEN,
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel,
        "channel_name": "directmessage" if direct else conversation.name,
        "user_id": user,
        "user_name": workspace.users[user].name,
        "command": name,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": core.response_urls.issue(user, channel),
        "trigger_id": core.triggers.issue(user),
    }


def shortcut(core: Core, user: str, callback_id: str) -> dict[str, Any]:
    """A global shortcut: it knows no channel and has no response URL."""
    shared = _common(core, "shortcut", user, "username")
    del shared["api_app_id"]
    return {
        **shared,
        "callback_id": callback_id,
        "trigger_id": core.triggers.issue(user),
        "action_ts": core.workspace.new_ts(),
    }


def message_shortcut(core: Core, user: str, callback_id: str, message: Message) -> dict[str, Any]:
    """A shortcut taken from a message's menu."""
    shared = _common(core, "message_action", user, "name")
    del shared["api_app_id"]
    return {
        **shared,
        "callback_id": callback_id,
        "trigger_id": core.triggers.issue(user),
        "response_url": core.response_urls.issue(user, message.channel, message.ts),
        "action_ts": core.workspace.new_ts(),
        "message_ts": message.ts,
        "channel": _channel(core, message.channel),
        "message": message_payload(core, message),
    }


def action_in_view(core: Core, view: View, action: dict[str, Any]) -> dict[str, Any]:
    """Something pressed or chosen in a modal or on Home."""
    shown = core.views.payload(view)
    return {
        **_common(core, "block_actions", view.user),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": core.triggers.issue(view.user, view.id),
        "view": shown,
        "actions": [_stamped(core, action)],
    }


def action_in_message(
    core: Core, user: str, message: Message, action: dict[str, Any], values: dict[str, Any]
) -> dict[str, Any]:
    """Something pressed or chosen in a message; an ephemeral one is not sent along."""
    payload = {
        **_common(core, "block_actions", user),
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.to is not None,
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        },
        "trigger_id": core.triggers.issue(user),
        "channel": _channel(core, message.channel),
        "state": {"values": values},
        "response_url": core.response_urls.issue(user, message.channel, message.ts),
        "actions": [_stamped(core, action)],
    }
    if message.to is None:
        payload["message"] = message_payload(core, message)
    return payload


def submission(core: Core, view: View) -> dict[str, Any]:
    """A modal sent."""
    return {
        **_common(core, "view_submission", view.user),
        "trigger_id": core.triggers.issue(view.user, view.id),
        "view": core.views.payload(view),
        "response_urls": [],
    }


def closing(core: Core, view: View, *, cleared: bool) -> dict[str, Any]:
    """A modal closed without sending it; carries no trigger."""
    return {
        **_common(core, "view_closed", view.user),
        "view": core.views.payload(view),
        "is_cleared": cleared,
    }


def message_payload(core: Core, message: Message) -> dict[str, Any]:
    """A message as the Web API and interactions show it."""
    payload: dict[str, Any] = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": core.workspace.team_id,
    }
    if message.bot:
        payload |= {"bot_id": core.workspace.bot_id, "app_id": core.workspace.app_id}
    if message.thread_ts:
        payload["thread_ts"] = message.thread_ts
    if message.edited:
        payload["edited"] = {"user": message.user, "ts": message.ts}
    for key in ("blocks", "attachments", "metadata"):
        if getattr(message, key):
            payload[key] = getattr(message, key)
    if message.files:
        payload["files"] = [{"id": f.id, "name": f.name, "title": f.title} for f in message.files]
    return payload


def _common(
    core: Core, kind: str, user: str, *names: Literal["name", "username"]
) -> dict[str, Any]:
    """What all interactions carry; shortcuts call the person by one name only."""
    workspace = core.workspace
    name = workspace.users[user].name
    called = dict.fromkeys(names or ("username", "name"), name)
    return {
        "type": kind,
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "user": {"id": user, **called, "team_id": workspace.team_id},
        "api_app_id": workspace.app_id,
        "token": TOKEN,
        "is_enterprise_install": False,
        "enterprise": None,
    }


def _channel(core: Core, channel: str) -> dict[str, str]:
    conversation = core.workspace.conversations[channel]
    name = conversation.name if conversation.kind == "channel" else "directmessage"
    return {"id": channel, "name": name}


def _stamped(core: Core, action: dict[str, Any]) -> dict[str, Any]:
    return {**action, "action_ts": f"{core.clock():.6f}"}
