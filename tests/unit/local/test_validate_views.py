"""What Slack refuses in a modal, in its words."""

from typing import Any

import pytest

from bot.local.refusal import Refusal
from bot.local.validate import check_view
from tests.unit.local.conftest import (
    button,
    field,
    modal,
    mrkdwn,
    plain,
    section,
    select,
    text_field,
)
from tests.unit.local.samples import (
    ALERT,
    DATA_TABLE,
    EMPTY,
    ENUM,
    FORMAT,
    ICON,
    LONG,
    OBJECT,
    OFFERED,
    STRING,
    Json,
    changed,
    missing,
    most,
    option,
    options,
    raw,
    shorter,
    unknown,
    unsupported,
)

PLAIN = {"type": "plain_text_input"}
NUMBER = {"type": "number_input", "is_decimal_allowed": True}
REFUSED_INPUTS = [
    ({**PLAIN, "max_length": 3001}, "must be less than or equal to 3000", "/max_length"),
    ({**PLAIN, "max_length": 0}, "must be greater than or equal to 1", "/max_length"),
    ({**PLAIN, "min_length": -1}, "must be greater than or equal to 0", "/min_length"),
    ({**PLAIN, "min_length": "1"}, "must provide an integer", "/min_length"),
    (
        {**PLAIN, "min_length": 5, "max_length": 4},
        "`min_length` must be less than or equal to `max_length`",
        "/min_length",
    ),
    ({**PLAIN, "initial_value": LONG}, shorter(3000), "/initial_value"),
    ({**PLAIN, "initial_value": None}, STRING, "/initial_value"),
    ({**PLAIN, "placeholder": plain("x" * 151)}, shorter(150), "/placeholder/text"),
    ({**PLAIN, "placeholder": "text"}, OBJECT, "/placeholder"),
    (
        {**PLAIN, "dispatch_action_config": {"trigger_actions_on": ["hover"]}},
        ENUM,
        "/dispatch_action_config/trigger_actions_on/0",
    ),
    ({"type": "number_input"}, missing("is_decimal_allowed"), ""),
    ({**NUMBER, "min_value": 5}, STRING, "/min_value"),
    ({**NUMBER, "min_value": "five"}, "must be a valid number", "/min_value"),
    (
        {**NUMBER, "min_value": "6", "max_value": "5"},
        "`min_value` must be less than or equal to `max_value`",
        "/min_value",
    ),
    ({"type": "datepicker", "initial_date": "21.11.2026"}, FORMAT, "/initial_date"),
    ({"type": "datepicker", "initial_date": "2026-02-30"}, FORMAT, "/initial_date"),
    ({"type": "timepicker", "initial_time": "9:30"}, FORMAT, "/initial_time"),
    (
        {"type": "datetimepicker", "initial_date_time": 99},
        "must be greater than or equal to 1000000000",
        "/initial_date_time",
    ),
    ({"type": "file_input", "max_files": 11}, "must be less than or equal to 10", "/max_files"),
    ({"type": "rich_text_input", "initial_value": "text"}, OBJECT, "/initial_value"),
    ({"type": "static_select"}, "must define either `options` or `option_groups`", "/type"),
    ({"type": "static_select", "options": options(101)}, most(100), "/options"),
    (
        {"type": "static_select", "options": [option("a"), option("a")]},
        '`value` "a" already exists',
        "/options/1/value",
    ),
    ({"type": "static_select", "options": [option("x" * 76)]}, shorter(75), "/options/0/text/text"),
    (
        {"type": "static_select", "options": [{"text": plain("a"), "value": "x" * 151}]},
        shorter(150),
        "/options/0/value",
    ),
    ({"type": "static_select", "options": [{"text": plain("a")}]}, missing("value"), "/options/0"),
    (
        {"type": "static_select", "options": [option("a", description=plain("x" * 76))]},
        shorter(75),
        "/options/0/description/text",
    ),
    (
        {"type": "static_select", "options": [{"text": mrkdwn("a"), "value": "a"}]},
        unsupported("mrkdwn"),
        "/options/0/text/type",
    ),
    (select("a", initial_option=option("b")), OFFERED, "/initial_option"),
    (select("a", initial_option=None), OBJECT, "/initial_option"),
    (
        {"type": "multi_static_select", "options": options(2), "max_selected_items": 0},
        "must be greater than or equal to 1",
        "/max_selected_items",
    ),
    ({"type": "users_select", "initial_user": "maya"}, FORMAT, "/initial_user"),
    (button("Go", "go"), unsupported("button"), "/type"),
    ({"type": "external_select"}, unsupported("external_select"), "/type"),
]


