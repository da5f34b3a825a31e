"""A workspace with a fake app, and the check that it only answers what Slack documents."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.person import Person
from bot.local.seed import MEMBER, MENTOR
from bot.local.views import View
from tests.unit.local.codes import DOCUMENTED, EVERYWHERE
from tests.unit.local.fake_app import SECRET, FakeApp, Received

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Trial"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Trial"},
        "slash_commands": [{"command": "/trial", "description": "Try", "usage_hint": "[word]"}],
        "shortcuts": [
            {"name": "Try it", "type": "global", "callback_id": "try", "description": "Try"},
            {"name": "Keep it", "type": "message", "callback_id": "keep", "description": "Keep"},
        ],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "files:write", "users:read"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "message.im"]}},
}


class Clock:
    """Runs with the real time, ahead by what a test added."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead

    def advance(self, seconds: float) -> None:
        self.ahead += seconds


Workspace = Callable[..., LocalSlack]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app() -> Iterator[FakeApp]:
    with FakeApp() as app:
        yield app


@pytest.fixture
def make_slack(app: FakeApp, clock: Clock) -> Iterator[Workspace]:
    """Makes a workspace; at the end, whatever it answered must be in Slack's reference."""
    made: list[LocalSlack] = []

    def make(manifest: dict[str, Any] = MANIFEST, **options: Any) -> LocalSlack:
        slack = LocalSlack(manifest=manifest, signing_secret=SECRET, clock=clock, **options)
        made.append(slack)
        slack.connect(app.url)
        slack.start()
        return slack

    yield make
    for slack in made:
        app.released.set()
        slack.stop()
        for call in slack.calls:
            if call.method in DOCUMENTED and not call.answer["ok"]:
                assert call.answer["error"] in DOCUMENTED[call.method] | EVERYWHERE, call


@pytest.fixture
def slack(make_slack: Workspace) -> LocalSlack:
    return make_slack()


@pytest.fixture
def maya(slack: LocalSlack) -> Person:
    return slack.person(MEMBER)


@pytest.fixture
def tomas(slack: LocalSlack) -> Person:
    return slack.person(MENTOR)


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    return WebClient("xoxb-local", base_url=slack.api_url)


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def button(text: str, action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(block_id: str, *elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": [*elements]}


def field(block_id: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    label = plain(block_id.capitalize())
    named = {"action_id": "value", **element}
    return {"type": "input", "block_id": block_id, "label": label, "element": named, **more}


def text_field(block_id: str, **more: Any) -> dict[str, Any]:
    return field(block_id, {"type": "plain_text_input", **more})


def select(*values: str, **more: Any) -> dict[str, Any]:
    options = [{"text": plain(value.capitalize()), "value": value} for value in values]
    return {"type": "static_select", "options": options, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "trial",
        "title": plain("Trial"),
        "submit": plain("Go"),
        "blocks": [*blocks],
        **more,
    }


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn(text), **more}


def open_by_command(app: FakeApp, client: WebClient, view: dict[str, Any]) -> None:
    """Let the app answer the command with a modal, and everything else with nothing."""

    def on(request: Received) -> None:
        if "command" in request.payload:
            client.views_open(trigger_id=request.payload["trigger_id"], view=view)

    app.on = on


def opened(maya: Person) -> View:
    assert maya.command("/trial start").ok
    assert maya.modal is not None
    return maya.modal
