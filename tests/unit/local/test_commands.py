"""Commands: what is sent, and what the answer shows."""

import contextlib
import json
import socket
import threading

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.interactions import Answer
from bot.local.person import Person
from bot.local.seed import GENERAL, MEMBER
from tests.unit.local.conftest import (
    Workspace,
    modal,
    open_by_command,
    opened,
    section,
    text_field,
)
from tests.unit.local.fake_app import Back, FakeApp


def test_a_command_arrives_signed_and_as_a_form(maya: Person, app: FakeApp) -> None:
    assert maya.command("/trial  the payload & more ").ok
    assert app.last.signed
    assert app.last.headers["Content-Type"] == "application/x-www-form-urlencoded"
    form = app.last.form
    assert form["command"] == "/trial"
    assert form["text"] == "the payload & more"
    assert form["user_id"] == MEMBER
    assert form["channel_name"] == "general"
    assert form["is_enterprise_install"] == "false"
    assert form["response_url"].startswith("http://127.0.0.1:")
    assert form["trigger_id"]


def test_a_command_in_the_conversation_with_the_app_names_no_channel(
    maya: Person, app: FakeApp
) -> None:
    maya.command("/trial", maya.app_channel)
    assert app.last.form["channel_name"] == "directmessage"
    assert app.last.form["text"] == ""


def test_an_empty_acknowledgement_shows_nothing(maya: Person) -> None:
    assert maya.command("/trial") == Answer(ok=True)
    assert maya.ephemeral is None


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("Plain words", "Plain words"),
        ('{"text": "From JSON"}', "From JSON"),
        (json.dumps({"text": "", "blocks": [section("B")]}), "B"),
        ("[1]", "[1]"),
    ],
)
def test_a_command_is_answered_to_one_person(
    maya: Person, tomas: Person, app: FakeApp, body: str, seen: str
) -> None:
    app.on = lambda _: body
    assert maya.command("/trial").ok
    assert maya.text_of(maya.ephemeral) == seen
    assert tomas.ephemeral is None
    assert maya.messages(GENERAL) == tomas.messages(GENERAL)


def test_a_command_can_be_answered_to_everybody(maya: Person, tomas: Person, app: FakeApp) -> None:
    app.on = lambda _: {"text": "For all", "response_type": "in_channel"}
    maya.command("/trial")
    assert tomas.messages(GENERAL)[-1].text == "For all"


@pytest.mark.parametrize(
    ("back", "error"),
    [
        (Back("no", 500), "dispatch_failed"),
        (Back("no", 404), "dispatch_failed"),
        (Back({"blocks": [{"type": "nonsense"}]}), "invalid_command_response"),
    ],
)
def test_a_command_that_fails_is_told_to_the_one_who_gave_it(
    maya: Person, app: FakeApp, back: Back, error: str
) -> None:
    app.on = lambda _: back
    assert maya.command("/trial") == Answer(ok=False, error=error)
    assert maya.ephemeral is not None
    assert maya.ephemeral.kind == "problem"
    assert maya.ephemeral.text == f'/trial failed with the error "{error}"'


def test_an_unknown_command_reaches_no_app(maya: Person, app: FakeApp) -> None:
    assert maya.command("/other") == Answer(ok=False, error="unknown_command", sent=False)
    assert app.received == []
    assert maya.ephemeral is not None
    assert "/other is not a valid command" in maya.ephemeral.text


def test_a_late_acknowledgement_is_a_timeout(make_slack: Workspace, app: FakeApp) -> None:
    slack = make_slack(ack_seconds=0.05)
    maya = slack.person(MEMBER)
    app.hold()
    assert maya.command("/trial").error == "operation_timeout"
    assert slack.requests[-1].reply.problem == "http_timeout"
    assert slack.requests[-1].seconds >= 0.05


def test_an_answer_that_drips_in_is_late_too(make_slack: Workspace) -> None:
    slack = make_slack(ack_seconds=0.1)

    def drip(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
            with contextlib.suppress(OSError):
                while True:
                    connection.sendall(b".")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,))
        thread.start()
        slack.connect(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        assert slack.person(MEMBER).command("/trial").error == "operation_timeout"
        thread.join()


def test_an_app_that_cannot_be_reached_fails(slack: LocalSlack, maya: Person) -> None:
    slack.connect("http://127.0.0.1:9/")
    assert maya.command("/trial").error == "dispatch_failed"


def test_a_workspace_without_an_app_fails(slack: LocalSlack, maya: Person) -> None:
    slack.core.sender.transport = None
    assert maya.command("/trial").error == "dispatch_failed"


def test_a_body_that_is_not_http_is_no_answer(slack: LocalSlack, maya: Person) -> None:
    # The workspace's own Web API is not an app: what it says to a slash command is no 200 of ours.
    slack.connect(slack.url + "response/unknown")
    assert maya.command("/trial").error == "dispatch_failed"


def test_a_command_opens_a_modal(maya: Person, app: FakeApp, client: WebClient) -> None:
    open_by_command(app, client, modal(text_field("outcome"), private_metadata="p1"))
    view = opened(maya)
    assert (view.title, view.callback_id) == ("Trial", "trial")
    assert "Outcome" in view.text
