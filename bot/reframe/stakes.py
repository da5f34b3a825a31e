"""What breaks without the member and what a wrong decision costs, as sentences."""

import re
from collections.abc import Mapping

from bot.domain.outcome import Slot
from bot.reframe.change import LEADS
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.phrase import tokens
from bot.reframe.quantity import Kind as Figure
from bot.reframe.quantity import quantities
from bot.reframe.results import Results
from bot.reframe.wording import Wording

_AMOUNTS = frozenset({Figure.MONEY, Figure.DURATION, Figure.PERCENT})
_A_WHILE = re.compile(
    r"(?:half )?(?:an?|another|the whole) (?:hour|day|week|month|quarter|year|sprint)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(
    r"^((?:if|when|once|unless|without)\s[^,]{3,60}?)"
    r"\s(?=(?:nobody|no one|everyone|we|they|nothing)\s)",
    re.IGNORECASE,
)
_MINE = frozenset({"me", "my", "i", "i'm", "i've"})
_ELSE = frozenset({"else", "other", "except", "only"})
_POINTERS = frozenset({"it", "they", "that", "this", "there", "it's", "they're", "that's", "there's", "he", "she"})
"""Subjects that point to something said before."""


class Stakes:
    """Says what is at stake; the modality of an answer is kept."""

    def __init__(self, wording: Wording, grammar: Grammar, results: Results) -> None:
        self._words = wording
        self._grammar = grammar
        self._results = results

    def sentences(self, said: Mapping[Slot, str]) -> list[str]:
        """A clause each for what breaks and for what a wrong call costs, where they are known."""
        stakes = []
        if breaks := said.get(Slot.WHAT_BREAKS, ""):
            stakes.append(self._breaks(*self.fragment(breaks)))
        if cost := said.get(Slot.BAD_DECISION_COST, ""):
            stakes.append(self._cost(*self.fragment(cost)))
        return stakes

    def _breaks(self, kind: Kind, told: str) -> str:
        joins = self._words.joins
        if kind in {Kind.NOUN, Kind.STATE}:
            return joins.breaks_noun.format(clause=told)
        if kind is not Kind.CLAUSE:
            return self._cost(kind, told)
        words = [word.lower() for word in tokens(told)]
        own = words[0] in _POINTERS or bool((_MINE | _ELSE) & set(words))
        return told if own else joins.breaks_clause.format(clause=told)

    def _cost(self, kind: Kind, told: str) -> str:
        joins = self._words.joins
        if kind is Kind.CONDITION or (kind is Kind.CLAUSE and self._is_settled(told)):
            return told
        if kind is Kind.BASE:
            told = joins.means_we.format(clause=told)
        if kind in {Kind.MODAL, Kind.PAST, Kind.THIRD}:
            ours = kind is Kind.MODAL and set(told.split()[1:3]) & self._words.our_verbs
            join = joins.cost_ours if ours else joins.cost_modal
        else:
            priced = kind is Kind.NOUN and self.is_amount(told)
            join = joins.cost_noun if priced else joins.cost_means
        return join.format(clause=told)

    def _is_settled(self, told: str) -> bool:
        """Whether a clause already says what it costs, so that it stands alone."""
        words = {word.lower() for word in tokens(told)}
        priced = words & (self._words.auxiliaries | self._words.priced)
        return bool(priced) or self._is_pronoun(told)

    def _is_pronoun(self, told: str) -> bool:
        first = (tokens(told) or [""])[0].lower()
        return first in self._words.pronouns or told.lower().startswith("no one ")

    def is_amount(self, text: str) -> bool:
        """Whether a fragment begins with money, time or a share, so that something can cost it."""
        if text.startswith("[") or _A_WHILE.match(text):
            return True
        first = next(iter(quantities(text)), None)
        return (
            first is not None
            and text[: first.start].strip(" ~").lower() in LEADS
            and (first.kind in _AMOUNTS or first.text[-1:].lower() in {"k", "m"})
        )

    def fragment(self, text: str) -> tuple[Kind, str]:
        """What an answer is, and how it stands in the middle of a sentence."""
        kind, told = self._grammar.kind(text), self._grammar.lowered(text)
        if " = " in told:
            return Kind.CLAUSE, told.replace(" = ", " is ")
        if kind is Kind.CONDITION:
            return kind, _COMMA.sub(r"\1, ", told)
        return kind, self._results.with_article(told) if kind is Kind.CLAUSE else told
