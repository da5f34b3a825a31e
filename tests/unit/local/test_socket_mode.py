"""The same workspace, reached by Socket Mode with Slack's own client."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.local import LocalSlack
from bot.local.person import Person
from tests.support.socket_mode import SocketMode
from tests.support.waiting import until
from tests.unit.local.conftest import Clock, Workspace, modal, text_field

APP_TOKEN = "xapp-local"


class SocketApp:
    """Acknowledges every envelope; `on` may say with which payload."""

    def __init__(self, slack: LocalSlack) -> None:
        self.received: list[SocketModeRequest] = []
        self.on: Callable[[SocketModeRequest], Any] = lambda _: None
        self.silent = False
        web = WebClient(APP_TOKEN, base_url=slack.api_url)
        self.client = SocketModeClient(APP_TOKEN, web_client=web, ping_interval=2)
        self.client.socket_mode_request_listeners.append(self._listen)

    def connect(self) -> None:
        self.client.connect()
        session = self.client.current_session
        assert session is not None
        assert session.sock is not None
        # The SDK notices that it was closed only when it next looks up: not after its usual 3 s.
        session.sock.settimeout(0.05)

    def _listen(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        self.received.append(request)
        payload = self.on(request)
        if not self.silent:
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))


@pytest.fixture
def socket_mode() -> Iterator[SocketMode]:
    with SocketMode() as server:
        yield server


@pytest.fixture
def slack(make_slack: Workspace, socket_mode: SocketMode) -> LocalSlack:
    slack = make_slack(ack_seconds=1)
    slack.connect_socket(socket_mode, socket_mode.url, APP_TOKEN)
    return slack


@pytest.fixture
def socket_app(slack: LocalSlack, socket_mode: SocketMode) -> Iterator[SocketApp]:
    app = SocketApp(slack)
    app.connect()
    socket_mode.wait_for_connection()
    yield app
    app.client.close()


def test_a_command_is_answered_through_the_socket(maya: Person, socket_app: SocketApp) -> None:
    socket_app.on = lambda _: {"text": "Through the socket"}
    assert maya.command("/trial the payload").ok
    assert maya.ephemeral is not None
    assert maya.ephemeral.text == "Through the socket"
    (request,) = socket_app.received
    assert (request.type, request.accepts_response_payload) == ("slash_commands", True)
    assert request.payload["text"] == "the payload"


def test_a_modal_is_walked_through_the_socket(
    maya: Person, socket_app: SocketApp, client: WebClient
) -> None:
    def on(request: SocketModeRequest) -> dict[str, Any] | None:
        if request.type == "slash_commands":
            view = modal(text_field("outcome"))
            client.views_open(trigger_id=request.payload["trigger_id"], view=view)
            return None
        return {"response_action": "errors", "errors": {"outcome": "Too short."}}

    socket_app.on = on
    maya.command("/trial")
    maya.fill("outcome", "x")
    assert maya.submit().errors == {"outcome": "Too short."}


def test_an_event_that_is_not_acknowledged_is_sent_again(
    make_slack: Workspace, socket_mode: SocketMode, clock: Clock
) -> None:
    slack = make_slack(ack_seconds=0.1)
    slack.connect_socket(socket_mode, socket_mode.url, APP_TOKEN)
    app = SocketApp(slack)
    app.connect()
    socket_mode.wait_for_connection()
    app.silent = True
    slack.person("U0MAYA").open_home()
    until(lambda: len(app.received) == 2)
    assert [request.retry_attempt for request in app.received] == [0, 1]
    assert app.received[1].retry_reason == "http_timeout"
    app.client.close()


def test_without_a_connection_a_command_fails(maya: Person) -> None:
    assert maya.command("/trial").error == "dispatch_failed"


def test_the_client_connects_anew_when_told_to(
    maya: Person, socket_app: SocketApp, socket_mode: SocketMode
) -> None:
    socket_mode.disconnect()
    until(lambda: maya.command("/trial").ok)
    assert socket_app.received


def test_an_acknowledgement_of_nothing_is_ignored(maya: Person, socket_mode: SocketMode) -> None:
    with connect(socket_mode.url()) as raw:
        assert json.loads(raw.recv())["type"] == "hello"
        socket_mode.wait_for_connection()
        raw.send('{"envelope_id": "never-sent"}')
        with ThreadPoolExecutor() as pool:
            answer = pool.submit(maya.command, "/trial")
            envelope = json.loads(raw.recv())
            raw.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
            assert answer.result(5).ok


def test_a_ticket_opens_one_connection(socket_mode: SocketMode) -> None:
    url = socket_mode.url()
    with connect(url) as first:
        assert first.recv()
        with connect(url) as second, pytest.raises(ConnectionClosed):
            second.recv()


def test_a_connection_needs_the_app_token(slack: LocalSlack, client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_auth"):
        client.apps_connections_open(app_token="xapp-other")
    answer = client.apps_connections_open(app_token=APP_TOKEN)
    assert answer["url"].startswith("ws://127.0.0.1:")
