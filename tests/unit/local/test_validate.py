"""What Slack takes."""

import pytest

from bot.local.refusal import Refusal
from bot.local.validate import check_message, check_view, faults_in
from tests.unit.local.conftest import actions, button, field, modal, mrkdwn, plain, section, select
from tests.unit.local.samples import (
    ALERT,
    CONFIRM,
    DATA_TABLE,
    FEEDBACK,
    ICON,
    IMAGE,
    Json,
    chart,
    choice,
    option,
    options,
    raw,
    rich,
)

MESSAGE_BLOCKS = [
    section("x" * 3000, block_id="b" * 255, expand=True),
    {"type": "section", "fields": [mrkdwn("x" * 1300)] * 10},
    section(
        "a", accessory=button("Go", "go", value="v" * 2000, url="https://x.y", confirm=CONFIRM)
    ),
    section("a", accessory=choice("overflow", 5)),
    section("a", accessory=choice("checkboxes", 10, initial_options=options(2))),
    section(
        "a", accessory={"type": "multi_users_select", "action_id": "m", "initial_users": ["U1"]}
    ),
    section("a", accessory=IMAGE),
    {"type": "header", "text": plain("x" * 150)},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("a"), plain("b"), IMAGE]},
    actions("many", *(button("Go", str(number)) for number in range(25))),
    actions(
        "picks", {"type": "datetimepicker", "action_id": "d", "initial_date_time": 1_800_000_000}
    ),
    {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A", "title": plain("T")},
    rich({"type": "text", "text": "a", "style": {"bold": True}}, {"type": "emoji", "name": "tada"}),
    rich({"type": "link", "url": "https://x.y"}, {"type": "user", "user_id": "U1"}),
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "indent": 1,
                "elements": [{"type": "rich_text_section", "elements": []}],
            },
            {"type": "rich_text_quote", "elements": []},
            {"type": "rich_text_preformatted", "elements": [], "border": 0},
        ],
    },
    {"type": "markdown", "text": "x" * 12_000},
    {"type": "table", "rows": [[raw()] * 20] * 100, "column_settings": [{"align": "right"}]},
    {"type": "context_actions", "elements": [FEEDBACK, ICON]},
    DATA_TABLE,
    chart(),
    {
        "type": "data_visualization",
        "title": "T",
        "chart": {"type": "pie", "segments": [{"label": "a", "value": 1}]},
    },
    {
        "type": "video",
        "alt_text": "A",
        "title": plain("T"),
        "thumbnail_url": "https://x.y/t",
        "video_url": "https://x.y/v",
    },
]

INPUTS = [
    {"type": "plain_text_input", "min_length": 0, "max_length": 3000, "multiline": True},
    {"type": "plain_text_input", "placeholder": plain("x" * 150), "initial_value": ""},
    {"type": "rich_text_input", "initial_value": rich({"type": "text", "text": "a"})},
    {"type": "number_input", "is_decimal_allowed": False, "min_value": "0", "max_value": "10"},
    {"type": "email_text_input"},
    {"type": "url_text_input", "focus_on_load": True},
    {"type": "file_input", "max_files": 10, "filetypes": ["pdf"]},
    {"type": "datepicker", "initial_date": "2026-11-21"},
    {"type": "timepicker", "initial_time": "09:30", "timezone": "Europe/Stockholm"},
    {"type": "datetimepicker"},
    select("a", "b", initial_option={"text": plain("A"), "value": "a"}, confirm=CONFIRM),
    {
        "type": "static_select",
        "option_groups": [{"label": plain("G"), "options": options(2)}],
        "initial_option": option("1"),
    },
    {"type": "multi_static_select", "options": options(100), "max_selected_items": 3},
    {"type": "users_select", "initial_user": "U1"},
    {"type": "multi_users_select"},
    {"type": "conversations_select", "filter": {"include": ["im"], "exclude_bot_users": True}},
    choice("radio_buttons", 10, initial_option=option("1")),
    choice("checkboxes", 1, options=[option("a", description=mrkdwn("*why*"))]),
]


@pytest.mark.parametrize("block", MESSAGE_BLOCKS, ids=lambda block: block["type"])
def test_a_message_takes(block: Json) -> None:
    check_message([block])


@pytest.mark.parametrize("element", INPUTS, ids=lambda element: element["type"])
def test_a_modal_takes_an_input_with(element: Json) -> None:
    check_view(modal(field("a", element, hint=plain("Why"), optional=True)), "modal")


def test_nothing_is_wrong_with_no_blocks() -> None:
    check_message(None)
    check_message([])


@pytest.mark.parametrize("surface", ["modal", "home"])
@pytest.mark.parametrize(
    "block",
    [
        b
        for b in MESSAGE_BLOCKS
        if b["type"]
        not in {"context_actions", "data_table", "data_visualization", "markdown", "table"}
    ],
    ids=lambda block: block["type"],
)
def test_a_view_takes(block: Json, surface: str) -> None:
    view = modal(block) if surface == "modal" else {"type": "home", "blocks": [block]}
    assert check_view(view, surface) == view


def test_an_alert_is_for_modals() -> None:
    check_view(modal(ALERT), "modal")


@pytest.mark.parametrize(
    ("block", "kind"),
    [(ALERT, "alert"), ({"type": "markdown", "text": "a"}, "markdown"), (DATA_TABLE, "data_table")],
)
def test_a_home_refuses(block: Json, kind: str) -> None:
    faults = faults_in("view", {"type": "home", "blocks": [block]})
    assert [str(fault) for fault in faults] == [
        f"unsupported type: {kind} [json-pointer:/blocks/0/type]"
    ]


def test_a_home_has_no_title() -> None:
    with pytest.raises(Refusal, match="invalid_arguments"):
        check_view({"type": "home", "blocks": [], "title": plain("a")}, "home")


def test_markdown_is_summed_over_the_message() -> None:
    block = {"type": "markdown", "text": "x" * 6001}
    with pytest.raises(Refusal) as caught:
        check_message([block, block])
    expected = "must be less than 12001 characters [json-pointer:/blocks/1/text]"
    assert caught.value.extra["errors"] == [expected]


def test_fifty_one_blocks_are_too_many() -> None:
    with pytest.raises(Refusal) as caught:
        check_message([{"type": "divider"}] * 51)
    assert caught.value.extra["errors"] == ["no more than 50 items allowed [json-pointer:/blocks]"]
    check_message([{"type": "divider"}] * 50)


def test_a_message_checks_block_ids_too() -> None:
    with pytest.raises(Refusal) as caught:
        check_message([section("a", block_id="x"), section("b", block_id="x")])
    expected = '`block_id` "x" already exists [json-pointer:/blocks/1/block_id]'
    assert caught.value.extra["errors"] == [expected]


def test_the_same_action_id_may_stand_in_two_blocks() -> None:
    check_message([actions("a", button("Go", "go")), actions("b", button("Go", "go"))])
