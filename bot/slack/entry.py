"""The door for Slack's HTTP requests: a WSGI application around Bolt, with two faults mended.

Both are in slack-bolt 1.30. A form body that contains the word "payload" anywhere is taken for
interactivity, so that `/negotiate led the payload team` never arrives; and a timestamp that is no
number ends in a 500 instead of a 401.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIEnvironment

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.wsgi.http_request import WsgiHttpRequest
from slack_bolt.adapter.wsgi.http_response import WsgiHttpResponse
from slack_bolt.request.internals import build_context
from slack_bolt.response import BoltResponse

PATH = "/slack/events"
"""Where Slack sends commands, interactivity and events."""
HEALTH = "/health"
"""Answers 200 while the process serves."""
LONGEST_BODY = 1_000_000
"""Bytes; Slack's largest request is a view of 250 kB, form-encoded."""


class Entry:
    """WSGI: Slack's requests to Bolt, and a health check."""

    def __init__(self, app: App) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """WSGI's own signature."""
        answer = self._answer(environ)
        response = WsgiHttpResponse(answer.status, headers=answer.headers, body=answer.body)
        start_response(response.status, response.get_headers())
        return response.get_body()

    def _answer(self, environ: WSGIEnvironment) -> BoltResponse:
        route = (environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""))
        if route == ("GET", HEALTH):
            return BoltResponse(status=200, body="ok")
        if route != ("POST", PATH):
            return BoltResponse(status=404, body="not found")
        if int(environ.get("CONTENT_LENGTH") or 0) > LONGEST_BODY:
            return BoltResponse(status=413, body="too large")
        request = WsgiHttpRequest(environ)
        headers: Any = request.get_headers()
        if not str(headers.get("x-slack-request-timestamp", "")).isdecimal():
            return BoltResponse(status=401, body="invalid request")
        return self._app.dispatch(bolt_request(request.get_body(), headers))


def bolt_request(body: str, headers: dict[str, Any]) -> BoltRequest:
    """The request as Bolt should have read it; `raw_body` stays, so the signature still holds."""
    try:
        request = BoltRequest(body=body, headers=headers)
    except json.JSONDecodeError:
        # "payload={..." inside a command's text; unreadable as interactivity, fine as a form.
        request = BoltRequest(body="", headers=headers)
        request.raw_body = body
    if not request.body:
        form = dict(parse_qsl(body, keep_blank_values=True))
        if "command" in form:
            request.body = form
            request.context = build_context(request.context, form)
    return request
