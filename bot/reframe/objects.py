"""The thing acted on: the first noun phrase that fits, without articles, counts and filler."""

from collections.abc import Sequence

from bot.domain.outcome import Span
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.quantity import Kind
from bot.reframe.tokens import Token
from bot.reframe.vocabulary import (
    AUXILIARIES,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKER,
    WHEN,
    word_set,
)

_STOPS = PREPOSITIONS | JOINERS | AUXILIARIES | SPEAKER | PRONOUNS | {"we", "no"}
Region = tuple[int, int]
_EMPTY = word_set(
    """
    everything anything something stuff things people all various many several some multiple
    numerous countless different more most few lots new me myself them it
    """
)
_SKIPPED = DETERMINERS | word_set(
    """
    various many several some multiple numerous about countless different most few lots of more
    around over nearly almost roughly approx approximately like just under than @ ~ . everything
    usual tons loads heaps dozens hundreds thousands at least up to what how me much very really
    quite across own
    """
)
_IRREGULAR = word_set(
    """
    went got fell rose was were had took made came became grew kept paid ran said saw sold spent
    told won
    """
)
_UNITS = frozenset({"of", "times", "%", "hours", "days", "weeks", "months", "years", "yrs", "x"})
_TIME_NOUNS = frozenset(
    ["day", "week", "month", "quarter", "year", "morning", "time", "sprint", "half"]
)


def thing(found: Sequence[Token], skips: Sequence[Region], lexicon: Lexicon) -> Span | None:
    """The first noun phrase in `found`, looking behind a leading preposition.

    `skips` are places that belong to no name of a thing: amount words, fashionable words.
    """
    at = 0
    while at < len(found) and _before(found, at, skips):
        at += 1
    first = at
    while at < len(found) and not _ends(found, at, first, skips, lexicon):
        at += 1
    while at > first and found[at - 1].low in WHEN | _UNITS | {"'", '"', "-"}:
        at -= 1
    if at == first:
        return None
    return Span(start=found[first].start, end=found[at - 1].end)


def _before(found: Sequence[Token], at: int, skips: Sequence[Region]) -> bool:
    """Whether the token stands before the noun phrase and is no part of it."""
    token = found[at]
    if any(start <= token.start < end for start, end in skips):
        return True
    if token.figure is not None:
        return token.figure.kind is not Kind.NAME
    if token.low in _SKIPPED or token.low in PREPOSITIONS or token.is_adverb:
        return True
    return (
        token.low in {",", '"', "'", "-", "\u2192", "and", "+", "~", "=", "/", "so", "that"}
        and at == 0
    )


def _ends(
    found: Sequence[Token], at: int, first: int, skips: Sequence[Region], lexicon: Lexicon
) -> bool:
    token = found[at]
    if not token.low[0].isalnum() or token.low in _STOPS:
        return True
    if token.figure is not None and token.figure.kind is not Kind.NAME:
        return True
    if at == first:
        return False
    if token.is_adverb or token.low in DETERMINERS | WHEN:
        return True
    skipped = any(start <= token.start < end for start, end in skips)
    return skipped or _verb(found, at, lexicon)


def _verb(found: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a token inside a noun phrase is the verb after it: "reviews mentioning crashes"."""
    token = found[at]
    if lexicon.nominal(token.text) or token.text[0].isupper():
        return False
    forms = {form for _, form in lexicon.lemma(token.text)}
    if Form.PAST in forms and (token.low.endswith("ed") or token.low in _IRREGULAR):
        return True
    after = found[at + 1] if len(found) > at + 1 else None
    follows = after is not None and after.low in DETERMINERS
    if Form.GERUND in forms:
        return (
            after is not None and (follows or after.figure is not None) and found[at - 1].is_plural
        )
    return bool(forms) and follows and found[at - 1].is_plural and not token.is_plural
