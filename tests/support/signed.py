"""Signed requests, put straight into the bot's WSGI door."""

import io
import json
import time
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from slack_sdk.signature import SignatureVerifier

from bot.slack.entry import PATH, Entry

TEAM, USER = "T0LOCAL", "U0MEMBER"


def command_form(text: str = "", **fields: str) -> dict[str, str]:
    """A slash command as Slack encodes it."""
    form = {
        "team_id": TEAM,
        "team_domain": "local",
        "channel_id": "C1",
        "channel_name": "general",
        "user_id": USER,
        "user_name": "maya",
        "command": "/negotiate",
        "text": text,
        "trigger_id": "1.2.3",
        "api_app_id": "A1",
        "is_enterprise_install": "false",
    }
    return {**form, **fields}


def signed(body: str, secret: str, *, timestamp: str | None = None) -> dict[str, str]:
    """The headers of a request that Slack signed."""
    at = timestamp or str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=at, body=body)
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": signature or ""}


def deliver(
    entry: Entry,
    body: str,
    headers: dict[str, str],
    *,
    path: str = PATH,
    method: str = "POST",
    content_type: str = "application/x-www-form-urlencoded",
) -> tuple[int, str]:
    """The status and body that the door answers with."""
    data = body.encode()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(data)),
        "CONTENT_TYPE": content_type,
        "wsgi.input": io.BytesIO(data),
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    }
    setup_testing_defaults(environ)
    status: list[str] = []
    answer = b"".join(entry(environ, lambda line, _: status.append(line)))  # type: ignore[arg-type]
    return int(status[0].split()[0]), answer.decode()


def send_command(entry: Entry, secret: str, text: str, **fields: str) -> tuple[int, str]:
    """A signed slash command, delivered."""
    body = urlencode(command_form(text, **fields))
    return deliver(entry, body, signed(body, secret))


def send_payload(entry: Entry, secret: str, payload: dict[str, Any]) -> tuple[int, str]:
    """A signed interaction, delivered."""
    body = urlencode({"payload": json.dumps(payload)})
    return deliver(entry, body, signed(body, secret))
