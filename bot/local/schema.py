"""A small schema language whose faults read as Slack's do."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from typing_extensions import override

Rules = Mapping[str, "Check"]


@dataclass(frozen=True)
class Fault:
    """One thing that Slack refuses."""

    message: str
    pointer: str
    code: str = "invalid_value"
    """As blocks.validate names it."""

    @override
    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


Faults = Iterator[Fault]
Check = Callable[[Any, str], Faults]


def one(value: Any, pointer: str) -> Faults:
    """Anything at all."""
    del value, pointer
    yield from ()


def string(least: int = 1, most: int | None = None, pattern: str | None = None) -> Check:
    """A string of `least` to `most` characters that matches `pattern` as a whole."""

    def check(value: Any, pointer: str) -> Faults:
        if not isinstance(value, str):
            yield Fault("must provide a string", pointer)
        elif len(value) < least:
            yield Fault(f"must be more than {least - 1} characters", pointer)
        elif most is not None and len(value) > most:
            yield Fault(f"must be less than {most + 1} characters", pointer)
        elif pattern is not None and re.fullmatch(pattern, value) is None:
            yield Fault("must match the required format", pointer)

    return check


def boolean(value: Any, pointer: str) -> Faults:
    """True or false."""
    if not isinstance(value, bool):
        yield Fault("must provide a boolean", pointer)


def integer(least: int, most: int) -> Check:
    """A whole number in this range, ends included."""

    def check(value: Any, pointer: str) -> Faults:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Fault("must provide an integer", pointer)
        elif value < least:
            yield Fault(f"must be greater than or equal to {least}", pointer)
        elif value > most:
            yield Fault(f"must be less than or equal to {most}", pointer)

    return check


def number(value: Any, pointer: str) -> Faults:
    """A number, whole or not."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield Fault("must provide a number", pointer)


def enum(*values: str) -> Check:
    """One of these words."""

    def check(value: Any, pointer: str) -> Faults:
        if value not in values:
            yield Fault("must be a valid enum value", pointer)

    return check


def array(item: Check, least: int, most: int) -> Check:
    """A list of `least` to `most` items."""

    def check(value: Any, pointer: str) -> Faults:
        if not isinstance(value, list):
            yield Fault("must provide an array", pointer)
            return
        if len(value) < least:
            yield Fault(f"must provide at least {least} items", pointer)
        if len(value) > most:
            yield Fault(f"no more than {most} items allowed", pointer)
        yield from chain.from_iterable(item(v, f"{pointer}/{i}") for i, v in enumerate(value))

    return check


def each_of(*checks: Check) -> Check:
    """All of these hold."""

    def check(value: Any, pointer: str) -> Faults:
        yield from chain.from_iterable(part(value, pointer) for part in checks)

    return check


def obj(required: Rules, optional: Rules, *extra: Check) -> Check:
    """An object with these fields and no others; `extra` looks at it as a whole."""
    known = {**required, **optional}

    def check(value: Any, pointer: str) -> Faults:
        if not isinstance(value, dict):
            yield Fault("must provide an object", pointer)
            return
        missing = [name for name in required if name not in value]
        for name in missing:
            yield Fault(f"missing required field: {name}", pointer, "missing_field")
        faulty = bool(missing)
        for name, held in value.items():
            if name not in known:
                yield Fault(f"invalid additional property: {name}", pointer, "unknown_field")
                continue
            for fault in known[name](held, f"{pointer}/{name}"):
                faulty = True
                yield fault
        if not faulty:
            yield from chain.from_iterable(part(value, pointer) for part in extra)

    return check


def by_type(table: Rules, allowed: set[str] | None = None) -> Check:
    """An object checked by what its `type` says; other types than `allowed` are refused."""

    def check(value: Any, pointer: str) -> Faults:
        if not isinstance(value, dict):
            yield Fault("must provide an object", pointer)
        elif "type" not in value:
            yield Fault("missing required field: type", pointer, "missing_field")
        elif not _is_known(value["type"], table, allowed):
            yield Fault(f"unsupported type: {value['type']}", f"{pointer}/type", "unsupported_type")
        else:
            yield from table[value["type"]](value, pointer)

    return check


def _is_known(kind: Any, table: Rules, allowed: set[str] | None) -> bool:
    return isinstance(kind, str) and kind in table and (allowed is None or kind in allowed)


def text(most: int, *, plain: bool = False) -> Check:
    """A text object: `plain_text`, or also `mrkdwn`."""
    words = string(1, most)
    plain_text = obj({"type": one, "text": words}, {"emoji": boolean})
    mrkdwn = obj({"type": one, "text": words}, {"verbatim": boolean})
    inner = by_type({"plain_text": plain_text, "mrkdwn": mrkdwn}, {"plain_text"} if plain else None)

    def check(value: Any, pointer: str) -> Faults:
        found = list(inner(value, pointer))
        if found and not plain:
            yield Fault("failed to match all allowed schemas", pointer)
        yield from found

    return check


def plain(most: int) -> Check:
    """A `plain_text` object."""
    return text(most, plain=True)


def unique(values: Iterator[tuple[Any, str]], name: str) -> Faults:
    """The values, each with its pointer, are all different."""
    seen = set()
    for value, pointer in values:
        if value in seen:
            yield Fault(f'`{name}` "{value}" already exists', pointer, "duplicate")
        seen.add(value)
