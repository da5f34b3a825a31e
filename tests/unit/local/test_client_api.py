"""What the page asks: its state, and everything a person can do on it."""

import json
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.person import Person
from bot.local.seed import GENERAL, JONAS, MEMBER, MENTOR
from tests.unit.local.conftest import actions, button, modal, section, text_field
from tests.unit.local.fake_app import Back, FakeApp
from tests.unit.local.test_server import Browser


@pytest.fixture
def browser(slack: LocalSlack) -> Browser:
    return Browser(slack)


def state(browser: Browser, user: str = MEMBER) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(browser.get(f"/client/state?user={user}")[1])
    return loaded


def conversation(shown: dict[str, Any], name: str) -> dict[str, Any]:
    return next(place for place in shown["conversations"] if place["name"] == name)


def post(browser: Browser, endpoint: str, **body: Any) -> Any:
    return browser.post(endpoint, {"user": MEMBER, **body})[1]


def test_the_state_shows_the_workspace_as_one_person_sees_it(browser: Browser) -> None:
    shown = state(browser)
    assert shown["ok"] is True
    assert shown["team"]["name"] == "Northlight"
    assert (shown["me"]["id"], shown["me"]["tz"]) == (MEMBER, "Europe/Stockholm")
    switchable = [person["id"] for person in shown["people"] if person.get("switchable")]
    assert switchable == [MEMBER, MENTOR]
    assert "Elin Berg" not in {person["real_name"] for person in shown["people"]}
    assert shown["app"]["commands"] == [
        {"command": "/trial", "description": "Try", "usage_hint": "[word]"}
    ]
    assert [shortcut["callback_id"] for shortcut in shown["app"]["shortcuts"]] == ["try", "keep"]
    assert shown["app"]["home_enabled"] is True
    kinds = {place["name"]: place["kind"] for place in shown["conversations"]}
    assert kinds == {"general": "channel", "team-platform": "channel", "Trial": "app"}
    message = conversation(shown, "general")["messages"][0]
    assert (message["user"], message["ephemeral"], message["kind"]) == (JONAS, False, "message")
    assert (shown["home"], shown["views"]) == (None, [])


def test_the_first_of_the_two_people_is_the_default(browser: Browser) -> None:
    assert json.loads(browser.get("/client/state")[1])["me"]["id"] == MEMBER


@pytest.mark.parametrize("user", [JONAS, "U0NOBODY", "USLACKBOT"])
def test_the_page_acts_only_as_the_two(browser: Browser, user: str) -> None:
    assert state(browser, user) == {"ok": False, "error": "user_not_found"}
    refused = post(browser, "command", user=user, channel=GENERAL, text="/trial")
    assert refused == {"ok": False, "error": "user_not_found"}


def test_a_command_from_the_page(browser: Browser, app: FakeApp) -> None:
    app.on = lambda _: {"text": "hello"}
    assert post(browser, "command", channel=GENERAL, text="/trial") == {"ok": True}
    message = conversation(state(browser), "general")["messages"][-1]
    assert (message["text"], message["ephemeral"], message["bot"]) == ("hello", True, True)
    assert conversation(state(browser, MENTOR), "general")["messages"][-1]["text"] != "hello"


def test_a_command_that_fails_says_so(browser: Browser, app: FakeApp) -> None:
    app.on = lambda _: Back(status=500)
    refused = post(browser, "command", channel=GENERAL, text="/trial")
    assert refused == {"ok": False, "error": "dispatch_failed"}
    assert conversation(state(browser), "general")["messages"][-1]["kind"] == "problem"


def test_a_modal_from_the_page(browser: Browser, slack: LocalSlack, app: FakeApp) -> None:
    view = slack.core.views.open(
        MEMBER, modal(text_field("outcome"), actions("a", button("B", "b")))
    )
    (shown,) = state(browser)["views"]
    assert (shown["id"], shown["type"], shown["title"]["text"]) == (view.id, "modal", "Trial")
    assert state(browser, MENTOR)["views"] == []
    empty = post(browser, "view_submit", view_id=view.id, values={})
    assert empty == {"ok": False, "errors": {"outcome": "Please complete this required field."}}
    typed = {"outcome": {"value": {"type": "plain_text_input", "value": "typed"}}}
    pressed = post(
        browser,
        "action",
        container={"type": "view", "view_id": view.id},
        block_id="a",
        action_id="b",
        element={"type": "button"},
        values=typed,
    )
    assert pressed == {"ok": True}
    values = app.last.payload["view"]["state"]["values"]
    assert values["outcome"]["value"]["value"] == "typed"
    assert post(browser, "view_submit", view_id=view.id, values=typed) == {"ok": True}
    assert state(browser)["views"] == []
    assert post(browser, "view_submit", view_id=view.id)["error"] == "not_found"


