"""Blocks to try the validator on, and Slack's words for what is wrong."""

import copy
from typing import Any

from tests.unit.local.conftest import button, mrkdwn, plain, section

Json = dict[str, Any]

LONG = "x" * 5000


def option(value: str = "a", **more: Any) -> Json:
    return {"text": plain(value), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


def rich(*elements: Json) -> Json:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [*elements]}],
    }


def raw(text: str = "a") -> Json:
    return {"type": "raw_text", "text": text}


def choice(kind: str, count: int, **more: Any) -> Json:
    return {"type": kind, "action_id": "c", "options": options(count), **more}


def chart(**more: Any) -> Json:
    point = {"label": "a", "value": 1.5}
    series = [{"name": "s", "data": [point]}]
    given = {"type": "bar", "series": series, "axis_config": {"categories": ["a"]}, **more}
    return {"type": "data_visualization", "title": "Chart", "chart": given}


CONFIRM = {
    "title": plain("Sure"),
    "text": mrkdwn("?"),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A"}
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "f",
    "positive_button": {"text": plain("Good"), "value": "1"},
    "negative_button": {"text": plain("Bad"), "value": "0", "accessibility_label": "Bad one"},
}
ICON = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "i"}
DATA_TABLE = {
    "type": "data_table",
    "caption": "Pay",
    "rows": [
        [raw(), raw()],
        [{"type": "raw_number", "value": 1}, rich({"type": "text", "text": "b"})],
    ],
    "page_size": 10,
}

ALERT = {"type": "alert", "text": mrkdwn("x" * 200), "level": "warning"}


def changed(block: Json, **changes: Any) -> Json:
    """The block with some fields set, or taken away by None."""
    given = {**copy.deepcopy(block), **changes}
    return {key: value for key, value in given.items() if value is not None}


def accessory(**changes: Any) -> Json:
    return section("a", accessory=changed(button("Go", "go"), **changes))


OBJECT = "must provide an object"
STRING = "must provide a string"
ENUM = "must be a valid enum value"
EMPTY = "must be more than 0 characters"
FORMAT = "must match the required format"
OFFERED = "must be one of the provided options"


def shorter(most: int) -> str:
    return f"must be less than {most + 1} characters"


def most(count: int) -> str:
    return f"no more than {count} items allowed"


def least(count: int) -> str:
    return f"must provide at least {count} items"


def unsupported(kind: str) -> str:
    return f"unsupported type: {kind}"


def missing(name: str) -> str:
    return f"missing required field: {name}"


def unknown(name: str) -> str:
    return f"invalid additional property: {name}"
