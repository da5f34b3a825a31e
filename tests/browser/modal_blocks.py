"""Every block and element that the page can draw in a modal only."""

from typing import Any

from tests.browser.kit import IMAGE, NOON, ROLES, Json, field, mrkdwn, option, plain, section

GROUPS = [
    {"label": plain("Engineering"), "options": [option("Backend", description="APIs and data")]},
    {"label": plain("Design"), "options": [option("Product design"), option("Research")]},
]

MODAL_BLOCKS: list[Json] = [
    {"type": "alert", "block_id": "alert", "level": "info", "text": mrkdwn("Kept as a *draft*.")},
    {
        "type": "alert",
        "block_id": "alert_2",
        "level": "warning",
        "text": plain("Two gaps are left."),
    },
    {"type": "alert", "block_id": "alert_3", "level": "error", "text": plain("That didn't save.")},
    {
        "type": "alert",
        "block_id": "alert_4",
        "level": "success",
        "text": plain("Ready to say aloud."),
    },
    {"type": "alert", "block_id": "alert_5", "text": plain("Only you see this.")},
    field(
        "statement",
        "One thing you did",
        {
            "type": "plain_text_input",
            "placeholder": plain("I cut …"),
            "focus_on_load": True,
            "max_length": 80,
        },
        hint=plain("As you would say it aloud."),
    ),
    field("outcomes", "Outcomes, one a line", {"type": "plain_text_input", "multiline": True}),
    field(
        "rich_value",
        "Notes",
        {"type": "rich_text_input", "placeholder": plain("Anything")},
        optional=True,
    ),
    field(
        "amount", "Base pay", {"type": "number_input", "is_decimal_allowed": True}, optional=True
    ),
    field("mail", "Work e-mail", {"type": "email_text_input"}, optional=True),
    field("link", "Link to the proof", {"type": "url_text_input"}, optional=True),
    field(
        "role",
        "Role",
        {"type": "static_select", "placeholder": plain("Pick your role"), "options": ROLES},
    ),
    field("area", "Area", {"type": "static_select", "option_groups": GROUPS}, optional=True),
    field(
        "skills",
        "Skills",
        {"type": "multi_static_select", "options": ROLES, "initial_options": [ROLES[1]]},
        optional=True,
    ),
    field("mentor", "Mentor", {"type": "users_select"}, optional=True),
    field(
        "readers",
        "Readers",
        {"type": "multi_users_select", "initial_users": ["UTOMAS"]},
        optional=True,
    ),
    field("where", "Where", {"type": "conversations_select"}, optional=True),
    field("channel", "Channel", {"type": "channels_select"}, optional=True),
    field("places", "Places", {"type": "multi_conversations_select"}, optional=True),
    field("channels", "Channels", {"type": "multi_channels_select"}, optional=True),
    field(
        "moment",
        "Moment",
        {
            "type": "radio_buttons",
            "options": [
                option("Annual review", description="The yearly round"),
                option("New offer"),
                option("Promotion"),
            ],
        },
        optional=True,
    ),
    field("parts", "Parts to share", {"type": "checkboxes", "options": ROLES}, optional=True),
    field(
        "date",
        "Date of the talk",
        {"type": "datepicker", "initial_date": "2026-12-03"},
        optional=True,
    ),
    field("time", "Hour", {"type": "timepicker", "initial_time": "09:30"}, optional=True),
    field(
        "both", "Exact time", {"type": "datetimepicker", "initial_date_time": NOON}, optional=True
    ),
    field("proof", "Files", {"type": "file_input", "max_files": 2}, optional=True),
    section(
        "A section with a menu",
        accessory={
            "type": "overflow",
            "action_id": "o",
            "options": [option("Edit"), option("Drop")],
        },
    ),
    section("A section with a picture", accessory=IMAGE),
    section(
        "A section with boxes",
        accessory={"type": "checkboxes", "action_id": "b", "options": [option("Remind me")]},
    ),
]


def view(view_id: str = "V1", blocks: list[Json] | None = None, **more: Any) -> Json:
    return {
        "id": view_id,
        "type": "modal",
        "callback_id": "prep",
        "title": plain("Prepare the talk"),
        "submit": plain("Continue"),
        "close": plain("Cancel"),
        "blocks": blocks if blocks is not None else MODAL_BLOCKS,
        "hash": "1.a",
        "state": {"values": {}},
        "root_view_id": "V1",
        "previous_view_id": None,
        **more,
    }
