"""Walking through blocks: ids, elements, what a person reads."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

_WITHOUT_ACTION = {"plain_text", "mrkdwn", "image"}


def with_ids(blocks: list[dict[str, Any]], new_id: Callable[[str], str]) -> list[dict[str, Any]]:
    """A copy in which every block and every element has its id, as Slack returns them."""
    named = copy.deepcopy(blocks)
    for block in named:
        if not block.get("block_id"):
            block["block_id"] = new_id("b")
        for element in elements_of(block):
            if not element.get("action_id"):
                element["action_id"] = new_id("a")
    return named


def elements_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements of a block that a person can act on."""
    if block.get("type") not in {"section", "actions", "input", "context_actions"}:
        return []
    held = [block.get("accessory"), block.get("element"), *(block.get("elements") or ())]
    return [found for found in held if found and found.get("type") not in _WITHOUT_ACTION]


def elements_in(
    blocks: list[dict[str, Any]] | None,
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every element with its block, in reading order."""
    for block in blocks or ():
        for element in elements_of(block):
            yield block, element


def text_in(node: Any) -> str:
    """What a person reads in this part before they touch it, a piece a line.

    Leaves out ids, values, metadata, and the options of closed menus.
    """
    return "\n".join(_pieces(node))


def _pieces(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _pieces(item)
    elif isinstance(node, dict):
        if node.get("type") in _INLINE:
            yield "".join(map(_inline, node["elements"]))
        else:
            yield from _pieces_of(node)


def _pieces_of(node: dict[str, Any]) -> Iterator[str]:
    for key in _READ:
        value = node.get(key)
        if isinstance(value, str):
            yield value
        elif key != "options" or node.get("type") in _OPEN:
            yield from _pieces(value)


def _inline(element: dict[str, Any]) -> str:
    match element["type"]:
        case "user":
            return f"<@{element['user_id']}>"
        case "broadcast":
            return f"<!{element['range']}>"
        case "emoji":
            return f":{element['name']}:"
        case _:
            return str(element.get("text") or element.get("url") or "")


_INLINE = {"rich_text_section", "rich_text_preformatted", "rich_text_quote"}
_OPEN = {"checkboxes", "radio_buttons"}
"""Elements whose options are seen without a click."""
_READ = (
    "title",
    "label",
    "text",
    "caption",
    "description",
    "fields",
    "placeholder",
    "alt_text",
    "options",
    "element",
    "elements",
    "accessory",
    "rows",
    "positive_button",
    "negative_button",
    "hint",
    "blocks",
    "submit",
    "close",
)
