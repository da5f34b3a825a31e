"""What Slack refuses in a message, in its words."""

from typing import Any

import pytest

from bot.local.refusal import Refusal
from bot.local.validate import check_message
from tests.unit.local.conftest import (
    actions,
    button,
    mrkdwn,
    plain,
    section,
    text_field,
)
from tests.unit.local.samples import (
    ALERT,
    CONFIRM,
    DATA_TABLE,
    EMPTY,
    ENUM,
    FEEDBACK,
    FORMAT,
    ICON,
    IMAGE,
    OBJECT,
    OFFERED,
    STRING,
    accessory,
    changed,
    chart,
    choice,
    least,
    missing,
    most,
    option,
    raw,
    rich,
    shorter,
    unknown,
    unsupported,
)

AT = "/blocks/0"


REFUSED = [
    (section("x" * 3001), shorter(3000), "/text/text"),
    (section(""), EMPTY, "/text/text"),
    ({"type": "section"}, "must define either `text` or `fields`", "/type"),
    (section("a", fields=[]), least(1), "/fields"),
    (section("a", fields=[mrkdwn("a")] * 11), most(10), "/fields"),
    (section("a", fields=[mrkdwn("x" * 2001)]), shorter(2000), "/fields/0/text"),
    (section("a", color="red"), unknown("color"), ""),
    (changed(section("a"), text="a"), OBJECT, "/text"),
    (
        changed(section("a"), text={"type": "markdown", "text": "a"}),
        unsupported("markdown"),
        "/text/type",
    ),
    (changed(section("a"), text={"text": "a"}), missing("type"), "/text"),
    (changed(section("a"), text={"type": "mrkdwn"}), missing("text"), "/text"),
    (changed(section("a"), text={"type": "mrkdwn", "text": 5}), STRING, "/text/text"),
    (changed(section("a"), text={**mrkdwn("a"), "emoji": True}), unknown("emoji"), "/text"),
    (
        changed(section("a"), text={**plain("a"), "emoji": "yes"}),
        "must provide a boolean",
        "/text/emoji",
    ),
    (section("a", block_id="b" * 256), shorter(255), "/block_id"),
    (
        section("a", accessory=text_field("t")["element"]),
        unsupported("plain_text_input"),
        "/accessory/type",
    ),
    ({"type": "nonsense"}, unsupported("nonsense"), "/type"),
    ({"type": "file", "external_id": "1", "source": "remote"}, unsupported("file"), "/type"),
    ({"type": ["section"]}, "unsupported type: ['section']", "/type"),
    ({"text": plain("a")}, missing("type"), ""),
    ("section", OBJECT, ""),
    (None, OBJECT, ""),
    ({"type": "header", "text": mrkdwn("a")}, unsupported("mrkdwn"), "/text/type"),
    ({"type": "header", "text": plain("x" * 151)}, shorter(150), "/text/text"),
    ({"type": "header"}, missing("text"), ""),
    ({"type": "divider", "text": plain("a")}, unknown("text"), ""),
    ({"type": "context", "elements": []}, least(1), "/elements"),
    ({"type": "context", "elements": [plain("a")] * 11}, most(10), "/elements"),
    (
        {"type": "context", "elements": [button("a", "b")]},
        unsupported("button"),
        "/elements/0/type",
    ),
    ({"type": "actions", "elements": []}, least(1), "/elements"),
    ({"type": "actions", "elements": {}}, "must provide an array", "/elements"),
    ({"type": "actions"}, missing("elements"), ""),
    (actions("a", *(button("G", str(n)) for n in range(26))), most(25), "/elements"),
    (
        actions("a", button("A", "same"), button("B", "same")),
        '`action_id` "same" already exists',
        "/elements/1/action_id",
    ),
    (actions("a", text_field("t")["element"]), unsupported("plain_text_input"), "/elements/0/type"),
    (accessory(text=plain("x" * 76)), shorter(75), "/accessory/text/text"),
    (accessory(text=mrkdwn("a")), unsupported("mrkdwn"), "/accessory/text/type"),
    (accessory(text=None), missing("text"), "/accessory"),
    (accessory(value="x" * 2001), shorter(2000), "/accessory/value"),
    (accessory(value=5), STRING, "/accessory/value"),
    (accessory(url="x" * 3001), shorter(3000), "/accessory/url"),
    (accessory(style="loud"), ENUM, "/accessory/style"),
    (accessory(action_id="x" * 256), shorter(255), "/accessory/action_id"),
    (accessory(accessibility_label="x" * 76), shorter(75), "/accessory/accessibility_label"),
    (accessory(disabled=True), unknown("disabled"), "/accessory"),
    (
        accessory(confirm={**CONFIRM, "title": plain("x" * 101)}),
        shorter(100),
        "/accessory/confirm/title/text",
    ),
    (
        accessory(confirm={**CONFIRM, "text": plain("x" * 301)}),
        shorter(300),
        "/accessory/confirm/text/text",
    ),
    (
        accessory(confirm={**CONFIRM, "deny": plain("x" * 31)}),
        shorter(30),
        "/accessory/confirm/deny/text",
    ),
    (accessory(confirm={}), missing("title"), "/accessory/confirm"),
    (section("a", accessory=choice("overflow", 6)), most(5), "/accessory/options"),
    (section("a", accessory=choice("overflow", 0)), least(1), "/accessory/options"),
    (section("a", accessory=choice("checkboxes", 11)), most(10), "/accessory/options"),
    (
        section("a", accessory=choice("checkboxes", 1, initial_options=[])),
        OFFERED,
        "/accessory/initial_options",
    ),
    (
        section("a", accessory=choice("checkboxes", 1, initial_options=[option("z")])),
        OFFERED,
        "/accessory/initial_options",
    ),
    (section("a", accessory=choice("radio_buttons", 11)), most(10), "/accessory/options"),
    (
        section("a", accessory=choice("radio_buttons", 2, initial_option=option("z"))),
        OFFERED,
        "/accessory/initial_option",
    ),
    ({"type": "image", "alt_text": "a"}, "must define either `image_url` or `slack_file`", "/type"),
    ({"type": "image", "image_url": "https://x.y"}, missing("alt_text"), ""),
    (changed(IMAGE, alt_text="x" * 2001), shorter(2000), "/alt_text"),
    (rich({"type": "text", "text": ""}), EMPTY, "/elements/0/elements/0/text"),
    (
        rich({"type": "text", "text": "a", "style": {"big": True}}),
        unknown("big"),
        "/elements/0/elements/0/style",
    ),
    (rich({"type": "button"}), unsupported("button"), "/elements/0/elements/0/type"),
    (rich({"type": "broadcast", "range": "all"}), ENUM, "/elements/0/elements/0/range"),
    (
        {"type": "rich_text", "elements": [{"type": "section"}]},
        unsupported("section"),
        "/elements/0/type",
    ),
    ({"type": "markdown", "text": "x" * 12_001}, shorter(12000), "/text"),
    ({"type": "table", "rows": [[raw()]] * 101}, most(100), "/rows"),
    ({"type": "table", "rows": [[raw()] * 21]}, most(20), "/rows/0"),
    (
        {"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]},
        unsupported("raw_number"),
        "/rows/0/0/type",
    ),
    (ALERT, unsupported("alert"), "/type"),
    (text_field("t"), unsupported("input"), "/type"),
    ({"type": "context_actions", "elements": [ICON] * 6}, most(5), "/elements"),
    (
        {"type": "context_actions", "elements": [button("a", "b")]},
        unsupported("button"),
        "/elements/0/type",
    ),
    (
        {"type": "context_actions", "elements": [changed(ICON, icon="bin")]},
        ENUM,
        "/elements/0/icon",
    ),
    (
        {"type": "context_actions", "elements": [changed(ICON, visible_to_user_ids=["U1"] * 11)]},
        most(10),
        "/elements/0/visible_to_user_ids",
    ),
    (
        {"type": "context_actions", "elements": [changed(ICON, visible_to_user_ids=["maya"])]},
        FORMAT,
        "/elements/0/visible_to_user_ids/0",
    ),
    (
        {"type": "context_actions", "elements": [changed(FEEDBACK, negative_button=None)]},
        missing("negative_button"),
        "/elements/0",
    ),
    (changed(DATA_TABLE, rows=[[raw()]]), least(2), "/rows"),
    (
        changed(DATA_TABLE, rows=[[raw()], [raw()] * 2]),
        "must have as many cells as the first row",
        "/rows/1",
    ),
    (
        changed(DATA_TABLE, rows=[[rich({"type": "text", "text": "a"})], [raw()]]),
        unsupported("rich_text"),
        "/rows/0/0/type",
    ),
    (changed(DATA_TABLE, page_size=0), "must be greater than or equal to 1", "/page_size"),
    (changed(DATA_TABLE, page_size=101), "must be less than or equal to 100", "/page_size"),
    (changed(DATA_TABLE, page_size=True), "must provide an integer", "/page_size"),
    (changed(DATA_TABLE, caption=None), missing("caption"), ""),
    (chart(type="donut"), unsupported("donut"), "/chart/type"),
    (chart(series=[]), least(1), "/chart/series"),
    (changed(chart(), title="x" * 51), shorter(50), "/title"),
    (
        chart(series=[{"name": "s", "data": [{"label": "a", "value": "1"}]}]),
        "must provide a number",
        "/chart/series/0/data/0/value",
    ),
    ({"type": "video", "title": plain("x" * 200)}, shorter(199), "/title/text"),
]


@pytest.mark.parametrize(("block", "message", "pointer"), REFUSED)
def test_a_message_refuses(block: Any, message: str, pointer: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_message([block])
    assert caught.value.error == "invalid_blocks"
    assert f"{message} [json-pointer:{AT}{pointer}]" in caught.value.extra["errors"]
