"""What inputs hold: the state that Slack sends, and the checks it makes before sending."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.local.blocks import elements_in, text_in

Values = dict[str, dict[str, dict[str, Any]]]
"""block_id, action_id, state of the element."""

STATE: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "checkboxes": ("selected_options", "initial_options", []),
    "multi_static_select": ("selected_options", "initial_options", []),
    "users_select": ("selected_user", "initial_user", None),
    "multi_users_select": ("selected_users", "initial_users", []),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "file_input": ("files", "", []),
}
"""Element type to: key of its state, key of its first value, state when nothing is chosen."""

REQUIRED = "Please complete this required field."
_LONGEST = 3000
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_URL = re.compile(r"https?://[^\s/]+\.?[^\s]*")


def initial(element: Mapping[str, Any]) -> dict[str, Any]:
    """The state of an element that nobody has touched."""
    key, first, empty = STATE[element["type"]]
    return {"type": element["type"], key: element.get(first, empty)}


def initial_values(blocks: list[dict[str, Any]], kept: Values | None = None) -> Values:
    """The state of all inputs; `kept` survives where block_id, action_id and type are the same."""
    values: Values = {}
    for block, element in elements_in(blocks):
        if element["type"] in STATE:
            held = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
            fits = held is not None and held["type"] == element["type"] and _offered(held, element)
            values.setdefault(block["block_id"], {})[element["action_id"]] = (
                held if held is not None and fits else initial(element)
            )
    return values


def entered(values: Values) -> list[str]:
    """What stands in the inputs, as a person reads it."""
    found: list[Any] = []
    for state in (state for block in values.values() for state in block.values()):
        held = state[STATE[state["type"]][0]]
        found += held if isinstance(held, list) else [held]
    return [text_in(one) if isinstance(one, dict) else str(one) for one in found if one is not None]


def options_of(element: Mapping[str, Any]) -> list[dict[str, Any]]:
    """All options of a select, grouped or not."""
    groups = element.get("option_groups") or ()
    return [*(element.get("options") or ()), *(o for g in groups for o in g["options"])]


def _offered(held: Mapping[str, Any], element: Mapping[str, Any]) -> bool:
    chosen = [*(held.get("selected_options") or ())]
    if held.get("selected_option"):
        chosen.append(held["selected_option"])
    known = {option["value"] for option in options_of(element)}
    return all(option["value"] in known for option in chosen)


def merged(blocks: list[dict[str, Any]], values: Values, given: Mapping[str, Any]) -> Values:
    """`values` with what the page sent laid over it, as far as such inputs exist."""
    result = {block: dict(actions) for block, actions in values.items()}
    for block, element in elements_in(blocks):
        sent = (given.get(block["block_id"]) or {}).get(element["action_id"])
        if isinstance(sent, Mapping) and element["type"] in STATE:
            result[block["block_id"]][element["action_id"]] = _clean(element, sent)
    return result


def _clean(element: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    key, _, empty = STATE[element["type"]]
    value = sent.get(key)
    # Slack reports an empty input as null, never as an empty string.
    return {"type": element["type"], key: empty if value in (None, "") else value}


def problems(blocks: list[dict[str, Any]], values: Values) -> dict[str, str]:
    """What Slack tells a person at submit, by block_id, before it asks the app."""
    found: dict[str, str] = {}
    for block, element in elements_in(blocks):
        if block["type"] == "input" and element["type"] in STATE:
            held = values[block["block_id"]][element["action_id"]][STATE[element["type"]][0]]
            if held in (None, "", []):
                if not block.get("optional", False):
                    found[block["block_id"]] = REQUIRED
            elif sentence := next(_faults(element, held), None):
                found[block["block_id"]] = sentence
    return found


def _faults(element: Mapping[str, Any], held: Any) -> Iterator[str]:
    match element["type"]:
        case "plain_text_input":
            yield from _length_faults(element, held)
        case "number_input":
            yield from _number_faults(element, held)
        case "email_text_input":
            if not _EMAIL.fullmatch(held):
                yield "Please enter a valid email address."
        case "url_text_input":
            if not _URL.fullmatch(held):
                yield "Please enter a valid URL."
        case "multi_static_select" | "multi_users_select":
            most = element.get("max_selected_items")
            if most is not None and len(held) > most:
                yield f"You can select up to {most} items."


def _length_faults(element: Mapping[str, Any], held: str) -> Iterator[str]:
    least, most = element.get("min_length", 0), element.get("max_length", _LONGEST)
    if len(held) < least:
        yield f"Must be at least {least} characters."
    if len(held) > most:
        yield f"Must be at most {most} characters."


def _number_faults(element: Mapping[str, Any], held: str) -> Iterator[str]:
    try:
        number = Decimal(held)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        yield "Please enter a number."
    elif not element.get("is_decimal_allowed") and "." in held:
        yield "Please enter a whole number."
    elif "min_value" in element and number < Decimal(element["min_value"]):
        yield f"Must be at least {element['min_value']}."
    elif "max_value" in element and number > Decimal(element["max_value"]):
        yield f"Must be at most {element['max_value']}."
