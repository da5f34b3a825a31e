"""Every payload holds what Slack's reference promises for its kind."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.person import Person
from bot.local.seed import GENERAL, MEMBER
from tests.support.waiting import until
from tests.unit.local.conftest import actions, button, modal, section, text_field
from tests.unit.local.fake_app import FakeApp

PERSON = {"user.id", "team.id", "team.domain", "token", "is_enterprise_install"}
VIEW = {
    *("view.id", "view.team_id", "view.type", "view.blocks", "view.private_metadata"),
    *("view.callback_id", "view.state.values", "view.hash", "view.title", "view.submit"),
    *("view.close", "view.clear_on_close", "view.notify_on_close", "view.previous_view_id"),
    *("view.root_view_id", "view.app_id", "view.external_id", "view.app_installed_team_id"),
    "view.bot_id",
}
EVENT = {
    *("team_id", "api_app_id", "event.event_ts", "event_id", "event_time", "event_context"),
    *("authorizations", "is_ext_shared_channel", "context_team_id", "context_enterprise_id"),
}
PROMISED = {
    "slash_command": {
        *("token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name"),
        *("command", "text", "response_url", "trigger_id", "api_app_id", "is_enterprise_install"),
    },
    "block_actions": {
        *PERSON,
        "api_app_id",
        "trigger_id",
        "container.type",
        "state.values",
        "actions",
    },
    "view_submission": {*PERSON, *VIEW, "api_app_id", "trigger_id", "response_urls"},
    "view_closed": {*PERSON, *VIEW, "api_app_id", "is_cleared"},
    "message_action": {
        *PERSON,
        *("callback_id", "trigger_id", "response_url", "message_ts", "channel.id", "message.text"),
        "action_ts",
    },
    "shortcut": {*PERSON, "callback_id", "trigger_id", "action_ts"},
    "app_home_opened": {*EVENT, "event.user", "event.channel", "event.tab"},
    "message": {*EVENT, "event.user", "event.text", "event.channel", "event.ts"},
}


def lacks(payload: Any, promised: set[str]) -> set[str]:
    """The promised fields that are not there; one that is null counts as there."""

    def there(path: str) -> bool:
        part = payload
        for key in path.split("."):
            if not isinstance(part, dict) or key not in part:
                return False
            part = part[key]
        return True

    return {path for path in promised if not there(path)}


def kind_of(payload: dict[str, Any]) -> str:
    event = payload.get("event", {})
    return str(event.get("subtype") or event.get("type") or payload.get("type") or "slash_command")


@pytest.fixture
def payloads(
    slack: LocalSlack, maya: Person, app: FakeApp, client: WebClient
) -> dict[str, dict[str, Any]]:
    """One of everything that an app can be told, by kind."""
    buttons = actions("a", button("Go", "go", value="v", style="primary"))
    client.views_publish(user_id=MEMBER, view={"type": "home", "blocks": [buttons]})
    client.chat_postMessage(channel=MEMBER, text="t", blocks=[buttons, section("s")])
    maya.click("go")
    maya.message_shortcut("keep", maya.messages(GENERAL)[0])
    maya.shortcut("try")
    maya.command("/trial word")
    maya.open_home()
    maya.say("hello", thread_ts="1.1")
    for finish in (maya.submit, maya.close):
        slack.core.views.open(MEMBER, modal(text_field("t"), notify_on_close=True))
        maya.fill("t", "typed")
        finish()
    until(lambda: {kind_of(request.payload) for request in app.received} >= PROMISED.keys())
    return {kind_of(request.payload): request.payload for request in app.received}


@pytest.mark.parametrize("kind", PROMISED)
def test_a_payload_holds_what_is_promised(kind: str, payloads: dict[str, dict[str, Any]]) -> None:
    assert not lacks(payloads[kind], PROMISED[kind])


def test_a_global_shortcut_comes_from_no_channel(payloads: dict[str, dict[str, Any]]) -> None:
    assert not payloads["shortcut"].keys() & {"channel", "response_url"}
