"""The notation of phrases in the rule data, and a search for thousands of them at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from bot.reframe.vocabulary import word_set

_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
)
_NUMBER = (
    r"[~$\u20ac\u00a3]?\d[\d,.]{0,12}[kKmM]?\+?" + rf"|(?:{'|'.join(sorted(_NUMBER_WORDS))})\b"
)
_WORD = r"[^\s;.!?]{1,30}"
_SIGNS = {
    "(": "(?:",
    ")": ")",
    "[": "(?:",
    "]*": "){0,3}",
    "]": ")?",
    "|": "|",
    "#": f"(?:{_NUMBER})",
    "*": _WORD,
    "... ": rf"(?:{_WORD}\s){{0,4}}",
}
_SIGN = re.compile(r"\]\*|\.\.\. |[()\[\]|#*]|[^()\[\]|#*.]+|\.")
_BEGINS = re.compile(r"(?<!\w)(?:\w+|[^\w\s(),;:.-])")
"""Where a phrase may begin."""
_LETTERS = re.compile(r"\w*")
_FIGURE, _ANY = "#", "*"
"""Openings that stand for any number and for any word."""
Spans = tuple[tuple[int, int], ...]
_Compiled = tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole words of any of `phrases`, any case, longest phrase first.

    In a phrase `(a|b)` is a choice, `[a ]` may be missing, `[a |b ]*` may come up to three times,
    `#` is a number, `*` is any one word and `... ` is up to four words. Nothing repeats without a
    bound, so that matching takes linear time.
    """
    choices = "|".join(
        "".join(_SIGNS.get(sign) or re.escape(sign) for sign in _SIGN.findall(phrase))
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?=[^\s(),;:.-])(?:{choices})(?!\w)", re.IGNORECASE)


class PhraseIndex:
    """Named lists of phrases, all looked for in one pass over a text.

    A phrase is tried only where the word stands that it begins with, and patterns are compiled
    when such a word is first met: neither the start nor a search pays for phrases that are not
    there.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._known: set[str] = set()
        self._openings: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for name, phrases in lists.items():
            opened = [(phrase, openings(phrase)) for phrase in phrases]
            self._openings[name] = opened
            self._known |= {word for _, words in opened for word in words}
        self._tried: dict[tuple[str, bool], _Compiled] = {}
        self.scan = lru_cache(maxsize=16)(self._scan)
        """Where the phrases of each list stand in a text; lists without a hit are left out.

        Kept for the last few texts, since reading, diagnosis and notices ask for the same one.
        """

    def _scan(self, text: str) -> Mapping[str, Spans]:
        found: dict[str, list[tuple[int, int]]] = {}
        for begin in _BEGINS.finditer(text):
            word = begin.group().lower()
            figure = word[0].isdigit() or word in _NUMBER_WORDS or word in "~$\u20ac\u00a3"
            key = (word if word in self._known else "", figure)
            any_of_them, lists = self._tried.get(key) or self._compiled(key)
            if not any_of_them.match(text, begin.start()):
                continue
            for name, phrases in lists:
                before = found.get(name)
                if before and begin.start() < before[-1][1]:
                    continue
                if match := phrases.match(text, begin.start()):
                    found.setdefault(name, []).append(match.span())
        return {name: tuple(spans) for name, spans in found.items()}

    def _compiled(self, key: tuple[str, bool]) -> _Compiled:
        """The phrases that may begin with a word: all in one pattern, and one for each list."""
        wanted = {key[0], _ANY, _FIGURE} if key[1] else {key[0], _ANY}
        chosen = {
            name: [phrase for phrase, words in opened if words & wanted]
            for name, opened in self._openings.items()
        }
        lists = tuple((name, pattern(phrases)) for name, phrases in chosen.items() if phrases)
        every = pattern([phrase for phrases in chosen.values() for phrase in phrases])
        self._tried[key] = (every, lists)
        return every, lists


def openings(phrase: str) -> frozenset[str]:
    """The words that the phrase may begin with, in lower case; "#" any number, "*" any word."""
    words, _ = _choice(_SIGN.findall(phrase.lower()), 0)
    return frozenset(word for word, _ in words if word)


_Starts = frozenset[tuple[str, bool]]
"""Beginnings as far as read, and whether the first word ends there."""
_NOTHING: _Starts = frozenset({("", False)})


def _choice(signs: list[str], at: int) -> tuple[_Starts, int]:
    """What the alternatives from `at` begin with, and where the bracket around them closes."""
    every: _Starts = frozenset()
    now = _NOTHING
    while at < len(signs) and signs[at] not in {")", "]", "]*"}:
        sign = signs[at]
        if sign == "|":
            every, now = every | now, _NOTHING
        elif sign in {"(", "["}:
            inner, at = _choice(signs, at + 1)
            times = {")": 1, "]": 1, "]*": 3}[signs[at]]
            if sign == "[":
                inner |= _NOTHING
            for _ in range(times):
                now = _followed(now, inner)
        else:
            now = _followed(now, _sign(sign))
        at += 1
    return every | now, at


def _sign(sign: str) -> _Starts:
    if sign == _FIGURE:
        return frozenset({(_FIGURE, True)})
    if sign in {_ANY, "... "}:
        return frozenset({(_ANY, True)})
    word = _LETTERS.findall(sign)[0]
    return frozenset({(word or sign[0], len(word) < len(sign))})


def _followed(now: _Starts, after: _Starts) -> _Starts:
    joined: set[tuple[str, bool]] = set()
    for word, ended in now:
        if ended:
            joined.add((word, True))
            continue
        for more, ends in after:
            if word and more in {_FIGURE, _ANY}:
                # A sign that goes on a word can make it any word: "fy#" is "fy26".
                joined.add((_ANY, True))
            elif word and more and not _LETTERS.findall(more)[0]:
                joined.add((word, True))
            else:
                joined.add((word + more, ends))
    return frozenset(joined)
