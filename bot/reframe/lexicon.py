"""Verb forms both ways, nouns that stand for an action, and the spelling of a first verb."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from bot.domain.base import Value

_LONG = 8
"""Letters from which a typo may be two edits away instead of one."""
_SHORTEST = 6
"""Letters under which a word is never taken for a typo."""


class Form(StrEnum):
    """The form a verb stands in."""

    BASE = "base"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    THIRD = "third"


_COLUMNS = (Form.BASE, Form.PAST, Form.PARTICIPLE, Form.GERUND, Form.THIRD)


class VerbWords(Value):
    """prompts/reframe/verbs.yaml."""

    work: tuple[str, ...]
    """Base forms of the verbs people report work with, particle included."""
    forms: Mapping[str, tuple[str, str, str, str]] = {}
    """Past, participle, gerund and third person where dictionary and spelling rules err."""
    not_verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    """Base forms that are at least as often nouns."""
    spelled: frozenset[str] = frozenset()
    """Ordinary words that are one or two letters away from a verb and are no typos of it."""
    nominal: Mapping[str, str]
    """Noun to the verb it stands for."""


class Lexicon:
    """What is known about verbs; built once, then only read."""

    def __init__(self, words: VerbWords, table: Iterable[str]) -> None:
        """`table`: lines of base, past, participle, gerund and third person, tab between them."""
        self._words = words
        self._forms: dict[str, tuple[str, ...]] = {}
        for line in table:
            base, *forms = line.split("\t")
            self._forms[base] = (base, *forms)
        self.work = frozenset(words.work)
        """Verbs of work, particle included."""
        self.first_words = frozenset(verb.split(" ")[0] for verb in words.work)
        """Their first words: `set` for "set up"."""
        self._readings = self._index()
        self._typed = self._work_forms()
        self.forms = lru_cache(maxsize=8192)(self._forms_of)
        """The forms that a word may be; empty where it is no verb."""
        self.correct = lru_cache(maxsize=8192)(self._correct)
        """The verb form that a misspelt word was meant to be, or None; for a first verb only."""

    def lemma(self, word: str) -> tuple[tuple[str, Form], ...]:
        """Base form and form for each reading, likeliest first; empty where it is no verb.

        "found" is `find` in the past before it is `found`; a prefix with a hyphen is kept:
        "co-worked" is `co-work`. A past form that is also a participle is given as both.
        """
        key = word if word in self._readings else word.lower()
        if found := self._readings.get(key):
            return found
        prefix, hyphen, stem = key.rpartition("-")
        if hyphen and prefix in _PREFIXES:
            return tuple((f"{prefix}-{lemma}", form) for lemma, form in self.lemma(stem))
        return ()

    def _forms_of(self, word: str) -> frozenset[Form]:
        return frozenset(form for _, form in self.lemma(word))

    def past(self, lemma: str) -> str:
        """Simple past, particle kept: `set up`, `ran`."""
        return self._inflect(lemma, Form.PAST)

    def participle(self, lemma: str) -> str:
        """Past participle."""
        return self._inflect(lemma, Form.PARTICIPLE)

    def gerund(self, lemma: str) -> str:
        """The -ing form."""
        return self._inflect(lemma, Form.GERUND)

    def third(self, lemma: str) -> str:
        """Third person singular, present."""
        return self._inflect(lemma, Form.THIRD)

    def nominal(self, noun: str) -> str | None:
        """The verb that an action noun stands for: `migrate` for "migration"."""
        return self._words.nominal.get(noun.lower())

    def noun_like(self, word: str) -> bool:
        """Whether the word, a base form, is at least as often a noun: "lead", "test"."""
        return word.lower() in self._words.nouns

    def _inflect(self, lemma: str, form: Form) -> str:
        if lemma in self._forms:
            return _spellings(lemma, self._forms[lemma][_COLUMNS.index(form)])[0]
        verb, space, particle = lemma.partition(" ")
        if space:
            return f"{self._inflect(verb, form)} {particle}"
        prefix, hyphen, stem = lemma.rpartition("-")
        if hyphen and stem in self._forms:
            return f"{prefix}-{self._inflect(stem, form)}"
        return _regular(lemma, form)

    def _index(self) -> dict[str, tuple[tuple[str, Form], ...]]:
        found: dict[str, list[tuple[str, Form]]] = {}
        ordered = sorted(self._forms, key=lambda base: base not in self.first_words)
        for column in (1, 2, 3, 4, 0):
            for base in ordered:
                for spelling in _spellings(base, self._forms[base][column]):
                    found.setdefault(spelling, []).append((base, _COLUMNS[column]))
        return {
            word: tuple(readings)
            for word, readings in found.items()
            if word not in self._words.not_verbs
        }

    def _work_forms(self) -> dict[str, list[tuple[int, str, int]]]:
        """Rank, spelling and letters of the work verbs' forms, by first letter; past ones rank 0.

        Particles are left out.
        """
        found: dict[str, list[tuple[int, str, int]]] = {}
        for base in sorted({verb.split(" ")[0] for verb in self.work if "/" not in verb}):
            for form in _COLUMNS:
                spelling = base if form is Form.BASE else self._inflect(base, form)
                rank = int(form not in {Form.PAST, Form.PARTICIPLE})
                found.setdefault(spelling[0], []).append((rank, spelling, _letters(spelling)))
        return found

    def _correct(self, word: str) -> str | None:
        typo = word.lower()
        if (
            len(typo) < _SHORTEST
            or not typo.isalpha()
            or typo in self._words.spelled
            or typo in self._words.nominal
            or typo in self._words.nouns
            or self.lemma(typo)
            or typo.endswith(_NOUN_ENDINGS)
        ):
            return None
        most = 2 if len(typo) >= _LONG and typo.endswith(("ed", "ing")) else 1
        letters = _letters(typo)
        near = [
            (distance, rank, abs(len(form) - len(typo)), form)
            for rank, form, others in self._typed.get(typo[0], ())
            if abs(len(form) - len(typo)) <= most
            and (letters ^ others).bit_count() <= 2 * most
            and (distance := _edits(typo, form)) <= most
            and not (typo.endswith("ed") and rank)
        ]
        return min(near)[-1] if near else None


_PREFIXES = frozenset({"re", "co", "pre", "de", "un", "over", "out", "self", "cross", "auto"})
_NOUN_ENDINGS = ("er", "or", "ion", "ment", "ity", "ness", "ly", "s")
_VOWELS = "aeiou"


def _spellings(base: str, cell: str) -> list[str]:
    """A cell's spellings, the usual one first; "A/B test" is one verb, not two."""
    return [cell] if "/" in base else cell.split("/")


def _regular(verb: str, form: Form) -> str:
    """An unlisted verb by the rules of spelling; no doubling but after one short vowel."""
    if form is Form.THIRD:
        if verb.endswith(("s", "x", "z", "ch", "sh")):
            return f"{verb}es"
        return f"{verb[:-1]}ies" if _ends_in_y(verb) else f"{verb}s"
    if form is Form.GERUND:
        return f"{verb[:-1] if verb.endswith('e') and verb[-2:] != 'ee' else verb}ing"
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if _ends_in_y(verb) else f"{verb}ed"


def _ends_in_y(verb: str) -> bool:
    return len(verb) > 1 and verb[-1] == "y" and verb[-2] not in _VOWELS


def _letters(word: str) -> int:
    """The set of a word's letters as bits; an edit changes at most two of them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _edits(one: str, other: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours from one word to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
