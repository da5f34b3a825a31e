"""What is said to text that cannot simply be rewritten, and the part of it that may be read."""

import re
from collections.abc import Callable

from bot.domain.base import Value
from bot.domain.outcome import Notice
from bot.reframe.clean import Cleaned, clean
from bot.reframe.credentials import exposes, masked
from bot.reframe.rules import Rulebook
from bot.reframe.setbacks import impossible, unclear, worsened

LONGEST = 3_000
"""Characters of a statement that are looked at; Slack allows as many in one input."""
_MOST_SENTENCES = 8
_READ_OF_LONG = 600
"""Characters that are read of a text that is too long."""
_STATEMENT = re.compile(
    r"(?:^|[\s.;:!?\]])(?:my |the )?(?:statement|outcome|win|achievement|bullet)\s?:\s?",
    re.IGNORECASE,
)
_SPEAKS_AS = re.compile(
    r"(?:^|[.;!?\n]\s?)[\[<#*]{0,3}(?:SYSTEM|ASSISTANT|ADMIN|DEVELOPER|(?i:system|assistant"
    r"|developer)(?=:\s?(?i:the user|you|ignore|rewrite|always|never|respond|say)))\]?>?:"
    r"|</?(?i:system|user|assistant|instructions?)>"
)
"""A line that speaks as somebody other than the member: "SYSTEM: ..."."""
_SENTENCE = re.compile(r"[^.!?;\n]{1,4000}(?:[.!?;\n]{1,9}|$)")
_EMOJI = re.compile(r":[a-z0-9_+-]{2,60}:|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
_FENCE = re.compile(
    r"\s*(?:```"
    r"|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)\s[^.!?]{3,500}"
    r"\s(?:FROM|INTO|SET|TABLE|WHERE)\s"
    r"|(?:def|class|import|from|function|const|let|var|public|#include|<\?php|<html|kubectl|curl"
    r"|sudo|git)\s[^\n]{0,300}[({=;<>])"
)
_LINK = re.compile(
    r"\s*(?:<?(?:https?://|www\.)[^\s|>]{1,2000}(?:\|[^<>]{0,300})?>?\s{0,9}){1,9}$", re.IGNORECASE
)
_ASKS = re.compile(
    r"(?:how|what|why|when|where|who|which|can|could|should|would|do|does|did|is|are|am|may|will"
    r"|shall|help|any)\b",
    re.IGNORECASE,
)
_ASKS_ALONE = re.compile(
    r"(?:how (?:do|can|should|would|much|to)|what (?:should|do|is|are|can|would)|can (?:you|i)"
    r"|could you|should i|do you|does this|who are|where (?:do|can)|why (?:do|is|are|should)"
    r"|help me|please help|help$)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MOST_CHATTER = 4
"""Words up to which small talk is taken for nothing at all."""
_FEWEST_FOREIGN = 2
"""Words of another language that make a text one; a single loanword does not."""


class Remainder(Value):
    """The part of a text that the engine may read and repeat."""

    cleaned: Cleaned
    """Its offsets point into the remainder, not into all that was typed."""
    cut: bool = False
    """Whether something was left out or masked."""


def remainder(text: str, cleaned: Cleaned, rulebook: Rulebook) -> Remainder:
    """The text without secrets, without instructions to us, and no longer than can be read."""
    safe = masked(text[: LONGEST * 2])
    if _injected(text, cleaned.text, rulebook):
        safe = _harmless(safe, rulebook)
    if _long(text, cleaned.text, rulebook):
        safe = _beginning(safe)
    if safe == text:
        return Remainder(cleaned=cleaned)
    return Remainder(cleaned=clean(safe), cut=True)


def notice(text: str, cleaned: Cleaned, rulebook: Rulebook) -> Notice | None:
    """What to say about `text`; None if it is a statement like any other.

    Where `blocks` is false the engine goes on with `remainder`, which holds no secret, no
    instruction and no more than can be read at once.
    """
    plain = cleaned.text[:LONGEST]
    for rule in rulebook.notices.notices:
        shape = _SHAPES.get(rule.code)
        if shape(text, plain, rulebook) if shape else rulebook.says(rule.code, plain):
            return Notice(code=rule.code, text=rule.text, blocks=rule.blocks)
    return None


def _harmless(text: str, rulebook: Rulebook) -> str:
    """What follows "Statement:", else the sentences that hold no instruction."""
    if marks := list(_STATEMENT.finditer(text)):
        return text[marks[-1].end() :]
    parts = _SENTENCE.findall(text)
    kept = [part for part in parts if not _injected(part, part, rulebook)]
    return " ".join(part.strip() for part in kept)


def _beginning(text: str) -> str:
    """Whole sentences as far as they go; at least a part of the first."""
    kept = ""
    for part in _SENTENCE.findall(text[:LONGEST]):
        if kept and len(kept) + len(part) > _READ_OF_LONG:
            break
        kept += part
    return kept[:_READ_OF_LONG]


def _empty(text: str, plain: str, rulebook: Rulebook) -> bool:
    words = _WORD.findall(plain[:LONGEST].lower())
    if words and len(words) <= _MOST_CHATTER:
        return all(word in rulebook.notices.chatter for word in words)
    return not any(map(str.isalnum, plain)) and not (
        _emoji(text, plain, rulebook) or _link(text, plain, rulebook)
    )


def _emoji(text: str, plain: str, _: Rulebook) -> bool:
    return not any(map(str.isalnum, plain)) and bool(_EMOJI.search(text))


def _numbers(_text: str, plain: str, _: Rulebook) -> bool:
    return any(map(str.isdigit, plain)) and not any(map(str.isalpha, plain))


def _code(text: str, _plain: str, _: Rulebook) -> bool:
    return bool(_FENCE.match(text[:LONGEST].replace("&lt;", "<").replace("&gt;", ">")))


def _link(text: str, _plain: str, _: Rulebook) -> bool:
    return bool(_LINK.match(text[:LONGEST]))


def _secret(text: str, _plain: str, _: Rulebook) -> bool:
    return exposes(text[:LONGEST])


def _injected(_text: str, plain: str, rulebook: Rulebook) -> bool:
    return rulebook.says("injection", plain) or bool(_SPEAKS_AS.search(plain))


def _foreign(_text: str, plain: str, rulebook: Rulebook) -> bool:
    """Another alphabet, or more function words of another language than of English."""
    if not plain.isascii():
        letters = sum(map(str.isalpha, plain))
        if len(_LATIN.findall(plain)) * 2 < letters:
            return True
    words = _WORD.findall(plain.lower())
    if sum(word in rulebook.notices.function_words for word in words) < _FEWEST_FOREIGN:
        return False
    english = sum(word in rulebook.notices.english for word in words)
    most = max(sum(word in known for word in words) for known in rulebook.notices.foreign.values())
    return most >= _FEWEST_FOREIGN and most > english and most * 5 >= len(words)


def _question(_text: str, plain: str, _: Rulebook) -> bool:
    if _ASKS_ALONE.match(plain):
        return True
    return plain.rstrip().endswith("?") and bool(_ASKS.match(plain))


def _long(text: str, plain: str, _: Rulebook) -> bool:
    sentences = len(_SENTENCE.findall(plain[:LONGEST]))
    return len(text) > LONGEST or sentences > _MOST_SENTENCES


_SHAPES: dict[str, Callable[[str, str, Rulebook], bool]] = {
    "empty": _empty,
    "emoji_only": _emoji,
    "numbers_only": _numbers,
    "code_block": _code,
    "link_only": _link,
    "injection": _injected,
    "secret": _secret,
    "impossible_percent": lambda _text, plain, _: impossible(plain),
    "unclear_pair": lambda _text, plain, _: unclear(plain),
    "negative_outcome": lambda _text, plain, book: worsened(plain, book.words),
    "other_language": _foreign,
    "question": _question,
    "too_long": _long,
}
"""Notices that the shape of a text tells; all others are told by their phrases."""
