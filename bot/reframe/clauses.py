"""A statement cut into clauses, each with the word or mark that joins it to the one before."""

from itertools import pairwise
from typing import NamedTuple

from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.tokens import Token, after_adverbs
from bot.reframe.vocabulary import (
    AUXILIARIES,
    BE,
    BEFORE_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKER,
    word_set,
)

_MARKS = frozenset({";", ".", "!", "?", ":", "\u2014", "\u2013", "-", ",", '"'})
_LINKS = word_set(
    """
    so because which who while once when until after since but then therefore thereby that if
    although though before where whereas
    """
)
_NOT_LINKS_BEFORE = {
    "so": {"much", "many", "far", "few", "little"},
    "that": set(),
    "once": {"a", "per", "every", "again"},
    "before": {"any", "the", "a", "each", "every", "release", "launch", "launches", "audit"},
    "since": {"last", "the", "then"},
    "after": set(),
}
_SUBJECTS = SPEAKER | PRONOUNS | {"we", "the", "our"}
_STARTERS = SPEAKER | word_set("we they it he she nobody everyone")
_FINITE = BE | word_set("has have can could will would")
_ENDS = word_set("and which so because")
_LOOK_AHEAD = 9
"""Tokens after "and" among which a finite verb makes it the start of a clause."""


class Clause(NamedTuple):
    """Neighbouring tokens that say one thing."""

    tokens: tuple[Token, ...]
    link: str
    """What stands before it, lower case: ";", "so", "and", "("; empty for the first."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens[-1].end


def clauses(found: tuple[Token, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses in reading order; what stands in brackets comes after all others."""
    outer, inner = _brackets(found)
    return (*_split(outer, "", lexicon), *(c for part in inner for c in _split(part, "(", lexicon)))


def _brackets(found: tuple[Token, ...]) -> tuple[list[Token], list[list[Token]]]:
    outer: list[Token] = []
    inner: list[list[Token]] = []
    inside = False
    for token in found:
        if token.low in "([":
            inside = True
            inner.append([])
        elif token.low in ")]":
            inside = False
        else:
            (inner[-1] if inside else outer).append(token)
    return outer, inner


def _split(found: list[Token], link: str, lexicon: Lexicon) -> list[Clause]:
    parts: list[Clause] = []
    part: list[Token] = []
    for at, token in enumerate(found):
        cut = _cut(found, at, lexicon)
        if not cut:
            part.append(token)
            continue
        if part:
            parts.append(Clause(tuple(part), link))
            part = []
            link = cut
        elif cut not in _MARKS:
            link = cut
    if part:
        parts.append(Clause(tuple(part), link))
    return parts


def _cut(found: list[Token], at: int, lexicon: Lexicon) -> str:
    """The link if a clause ends before this token, else an empty string."""
    token = found[at]
    if token.low == "bc":
        return "because"
    if token.low in _MARKS:
        return token.low
    if at + 1 == len(found):
        return ""
    if token.low in _LINKS:
        return token.low if _links(found, at, lexicon) else ""
    if token.low in {"and", "&", "plus"} and _begins(found, at + 1, lexicon):
        return "and"
    return "by" if token.low == "by" and _has(found[at + 1], lexicon, Form.GERUND) else ""


def _links(found: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word that can open a clause does so here: not in "so many", "since May"."""
    token, after = found[at], found[at + 1]
    if token.low == "that":
        return _verb_like(after, lexicon) or after.low in _SUBJECTS
    if token.low == "after" and at and found[at - 1].low.startswith("look"):
        return False
    if token.low == "since" and (after.figure or after.text[0].isupper()):
        return after.low in SPEAKER
    return after.low not in _NOT_LINKS_BEFORE.get(token.low, ())


def _begins(found: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the tokens from `at` read as a clause of their own."""
    rest = after_adverbs(found[at:])
    if not rest:
        return False
    first = rest[0]
    if first.low in _STARTERS or (
        _has(first, lexicon, Form.PAST) and first.low not in PREPOSITIONS
    ):
        return True
    for before, token in pairwise(rest[: _LOOK_AHEAD + 1]):
        if token.low in _MARKS or token.low in _ENDS:
            return False
        past = _has(token, lexicon, Form.PAST) and token.low not in DETERMINERS
        if token.low in _FINITE or (past and before.low not in BEFORE_NOUNS):
            return True
    return False


def _has(token: Token, lexicon: Lexicon, form: Form) -> bool:
    return token.is_word and any(found is form for _, found in lexicon.lemma(token.text))


def _verb_like(token: Token, lexicon: Lexicon) -> bool:
    return token.low in AUXILIARIES or (
        token.is_word
        and any(form in {Form.PAST, Form.THIRD} for _, form in lexicon.lemma(token.text))
    )
