"""Trigger ids and response URLs: how long, how often."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.local import LocalSlack, tickets
from bot.local.person import Person
from bot.local.refusal import Refusal
from bot.local.seed import GENERAL, MEMBER
from tests.unit.local.conftest import Clock, actions, button, modal, section
from tests.unit.local.fake_app import FakeApp


def trigger(maya: Person, app: FakeApp) -> str:
    maya.shortcut("try")
    return str(app.last.payload["trigger_id"])


def error_of(client: WebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=arguments)
    return str(caught.value.response["error"])


def test_a_trigger_opens_one_view(maya: Person, app: FakeApp, client: WebClient) -> None:
    trigger_id = trigger(maya, app)
    client.views_open(trigger_id=trigger_id, view=modal())
    error = error_of(client, "views.open", trigger_id=trigger_id, view=modal())
    assert error == "exchanged_trigger_id"


def test_a_trigger_lasts_three_seconds(
    maya: Person, app: FakeApp, client: WebClient, clock: Clock
) -> None:
    trigger_id = trigger(maya, app)
    clock.advance(3.1)
    error = error_of(client, "views.open", trigger_id=trigger_id, view=modal())
    assert error == "expired_trigger_id"
    assert maya.modal is None


def test_an_invented_trigger_is_invalid(client: WebClient) -> None:
    error = error_of(client, "views.open", trigger_id="1.2.3", view=modal())
    assert error == "invalid_trigger_id"


def test_a_refused_view_does_not_use_the_trigger_up(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    trigger_id = trigger(maya, app)
    refused = modal(section("x" * 3001))
    assert (
        error_of(client, "views.open", trigger_id=trigger_id, view=refused) == "invalid_arguments"
    )
    assert client.views_open(trigger_id=trigger_id, view=modal())["ok"]


def test_of_two_who_spend_one_trigger_the_second_is_refused(clock: Clock) -> None:
    triggers = tickets.Triggers(clock)
    trigger_id = triggers.issue(MEMBER)
    found = triggers.look_up(trigger_id)
    triggers.spend(trigger_id)
    assert found.used
    with pytest.raises(Refusal, match="exchanged_trigger_id"):
        triggers.spend(trigger_id)


def test_only_so_many_tickets_are_remembered(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "MOST", 2)
    triggers, urls = tickets.Triggers(clock), tickets.ResponseUrls(clock)
    first = triggers.issue(MEMBER)
    first_url = urls.issue(MEMBER, GENERAL)
    for _ in range(2):
        triggers.issue(MEMBER)
        urls.issue(MEMBER, GENERAL)
    with pytest.raises(Refusal, match="invalid_trigger_id"):
        triggers.look_up(first)
    with pytest.raises(Refusal, match="expired_url"):
        urls.spend(first_url.removeprefix("response/"))


def response_url(maya: Person, app: FakeApp) -> WebhookClient:
    maya.command("/trial")
    return WebhookClient(app.last.form["response_url"])


def test_a_response_url_answers_the_one_who_asked(
    maya: Person, tomas: Person, app: FakeApp
) -> None:
    answer = response_url(maya, app).send(text="Later", blocks=[section("Later *on*")])
    assert (answer.status_code, answer.body) == (200, "ok")
    assert maya.text_of(maya.ephemeral) == "Later *on*"
    assert tomas.ephemeral is None


def test_a_response_url_can_answer_everybody(maya: Person, tomas: Person, app: FakeApp) -> None:
    response_url(maya, app).send(text="For all", response_type="in_channel")
    assert tomas.messages(GENERAL)[-1].text == "For all"


def test_a_response_url_works_five_times(maya: Person, app: FakeApp) -> None:
    url = response_url(maya, app)
    assert [url.send(text=str(n)).status_code for n in range(5)] == [200] * 5
    refused = url.send(text="six")
    assert refused.status_code == 404
    assert json.loads(refused.body)["error"] == "used_url"
    assert len(maya.ephemerals()) == 5


def test_a_response_url_lasts_thirty_minutes(maya: Person, app: FakeApp, clock: Clock) -> None:
    url = response_url(maya, app)
    clock.advance(29 * 60)
    assert url.send(text="in time").status_code == 200
    clock.advance(61)
    refused = url.send(text="late")
    assert refused.status_code == 404
    assert json.loads(refused.body)["error"] == "expired_url"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"{}", "no_text"),
        (b"not json", "invalid_json"),
        (b'{"blocks": [{"type": "nonsense"}]}', "invalid_blocks"),
    ],
)
def test_a_response_that_slack_cannot_use_is_refused(
    maya: Person, app: FakeApp, slack: LocalSlack, body: bytes, error: str
) -> None:
    maya.command("/trial")
    request = urllib.request.Request(app.last.form["response_url"], body)  # noqa: S310
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request)  # noqa: S310
    with caught.value:
        assert caught.value.code == 400
        assert json.load(caught.value)["error"] == error
    assert slack.calls[-1].method == "response_url"
    assert slack.calls[-1].answer["error"] == error


def clicked(maya: Person, app: FakeApp) -> WebhookClient:
    maya.click("go")
    return WebhookClient(app.last.payload["response_url"])


def test_the_message_acted_on_can_be_replaced_and_deleted(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    client.chat_postMessage(channel=MEMBER, text="t", blocks=[actions("a", button("Go", "go"))])
    before = maya.messages()[-1].ts
    url = clicked(maya, app)
    url.send(text="Done", replace_original=True)
    message = maya.messages()[-1]
    assert (message.ts, message.text, message.blocks) == (before, "Done", None)
    assert url.send(delete_original=True).status_code == 200
    assert maya.messages() == []
    assert url.send(delete_original=True).status_code == 200
    assert url.send(text="New", replace_original=True).status_code == 200
    assert maya.ephemeral is not None
    assert maya.ephemeral.text == "New"


def test_an_ephemeral_message_stays_so_when_replaced(
    maya: Person, tomas: Person, app: FakeApp
) -> None:
    blocks = [actions("a", button("Go", "go"))]
    app.on = lambda request: {"blocks": blocks} if "command" in request.payload else None
    maya.command("/trial")
    clicked(maya, app).send(text="Done", replace_original=True)
    assert [message.text for message in maya.ephemerals()] == ["Done"]
    assert tomas.ephemerals() == []


def test_what_somebody_else_wrote_is_not_replaced(maya: Person, app: FakeApp) -> None:
    message = maya.messages(GENERAL)[0]
    maya.message_shortcut("keep", message)
    url = WebhookClient(app.last.payload["response_url"])
    url.send(text="mine", replace_original=True)
    url.send(delete_original=True)
    assert maya.messages(GENERAL)[0] == message
    assert maya.ephemeral is not None
    assert maya.ephemeral.text == "mine"


def test_a_command_has_no_original(maya: Person, app: FakeApp) -> None:
    url = response_url(maya, app)
    url.send(text="first", replace_original=True)
    url.send(text="second", replace_original=True)
    assert [message.text for message in maya.ephemerals()] == ["first", "second"]
