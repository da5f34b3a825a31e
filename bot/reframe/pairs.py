"""Two figures of one measure: before and after."""

import re
from itertools import pairwise
from typing import NamedTuple

from bot.reframe.quantity import Kind, Quantity


class Pair(NamedTuple):
    """Two figures of one measure, before and after."""

    start: int
    end: int
    baseline: Quantity
    new: Quantity


_LEAD = 48
"""Characters before the first figure that are looked at."""
_ABOUT = (
    r"(?:(?:about|around|just|nearly|almost|roughly|over|under|less than|more than|below|only"
    r"|just under|approx\.?|some|an average of|now) ){0,2}"
)
_ARTICLE = r"(?:(?:the|a|an|usual|old|previous|former|original|planned|prior|it was|at|in) ){0,3}"
_PERIOD = r"(?:year|half|quarter|month|week|sprint|spring|summer|autumn|winter|release|time)"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_RISE = _words(rf"\s?(?:\u2192|to|down to|up to|into|and (?:is )?now(?: at)?)\s?{_ABOUT}")
_ARROW = _words(rf"[^.;]{{0,24}}\u2192\s?{_ABOUT}[a-z ]{{0,12}}")
_FROM_TO = _words(rf"[^.;\d]{{0,40}} to {_ABOUT}")
_VERSUS = _words(
    r"[^.;]{0,48}[ ,(](?:vs\.?|versus|instead of|rather than|compared (?:to|with)|as opposed to"
    r"|against|not|(?:up|down) from|before (?:it )?was|it was|was|used to be|previously|formerly)"
    rf" {_ARTICLE}{_ABOUT}"
)
_NOW = _words(
    r"[^.;]{0,32}[ ,;(](?:now|today|currently|afterwards|after|since then)"
    rf"(?: (?:it's|is|it is|at|takes|only|just)){{0,2}} {_ABOUT}"
)
_AFTER_FROM = _words(rf"\bfrom {_ABOUT}(?:the |a |an )?$")
_AFTER_TO = _words(rf"\bto {_ABOUT}(?:the |a |an )?$")
_BACK_FROM = _words(rf" (?:(?:a|an|per|each) \w{{3,9}} )?from {_ABOUT}")
_WAS = _words(r"\b(?:was|were|used to (?:be|take)|took|previously|before|from)\b[^.;]{0,24}$")
_BEFORE = _words(r"[^.;\d]{0,24}\b(?:before|previously|earlier|in the past|a year ago|last year)\b")
_LAST = _words(
    rf"[^.;\d]{{0,30}}\b(?:last {_PERIOD}|before|in \w{{3,9}}|previously|the year before)"
    r"[,;]? (?:and )?(?:only |just )?"
)
_SINCE = _words(rf"[^.;\d]{{0,24}}\b(?:since|now|this {_PERIOD}|so far|after|today|in \w{{3,9}})\b")
_THIS = _words(r"\b(?:this|now|today|current(?:ly)?|since)\b[^.;]{0,24}$")
_AND_LAST = _words(
    rf"[.,;]? ?(?:and )?(?:last|previous|prior|the) {_PERIOD}(?: before)?(?: it was)?:? "
)


def pairs(text: str, found: tuple[Quantity, ...]) -> tuple[Pair, ...]:
    """The figures among `found` that say before and after, whatever their order in the text."""
    figures = [quantity for quantity in found if quantity.kind is not Kind.NAME]
    paired: list[Pair] = []
    for first, second in pairwise(figures):
        if paired and first.start < paired[-1].end:
            continue
        alike = first.kind is second.kind or Kind.NUMBER in {first.kind, second.kind}
        baseline = _baseline(text, first, second) if alike else None
        if baseline is not None:
            new = second if baseline is first else first
            paired.append(Pair(start=first.start, end=second.end, baseline=baseline, new=new))
    return tuple(paired)


def _baseline(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Which of two neighbours is the earlier value; None where they do not belong together."""
    between = text[first.end : second.start]
    lead = text[max(0, first.start - _LEAD) : first.start]
    if _forward(text, first, second, between, lead):
        return first
    if _AND_LAST.fullmatch(between) and _THIS.search(lead):
        return second
    if _VERSUS.fullmatch(between) and not _AFTER_FROM.search(lead):
        return second
    return second if _BACK_FROM.fullmatch(between) and _AFTER_TO.search(lead) else None


def _forward(text: str, first: Quantity, second: Quantity, between: str, lead: str) -> bool:
    """Whether the earlier value stands first."""
    same = first.kind is second.kind
    measured = same and (first.kind is not Kind.NUMBER or bool(first.unit and second.unit))
    return bool(
        _ARROW.fullmatch(between)
        or (_AFTER_FROM.search(lead) and _FROM_TO.fullmatch(between))
        or (measured and _RISE.fullmatch(between))
        or (_WAS.search(lead) and _NOW.fullmatch(between))
        or (_LAST.fullmatch(between) and _SINCE.match(text, second.end))
        or (same and _BEFORE.match(text, first.end) and _NOW.fullmatch(between))
    )
