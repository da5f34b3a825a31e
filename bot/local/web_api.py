"""The Web API: reading a call, checking it, answering it."""

import json
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.local import chat_api, directory_api, files_api, views_api
from bot.local.core import Call, Core
from bot.local.refusal import Refusal, invalid_arguments

Handler = Callable[[Core, dict[str, Any]], dict[str, Any]]

_JSON_IN_FORMS = {"attachments", "blocks", "files", "message", "metadata", "view"}


@dataclass(frozen=True)
class Method:
    """One method of the Web API."""

    handler: Handler
    scope: str = ""
    required: tuple[str, ...] = ()
    caller: Literal["bot", "app", "anyone"] = "bot"
    """Whose token it takes."""


METHODS: dict[str, Method] = {
    "api.test": Method(directory_api.api_test, caller="anyone"),
    "apps.connections.open": Method(directory_api.open_connection, caller="app"),
    "auth.revoke": Method(directory_api.revoke),
    "auth.test": Method(directory_api.auth_test),
    "blocks.validate": Method(views_api.validate_blocks, caller="anyone"),
    "chat.delete": Method(chat_api.delete, "chat:write", ("channel", "ts")),
    "chat.getPermalink": Method(chat_api.permalink, "", ("channel", "message_ts")),
    "chat.postEphemeral": Method(chat_api.post_ephemeral, "chat:write", ("channel", "user")),
    "chat.postMessage": Method(chat_api.post_message, "chat:write", ("channel",)),
    "chat.update": Method(chat_api.update, "chat:write", ("channel", "ts")),
    "conversations.info": Method(directory_api.conversation_info, "", ("channel",)),
    "conversations.open": Method(directory_api.open_conversation),
    "files.completeUploadExternal": Method(files_api.complete, "files:write", ("files",)),
    "files.getUploadURLExternal": Method(
        files_api.upload_url, "files:write", ("filename", "length")
    ),
    "users.info": Method(directory_api.user_info, "users:read", ("user",)),
    "views.open": Method(views_api.open_view, "", ("view",)),
    "views.publish": Method(views_api.publish_view, "", ("user_id", "view")),
    "views.push": Method(views_api.push_view, "", ("view",)),
    "views.update": Method(views_api.update_view, "", ("view",)),
}


@dataclass(frozen=True)
class HttpAnswer:
    """What goes back over the wire."""

    body: Mapping[str, Any]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class WebApi:
    """Answers calls as Slack does, errors included, and remembers each."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def answer(self, name: str, body: bytes, headers: Mapping[str, str], query: str) -> HttpAnswer:
        """One call of a method; never raises for what a caller can get wrong."""
        arguments: dict[str, Any] = {}
        try:
            arguments = read_arguments(body, headers.get("Content-Type") or "", query)
            answer = HttpAnswer({"ok": True, **self._call(name, arguments, headers)})
        except Refusal as refusal:
            answer = HttpAnswer(refusal.answer(), refusal.status, refusal.headers)
        headers = {"x-oauth-scopes": ",".join(sorted(self._core.manifest.scopes))}
        answer = replace(answer, headers={**headers, **answer.headers})
        # A token belongs in no record, not even a double's.
        kept = {key: value for key, value in arguments.items() if key != "token"}
        self._core.calls.append(Call(name, kept, answer.body, self._core.clock()))
        return answer

    def _call(
        self, name: str, arguments: dict[str, Any], headers: Mapping[str, str]
    ) -> dict[str, Any]:
        method = METHODS.get(name)
        if method is None:
            raise Refusal("unknown_method", req_method=name)
        self._set_back(name)
        self._authorize(method, arguments, headers)
        missing = [key for key in method.required if arguments.get(key) in (None, "")]
        if missing:
            raise invalid_arguments(*(f"missing required field: {key}" for key in missing))
        return method.handler(self._core, arguments)

    def _set_back(self, name: str) -> None:
        """Answer as a test, or the person at the page, asked for."""
        with self._core.lock:
            setback = self._core.setbacks.get(name)
            if setback is None:
                return
            setback.times -= 1
            if setback.times <= 0:
                del self._core.setbacks[name]
        if setback.error == "ratelimited":
            headers = {"Retry-After": str(setback.seconds)}
            raise Refusal("ratelimited", status=429, headers=headers)
        raise Refusal(setback.error)

    def _authorize(
        self, method: Method, arguments: dict[str, Any], headers: Mapping[str, str]
    ) -> None:
        if method.caller == "anyone":
            return
        given = (headers.get("Authorization") or "").removeprefix("Bearer ").strip()
        given = given or str(arguments.get("token") or "")
        if not given:
            raise Refusal("not_authed")
        core = self._core
        if given != (core.bot_token if method.caller == "bot" else core.app_token):
            raise Refusal("invalid_auth")
        if core.token_revoked and method.caller == "bot":
            raise Refusal("token_revoked")
        if method.scope:
            core.require_scope(method.scope)


def read_arguments(body: bytes, content_type: str, query: str = "") -> dict[str, Any]:
    """The arguments of a call: JSON or a form, with JSON inside where Slack takes it."""
    arguments: dict[str, Any] = dict(urllib.parse.parse_qsl(query))
    text = body.decode("utf-8", "replace")
    if content_type.startswith("application/json"):
        arguments |= _json_body(text)
    else:
        arguments |= urllib.parse.parse_qsl(text, keep_blank_values=True)
    for key in _JSON_IN_FORMS & arguments.keys():
        if isinstance(arguments[key], str):
            arguments[key] = _json_inside(key, arguments[key])
    return arguments


def _json_body(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text or "{}")
    except ValueError:
        raise Refusal("invalid_json") from None
    if not isinstance(given, dict):
        raise Refusal("json_not_object")
    return given


def _json_inside(key: str, text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        if key == "blocks":
            raise Refusal("invalid_blocks_format") from None
        raise invalid_arguments(f"invalid JSON [json-pointer:/{key}]") from None
