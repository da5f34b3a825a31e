"""Refuses what Slack refuses, in Slack's words."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from bot.local.block_rules import BLOCKS, LONGEST_MARKDOWN, ON_SURFACE, Surface
from bot.local.blocks import elements_of
from bot.local.refusal import Refusal, invalid_arguments
from bot.local.schema import (
    Check,
    Fault,
    Faults,
    array,
    boolean,
    by_type,
    each_of,
    obj,
    one,
    plain,
    string,
    unique,
)

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
LARGEST_VIEW = 250_000
"""Bytes of JSON."""
LONGEST_MESSAGE = 13_200
"""Characters in all blocks of a message: undocumented, seen in the wild."""


def faults_in(kind: str, given: Any) -> list[Fault]:
    """All faults of `blocks`, of a `message` or of a `view`, as blocks.validate reports them."""
    if kind == "blocks":
        return _blocks_faults(given, "", "message")
    if not isinstance(given, dict):
        return [Fault("must provide an object", "")]
    if kind == "message":
        return _blocks_faults(given.get("blocks") or [], "/blocks", "message")
    return list(_VIEW(given, ""))


def check_message(blocks: Any) -> None:
    """Raises `invalid_blocks`, `invalid_attachments` or `msg_blocks_too_long`."""
    if blocks is None:
        return
    if not isinstance(blocks, list):
        raise Refusal("invalid_blocks_format")
    if faults := _blocks_faults(blocks, "/blocks", "message"):
        raise _schema_refusal("invalid_blocks", list(dict.fromkeys(map(str, faults))))
    tables = [block for block in blocks if block["type"] == "table"]
    if len(tables) > 1:
        raise _schema_refusal("invalid_attachments", ["only_one_table_allowed"])
    if sum(map(len, _strings(blocks))) > LONGEST_MESSAGE:
        raise Refusal("msg_blocks_too_long")


def check_view(view: Any, *types: str) -> dict[str, Any]:
    """The view, if Slack would take it as one of these types; raises `invalid_arguments`.

    Raises `view_too_large` beyond 250 kB.
    """
    if isinstance(view, dict) and len(json.dumps(view).encode()) > LARGEST_VIEW:
        raise Refusal("view_too_large")
    faults = list(each_of(_of_type(types), _VIEW)(view, "/view"))
    if faults:
        raise invalid_arguments(*dict.fromkeys(map(str, faults)))
    checked: dict[str, Any] = view
    return checked


def _schema_refusal(error: str, messages: list[str]) -> Refusal:
    prefixed = [f"[ERROR] {message}" for message in messages]
    return Refusal(error, errors=messages, response_metadata={"messages": prefixed})


def _blocks_faults(blocks: Any, pointer: str, surface: Surface) -> list[Fault]:
    most = MOST_IN_MESSAGE if surface == "message" else MOST_IN_VIEW
    block = by_type(BLOCKS, ON_SURFACE[surface])
    found = list(array(block, 0, most)(blocks, pointer))
    if not found:
        found = list(chain(_unique_blocks(blocks, pointer), _markdown_faults(blocks, pointer)))
    return found


def _unique_blocks(blocks: list[dict[str, Any]], pointer: str) -> Faults:
    named = (
        (block["block_id"], f"{pointer}/{index}/block_id")
        for index, block in enumerate(blocks)
        if block.get("block_id")
    )
    return unique(named, "block_id")


def _markdown_faults(blocks: list[dict[str, Any]], pointer: str) -> Faults:
    total = 0
    for index, block in enumerate(blocks):
        if block["type"] == "markdown":
            total += len(block["text"])
            if total > LONGEST_MARKDOWN:
                at = f"{pointer}/{index}/text"
                yield Fault(f"must be less than {LONGEST_MARKDOWN + 1} characters", at)


def _of_type(types: tuple[str, ...]) -> Check:
    def check(value: Any, pointer: str) -> Faults:
        if isinstance(value, dict) and types and value.get("type", types[0]) not in types:
            yield Fault(f"unsupported type: {value['type']}", f"{pointer}/type", "unsupported_type")

    return check


def _blocks_of(surface: Surface) -> Check:
    def check(value: Any, pointer: str) -> Faults:
        yield from _blocks_faults(value, pointer, surface)

    return check


def _submit_for_inputs(view: Mapping[str, Any], pointer: str) -> Faults:
    for index, block in enumerate(view.get("blocks", ())):
        if block["type"] == "input" and "submit" not in view:
            message = "must define `submit` to use an `input` block in modals"
            yield Fault(message, f"{pointer}/blocks/{index}/input")


def _one_focus(view: Mapping[str, Any], pointer: str) -> Faults:
    focused = [
        f"{pointer}/blocks/{index}"
        for index, block in enumerate(view.get("blocks", ()))
        for element in elements_of(block)
        if element.get("focus_on_load")
    ]
    for at in focused[1:]:
        yield Fault("only one element can set `focus_on_load`", at)


_COMMON: dict[str, Check] = {
    "callback_id": string(0, 255),
    "private_metadata": string(0, 3000),
    "external_id": string(0, 255),
}
_MODAL = obj(
    {"type": one, "title": plain(24), "blocks": _blocks_of("modal")},
    {
        **_COMMON,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    _submit_for_inputs,
    _one_focus,
)
_HOME = obj({"type": one, "blocks": _blocks_of("home")}, _COMMON, _one_focus)
_VIEW = by_type({"modal": _MODAL, "home": _HOME})


def _strings(node: Any) -> Iterator[str]:
    """The text of all text objects and rich text."""
    if isinstance(node, list):
        for item in node:
            yield from _strings(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _strings(value)
