"""Proper nouns and named systems: facts that a rewriting has to keep."""

import re

from bot.reframe.rules import Names
from bot.reframe.vocabulary import word_set

_WORD = re.compile(r"[^\W\d_][\w]*(?:[.+#&/-]\w+|\+\+|#){0,4}")
_MIXED = re.compile(r"[a-z]+[A-Z]|[A-Z][a-z]+[A-Z]|^[a-z][A-Z]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/-]{1,9}s?$")
_RANK = re.compile(r"\b[A-Z][A-Za-z]{1,9} (?:I{1,3}|IV|V)\b")
"""A title with its grade: "QA II"."""
_SENTENCE_ENDS = frozenset('.;:!?\u2192\n>\u2014\u2013("-')
_LONGEST = 3
"""Words in the longest listed name."""
_PRONOUN_I = frozenset({"I", "I'm", "I've", "I'd", "I'll"})
_MONTHS = word_set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec may
    """
)
_LOWER_MONTHS = word_set(
    "january february april june july august september october november december"
)
_CODES = word_set(
    """
    USD EUR GBP CHF SEK NOK DKK PLN CZK INR JPY CNY AUD CAD NZD SGD HKD BRL
    """
)
_COMMON = word_set(
    """
    go front mode heap arc fin epic sage ramp spring hex ray wave notion linear harness node
    teams lever greenhouse segment maze sketch square lean react rust swift excel word vault
    envoy consul drift druid scale stitch uber unity tempo sigma windows lattice consensus
    defender sentinel loop duo beam hive axiom feast bolt apple meta amazon oracle outreach
    responsive nice concur workday ups sas azure slack zoom stripe lambda kinesis manhattan
    cursor claude gemini detox cucumber cypress celery puppet flask bash sentry helm sox git
    elastic intercom facebook linux presto expensify renovate triton burp zephyr outlook elixir
    redux flutter framer
    """
)
"""Systems that are ordinary words in lower case: a name only with a capital."""


def names(text: str, known: Names, *, shouting: bool) -> tuple[tuple[int, int], ...]:
    """Where names stand in `text`, in order.

    A listed system counts however it is written; any other word only by its capitals, so never
    where the whole text is in capitals.
    """
    words = list(_WORD.finditer(text))
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        length = _listed(text, words, at, known, shouting=shouting)
        if length:
            found.append((words[at].start(), words[at + length - 1].end()))
        elif _looks_like_one(text, words, at, known, shouting=shouting):
            found.append(words[at].span())
        at += length or 1
    found += [match.span() for match in _RANK.finditer(text)]
    return tuple(_joined(text, sorted(found)))


def _listed(text: str, words: list[re.Match[str]], at: int, known: Names, *, shouting: bool) -> int:
    if words[at].group().lower() not in known.openings:
        return 0
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        run = text[words[at].start() : words[at + length - 1].end()]
        low = run.lower()
        if low in known.lower and (shouting or run != low or low not in _COMMON):
            return length
    return 0


def _looks_like_one(
    text: str, words: list[re.Match[str]], at: int, known: Names, *, shouting: bool
) -> bool:
    plain = words[at].group().split("'")[0]
    if plain in known.generic or plain in _PRONOUN_I or plain.rstrip("s") in known.generic:
        return False
    if shouting or plain == plain.lower():
        return plain in _LOWER_MONTHS or plain in _CODES
    if plain in known.given or plain in _CODES or _MIXED.search(plain):
        return True
    if _ACRONYM.match(plain):
        return len(plain) > 1
    month = plain.lower() in _MONTHS and plain.lower() != "may"
    return month or (plain[0].isupper() and not _opens(text, words[at]))


def _opens(text: str, word: re.Match[str]) -> bool:
    """Whether a sentence begins with the word, so that its capital means nothing."""
    before = text[: word.start()].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbours as one name: "New" "York"; "QA" before a Roman number belongs to it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start] in {"", " "}:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
