"""Noun phrases: their head and number, the article they lack, and their first letter."""

import re

from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.wording import Wording

BREAKS = frozenset(",;:()=\u2192")
"""Marks that part clauses."""
_TOKEN = re.compile(r"[\w$\u20ac\u00a3~#][\w'%+/.&:-]*|[,;:()=\u2192]")
_PLURAL = re.compile(r"[a-z0-9]{2,}(?<![su'i])s$|[A-Z0-9]{2,}s$")
_ACRONYM = re.compile(r"[A-Z0-9]*[A-Z][A-Z0-9/&-]*(?:s|'d|'s)?$|[a-z]+[A-Z]\w*$|\w*\d\w*$")
_ORDINARY_ENDINGS = (
    *("ity", "tion", "sion", "ment", "ness", "ly", "ing", "able", "ible", "ence", "ance"),
    *("ive", "ous", "ful", "less", "er", "est", "al", "ship"),
)
_COMPARING = frozenset({"older", "longer", "bigger", "higher", "lower", "fewer", "worth"})
_HALF = re.compile(r"(?:first|second|last|other) half\b", re.IGNORECASE)
_RANKS = frozenset(
    {"old", "last", "next", "previous", "first", "second", "same", "whole", "current"}
)
"""Words that want "the" before a single thing: "the last reorg"."""
_MOST = 60
"""Tokens after which a fragment is not looked at any further."""


def tokens(text: str) -> list[str]:
    """Words and the marks that part clauses; at most the first 60."""
    return [found.rstrip(".:") or found for found in _TOKEN.findall(text[:1000])][:_MOST]


