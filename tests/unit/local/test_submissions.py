"""Modals sent and closed: what the app is told, and what its answer changes."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.interactions import Answer, Interactions
from bot.local.person import Person
from bot.local.refusal import Refusal
from bot.local.seed import MEMBER
from tests.unit.local.conftest import (
    Workspace,
    field,
    modal,
    open_by_command,
    opened,
    plain,
    section,
    select,
    text_field,
)
from tests.unit.local.fake_app import Back, FakeApp, Received


def test_a_submission_carries_the_whole_view(maya: Person, app: FakeApp, client: WebClient) -> None:
    blocks = [
        text_field("outcome"),
        field("role", select("engineer", "manager"), optional=True),
        field("when", {"type": "datepicker"}),
        field(
            "parts", {"type": "checkboxes", "options": select("a", "b")["options"]}, optional=True
        ),
    ]
    open_by_command(app, client, modal(*blocks, private_metadata="p1"))
    view = opened(maya)
    maya.fill("Outcome", "Cut incidents by half")
    maya.fill("when", "2026-12-01")
    assert maya.submit().ok
    assert maya.modal is None
    payload = app.last.payload
    assert payload["type"] == "view_submission"
    assert payload["user"]["id"] == MEMBER
    assert payload["view"]["id"] == payload["view"]["root_view_id"] == view.id
    assert payload["view"]["private_metadata"] == "p1"
    assert payload["view"]["type"] == "modal"
    assert payload["view"]["hash"] == view.hash
    assert payload["view"]["state"]["values"] == {
        "outcome": {"value": {"type": "plain_text_input", "value": "Cut incidents by half"}},
        "role": {"value": {"type": "static_select", "selected_option": None}},
        "when": {"value": {"type": "datepicker", "selected_date": "2026-12-01"}},
        "parts": {"value": {"type": "checkboxes", "selected_options": []}},
    }


def test_a_required_field_stops_the_person_before_the_app_is_asked(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal(text_field("outcome")))
    opened(maya)
    answer = maya.submit()
    assert answer.errors == {"outcome": "Please complete this required field."}
    assert not answer.sent
    assert len(app.received) == 1
    assert maya.modal is not None


def test_the_app_may_answer_with_sentences_at_the_inputs(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal(text_field("outcome")))
    opened(maya)
    maya.fill("outcome", "x")
    app.on = lambda _: {"response_action": "errors", "errors": {"outcome": "Too short."}}
    assert maya.submit() == Answer(ok=False, errors={"outcome": "Too short."})
    assert maya.modal is not None
    assert maya.modal.values["outcome"]["value"]["value"] == "x"


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"intro": "Not an input."}},
        {"response_action": "errors", "errors": {"missing": "No such block."}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "errors", "errors": {"outcome": ""}},
        {"response_action": "errors"},
        {"response_action": "update"},
        {"response_action": "update", "view": {"type": "home", "blocks": []}},
        {"response_action": "dance"},
        "not JSON",
        Back(status=500),
    ],
)
def test_an_answer_that_slack_cannot_use_is_trouble_connecting(
    maya: Person, app: FakeApp, client: WebClient, answer: Any
) -> None:
    blocks = [section("Hello", block_id="intro"), text_field("outcome")]
    open_by_command(app, client, modal(*blocks))
    opened(maya)
    maya.fill("outcome", "x")
    app.on = lambda _: answer
    assert maya.submit() == Answer(ok=False, error="dispatch_failed")
    assert maya.modal is not None


def test_a_submission_acknowledged_late_keeps_the_modal(
    make_slack: Workspace, app: FakeApp
) -> None:
    slack = make_slack(ack_seconds=0.05)
    maya = slack.person(MEMBER)
    slack.core.views.open(MEMBER, modal())
    app.hold()
    assert maya.submit().error == "operation_timeout"
    assert maya.modal is not None


def test_an_update_keeps_what_was_typed_where_the_input_is_the_same(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal(text_field("outcome"), text_field("other")))
    before = opened(maya)
    first_hash = before.hash
    maya.fill("outcome", "kept")
    maya.fill("other", "lost")
    renamed = field("other", {"type": "plain_text_input", "action_id": "new", "initial_value": "i"})
    second = modal(text_field("outcome", initial_value="ignored"), renamed, title=plain("Second"))
    app.on = lambda _: {"response_action": "update", "view": second}
    assert maya.submit().ok
    after = maya.modal
    assert after is not None
    assert after.id == before.id
    assert after.hash != first_hash
    assert after.title == "Second"
    assert after.values["outcome"]["value"]["value"] == "kept"
    assert after.values["other"]["new"]["value"] == "i"


def test_a_push_lies_on_the_first_view_and_closing_it_returns_there(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal())
    root = opened(maya)
    app.on = lambda _: {"response_action": "push", "view": modal(title=plain("On top"))}
    assert maya.submit().ok
    top = maya.modal
    assert top is not None
    assert top.title == "On top"
    assert (top.root_id, top.previous_id) == (root.id, root.id)
    maya.close()
    assert maya.modal == root


def test_a_fourth_view_is_one_too_many(maya: Person, app: FakeApp, client: WebClient) -> None:
    open_by_command(app, client, modal())
    opened(maya)
    app.on = lambda _: {"response_action": "push", "view": modal()}
    assert maya.submit().ok
    assert maya.submit().ok
    assert maya.submit().error == "dispatch_failed"


def test_a_view_for_a_modal_that_is_gone_leads_nowhere(
    slack: LocalSlack, maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal())
    opened(maya)

    def on(_: Received) -> dict[str, Any]:
        slack.core.views.clear(MEMBER)
        return {"response_action": "push", "view": modal()}

    app.on = on
    assert maya.submit().error == "dispatch_failed"
    assert maya.modal is None


def test_what_was_wrong_with_an_answer_is_told_to_who_tests(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal())
    opened(maya)
    app.on = lambda _: {"response_action": "update", "view": modal(title=plain("x" * 25))}
    assert "must be less than 25 characters" in maya.submit().why
    app.on = lambda _: Back("broken", status=500)
    assert maya.submit().why == "http_error 500: broken"


def test_a_home_is_neither_sent_nor_closed(slack: LocalSlack) -> None:
    home = slack.core.views.publish(MEMBER, {"type": "home", "blocks": []})
    interactions = Interactions(slack.core)
    with pytest.raises(Refusal, match="not_found"):
        interactions.submit(MEMBER, home.id, {})
    with pytest.raises(Refusal, match="not_found"):
        interactions.close(MEMBER, home.id, everything=True)


def test_clear_closes_every_view(maya: Person, app: FakeApp, client: WebClient) -> None:
    open_by_command(app, client, modal())
    opened(maya)
    app.on = lambda _: {"response_action": "push", "view": modal()}
    maya.submit()
    app.on = lambda _: {"response_action": "clear"}
    assert maya.submit().ok
    assert maya.modal is None


def test_an_empty_object_closes_like_an_empty_body(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal())
    opened(maya)
    app.on = lambda _: "{}"
    assert maya.submit().ok
    assert maya.modal is None


def test_two_clicks_send_two_submissions_of_one_view(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal())
    opened(maya)
    first, second = maya.submit_twice()
    assert first.ok
    assert second.ok
    sent = [r.payload for r in app.received if r.payload.get("type") == "view_submission"]
    assert len({payload["view"]["id"] for payload in sent}) == 1
    assert len({payload["view"]["hash"] for payload in sent}) == 1
    assert len({payload["trigger_id"] for payload in sent}) == 2
    assert maya.modal is None


def test_a_view_that_wants_no_news_of_closing_gets_none(
    maya: Person, app: FakeApp, client: WebClient
) -> None:
    open_by_command(app, client, modal())
    opened(maya)
    maya.close()
    assert len(app.received) == 1


def test_closing_a_view_that_wants_to_know(maya: Person, app: FakeApp, client: WebClient) -> None:
    open_by_command(app, client, modal(text_field("outcome"), notify_on_close=True))
    view = opened(maya)
    maya.fill("outcome", "half way")
    assert maya.close().ok
    payload = app.last.payload
    assert payload["type"] == "view_closed"
    assert payload["is_cleared"] is False
    assert payload["view"]["id"] == view.id
    assert payload["view"]["state"]["values"]["outcome"]["value"]["value"] == "half way"
    assert "trigger_id" not in payload


@pytest.mark.parametrize("by", ["the cross", "clear_on_close"])
def test_closing_everything_tells_of_the_root(
    maya: Person, app: FakeApp, client: WebClient, by: str
) -> None:
    open_by_command(app, client, modal(notify_on_close=True, callback_id="root"))
    opened(maya)
    pushed = modal(callback_id="top", clear_on_close=by == "clear_on_close")
    app.on = lambda _: {"response_action": "push", "view": pushed}
    maya.submit()
    app.on = lambda _: None
    maya.close(everything=by == "the cross")
    assert maya.modal is None
    assert app.last.payload["is_cleared"] is True
    assert app.last.payload["view"]["callback_id"] == "root"
