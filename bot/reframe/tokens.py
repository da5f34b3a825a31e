"""Words and marks of a statement, with its figures kept whole."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.reframe.quantity import Kind, Quantity, quantities
from bot.reframe.vocabulary import ADVERBS, word_set

_LOOSE = frozenset({"and", "then", "to", ",", "\u2192"})
_SHORTEST_ADVERB = 5
MOST = 200
"""Tokens that are read of a statement; the rest is only searched for facts and phrases."""
_TOKEN = re.compile(r"[^\W\d_][\w]*(?:['&/.+-]\w+){0,6}[+]?|\w+|\u2192|[^\w\s]")

_ENDS_LIKE_ADVERB = word_set(
    """
    only family assembly supply reply monthly weekly daily early quarterly yearly friendly
    hourly anomaly nightly ally rally tally apply july italy fly user-friendly likely timely
    costly multiply comply
    """
)


class Token(NamedTuple):
    """A word, a mark or a figure."""

    start: int
    end: int
    text: str
    low: str
    figure: Quantity | None = None

    @property
    def is_word(self) -> bool:
        """Neither a mark nor a figure; a name with digits such as "k8s" is a word."""
        return self.low[0].isalpha() and (self.figure is None or self.figure.kind is Kind.NAME)

    @property
    def is_adverb(self) -> bool:
        """A word that may stand before a verb and changes nothing in who did what."""
        return self.low in ADVERBS or (
            self.low.endswith("ly")
            and not self.low.endswith("reply")
            and len(self.low) >= _SHORTEST_ADVERB
            and self.low not in _ENDS_LIKE_ADVERB
        )

    @property
    def is_plural(self) -> bool:
        """Looks like a plural noun; "process" and "status" do not."""
        return (
            self.low.endswith("s")
            and not self.low.endswith(("ss", "us", "is", "'s"))
            and len(self.low) > 2  # noqa: PLR2004 - "us", "is"
        )


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """The first `MOST` tokens of `text` in order; each figure is one token."""
    found: list[Token] = []
    at = 0
    for figure in quantities(text)[:MOST]:
        found += _words(text, at, figure.start)
        if len(found) >= MOST:
            return tuple(found[:MOST])
        found.append(Token(figure.start, figure.end, figure.text, figure.text.lower(), figure))
        at = figure.end
    return (*found, *_words(text, at, len(text)))[:MOST]


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(match.start(), match.end(), match.group(), match.group().lower())
        for match in _TOKEN.finditer(text, start, end)
    ]


def after_adverbs(found: Sequence[Token]) -> tuple[Token, ...]:
    """`found` from its first word that is neither adverb nor joiner."""
    at = 0
    while at < len(found) and (found[at].is_adverb or found[at].low in _LOOSE):
        at += 1
    return tuple(found[at:])


def singular(noun: str) -> str:
    """A guess at the singular, good enough to look a noun up in a list; lower case in and out."""
    if noun.endswith("ies") and len(noun) > 4:  # noqa: PLR2004 - "ties"
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun
