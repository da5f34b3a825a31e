"""Two values side by side: whether they are of one unit, and which is the greater."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bot.reframe.quantity import ONES, TENS, Quantity, quantities
from bot.reframe.quantity import Kind as Figure

_SECONDS = {
    "ms": Decimal("0.001"),
    "msec": Decimal("0.001"),
    "millisecond": Decimal("0.001"),
    "s": Decimal(1),
    "sec": Decimal(1),
    "second": Decimal(1),
    "m": Decimal(60),
    "min": Decimal(60),
    "minute": Decimal(60),
    "h": Decimal(3600),
    "hr": Decimal(3600),
    "hour": Decimal(3600),
    "d": Decimal(86400),
    "day": Decimal(86400),
    "w": Decimal(604800),
    "wk": Decimal(604800),
    "week": Decimal(604800),
    "mo": Decimal(2629800),
    "month": Decimal(2629800),
    "mth": Decimal(2629800),
    "quarter": Decimal(7889400),
    "qtr": Decimal(7889400),
    "year": Decimal(31557600),
    "yr": Decimal(31557600),
}
_PER = re.compile(r"^\s?(?:/|per\s|an?\s|each\s|every\s)\s?(\w+)", re.IGNORECASE)
_SHARE = re.compile(r"^[^\d]{0,12}(\d[\d,]*)\s+(?:in|of|out of)\s+(\d[\d,]*)\b", re.IGNORECASE)
_NUMBERS = {**ONES, **TENS}
_SPOKEN = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)


class Direction(StrEnum):
    """Which way a measure went."""

    DOWN = "down"
    UP = "up"
    SAME = "same"
    OTHER = "other"
    """The values can't be compared."""


class Pair(NamedTuple):
    """Two amounts of one unit."""

    unit: str
    """"%", "s" for any time, "of" for a share of a count, else as written."""
    before: Decimal
    after: Decimal


def direction(baseline: str, value: str) -> Direction:
    """How `value` compares with `baseline`; `OTHER` unless both are figures of one unit."""
    found = pair(baseline, value)
    if found is None:
        return Direction.OTHER
    if found.before == found.after:
        return Direction.SAME
    return Direction.UP if found.after > found.before else Direction.DOWN


def pair(baseline: str, value: str) -> Pair | None:
    """Both values in one unit; None where they are no figures, or of different units."""
    before, after = comparable(baseline), comparable(value)
    if before is None or after is None:
        return None
    unit, low = before
    other_unit, high = after
    if unit != other_unit and high == 0 < low:
        return Pair(unit, low, high)
    is_rate, is_other_rate = "/" in unit, "/" in other_unit
    same_but_for_rate = unit.partition("/")[0] == other_unit.partition("/")[0] != ""
    implied = "" in {unit, other_unit} or (same_but_for_rate and is_rate != is_other_rate)
    if unit != other_unit and not implied:
        return None
    scaled = is_rate != is_other_rate or {unit, other_unit} & {"%", "s", "of"}
    if unit != other_unit and scaled:
        # "from 30 to 5 min", "from 20 a day to 9": a bare figure has the unit of the other, and
        # its scale too.
        bare = _first(baseline), _first(value)
        low, high = bare[0].number or Decimal(0), bare[1].number or Decimal(0)
    return Pair(unit or other_unit, low, high)


def is_share(text: str) -> bool:
    """Whether `text` begins with a count of a count: "2 of 11 people"."""
    return _SHARE.match(text) is not None


def _first(text: str) -> Quantity:
    return next(found for found in quantities(text) if found.kind is not Figure.NAME)


def comparable(text: str) -> tuple[str, Decimal] | None:
    """Unit and amount of the one figure that `text` leads with."""
    text = _SPOKEN.sub(lambda match: str(_NUMBERS[match.group().lower()]), text)
    if share := _SHARE.match(text):
        whole = Decimal(share[2].replace(",", ""))
        return ("of", Decimal(share[1].replace(",", "")) / whole) if whole else None
    figures = [found for found in quantities(text) if found.kind is not Figure.NAME]
    if not figures or text[: figures[0].start].strip().lower() not in LEADS:
        return None
    return _measured(figures[0], text[figures[0].end :])


def _measured(figure: Quantity, rest: str) -> tuple[str, Decimal] | None:
    """Unit and amount of a figure, what it is "per" taken from the text after it."""
    number = figure.number
    unit = {Figure.DURATION: "s", Figure.PERCENT: "%"}.get(figure.kind, figure.unit)
    size = _SECONDS.get(_unit(figure.unit)) if figure.kind is Figure.DURATION else Decimal(1)
    if number is None or size is None or figure.kind is Figure.MULTIPLE:
        return None
    match = _PER.match(rest)
    per = _unit(match[1].lower()) if match else ""
    if per in _SECONDS:
        return f"{unit}/time", number * size / _SECONDS[per]
    return f"{unit}/{per}" if per else unit, number * size


LEADS = frozenset(
    {
        "",
        "about",
        "around",
        "over",
        "under",
        "below",
        "above",
        "almost",
        "nearly",
        "less than",
        "more than",
        "up to",
        "at most",
        "at least",
        "only",
        "just",
        "roughly",
        "~",
    }
)


def _unit(word: str) -> str:
    return word if word in _SECONDS else word.rstrip("s")
