"""A result joined to what led to it, by the kind of fragment it was typed as."""

import re

from bot.reframe.edit import Editor
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Form
from bot.reframe.phrase import raised, tokens
from bot.reframe.wording import Wording

_FULL = 26
"""Words of a sentence and its result together from which the result gets one of its own."""
_LONG = 6
"""Words up to which a result stays in the sentence, however long that is."""
_AMOUNT = 4
"""Words of an amount that may stand in brackets."""
_POINTERS = frozenset({"they", "it", "he", "she", "that", "this", "it's", "there"})
"""Subjects that point back, so that "so" before them would say too much."""
_ALL = frozenset({"everybody", "everyone", "all", "both"})
_DESPITE = frozenset(
    {"anyway", "still", "nevertheless", "nonetheless", "regardless", "despite", "even"}
)
_FOUND = re.compile(
    r"(?:we|I) (?=(?:found|learned|learnt|discovered|realized|realised|noticed)\b)", re.IGNORECASE
)
"""A result that is one more act: "we found that nobody used it"."""
_BACK = _POINTERS | {"them", "their", "its", "these", "those", "both"}
_NEAR = slice(1, 5)
"""Where the verb of a short clause stands."""


def points_back(result: str) -> bool:
    """Whether a result has a word that points to something said before."""
    return bool(_BACK & {word.lower() for word in tokens(result)})


class Results:
    """Joins results; holds no state of its own."""

    def __init__(self, wording: Wording, grammar: Grammar, editor: Editor) -> None:
        joins = wording.joins
        self._words = wording
        self._grammar = grammar
        self._editor = editor
        self._plain = {
            Kind.PAST: joins.which,
            Kind.THIRD: joins.which,
            Kind.MODAL: joins.which,
            Kind.BASE: joins.to,
            Kind.GERUND: joins.gerund,
            Kind.CONDITION: joins.then,
            Kind.NOUN: joins.noun,
        }

    def joined(self, text: str, result: str) -> str:
        """What to append to `text`; empty without a result."""
        if not result:
            return ""
        joins, kind = self._words.joins, self._grammar.kind(result)
        told = self._grammar.lowered(result)
        first = (tokens(told) or [""])[0].lower()
        if match := _FOUND.match(told):
            return self._next_act(text, told[match.end() :])
        each = first == "one" and Form.PAST in self._grammar.forms(tokens(told)[1:2])
        if kind is Kind.CLAUSE or each:
            return f". {raised(told)}" if each else self._consequence(text, told, first)
        if kind is Kind.STATE:
            return joins.and_verb.format(clause=f"{self._words.states.get(first, 'got')} {told}")
        told = self._listed(told) if kind is Kind.NOUN else self._verbal(told)
        live = told.startswith("went live")
        if kind is Kind.PAST and (live or first not in self._words.effects):
            return self._next_act(text, told)
        return self._plain[kind].format(clause=told)

    def _next_act(self, text: str, told: str) -> str:
        """One more act; in a sentence of its own after a routine, or after several."""
        apart = " and " in text or self._grammar.kind(text) is Kind.BASE
        return f". {raised(told)}" if apart else self._words.joins.and_verb.format(clause=told)

    def leads(self, text: str, result: str) -> bool:
        """Whether the result is the act and the statement only its setting: "dealing with X"."""
        verb = (tokens(result) or [""])[0].lower()
        setting = self._grammar.kind(text) is Kind.GERUND
        done = setting and self._grammar.kind(result) is Kind.PAST
        return done and verb not in self._words.effects

    def while_doing(self, text: str, result: str) -> str:
        """The result first, the statement as its setting."""
        return self._grammar.lowered(result) + self._words.joins.while_doing.format(clause=text)

    def _listed(self, told: str) -> str:
        one, comma, other = told.rpartition(", ")
        if comma and " and " not in told and "," not in one:
            told = f"{one} and {other}"
        return self._grammar.with_the(told, self._words.countable | self._words.the_measures)

    def _verbal(self, told: str) -> str:
        """With the article left out, and an amount after a comma in brackets."""
        head, comma, amount = told.rpartition(", ")
        if comma and "," not in head and len(amount.split()) <= _AMOUNT and amount[:1].isdigit():
            told = f"{head} ({amount})"
        return self._editor.with_object(told)

    def _consequence(self, text: str, told: str, first: str) -> str:
        joins = self._words.joins
        size = len(told.split())
        if size > _LONG and len(text.split()) + size > _FULL:
            return f". {raised(told)}"
        amount, comma, rest = told.partition(", ")
        if comma and amount[:1].isdigit() and self._grammar.kind(rest) is Kind.CLAUSE:
            return f". {raised(told)}"
        if first in _POINTERS:
            return joins.then.format(clause=told)
        told = self.with_article(told)
        pronoun = first in _ALL and self._grammar.tells_event(told)
        if pronoun or _DESPITE & {word.lower() for word in tokens(told)}:
            return joins.and_clause.format(clause=told)
        if any(word.lower() in self._words.figures for word in tokens(told)[_NEAR]):
            return joins.and_clause.format(clause=told)
        return joins.so.format(clause=told)

    def with_article(self, clause: str) -> str:
        """A clause with the article of its subject, where haste left it out."""
        subject = self._grammar.subject(clause)
        if not subject:
            return clause
        heads = self._words.countable | self._words.groups | self._words.the_measures
        return self._grammar.with_the(subject, heads) + clause[len(subject) :]