def test_a_modal_is_closed_from_the_page(browser: Browser, slack: LocalSlack) -> None:
    view = slack.core.views.open(MEMBER, modal())
    assert post(browser, "view_close", view_id=view.id, all=True) == {"ok": True}
    assert state(browser)["views"] == []


def test_a_button_in_a_message_from_the_page(
    browser: Browser, maya: Person, client: WebClient, app: FakeApp
) -> None:
    client.chat_postMessage(channel=MEMBER, text="t", blocks=[actions("a", button("B", "b"))])
    place = {"type": "message", "channel": maya.app_channel, "ts": maya.messages()[-1].ts}
    body = {"container": place, "block_id": "a", "action_id": "b", "element": {"type": "button"}}
    assert post(browser, "action", **body) == {"ok": True}
    assert app.last.payload["actions"][0]["action_id"] == "b"
    refused = post(browser, "action", **{**body, "action_id": "c"})
    assert refused == {"ok": False, "error": "action_not_found"}


def test_shortcuts_from_the_page(browser: Browser, maya: Person, app: FakeApp) -> None:
    assert post(browser, "shortcut", callback_id="try") == {"ok": True}
    message = maya.messages(GENERAL)[0]
    body = {"callback_id": "keep", "channel": GENERAL, "ts": message.ts}
    assert post(browser, "message_shortcut", **body) == {"ok": True}
    assert app.last.payload["message"]["text"] == message.text
    refused = post(browser, "message_shortcut", **{**body, "ts": "1.2"})
    assert refused == {"ok": False, "error": "message_not_found"}


def test_home_and_unread_messages(
    browser: Browser, maya: Person, client: WebClient, app: FakeApp
) -> None:
    assert post(browser, "tab", tab="home") == {"ok": True}
    assert app.last.payload["event"]["tab"] == "home"
    client.views_publish(user_id=MEMBER, view={"type": "home", "blocks": [section("Hi")]})
    assert state(browser)["home"]["type"] == "home"
    client.chat_postMessage(channel=MEMBER, text="new")
    assert conversation(state(browser), "Trial")["unread"] == 1
    assert post(browser, "read", channel=maya.app_channel) == {"ok": True}
    assert conversation(state(browser), "Trial")["unread"] == 0
    seq = state(browser)["seq"]
    assert post(browser, "read", channel=maya.app_channel) == {"ok": True}
    assert state(browser)["seq"] == seq
    assert post(browser, "read", channel="C0NONE")["error"] == "channel_not_found"


def test_a_shared_file_names_its_address(browser: Browser, maya: Person, client: WebClient) -> None:
    client.files_upload_v2(channel=maya.app_channel, filename="a.txt", content="text")
    (file,) = conversation(state(browser), "Trial")["messages"][-1]["files"]
    assert (file["name"], file["size"], file["mimetype"]) == ("a.txt", 4, "text/plain")
    assert browser.get(file["url"])[1] == b"text"


def test_a_limit_asked_for_on_the_page_holds_once(browser: Browser, client: WebClient) -> None:
    body = {"method": "auth.test", "seconds": 3}
    assert browser.post("rate_limit", body)[1] == {"ok": True}
    answer, _ = browser.ask("POST", "/api/auth.test", "", {"Authorization": "Bearer xoxb-local"})
    assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
    assert client.auth_test()["ok"]


@pytest.mark.parametrize(
    ("endpoint", "body"),
    [
        ("command", {"channel": GENERAL}),
        ("command", {"channel": GENERAL, "text": 5}),
        ("rate_limit", {"method": "auth.test", "seconds": "3"}),
        ("view_submit", {"view_id": "V1", "values": []}),
        ("view_submit", {"view_id": "V1", "values": "text"}),
        ("action", {"block_id": "a", "action_id": "b", "element": "text"}),
    ],
)
def test_a_body_that_does_not_fit_is_refused(
    browser: Browser, endpoint: str, body: dict[str, Any]
) -> None:
    refused = post(browser, endpoint, **body)
    assert refused["ok"] is False
    assert refused["error"] in {"invalid_arguments", "not_found"}


@pytest.mark.parametrize("body", ["", "not json", "[1]"])
def test_a_body_that_is_no_object_is_refused(browser: Browser, body: str) -> None:
    assert browser.post("message", body) == (200, {"ok": False, "error": "invalid_json"})


def test_an_unknown_endpoint_is_not_found(browser: Browser) -> None:
    assert browser.post("dance", {})[0] == 404
    answer, _ = browser.ask("POST", "/elsewhere", "{}")
    assert answer.status == 404
