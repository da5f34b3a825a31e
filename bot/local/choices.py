"""What a person types or picks, as the state of an element."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any

from bot.local.inputs import STATE, options_of

Given = str | int | date | time | Sequence[str] | None
"""Text, an option's value or label, a user id, a date or a time; several of them; or nothing."""


def chosen(element: Mapping[str, Any], given: Given) -> dict[str, Any]:
    """The state of this element after the person gave that; raises LookupError for no option."""
    key, _, empty = STATE[element["type"]]
    state = empty if given in (None, "") else _value(element, key, given)
    return {"type": element["type"], key: state}


def _value(element: Mapping[str, Any], key: str, given: Given) -> Any:
    makers: dict[str, Callable[[Any], Any]] = {
        "files": _several,
        "rich_text_value": _rich_text,
        "selected_date_time": int,
        "selected_option": lambda one: _option(element, one),
        "selected_options": lambda many: [_option(element, one) for one in _several(many)],
        "selected_time": lambda at: at.strftime("%H:%M") if isinstance(at, time) else at,
        "selected_users": _several,
    }
    return makers.get(key, str)(given)


def _several(given: str | Sequence[str]) -> list[str]:
    return [given] if isinstance(given, str) else list(given)


def _option(element: Mapping[str, Any], wanted: str) -> dict[str, Any]:
    options = options_of(element)
    for option in options:
        if wanted in (option["value"], option["text"]["text"]):
            return option
    offered = [option["value"] for option in options]
    raise LookupError(f"no option {wanted!r} among {offered}")


def _rich_text(text: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}