def messages_of(view: Any) -> list[str]:
    with pytest.raises(Refusal) as caught:
        check_view(view, "modal")
    assert caught.value.error == "invalid_arguments"
    messages: list[str] = caught.value.extra["response_metadata"]["messages"]
    return messages


@pytest.mark.parametrize(("element", "message", "pointer"), REFUSED_INPUTS)
def test_an_input_refuses(element: Json, message: str, pointer: str) -> None:
    at = f"/view/blocks/0/element{pointer}"
    assert f"[ERROR] {message} [json-pointer:{at}]" in messages_of(modal(field("a", element)))


def without(key: str, view: Json) -> Json:
    return {name: value for name, value in view.items() if name != key}


FOCUS = {"type": "plain_text_input", "focus_on_load": True}
REFUSED_VIEWS = [
    (without("title", modal()), missing("title"), ""),
    (without("blocks", modal()), missing("blocks"), ""),
    (without("type", modal()), missing("type"), ""),
    (
        without("submit", modal(section("a"), text_field("t"))),
        "must define `submit` to use an `input` block in modals",
        "/blocks/1/input",
    ),
    (modal(title=plain("x" * 25)), shorter(24), "/title/text"),
    (modal(title=mrkdwn("a")), unsupported("mrkdwn"), "/title/type"),
    (modal(submit=plain("x" * 25)), shorter(24), "/submit/text"),
    (modal(close=plain("")), EMPTY, "/close/text"),
    (modal(private_metadata="x" * 3001), shorter(3000), "/private_metadata"),
    (modal(callback_id="x" * 256), shorter(255), "/callback_id"),
    (modal(external_id="x" * 256), shorter(255), "/external_id"),
    (modal(notify_on_close="yes"), "must provide a boolean", "/notify_on_close"),
    (modal(footer=plain("a")), unknown("footer"), ""),
    (modal(*[section("a")] * 101), most(100), "/blocks"),
    (
        modal(section("a", block_id="x"), section("b", block_id="x")),
        '`block_id` "x" already exists',
        "/blocks/1/block_id",
    ),
    (
        modal(field("a", FOCUS), field("b", FOCUS)),
        "only one element can set `focus_on_load`",
        "/blocks/1",
    ),
    (modal(changed(text_field("t"), label=None)), missing("label"), "/blocks/0"),
    (
        modal(changed(text_field("t"), label=mrkdwn("a"))),
        unsupported("mrkdwn"),
        "/blocks/0/label/type",
    ),
    (
        modal(changed(text_field("t"), label=plain("x" * 2001))),
        shorter(2000),
        "/blocks/0/label/text",
    ),
    (modal(changed(text_field("t"), hint=plain("x" * 2001))), shorter(2000), "/blocks/0/hint/text"),
    (modal(changed(ALERT, text=plain("x" * 201))), shorter(200), "/blocks/0/text/text"),
    (modal(changed(ALERT, level="loud")), ENUM, "/blocks/0/level"),
    (modal({"type": "markdown", "text": "a"}), unsupported("markdown"), "/blocks/0/type"),
    (modal({"type": "table", "rows": [[raw()]]}), unsupported("table"), "/blocks/0/type"),
    (
        modal({"type": "context_actions", "elements": [ICON]}),
        unsupported("context_actions"),
        "/blocks/0/type",
    ),
    (modal(DATA_TABLE), unsupported("data_table"), "/blocks/0/type"),
    (modal(blocks=[None]), OBJECT, "/blocks/0"),
    ({"type": "home", "blocks": []}, unsupported("home"), "/type"),
    (None, OBJECT, ""),
]


@pytest.mark.parametrize(("view", "message", "pointer"), REFUSED_VIEWS)
def test_a_modal_refuses(view: Any, message: str, pointer: str) -> None:
    assert f"[ERROR] {message} [json-pointer:/view{pointer}]" in messages_of(view)
