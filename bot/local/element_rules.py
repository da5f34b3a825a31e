"""What Slack accepts as a block element."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.local.inputs import options_of
from bot.local.rich_text_rules import RICH_TEXT
from bot.local.schema import (
    Check,
    Fault,
    Faults,
    array,
    boolean,
    enum,
    integer,
    obj,
    one,
    plain,
    string,
    text,
    unique,
)

MOST_OPTIONS = 100
_ID = string(1, 255)
_TIME = string(pattern=r"([01]\d|2[0-3]):[0-5]\d")
_USER = string(pattern=r"[UW][A-Z0-9]+")
_URL = string(1, 3000)

CONFIRM = obj(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": enum("primary", "danger")},
)


def _option(*, marked: bool = False, linked: bool = False) -> Check:
    words = text if marked else plain
    optional = {"description": words(75), **({"url": _URL} if linked else {})}
    return obj({"text": words(75), "value": string(1, 150)}, optional)


_OPTION = _option()
_MARKED = _option(marked=True)
_GROUP = obj({"label": plain(75), "options": array(_OPTION, 1, MOST_OPTIONS)}, {})
_FILTER = obj(
    {},
    {
        "include": array(enum("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_DISPATCH = obj(
    {},
    {"trigger_actions_on": array(enum("on_enter_pressed", "on_character_entered"), 1, 2)},
)


def _unique_options(value: Mapping[str, Any], pointer: str) -> Faults:
    options = (
        (option["value"], f"{pointer}/options/{index}/value")
        for index, option in enumerate(options_of(value))
    )
    return unique(options, "value")


def _offered(value: Mapping[str, Any], pointer: str) -> Faults:
    """What is chosen at first is one of the options, word for word."""
    options = options_of(value)
    if "initial_option" in value and value["initial_option"] not in options:
        yield Fault("must be one of the provided options", f"{pointer}/initial_option")
    chosen = value.get("initial_options")
    if chosen is not None and (not chosen or any(option not in options for option in chosen)):
        yield Fault("must be one of the provided options", f"{pointer}/initial_options")


def _options_or_groups(value: Mapping[str, Any], pointer: str) -> Faults:
    if ("options" in value) == ("option_groups" in value):
        yield Fault("must define either `options` or `option_groups`", f"{pointer}/type")


def _real_date(value: Any, pointer: str) -> Faults:
    yield from string()(value, pointer)
    try:
        well_formed = date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        well_formed = False
    if not well_formed:
        yield Fault("must match the required format", pointer)


def _decimal(value: Any, pointer: str) -> Faults:
    """A number as a string."""
    yield from string()(value, pointer)
    try:
        finite = Decimal(str(value)).is_finite()
    except InvalidOperation:
        finite = False
    if not finite:
        yield Fault("must be a valid number", pointer)


def _in_order(least: str, most: str) -> Check:
    def check(value: Mapping[str, Any], pointer: str) -> Faults:
        low, high = value.get(least), value.get(most)
        if low is not None and high is not None and Decimal(low) > Decimal(high):
            yield Fault(f"`{least}` must be less than or equal to `{most}`", f"{pointer}/{least}")

    return check


def _element(required: Mapping[str, Check], optional: Mapping[str, Check], *extra: Check) -> Check:
    return obj({"type": one, **required}, {"action_id": _ID, **optional}, *extra)


_CHOOSE = {"placeholder": plain(150), "confirm": CONFIRM, "focus_on_load": boolean}
_TYPE = {
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": _DISPATCH,
}
_CHECK = {"confirm": CONFIRM, "focus_on_load": boolean}
_SELECT = {
    "options": array(_OPTION, 1, MOST_OPTIONS),
    "option_groups": array(_GROUP, 1, MOST_OPTIONS),
    **_CHOOSE,
}
_MOST_CHOSEN = {"max_selected_items": integer(1, MOST_OPTIONS)}
_FEEDBACK = obj(
    {"text": plain(75), "value": string(1, 2000)}, {"accessibility_label": string(1, 75)}
)


def one_source(value: Mapping[str, Any], pointer: str) -> Faults:
    """An image comes from a URL or from a file in Slack, not from both."""
    if ("image_url" in value) == ("slack_file" in value):
        yield Fault("must define either `image_url` or `slack_file`", f"{pointer}/type")


IMAGE_SOURCE = {
    "image_url": _URL,
    "slack_file": obj({}, {"id": string(), "url": _URL}),
}

IMAGE = obj({"type": one, "alt_text": string(1, 2000)}, IMAGE_SOURCE, one_source)

ELEMENTS: dict[str, Check] = {
    "button": _element(
        {"text": plain(75)},
        {
            "url": _URL,
            "value": string(1, 2000),
            "style": enum("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(1, 75),
            "agent_prompt": string(1, 4000),
        },
    ),
    "checkboxes": _element(
        {"options": array(_MARKED, 1, 10)},
        {"initial_options": array(_MARKED, 0, 10), **_CHECK},
        _unique_options,
        _offered,
    ),
    "radio_buttons": _element(
        {"options": array(_MARKED, 1, 10)},
        {"initial_option": _MARKED, **_CHECK},
        _unique_options,
        _offered,
    ),
    "overflow": _element(
        {"options": array(_option(linked=True), 1, 5)}, {"confirm": CONFIRM}, _unique_options
    ),
    "datepicker": _element({}, {"initial_date": _real_date, **_CHOOSE}),
    "timepicker": _element({}, {"initial_time": _TIME, "timezone": string(), **_CHOOSE}),
    "datetimepicker": _element({}, {"initial_date_time": integer(10**9, 10**10 - 1), **_CHECK}),
    "static_select": _element(
        {}, {"initial_option": _OPTION, **_SELECT}, _options_or_groups, _unique_options, _offered
    ),
    "multi_static_select": _element(
        {},
        {"initial_options": array(_OPTION, 0, MOST_OPTIONS), **_SELECT, **_MOST_CHOSEN},
        _options_or_groups,
        _unique_options,
        _offered,
    ),
    "users_select": _element({}, {"initial_user": _USER, **_CHOOSE}),
    "multi_users_select": _element(
        {}, {"initial_users": array(_USER, 1, MOST_OPTIONS), **_CHOOSE, **_MOST_CHOSEN}
    ),
    "conversations_select": _element(
        {},
        {
            "initial_conversation": string(),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": _FILTER,
            **_CHOOSE,
        },
    ),
    "plain_text_input": _element(
        {},
        {
            "initial_value": string(0, 3000),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
            **_TYPE,
        },
        _in_order("min_length", "max_length"),
    ),
    "rich_text_input": _element(
        {},
        {
            "initial_value": RICH_TEXT,
            "min_lines": integer(1, 100),
            "max_lines": integer(1, 100),
            **_TYPE,
        },
        _in_order("min_lines", "max_lines"),
    ),
    "number_input": _element(
        {"is_decimal_allowed": boolean},
        {"initial_value": _decimal, "min_value": _decimal, "max_value": _decimal, **_TYPE},
        _in_order("min_value", "max_value"),
    ),
    "email_text_input": _element({}, {"initial_value": string(0), **_TYPE}),
    "url_text_input": _element({}, {"initial_value": string(0), **_TYPE}),
    "file_input": _element({}, {"filetypes": array(string(), 1, 100), "max_files": integer(1, 10)}),
    "image": IMAGE,
    "feedback_buttons": _element({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {}),
    "icon_button": _element(
        {"icon": enum("trash"), "text": plain(75)},
        {
            "value": string(1, 2000),
            "accessibility_label": string(1, 75),
            "visible_to_user_ids": array(_USER, 1, 10),
            "confirm": CONFIRM,
        },
    ),
}
