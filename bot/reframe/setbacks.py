"""Figures that cannot be a win: an impossible fall, two values without an order, harm done."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from bot.reframe.quantity import Kind, quantities
from bot.reframe.rules import Words
from bot.reframe.tokens import singular
from bot.reframe.vocabulary import any_of

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LOWERED = any_of(
    "cut|cuts|cutting|lower|lowered|lowering|reduced?|reduces|reducing|decreased?|decreases",
    "decreasing|dropped|drops|fell|falls|fallen|shrank|shrunk|slashed|trimmed|shortened|shaved",
    "declined?|down",
)
_CHANGED = any_of(
    "save[sd]?|saving|less|fewer|faster|raised|rose|increased|grew|up|doubled|improved|gained"
)
_LESS = any_of("lower|less|fewer|cheaper|down|reduction|decrease|drop")
_TWO = re.compile(r"\d\s?%?\s(?:&|and|/)\s[~$\u20ac]?\d")
_WENT = any_of(
    "from|reduced|cut|went|lowered|raised|improved|dropped|fell|rose|increased|rate|moved|grew",
    "changed",
)
_MINE = re.compile(
    r"\b(?:after|since|because of|due to|following|when|once|with|thanks to|as a result of)\s"
    r"(?:i\b|my\b|our\b|we\b|the (?:new )?\w{2,20} i\b)|^(?:i |my )",
    re.IGNORECASE,
)
_FELL = any_of(
    "dropped|drops|fell|falls|fallen|declined|decreased|sank|went down|plunged|plummeted",
    r"slipped|dipped|shrank|tanked|worsened|slid|crashed|lost|down(?= (?:by|to|from|about|\d))",
)
_ROSE = any_of(
    "rose|rises|risen|increased|increases|grew|grown|went up|climbed|jumped|spiked|doubled",
    r"tripled|soared|surged|worsened|exploded|shot up|skyrocketed|up(?= (?:by|to|from|about|\d))",
)
_TURNED = any_of(
    "so i|then i|until i|before i|i (?:then )?(?:fixed|reverted|rolled back|restored|rebuilt)",
    "i recovered|recovered|back to|reverted",
)
_SIZED = re.compile(r"\d|\b(?:half|doubled|tripled|lost)\b", re.IGNORECASE)
_SUBJECT = 4
"""Words before the verb among which the measure is named."""


def impossible(text: str) -> bool:
    """A fall by more than 100 %; a rise may be of any size."""
    for figure in quantities(text):
        if figure.kind is not Kind.PERCENT or figure.unit in {"pp", "bps", "bips"}:
            continue
        if figure.number is None or figure.number <= Decimal(100) or "point" in figure.text:
            continue
        clause = re.split(r"[.;,]", text[max(0, figure.start - 60) : figure.start])[-1]
        falls = bool(_LOWERED.search(clause)) and not _CHANGED.search(clause)
        if (falls and not re.search(r"\b(?:from|to)\b", clause)) or _LESS.match(
            text[figure.end :].lstrip()
        ):
            return True
    return False


def unclear(text: str) -> bool:
    """Two percentages side by side where a before and an after belong: "from 9% & 4%"."""
    if not _TWO.search(text):
        return False
    figures = [figure for figure in quantities(text) if figure.kind is Kind.PERCENT]
    return any(
        text[first.end : second.start].strip() in {"&", "and", "/"}
        and bool(_WENT.search(text[max(0, first.start - 40) : first.start]))
        for first, second in pairwise(figures)
    )


def worsened(text: str, words: Words) -> bool:
    """A good measure fell, or a bad one rose, after the speaker's own work, and stayed so."""
    if not _MINE.search(text) or _TURNED.search(text):
        return False
    for part in re.split(r"[;.,]", text):
        for pattern, metrics in ((_FELL, words.good_metrics), (_ROSE, words.bad_metrics)):
            move = pattern.search(part)
            if move and _SIZED.search(part) and _names(part[: move.start()], metrics):
                return True
    return False


def _names(before: str, metrics: Iterable[str]) -> bool:
    """Whether one of `metrics` is named in the last words of `before`."""
    words = [singular(word.lower()) for word in _WORD.findall(before)][-_SUBJECT:]
    runs = {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    return bool(runs & {singular(metric) for metric in metrics})
