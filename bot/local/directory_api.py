"""Methods about people, conversations, tokens and connections."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.local.core import Core
from bot.local.refusal import Refusal
from bot.local.workspace import Conversation, User

MOST_USERS = 8
"""In one direct conversation."""


def api_test(_core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """api.test: says back what it was told, or fails as it was told to."""
    if error := arguments.get("error"):
        raise Refusal(str(error), args=arguments)
    return {"args": arguments}


def auth_test(core: Core, _arguments: dict[str, Any]) -> dict[str, Any]:
    """auth.test: whose token it is."""
    workspace = core.workspace
    bot = workspace.users[workspace.bot_user_id]
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": bot.name,
        "team_id": workspace.team_id,
        "user_id": bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def revoke(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """auth.revoke; `test` only asks."""
    revoked = str(arguments.get("test", "")).lower() not in ("1", "true")
    if revoked:
        core.token_revoked = True
    return {"revoked": revoked}


def open_connection(core: Core, _arguments: dict[str, Any]) -> dict[str, Any]:
    """apps.connections.open, when Socket Mode is on offer."""
    if core.socket_url is None:
        raise Refusal("internal_error")
    return {"url": core.socket_url()}


def user_info(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """users.info, with the offset of the time zone as it is now."""
    user = core.workspace.users.get(str(arguments["user"]))
    if user is None:
        raise Refusal("user_not_found")
    return {"user": _profile(core, user)}


def conversation_info(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """conversations.info; each kind of conversation has its own scope."""
    found = core.workspace.conversations.get(str(arguments["channel"]))
    if found is None:
        raise Refusal("channel_not_found")
    core.require_scope(
        {"channel": "channels:read", "app": "im:read", "im": "mpim:read"}[found.kind]
    )
    return {"channel": _described(core, found)}


def open_conversation(core: Core, arguments: dict[str, Any]) -> dict[str, Any]:
    """conversations.open: the direct conversation with one person, or with up to eight."""
    if channel := arguments.get("channel"):
        found = core.workspace.conversations.get(str(channel))
        if found is None or found.kind == "channel":
            raise Refusal("channel_not_found")
        return {"channel": {"id": found.id}, "no_op": True, "already_open": True}
    users = [user for user in str(arguments.get("users") or "").split(",") if user]
    if not users:
        raise Refusal("users_list_not_supplied")
    if len(users) > MOST_USERS:
        raise Refusal("too_many_users")
    core.require_scope("im:write" if len(users) == 1 else "mpim:write")
    return {"channel": _opened(core, users, full=bool(arguments.get("return_im")))}


def _opened(core: Core, users: list[str], *, full: bool) -> dict[str, Any]:
    for user in users:
        known = core.workspace.users.get(user)
        if known is None:
            raise Refusal("user_not_found")
        if known.deleted:
            raise Refusal("user_disabled")
        if known.is_bot:
            raise Refusal("invalid_user_combination")
    if len(users) == 1:
        conversation = core.workspace.app_conversation(users[0])
    else:
        conversation = core.workspace.group(users)
    return _described(core, conversation) if full else {"id": conversation.id}


def _described(core: Core, conversation: Conversation) -> dict[str, Any]:
    bot = core.workspace.bot_user_id
    described = {
        "id": conversation.id,
        "is_channel": conversation.kind == "channel",
        "is_im": conversation.kind == "app",
        "is_mpim": conversation.kind == "im",
        "is_member": bot in conversation.members,
        "is_archived": False,
    }
    if conversation.kind == "app":
        (described["user"],) = conversation.members - {bot}
    else:
        described["name"] = conversation.name
    return described


def _profile(core: Core, user: User) -> dict[str, Any]:
    now = datetime.fromtimestamp(core.clock(), UTC).astimezone(ZoneInfo(user.tz))
    offset = now.utcoffset()
    return {
        "id": user.id,
        "team_id": core.workspace.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "color": user.color,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": now.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {
            "title": user.title,
            "real_name": user.real_name,
            "display_name": user.name,
            "team": core.workspace.team_id,
        },
        "is_admin": False,
        "is_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
