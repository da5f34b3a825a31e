"""A result joined to what led to it, by the kind of fragment it was typed as."""

from bot.reframe.edit import Editor
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.phrase import raised, tokens
from bot.reframe.wording import Wording

_FULL = 24
"""Words in a sentence from which a long result gets a sentence of its own."""
_LONG = 8
_POINTERS = frozenset({"they", "it", "he", "she", "that", "this", "it's", "there"})
"""Subjects that point back, so that "so" before them would say too much."""
_NEAR = slice(1, 5)
"""Where the verb of a short clause stands."""


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
        if kind is Kind.CLAUSE:
            return self._consequence(text, told, first)
        if kind is Kind.STATE:
            return joins.and_verb.format(clause=f"{self._words.states.get(first, 'got')} {told}")
        told = self._listed(told) if kind is Kind.NOUN else self._editor.with_object(told)
        if kind is Kind.PAST and first not in self._words.effects:
            return (joins.and_clause if " and " in text else joins.and_verb).format(clause=told)
        return self._plain[kind].format(clause=told)

    def _listed(self, told: str) -> str:
        one, comma, other = told.rpartition(", ")
        if comma and " and " not in told and "," not in one:
            told = f"{one} and {other}"
        return self._grammar.with_the(told, self._words.countable)

    def _consequence(self, text: str, told: str, first: str) -> str:
        joins = self._words.joins
        if len(text.split()) > _FULL and len(told.split()) > _LONG:
            return f". {raised(told)}"
        if first in _POINTERS:
            return joins.then.format(clause=told)
        told = self.with_article(told)
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
