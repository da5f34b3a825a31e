"""What the page asks: the state that one person sees, and what that person does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.local.core import Core, Setback
from bot.local.interactions import DONE, Answer, Interactions
from bot.local.refusal import Refusal
from bot.local.workspace import Conversation, File, Message, User

Given = Mapping[str, Any]


@dataclass(frozen=True)
class _Endpoint:
    act: Callable[[str, Given], Answer]
    strings: tuple[str, ...] = ()
    """What the body must hold, beside the user."""
    anonymous: bool = False


class ClientApi:
    """The endpoints under /client/; each acts as the person that the page names."""

    def __init__(self, core: Core, interactions: Interactions) -> None:
        self._core = core
        self._act = act = interactions
        self._endpoints = {
            "action": _Endpoint(self._action, ("block_id", "action_id")),
            "command": _Endpoint(
                lambda user, given: act.command(user, given["channel"], given["text"]),
                ("channel", "text"),
            ),
            "message": _Endpoint(
                lambda user, given: act.say(
                    user, given["channel"], given["text"], given.get("thread_ts")
                ),
                ("channel", "text"),
            ),
            "message_shortcut": _Endpoint(
                lambda user, given: act.message_shortcut(
                    user, given["callback_id"], given["channel"], given["ts"]
                ),
                ("callback_id", "channel", "ts"),
            ),
            "rate_limit": _Endpoint(self._rate_limit, ("method",), anonymous=True),
            "read": _Endpoint(self._read, ("channel",)),
            "shortcut": _Endpoint(
                lambda user, given: act.shortcut(user, given["callback_id"]), ("callback_id",)
            ),
            "tab": _Endpoint(lambda user, given: act.open_tab(user, given["tab"]), ("tab",)),
            "view_close": _Endpoint(
                lambda user, given: act.close(
                    user, given["view_id"], everything=bool(given.get("all"))
                ),
                ("view_id",),
            ),
            "view_submit": _Endpoint(
                lambda user, given: act.submit(user, given["view_id"], _object(given, "values")),
                ("view_id",),
            ),
        }

    def knows(self, endpoint: str) -> bool:
        """Whether there is such an endpoint to post to."""
        return endpoint in self._endpoints

    def post(self, endpoint: str, given: Given) -> dict[str, Any]:
        """One thing done on the page; what Slack would tell the person comes back."""
        try:
            answer = self._checked(self._endpoints[endpoint], given)
        except Refusal as refusal:
            return {"ok": False, "error": refusal.error}
        if answer.errors:
            return {"ok": False, "errors": dict(answer.errors)}
        return {"ok": True} if answer.ok else {"ok": False, "error": answer.error}

    def _checked(self, endpoint: _Endpoint, given: Given) -> Answer:
        if not all(isinstance(given.get(key), str) for key in endpoint.strings):
            raise Refusal("invalid_arguments")
        user = "" if endpoint.anonymous else self.person(given.get("user")).id
        return endpoint.act(user, given)

    def person(self, user: Any) -> User:
        """Somebody whom the page may act as; raises `user_not_found`."""
        found = self._core.workspace.users.get(str(user))
        if found is None or not found.switchable:
            raise Refusal("user_not_found")
        return found

    def state(self, user: str | None) -> dict[str, Any]:
        """Everything that this person sees; the first of the switchable ones by default."""
        workspace, views = self._core.workspace, self._core.views
        me = self.person(user or next(u.id for u in workspace.users.values() if u.switchable))
        with workspace.lock:
            home = views.home(me.id)
            mine = workspace.conversations_of(me.id)
            return {
                "ok": True,
                "seq": workspace.seq,
                "team": {
                    "id": workspace.team_id,
                    "name": workspace.name,
                    "domain": workspace.domain,
                },
                "me": _person(me),
                "people": [_person(u) for u in workspace.users.values() if not u.deleted],
                "app": self._app(),
                "conversations": [_conversation(conversation, me.id) for conversation in mine],
                "home": views.payload(home) if home else None,
                "views": [views.payload(view) for view in views.stack(me.id)],
            }

    def _app(self) -> dict[str, Any]:
        manifest = self._core.manifest
        return {
            "id": self._core.workspace.app_id,
            "name": manifest.name,
            "bot_user_id": self._core.workspace.bot_user_id,
            "commands": manifest.commands,
            "shortcuts": manifest.shortcuts,
            "home_enabled": manifest.home_enabled,
            "messages_enabled": manifest.messages_enabled,
            "messages_read_only": manifest.messages_read_only,
        }

    def file(self, file_id: str, user: str) -> File | None:
        """A file that was shared where this person can see it."""
        workspace = self._core.workspace
        mine = {conversation.id for conversation in workspace.conversations_of(user)}
        file = workspace.files.get(file_id)
        return file if file is not None and file.seen_by & mine else None

    def _action(self, user: str, given: Given) -> Answer:
        ids = {key: given[key] for key in ("block_id", "action_id")}
        action = {**_object(given, "element"), **ids}
        container = _object(given, "container")
        if container.get("type") == "view":
            view_id = str(container.get("view_id"))
            return self._act.act_in_view(user, view_id, action, _object(given, "values"))
        channel, ts = str(container.get("channel")), str(container.get("ts"))
        return self._act.act_in_message(user, channel, ts, action)

    def _read(self, user: str, given: Given) -> Answer:
        self._core.workspace.conversation(given["channel"], user)
        self._core.workspace.mark_read(user, given["channel"])
        return DONE

    def _rate_limit(self, _user: str, given: Given) -> Answer:
        seconds = given.get("seconds")
        if not isinstance(seconds, int):
            raise Refusal("invalid_arguments")
        self._core.set_back(given["method"], Setback("ratelimited", 1, seconds))
        return DONE


def _object(given: Given, key: str) -> dict[str, Any]:
    held = given.get(key) or {}
    if not isinstance(held, dict):
        raise Refusal("invalid_arguments")
    return held


def _person(user: User) -> dict[str, Any]:
    keys = ("id", "name", "real_name", "title", "tz", "color", "is_bot")
    person = {key: getattr(user, key) for key in keys}
    return {**person, "switchable": True} if user.switchable else person


def _conversation(conversation: Conversation, user: str) -> dict[str, Any]:
    return {
        "id": conversation.id,
        "kind": conversation.kind,
        "name": conversation.name,
        "unread": conversation.unread(user),
        "messages": [_message(message, user) for message in conversation.seen_by(user)],
    }


def _message(message: Message, user: str) -> dict[str, Any]:
    keys = ("ts", "user", "bot", "text", "blocks", "edited", "thread_ts", "kind")
    return {
        **{key: getattr(message, key) for key in keys},
        "ephemeral": message.to is not None,
        "files": [_file(file, user) for file in message.files],
    }


def _file(file: File, user: str) -> dict[str, Any]:
    return {
        "id": file.id,
        "name": file.name,
        "mimetype": file.mimetype,
        "size": len(file.data),
        "url": f"/client/file/{file.id}?user={user}",
    }
