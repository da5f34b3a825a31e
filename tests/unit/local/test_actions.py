"""Buttons, menus and shortcuts: what is sent."""

import json

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.interactions import Interactions
from bot.local.person import Person
from bot.local.refusal import Refusal
from bot.local.seed import GENERAL, JONAS, MEMBER
from tests.unit.local.conftest import (
    actions,
    button,
    modal,
    open_by_command,
    opened,
    select,
    text_field,
)
from tests.unit.local.fake_app import Back, FakeApp


def test_a_button_in_a_message_carries_the_message(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    sent = client.chat_postMessage(
        channel=MEMBER,
        text="Ready",
        blocks=[actions("acts", button("Open it", "open", value="v1", style="primary"))],
        thread_ts="1.1",
    )
    assert maya.click("Open it").ok
    payload = app.last.payload
    assert payload["type"] == "block_actions"
    assert payload["container"] == {
        "type": "message",
        "message_ts": sent["ts"],
        "channel_id": maya.app_channel,
        "is_ephemeral": False,
        "thread_ts": "1.1",
    }
    assert payload["message"]["text"] == "Ready"
    assert payload["message"]["bot_id"]
    assert payload["channel"] == {"id": maya.app_channel, "name": "directmessage"}
    (action,) = payload["actions"]
    assert action["action_ts"]
    assert {key: action[key] for key in ("type", "block_id", "action_id", "value", "style")} == {
        "type": "button",
        "block_id": "acts",
        "action_id": "open",
        "value": "v1",
        "style": "primary",
    }


def test_a_button_in_an_ephemeral_message_carries_no_message(maya: Person, app: FakeApp) -> None:
    blocks = [actions("acts", button("Open it", "open"))]
    app.on = lambda request: {"blocks": blocks} if "command" in request.payload else None
    maya.command("/trial")
    assert maya.click("open").ok
    assert "message" not in app.last.payload
    assert app.last.payload["container"]["is_ephemeral"] is True
    assert app.last.payload["channel"] == {"id": GENERAL, "name": "general"}


def test_a_button_that_the_app_refuses_fails(maya: Person, app: FakeApp, client: WebClient) -> None:
    client.chat_postMessage(channel=MEMBER, blocks=[actions("a", button("Go", "go"))], text="t")
    app.on = lambda _: Back(status=500)
    assert maya.click("go").error == "dispatch_failed"


def test_a_select_in_a_message_sends_its_state(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    element = {**select("now", "later"), "action_id": "pick"}
    client.chat_postMessage(channel=MEMBER, blocks=[actions("acts", element)], text="t")
    assert maya.fill("pick", "later").ok
    payload = app.last.payload
    assert payload["actions"][0]["selected_option"]["value"] == "later"
    assert payload["state"]["values"]["acts"]["pick"]["selected_option"]["value"] == "later"


def test_a_button_in_a_modal_carries_view_and_state(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal(text_field("outcome"), actions("a", button("More", "more"))))
    view = opened(maya)
    maya.fill("outcome", "typed")
    assert maya.click("More").ok
    payload = app.last.payload
    assert payload["container"] == {"type": "view", "view_id": view.id}
    assert payload["view"]["state"]["values"]["outcome"]["value"]["value"] == "typed"
    assert payload["trigger_id"]
    assert "response_url" not in payload
    assert maya.modal == view


def test_a_message_shortcut_carries_the_message(
    maya: Person, app: FakeApp, slack: LocalSlack
) -> None:
    message = maya.messages(GENERAL)[0]
    assert maya.message_shortcut("keep", message).ok
    payload = app.last.payload
    assert payload["type"] == "message_action"
    assert payload["callback_id"] == "keep"
    assert payload["message_ts"] == message.ts
    assert payload["message"]["user"] == JONAS
    assert payload["channel"] == {"id": GENERAL, "name": "general"}
    assert payload["response_url"].startswith(slack.url)


def test_a_global_shortcut_knows_no_channel(maya: Person, app: FakeApp) -> None:
    assert maya.shortcut("try").ok
    payload = app.last.payload
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "try")
    assert payload.keys().isdisjoint({"channel", "response_url"})


def test_a_shortcut_that_the_manifest_lacks_reaches_no_app(maya: Person, app: FakeApp) -> None:
    message = maya.messages(GENERAL)[0]
    assert maya.shortcut("keep").error == "unknown_shortcut"
    assert maya.message_shortcut("try", message).error == "unknown_shortcut"
    assert app.received == []


def test_nobody_acts_on_what_is_somebody_elses(
    maya: Person, tomas: Person, slack: LocalSlack, client: WebClient
) -> None:
    view = slack.core.views.open(MEMBER, modal(actions("a", button("Go", "go"))))
    client.chat_postMessage(channel=MEMBER, text="t", blocks=[actions("a", button("Go", "go"))])
    private = maya.messages()[-1]
    with pytest.raises(Refusal, match="not_found"):
        tomas.click("go", within=view)
    with pytest.raises(Refusal, match="channel_not_found"):
        tomas.click("go", within=private)
    with pytest.raises(Refusal, match="channel_not_found"):
        tomas.say("hello", maya.app_channel)


def test_nobody_acts_on_an_ephemeral_message_of_somebody_else(
    maya: Person, tomas: Person, app: FakeApp
) -> None:
    app.on = lambda _: {"blocks": [actions("a", button("Go", "go"))]}
    maya.command("/trial")
    assert maya.ephemeral is not None
    with pytest.raises(Refusal, match="message_not_found"):
        tomas.click("go", within=maya.ephemeral)


def test_an_action_that_is_not_there_is_refused(slack: LocalSlack) -> None:
    view = slack.core.views.open(MEMBER, modal(actions("a", button("Go", "go"))))
    act = Interactions(slack.core)
    for action in (
        {"block_id": "a", "action_id": "other"},
        {"block_id": "a", "action_id": "go", "type": "overflow"},
    ):
        with pytest.raises(Refusal, match="action_not_found"):
            act.act_in_view(MEMBER, view.id, action, {})


def test_requests_keep_what_was_sent_and_answered(
    slack: LocalSlack, maya: Person, app: FakeApp
) -> None:
    app.on = lambda _: {"text": "hello"}
    maya.command("/trial")
    sent = slack.requests[-1]
    assert sent.delivery.payload["command"] == "/trial"
    assert json.loads(sent.reply.body) == {"text": "hello"}
    assert sent.reply.status == 200


def test_the_request_url_is_verified_by_a_challenge(slack: LocalSlack, app: FakeApp) -> None:
    assert not slack.verify()
    app.on = lambda request: {"challenge": request.payload["challenge"]}
    assert slack.verify()
