"""Figures that follow exactly from two given ones; nothing is annualised or extrapolated."""

import re
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.base import Value
from bot.domain.outcome import Derived
from bot.reframe.comparison import Pair, pair

_BOUND = re.compile(
    r"\b(?:over|under|below|above|less than|more than|up to|at most|at least|only)\b", re.IGNORECASE
)
"""Of a bound nothing exact follows."""
_RANGE = re.compile(r"\d\s?(?:to|-|\u2013)\s?[$\u20ac\u00a3]?\d")
_ROUGH = re.compile(r"~|\b(?:about|around|almost|nearly|roughly|average)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\d\s?(?:mo|months?|mths?|quarters?|qtrs?|years?|yrs?)\b", re.IGNORECASE)
"""Units of time without a fixed length in days."""
_FINE = Decimal(10)
"""Figures under this are rounded to a tenth, others to a whole."""
_TWICE = 2


class DerivedTexts(Value):
    """How a derived figure is said, for each kind; {value} is filled in."""

    points_down: str
    points_up: str
    percent_down: str
    percent_up: str
    times: str
    rough: str


def derive(baseline: str, value: str, texts: DerivedTexts, *, counted: bool) -> Derived | None:
    """The one figure that tells most: points of a percentage, a multiple, or percent of change.

    `counted`: a bare number counts something; a score, which has no zero to start from, has no
    percentage. None where nothing exact follows, and where one of the values is zero.
    """
    found = pair(baseline, value)
    typed = f"{baseline} {value}"
    mixed = bool(_CALENDAR.search(baseline)) != bool(_CALENDAR.search(value))
    if (
        found is None
        or _BOUND.search(typed)
        or _RANGE.search(baseline)
        or _RANGE.search(value)
        or found.unit == "of"
        or (found.unit == "s" and mixed)
        or (not found.unit and not counted)
        or found.before == found.after
        or not found.before * found.after > 0
    ):
        return None
    return _said(found, baseline, value, texts, rough=_ROUGH.search(typed) is not None)


def _said(found: Pair, baseline: str, value: str, texts: DerivedTexts, *, rough: bool) -> Derived:
    before, after = found.before, found.after
    up = after > before
    if found.unit == "%":
        exact, formula = abs(after - before), f"|{value} - {baseline}|"
        text = texts.points_up if up else texts.points_down
    elif after >= before * _TWICE:
        exact, formula, text = after / before, f"{value} / {baseline}", texts.times
    else:
        exact = abs(after - before) / before * 100
        formula = f"|{value} - {baseline}| / {baseline}"
        text = texts.percent_up if up else texts.percent_down
    shown = exact.quantize(Decimal("0.1") if exact < _FINE else Decimal(1), ROUND_HALF_UP)
    said = f"{shown.normalize():f}"
    if rough or shown != exact:
        said = texts.rough.format(value=said)
    return Derived(text=text.format(value=said), formula=formula)
