"""Events: who is told, in which envelope, how often."""

import copy

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack, events
from bot.local.person import Person
from bot.local.seed import GENERAL, MEMBER
from tests.support.waiting import until
from tests.unit.local.conftest import MANIFEST, Clock, Workspace, section
from tests.unit.local.fake_app import Back, FakeApp


def with_events(*names: str) -> dict[str, object]:
    manifest = copy.deepcopy(MANIFEST)
    manifest["settings"]["event_subscriptions"]["bot_events"] = [*names]
    return manifest


def test_opening_home_tells_the_app(
    slack: LocalSlack, maya: Person, app: FakeApp, client: WebClient
) -> None:
    assert maya.open_home().ok
    envelope = app.last.payload
    assert app.last.signed
    assert app.last.headers["Content-Type"] == "application/json"
    assert envelope["type"] == "event_callback"
    assert envelope["event_id"].startswith("Ev")
    assert envelope["authorizations"][0]["user_id"] == slack.workspace.bot_user_id
    event = envelope["event"]
    assert (event["type"], event["tab"], event["user"]) == ("app_home_opened", "home", MEMBER)
    assert event["channel"] == maya.app_channel
    assert "view" not in event
    client.views_publish(user_id=MEMBER, view={"type": "home", "blocks": [section("Hi")]})
    maya.open_home()
    assert app.last.payload["event"]["view"]["type"] == "home"
    assert app.last.payload["event_id"] != envelope["event_id"]


def test_opening_messages_reads_them_and_tells_the_app(
    slack: LocalSlack, maya: Person, app: FakeApp, client: WebClient
) -> None:
    client.chat_postMessage(channel=MEMBER, text="new")
    conversation = slack.workspace.app_conversation(MEMBER)
    assert conversation.unread(MEMBER) == 1
    maya.open_messages()
    assert conversation.unread(MEMBER) == 0
    tabs = [r.payload["event"].get("tab") for r in app.received]
    assert "messages" in tabs


def test_a_direct_message_tells_the_app(maya: Person, app: FakeApp) -> None:
    maya.say("hello", thread_ts="1.1")
    event = app.last.payload["event"]
    assert (event["type"], event["channel_type"]) == ("message", "im")
    assert (event["text"], event["user"], event["thread_ts"]) == ("hello", MEMBER, "1.1")
    assert "bot_id" not in event


def test_the_apps_own_message_comes_back_as_its_own(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    client.chat_postMessage(channel=MEMBER, text="hello", blocks=[section("b")])
    until(lambda: bool(app.received))
    event = app.received[-1].payload["event"]
    assert event["bot_id"]
    assert event["blocks"][0]["text"]["text"] == "b"


def test_the_app_hears_of_its_own_changes(maya: Person, app: FakeApp, client: WebClient) -> None:
    sent = client.chat_postMessage(channel=MEMBER, text="one")
    client.chat_update(channel=sent["channel"], ts=sent["ts"], text="two")
    client.chat_delete(channel=sent["channel"], ts=sent["ts"])
    until(lambda: len(app.received) == 3)
    _, changed, deleted = (request.payload["event"] for request in app.received)
    assert changed["subtype"] == "message_changed"
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("two", "one")
    assert "user" not in changed
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", sent["ts"])
    assert maya.messages() == []


def test_what_was_not_subscribed_is_not_told(make_slack: Workspace, app: FakeApp) -> None:
    slack = make_slack(with_events())
    maya = slack.person(MEMBER)
    maya.open_home()
    maya.say("hello")
    WebClient("xoxb-local", base_url=slack.api_url).chat_postMessage(channel=MEMBER, text="t")
    maya.command("/trial")
    assert [request.form.get("command") for request in app.received] == ["/trial"]


@pytest.mark.parametrize(
    ("switch", "value"),
    [("messages_tab_read_only_enabled", True), ("messages_tab_enabled", False)],
)
def test_a_messages_tab_that_is_closed_takes_no_messages(
    make_slack: Workspace, app: FakeApp, switch: str, value: bool
) -> None:
    manifest = copy.deepcopy(MANIFEST)
    manifest["features"]["app_home"][switch] = value
    maya = make_slack(manifest).person(MEMBER)
    answer = maya.say("hello")
    assert (answer.ok, answer.error) == (False, "messages_tab_read_only")
    assert maya.messages() == []


def test_channel_messages_are_told_where_the_bot_is(make_slack: Workspace, app: FakeApp) -> None:
    slack = make_slack(with_events("message.channels", "app_mention"))
    maya = slack.person(MEMBER)
    maya.say("unheard", GENERAL)
    assert app.received == []
    slack.workspace.conversations[GENERAL].members.add(slack.workspace.bot_user_id)
    maya.say("heard", GENERAL)
    assert app.last.payload["event"]["channel_type"] == "channel"
    message = maya.messages(GENERAL)[-1]
    message.text = f"<@{slack.workspace.bot_user_id}> hello"
    slack.core.events.tell_message(message)
    types = [request.payload["event"]["type"] for request in app.received]
    assert types == ["message", "app_mention", "message"]


def test_a_failed_event_is_retried_at_once_then_later_with_the_same_id(
    maya: Person, app: FakeApp, clock: Clock
) -> None:
    app.on = lambda _: Back(status=500)
    maya.say("hello")
    until(lambda: len(app.received) == 2)
    clock.advance(61)
    until(lambda: len(app.received) == 3)
    clock.advance(301)
    until(lambda: len(app.received) == 4)
    clock.advance(3600)
    retries = [request.headers.get("X-Slack-Retry-Num") for request in app.received]
    assert retries == [None, "1", "2", "3"]
    assert app.last.headers["X-Slack-Retry-Reason"] == "http_error"
    assert app.last.signed
    assert len({request.payload["event_id"] for request in app.received}) == 1


def test_a_late_answer_is_retried_as_a_timeout(make_slack: Workspace, app: FakeApp) -> None:
    maya = make_slack(ack_seconds=0.05).person(MEMBER)
    app.hold()
    maya.say("hello")
    until(lambda: len(app.received) == 2)
    assert app.last.headers["X-Slack-Retry-Reason"] == "http_timeout"


def test_an_app_can_decline_retries(maya: Person, app: FakeApp, clock: Clock) -> None:
    app.on = lambda _: Back(status=500, headers={"X-Slack-No-Retry": "1"})
    maya.say("first")
    app.on = lambda _: None
    maya.say("second")
    clock.advance(61)
    maya.say("third")
    assert len(app.received) == 3


def test_only_so_many_events_wait(
    slack: LocalSlack, maya: Person, app: FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_WAITING", 0)
    app.on = lambda _: Back(status=500)
    maya.say("hello")
    maya.command("/trial")
    assert len(app.received) == 2
