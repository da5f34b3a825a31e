"""A person as tests use one: finding, pressing, reading."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.local import LocalSlack
from bot.local.person import Person
from bot.local.seed import GENERAL, MEMBER
from bot.local.views import View
from tests.unit.local.conftest import (
    actions,
    button,
    field,
    modal,
    plain,
    section,
    select,
    text_field,
)
from tests.unit.local.fake_app import FakeApp
from tests.unit.local.samples import FEEDBACK, ICON, Json, option, rich


def opened(slack: LocalSlack, *blocks: dict[str, Any]) -> View:
    return slack.core.views.open(MEMBER, modal(*blocks))


def pressed(app: FakeApp) -> Any:
    (action,) = app.last.payload["actions"]
    return action


def test_a_button_is_found_in_the_modal_before_messages_and_home(
    slack: LocalSlack, maya: Person, client: WebClient, app: FakeApp
) -> None:
    def row(name: str) -> dict[str, Any]:
        return actions(name, button("Go", "go"))

    client.views_publish(user_id=MEMBER, view={"type": "home", "blocks": [row("home")]})
    maya.click("Go")
    assert pressed(app)["block_id"] == "home"
    client.chat_postMessage(channel=MEMBER, text="t", blocks=[row("old")])
    client.chat_postMessage(channel=MEMBER, text="t", blocks=[row("new")])
    maya.click("Go")
    assert pressed(app)["block_id"] == "new"
    maya.click("Go", within=maya.messages()[-2])
    assert pressed(app)["block_id"] == "old"
    opened(slack, row("modal"))
    maya.click("Go")
    assert pressed(app)["block_id"] == "modal"
    maya.click("Go", within=maya.home)
    assert pressed(app)["block_id"] == "home"


def test_two_buttons_of_one_name_are_told_apart_by_block_or_value(
    slack: LocalSlack, maya: Person, app: FakeApp
) -> None:
    opened(
        slack,
        actions("one", button("Drop", "drop", value="1")),
        actions("two", button("Drop", "drop", value="2")),
    )
    with pytest.raises(LookupError, match="'Drop' is there 2 times"):
        maya.click("Drop")
    maya.click("drop", block_id="two")
    assert pressed(app)["value"] == "2"
    maya.click("drop", value="1")
    assert pressed(app)["block_id"] == "one"


def test_what_is_not_there_cannot_be_used(slack: LocalSlack, maya: Person) -> None:
    with pytest.raises(LookupError, match="nothing to press says 'Go'"):
        maya.click("Go")
    with pytest.raises(LookupError, match="Maya Lindqvist has no modal open"):
        maya.submit()
    opened(slack, text_field("outcome"))
    with pytest.raises(LookupError, match="nothing to fill in is called 'other'"):
        maya.fill("other", "x")


def test_menus_and_feedback_are_pressed_too(maya: Person, client: WebClient, app: FakeApp) -> None:
    overflow = {
        "type": "overflow",
        "action_id": "more",
        "options": [option("edit"), option("drop")],
    }
    blocks = [
        section("a", block_id="s", accessory=overflow),
        {"type": "context_actions", "block_id": "c", "elements": [FEEDBACK, ICON]},
    ]
    client.chat_postMessage(channel=MEMBER, text="t", blocks=blocks)
    maya.click("drop")
    assert pressed(app)["selected_option"]["value"] == "drop"
    maya.click("Good")
    assert (pressed(app)["type"], pressed(app)["value"]) == ("feedback_buttons", "1")
    maya.click("negative_button")
    assert pressed(app)["value"] == "0"
    maya.click("Delete")
    assert (pressed(app)["type"], pressed(app)["action_id"]) == ("icon_button", "i")


def test_a_field_is_found_by_block_action_or_label(slack: LocalSlack, maya: Person) -> None:
    view = opened(slack, field("role", {**select("engineer", "manager"), "action_id": "pick"}))
    for name in ("role", "pick", "Role"):
        assert maya.fill(name, "manager").sent is False
        chosen = view.values["role"]["pick"]["selected_option"]
        assert chosen == {"text": plain("Manager"), "value": "manager"}
        maya.fill(name, None)
        assert view.values["role"]["pick"]["selected_option"] is None


@pytest.mark.parametrize(
    ("element", "enter", "told"),
    [
        ({"type": "plain_text_input"}, False, False),
        ({"type": "plain_text_input"}, True, True),
        (
            {
                "type": "plain_text_input",
                "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
            },
            False,
            True,
        ),
        (select("x"), False, True),
    ],
)
def test_an_input_that_dispatches_tells_the_app(
    slack: LocalSlack,
    maya: Person,
    app: FakeApp,
    element: dict[str, Any],
    enter: bool,
    told: bool,
) -> None:
    opened(slack, field("a", element, dispatch_action=True))
    assert maya.fill("a", "x", enter=enter).sent is told
    assert bool(app.received) is told


def test_reading_what_is_on_a_surface(slack: LocalSlack, maya: Person, client: WebClient) -> None:
    view = opened(
        slack,
        section("*Hello*", fields=[plain("one")], accessory=button("Go", "go", value="hidden")),
        text_field("outcome", placeholder=plain("For example")),
    )
    maya.fill("outcome", "typed")
    expected = ["Trial", "*Hello*", "one", "Go", "Outcome", "For example", "Go", "typed"]
    assert maya.text_of(view).split("\n") == expected
    assert maya.buttons(view) == ["Go"]
    assert maya.buttons(None) == []
    assert maya.text_of(None) == ""
    client.chat_postMessage(channel=MEMBER, text="only text")
    assert maya.text_of(maya.messages()[-1]) == "only text"


def test_reading_rich_text_menus_and_choices(slack: LocalSlack, maya: Person) -> None:
    parts: list[Json] = [
        {"type": "text", "text": "I shipped "},
        {"type": "text", "text": "billing", "style": {"bold": True}},
        {"type": "emoji", "name": "tada"},
        {"type": "user", "user_id": "U1"},
        {"type": "broadcast", "range": "here"},
        {"type": "link", "url": "https://x.y"},
    ]
    radio = {**select("monthly", "yearly"), "type": "radio_buttons"}
    opened(slack, rich(*parts), field("role", select("engineer")), field("period", radio))
    text = maya.text_of(maya.modal).split("\n")
    assert "I shipped billing:tada:<@U1><!here>https://x.y" in text
    assert {"Monthly", "Yearly"} <= {*text}
    assert "Engineer" not in text
    maya.fill("role", "engineer")
    assert "Engineer" in maya.text_of(maya.modal).split("\n")


def test_ephemerals_are_read_in_order(maya: Person, app: FakeApp) -> None:
    app.on = lambda request: {"text": request.payload["text"]}
    maya.command("/trial one")
    maya.command("/trial two", maya.app_channel)
    assert [message.text for message in maya.ephemerals()] == ["one", "two"]
    assert [message.text for message in maya.ephemerals(GENERAL)] == ["one"]


def test_the_people_know_some_history(maya: Person, tomas: Person) -> None:
    said = [message.text for message in tomas.messages("C0PLATFORM") if message.user == MEMBER]
    assert any("120 tickets" in text for text in said)
    assert maya.messages(GENERAL)