class Phrases:
    """Reads noun phrases; holds no state of its own."""

    def __init__(
        self, lexicon: Lexicon, wording: Wording, names: frozenset[str] = frozenset()
    ) -> None:
        """`names`: known names, as they are spelled; they keep their capital."""
        self._lexicon = lexicon
        self._words = wording
        self._names = names

    def plural(self, phrase: str) -> bool:
        """Whether a noun phrase is plural, by its head: the last noun before a preposition."""
        if " and " in f" {self.core(phrase)} ":
            return True
        head = self.head(phrase)
        if head.lower() in self._words.plurals:
            return True
        return head.lower() not in self._words.singulars and bool(_PLURAL.search(head))

    def head(self, phrase: str) -> str:
        """The noun that a phrase is about: "days" in "tickets older than 3 days" it is not."""
        found = tokens(phrase)
        led = bool(found) and found[0].lower() in self._words.prepositions
        words = found if led else tokens(self.core(phrase))
        return words[-1] if words else ""

    def core(self, phrase: str) -> str:
        """A noun phrase without what follows its head."""
        words: list[str] = []
        found = tokens(phrase)
        for at, word in enumerate(found):
            if words and self._ends_phrase(word, words[-1], found[at + 1 : at + 2]):
                break
            words.append(word)
        return " ".join(words)

    def _ends_phrase(self, word: str, before: str, after: list[str]) -> bool:
        low = word.lower()
        forms = self._forms(word)
        verbal = Form.GERUND in forms or forms == {Form.PAST, Form.PARTICIPLE}
        reduced = (
            forms == {Form.PAST, Form.PARTICIPLE}
            and after[:1]
            and (after[0].lower() in self._words.prepositions)
        )
        timed = word[0].isdigit() and bool(after) and self._is_time_unit(after[0])
        return (
            low in BREAKS
            or (low in self._words.prepositions and low != "and")
            or low in self._words.relatives
            or low in _COMPARING
            or low in self._words.determiners
            or (verbal and self.plural_word(before))
            or timed
            or bool(reduced)
        )

    def _is_time_unit(self, word: str) -> bool:
        low = word.lower()
        return low in self._words.time_units or low.rstrip("s") in self._words.time_units

    def plural_word(self, word: str) -> bool:
        """Whether one word is a plural."""
        low = word.lower()
        if low in self._words.plurals:
            return True
        return low not in self._words.singulars and bool(_PLURAL.search(word))

    def forms(self, words: list[str]) -> frozenset[Form]:
        """All forms that any of `words` may be."""
        return frozenset(form for word in words for form in self._forms(word))

    def _forms(self, word: str) -> frozenset[Form]:
        return self._lexicon.forms(word)

    def with_the(self, phrase: str, heads: frozenset[str]) -> str:
        """`phrase` with "the" before it where its head is one of `heads` and nothing stands there.

        Names, initialisms, plurals and phrases that begin with a number or determiner stay.
        """
        if _HALF.match(phrase):
            return f"the {phrase}"
        core = tokens(self.core(phrase))
        if not core or " and " in f" {' '.join(core)} ":
            return phrase
        head = core[-1].lower()
        ordinary = head in self._words.groups or (
            core[-1].isupper() and head in self._words.countable
        )
        proper = len(core) == 1 and core[0][0].isupper() and not ordinary
        first = core[0].lower()
        dated = first in {"last", "next"} and self._is_time_unit(head)
        ranked = first in _RANKS and core[1:] and not dated
        single = first == "same" or not self.plural_word(head)
        known = core[-1].lower() in heads or (ranked and single)
        missing = known and not proper and not self.is_determined(phrase)
        return f"the {phrase}" if missing else phrase

    def is_determined(self, phrase: str) -> bool:
        """Whether a noun phrase begins with an article, a number or somebody's name."""
        words = tokens(self.core(phrase)) or [""]
        first = "the" if phrase.startswith("[") else words[0].lower()
        return (
            first in self._words.determiners
            or first in self._words.numbers
            or first in self._words.pronouns
            or first == "not"
            or first[:1].isdigit()
            or first[:1] in "~$\u20ac\u00a3"
            or any("'s" in word for word in words)
        )

    def lowered(self, text: str, names: frozenset[str] | None = None) -> str:
        """`text` for the middle of a sentence: its first letter small unless it begins a name.

        Where `names` lists the names in it, any other word is ordinary; else it has to look so.
        """
        first = (tokens(text) or [""])[0]
        if first == "A":
            return f"a{text[1:]}"
        if (
            not text[:1].isupper()
            or first == "I"
            or first.startswith("I'")
            or _ACRONYM.match(first)
        ):
            return text
        low = first.lower()
        if names is None and self._is_title(text):
            return text
        known = first in self._names and not (self.plural_word(low) or self._lexicon.noun_like(low))
        if known or low in self._words.spelling:
            return text
        ordinary = first not in names if names is not None else self._is_ordinary(first.lower())
        return text[0].lower() + text[1:] if ordinary else text

    def _is_title(self, text: str) -> bool:
        """Whether a text begins with a name of several words: "Sales Ops"."""
        first, second = (*tokens(text)[:2], "")[:2]
        verbal = self._forms(first) & {Form.PAST, Form.GERUND}
        return (
            second[:1].isupper()
            and second[1:2].islower()
            and not verbal
            and first.lower()
            not in (self._words.determiners | self._words.prepositions | self._words.pronouns)
        )

    def _is_ordinary(self, low: str) -> bool:
        words = self._words
        listed = (
            words.determiners
            | words.numbers
            | words.pronouns
            | words.prepositions
            | words.adverbs
            | words.plurals
            | words.auxiliaries
            | words.countable
            | words.groups
            | words.singulars
        )
        return (
            low in listed
            or low in words.states
            or low.rstrip("s") in words.countable | words.groups
            or bool(self._lexicon.lemma(low))
            or self._lexicon.nominal(low) is not None
            or self.plural_word(low)
            or self._lexicon.noun_like(low)
            or low.endswith(_ORDINARY_ENDINGS)
        )


def raised(text: str) -> str:
    """`text` with a capital at its start, unless it starts with a name such as "iOS" or "dbt"."""
    word = text.split(" ", 1)[0]
    if any(letter.isupper() for letter in word[1:]) and word[:1].islower():
        return text
    return text[:1].upper() + text[1:]
