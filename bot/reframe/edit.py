"""Small edits to a statement's own words: what weakens is left out, nothing is put in."""

import re

from bot.domain.outcome import Reading, Span
from bot.reframe.answers import SINCE_LONG
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.phrase import tokens
from bot.reframe.wording import Wording

FIRST_PERSON = re.compile(r"^I\s+(?=\w)")
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SPACES = (
    (re.compile(r"\s+(?=[,;:.!?)])"), ""),
    (re.compile(r"(?<=\()\s+"), ""),
    (re.compile(r"\s{2,}"), " "),
    (re.compile(r"([,;:])(?:\s?[,;:])+"), r"\1"),
    (re.compile(r"\(\s*\)"), ""),
    (re.compile(r"^[\s,;:.)\u2013-]+"), ""),
    (re.compile(r"[\s,;:(\u2013-]+$"), ""),
)
_PLUS = re.compile(r"(?<=[\w)]) [+&] (?=[\w(])")
_SENTENCE = re.compile(r"(?<=[a-z0-9)%])[.!?]\s+(?=[A-Z\"(])")
_HARD = re.compile(
    r"""
    ^((?:I\s)?[a-z]+)
    (\s(?:a\slot|a\sbit|a\slittle|lots|(?:really\s|very\s)?hard|nights|weekends|evenings|late
      |day\sand\snight|all\snight|overtime|long\shours)(?:\sand\s(?:weekends|nights))?)
    (?=\s(?:on|with|for)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LEADS_ON = frozenset({"and", "but", "so", "or", "as", "because", "while", "where", "then"})
"""Words with which a trailing clause goes on with the sentence."""
_REMARKS = frozenset({"it", "it's", "they", "that's", "that", "there", "they're"})
_JOINTS = (" and ", " or ", " but ", " so ", " with ", " which ", " & ")
_MOST_LISTED = 12
"""Words of a list that are put into brackets."""
_AMOUNT = 4
"""Words of a trailing amount that is put into brackets: "300 articles"."""
_SHOUTED = 8
"""Letters in capitals that make a text shouted rather than abbreviated."""
_INITIALS = 4
"""Letters up to which a name in capitals is an abbreviation."""


def tidied(text: str) -> str:
    """`text` without the stray commas and spaces that a removal leaves behind."""
    for pattern, new in _SPACES:
        text = pattern.sub(new, text)
    return text


def cut(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[str, ...]]:
    """`text` without `spans`, and the words taken out."""
    dropped = tuple(text[span.start : span.end].strip(" ,") for span in spans)
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return tidied(text), tuple(filter(None, dropped))


def calm(text: str, names: frozenset[str]) -> str:
    """A statement written in capitals throughout in small ones, names apart."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < _SHOUTED or any(map(str.islower, letters)):
        return text
    return " ".join(_calm_word(word, names) for word in text.split(" "))


def _calm_word(word: str, names: frozenset[str]) -> str:
    if word not in names:
        return word if any(map(str.isdigit, word)) else word.lower()
    return word if len(word) <= _INITIALS else word.capitalize()


class Editor:
    """Edits; holds no state of its own."""

    def __init__(self, lexicon: Lexicon, wording: Wording, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._words = wording
        self._grammar = grammar

    def prepared(self, reading: Reading) -> tuple[str, str, tuple[str, ...]]:
        """The first sentence without what weakens it, the other sentences, and what was dropped."""
        text, dropped = cut(self._spelled(reading), reading.strip)
        text = SINCE_LONG.sub("for", self._words.roughly.sub("about ", text.rstrip(" .!")))
        if match := _HARD.match(text):
            text = match[1] + text[match.end() :]
            dropped = (*dropped, match[2].strip())
        names = frozenset(word for fact in reading.facts for word in fact.split())
        text = self._grammar.lowered(calm(text, names), names)
        first, *rest = _SENTENCE.split(self._words.named(text), maxsplit=1)
        first, tails = self._without_tails(first)
        return first, " ".join(rest), (*dropped, *tails)

    def _spelled(self, reading: Reading) -> str:
        """The text with its first verb spelled right."""
        if reading.head is None:
            return reading.text
        span = reading.head.span
        typed = reading.text[span.start : span.end]
        meant = None if self._lexicon.lemma(typed) else self._lexicon.correct(typed)
        if meant is None:
            return reading.text
        return f"{reading.text[: span.start]}{meant}{reading.text[span.end :]}"

    def _without_tails(self, text: str) -> tuple[str, tuple[str, ...]]:
        dropped: list[str] = []
        while (match := self._words.tail.search(text)) and match.start():
            dropped.insert(0, match.group().strip(" ,;-"))
            text = text[: match.start()]
        head, comma, remark = text.rpartition(", ")
        if comma and _is_remark(remark):
            dropped.insert(0, remark)
            text = head
        return tidied(text), tuple(dropped)

    def without_i(self, text: str) -> str:
        """Without the "I" that a bullet leaves out; "I am" and "I have" keep theirs."""
        match = FIRST_PERSON.match(text)
        words = tokens(text[match.end() :]) if match else []
        if not match or not words:
            return text
        kept = self._words.auxiliaries - {"do", "did", "had", "got"}
        auxiliary = words[0].lower() in kept or words[1:2] in (["not"], ["been"], ["to"])
        verb = next((word for word in words[:3] if self._lexicon.lemma(word)), "")
        return text[match.end() :] if verb and not auxiliary else text

    def start(self, text: str) -> str:
        """The beginning of a clause: no "I", no capital, the article that was left out."""
        text = self.without_i(text)
        first, space, rest = text.partition(" ")
        found = {form: lemma for lemma, form in self._lexicon.lemma(first)}
        routine = found.get(Form.THIRD, "") if space and len(found) == 1 else ""
        clear = rest.split(" ")[0].lower() in self._words.determiners
        if routine and (clear or not self._lexicon.noun_like(routine)):
            text = f"{routine} {rest}"
        return self._grammar.lowered(self.with_object(text))

    def with_object(self, text: str) -> str:
        """A verb and its object, with the article that haste left out."""
        first, space, rest = text.partition(" ")
        if space and self._lexicon.lemma(first):
            rest = self.thing(rest)
        return f"{first}{space}{rest}"

    def thing(self, rest: str) -> str:
        """What follows a verb, with the article that haste left out."""
        first, space, more = rest.partition(" ")
        if Form.BASE in self._lexicon.forms(first) and (
            more.split(" ")[0].lower() in self._words.determiners
        ):
            return rest
        if not space or first.lower() not in self._words.prepositions:
            return self._grammar.with_the(rest, self._words.countable)
        if more.split(" ")[0].lower() in self._words.prepositions:
            return rest
        return f"{first} {self._grammar.with_the(more, self._words.countable)}"

    def noun(self, phrase: str) -> str:
        """A noun phrase for the middle of a sentence, with the article that haste left out."""
        phrase = self._grammar.lowered(phrase)
        head, of, _ = phrase.partition(" of ")
        if of and self._lexicon.nominal(head.split(" ")[-1]):
            return phrase if self._grammar.is_determined(phrase) else f"the {phrase}"
        return self._grammar.with_the(phrase, self._words.countable)

    def listed(self, text: str) -> str:
        """Examples in brackets: "worked on speed (fonts, images)" for a trailing list."""
        head, comma, last = text.rpartition(", ")
        aside = comma and "(" not in text and self._grammar.kind(last) is Kind.CLAUSE
        counted = comma and last[:1].isdigit() and len(last.split()) <= _AMOUNT
        if counted and "," not in head and "(" not in text and " " in last:
            return f"{head} ({last})"
        if aside and tokens(last)[0].lower() not in self._words.relatives | _LEADS_ON:
            return f"{head} ({last})"
        first, comma, rest = text.partition(", ")
        plain = (
            bool(comma)
            and " " in first
            and len(rest.split()) <= _MOST_LISTED
            and not any(map(str.isdigit, rest))
            and not any(mark in text for mark in ";:()\u2192")
            and not any(joint in f" {rest} " for joint in _JOINTS)
            and all(self._is_item(part) for part in rest.split(", "))
        )
        return _PLUS.sub(" and ", f"{first} ({rest})" if plain else text)

    def enumerated(self, text: str) -> str:
        """A list with "and" before its last thing."""
        head, comma, last = text.rpartition(", ")
        closed = not comma or any(joint in text for joint in _JOINTS) or "(" in text
        return text if closed else f"{head} and {last}"

    def _is_item(self, part: str) -> bool:
        return " " not in part or self._grammar.kind(part) is Kind.NOUN

    def verbs_listed(self, text: str) -> str:
        """The last of several acts joined with "and"; a trailing clause goes into brackets."""
        head, comma, last = text.rpartition(", ")
        if not comma:
            return text
        if " and " not in head and self._grammar.kind(last) is Kind.PAST:
            return f"{head} and {last}"
        kind = self._grammar.kind(last)
        aside = kind is Kind.CLAUSE or (kind is Kind.NOUN and last[:1].isdigit())
        return f"{head} ({last})" if aside and "(" not in text else text

    def is_gerund(self, word: str) -> bool:
        """Whether a word is an -ing form."""
        return Form.GERUND in {form for _, form in self._lexicon.lemma(word)}


def _is_remark(text: str) -> bool:
    """A trailing clause about somebody else, without a figure or a name."""
    words = tokens(text)
    return (
        len(words) > 1
        and words[0].lower() in _REMARKS
        and not any(map(str.isdigit, text))
        and not any(word[0].isupper() for word in words)
    )
