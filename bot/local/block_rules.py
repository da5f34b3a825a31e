"""What Slack accepts as a block, and where."""

from collections.abc import Mapping
from typing import Any, Literal

from bot.local.element_rules import ELEMENTS, IMAGE_SOURCE, one_source
from bot.local.rich_text_rules import RICH_TEXT
from bot.local.schema import (
    Check,
    Fault,
    Faults,
    array,
    boolean,
    by_type,
    enum,
    integer,
    number,
    obj,
    one,
    plain,
    string,
    text,
    unique,
)

Surface = Literal["message", "modal", "home"]

MOST_ROWS = 100
MOST_COLUMNS = 20
LONGEST_MARKDOWN = 12_000

_CHOICES = {
    "checkboxes",
    "conversations_select",
    "datepicker",
    "radio_buttons",
    "static_select",
    "timepicker",
    "users_select",
}
_MULTI = {"multi_static_select", "multi_users_select"}
_TYPED = {
    "email_text_input",
    "file_input",
    "number_input",
    "plain_text_input",
    "rich_text_input",
    "url_text_input",
}
IN_SECTION = _CHOICES | _MULTI | {"button", "image", "overflow"}
IN_ACTIONS = _CHOICES | {"button", "datetimepicker", "overflow"}
IN_INPUT = _CHOICES | _MULTI | _TYPED | {"datetimepicker"}
IN_CONTEXT_ACTIONS = {"feedback_buttons", "icon_button"}


def _block(required: Mapping[str, Check], optional: Mapping[str, Check], *extra: Check) -> Check:
    return obj({"type": one, **required}, {"block_id": string(0, 255), **optional}, *extra)


def _text_or_fields(value: Mapping[str, Any], pointer: str) -> Faults:
    if "text" not in value and "fields" not in value:
        yield Fault("must define either `text` or `fields`", f"{pointer}/type")


def _unique_actions(value: Mapping[str, Any], pointer: str) -> Faults:
    named = (
        (element["action_id"], f"{pointer}/elements/{index}/action_id")
        for index, element in enumerate(value["elements"])
        if "action_id" in element
    )
    return unique(named, "action_id")


_CELL = by_type({"raw_text": obj({"type": one, "text": string()}, {}), "rich_text": RICH_TEXT})
_DATA_CELL = by_type(
    {
        "raw_text": obj({"type": one, "text": string()}, {}),
        "raw_number": obj({"type": one, "value": number}, {"text": string()}),
        "rich_text": RICH_TEXT,
    }
)


def _table_shape(value: Mapping[str, Any], pointer: str) -> Faults:
    rows = value["rows"]
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield Fault("must have as many cells as the first row", f"{pointer}/rows/{index}")
    for index, cell in enumerate(rows[0]):
        if cell["type"] == "rich_text":
            at = f"{pointer}/rows/0/{index}/type"
            yield Fault("unsupported type: rich_text", at, "unsupported_type")


_LABEL = string(1, 20)
_POINT = obj({"label": _LABEL, "value": number}, {})
_SERIES = obj(
    {
        "type": one,
        "series": array(obj({"name": _LABEL, "data": array(_POINT, 1, 20)}, {}), 1, 6),
        "axis_config": obj(
            {"categories": array(_LABEL, 1, 20)},
            {"x_label": string(1, 50), "y_label": string(1, 50)},
        ),
    },
    {},
)
_CHART = by_type(
    {
        "pie": obj({"type": one, "segments": array(_POINT, 1, 6)}, {}),
        "bar": _SERIES,
        "line": _SERIES,
        "area": _SERIES,
    }
)
_COLUMN = obj({}, {"align": enum("left", "center", "right"), "is_wrapped": boolean})


def _context_element(value: Any, pointer: str) -> Faults:
    words = {"plain_text": text(3000), "mrkdwn": text(3000)}
    return by_type({**words, "image": ELEMENTS["image"]})(value, pointer)


BLOCKS: dict[str, Check] = {
    "section": _block(
        {},
        {
            "text": text(3000),
            "fields": array(text(2000), 1, 10),
            "accessory": by_type(ELEMENTS, IN_SECTION),
            "expand": boolean,
        },
        _text_or_fields,
    ),
    "header": _block({"text": plain(150)}, {}),
    "divider": _block({}, {}),
    "context": _block({"elements": array(_context_element, 1, 10)}, {}),
    "actions": _block(
        {"elements": array(by_type(ELEMENTS, IN_ACTIONS), 1, 25)}, {}, _unique_actions
    ),
    "input": _block(
        {"label": plain(2000), "element": by_type(ELEMENTS, IN_INPUT)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": _block(
        {"alt_text": string(1, 2000)}, {"title": plain(2000), **IMAGE_SOURCE}, one_source
    ),
    "rich_text": RICH_TEXT,
    "markdown": _block({"text": string(1, LONGEST_MARKDOWN)}, {}),
    "table": _block(
        {"rows": array(array(_CELL, 1, MOST_COLUMNS), 1, MOST_ROWS)},
        {"column_settings": array(_COLUMN, 1, MOST_COLUMNS)},
    ),
    "alert": _block(
        {"text": text(200)},
        {"level": enum("default", "info", "warning", "error", "success")},
    ),
    "context_actions": _block(
        {"elements": array(by_type(ELEMENTS, IN_CONTEXT_ACTIONS), 1, 5)}, {}, _unique_actions
    ),
    "data_table": _block(
        {
            "caption": string(),
            "rows": array(array(_DATA_CELL, 1, MOST_COLUMNS), 2, MOST_ROWS + 1),
        },
        {
            "page_size": integer(1, MOST_ROWS),
            "row_header_column_index": integer(0, MOST_COLUMNS - 1),
        },
        _table_shape,
    ),
    "data_visualization": _block({"title": string(1, 50), "chart": _CHART}, {}),
    "video": _block(
        {
            "alt_text": string(),
            "title": plain(199),
            "thumbnail_url": string(1, 3000),
            "video_url": string(1, 3000),
        },
        {
            "author_name": string(1, 50),
            "description": plain(200),
            "provider_icon_url": string(1, 3000),
            "provider_name": string(),
            "title_url": string(1, 3000),
        },
    ),
}
"""Blocks that an app may send. `file` is missing: Slack writes it, apps only read it."""

_EVERYWHERE = {
    "actions",
    "context",
    "divider",
    "header",
    "image",
    "rich_text",
    "section",
    "video",
}
ON_SURFACE: dict[Surface, set[str]] = {
    "message": _EVERYWHERE
    | {"context_actions", "data_table", "data_visualization", "markdown", "table"},
    "modal": _EVERYWHERE | {"alert", "input"},
    "home": _EVERYWHERE | {"input"},
}
