"""What breaks without the member and what a wrong decision costs, as sentences."""

import re
from collections.abc import Mapping

from bot.domain.outcome import Slot
from bot.reframe.comparison import LEADS
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Form
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
_OURS = re.compile(r"(?:we|I|they|it)(?:'d|\s(?:would|might|could)(?:'ve|n't)?)\b", re.IGNORECASE)
"""What would have happened, told of somebody."""
_UNDONE = re.compile(r"\b(?:would not have|wouldn't have|would never have)\b")
"""What would not have happened: "two banks would not have signed"."""
_PRICED = re.compile(r"^([^,]+), ((?:about |around )?[~$\u20ac\u00a3]?\d[^,]*)$")
_LISTED = re.compile(r"^([^,]+), ((?:no|an?|another)\s[^,]+)$")
_PASSIVE = re.compile(r"\w+(?:'ve| have| not have)? be(?:en)? (?:\w+ed|found|seen|sent|paid)\b")
"""A modal passive: "would have been fixed later" is not said of a mistake."""
_DOWN = re.compile(
    r"^((?:an?|one|1|each|every) (?:extra )?(?:hour|minute|day|week|month|quarter)\b.{0,40}?)"
    r" (?:is|=) (?=(?:about |around |roughly )?[~$\u20ac\u00a3]?\d)",
    re.IGNORECASE,
)
"""A time and its price: "1 hour down is $400k"."""
_MINE = frozenset({"me", "my", "i", "i'm", "i've"})
_ELSE = frozenset({"else", "other", "except", "only"})


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
        own = bool((_MINE | _ELSE) & set(words)) or " if " in told
        return told if own else joins.breaks_clause.format(clause=told)

    def _breaks_down(self, told: str) -> bool:
        """Whether a fragment tells that something stops: "dark mode breaks in every release"."""
        words = tokens(told)
        return any(
            (word.lower() in self._words.breaking and self._grammar.plural(" ".join(words[:at])))
            or (word[-1] == "s" and word[:-1].lower() in self._words.breaking)
            for at, word in enumerate(words[1:], start=1)
            if words[at - 1].lower() not in self._words.determiners | self._words.prepositions
        )

    def _cost(self, kind: Kind, told: str) -> str:
        joins = self._words.joins
        if _OURS.match(told) or (kind is Kind.CLAUSE and _UNDONE.search(told)):
            return joins.otherwise.format(clause=told)
        labelled = kind is Kind.NOUN and ": " in told
        event = kind is Kind.CLAUSE and self._grammar.tells_event(told)
        if (
            kind is Kind.CONDITION
            or labelled
            or event
            or (kind is Kind.CLAUSE and self._is_settled(told))
        ):
            return told
        if kind is Kind.BASE:
            told = joins.means_we.format(clause=told)
        thing = kind is Kind.PAST and any(map(self._grammar.plural_word, tokens(told)[1:2]))
        if kind in {Kind.MODAL, Kind.PAST, Kind.THIRD} and not thing:
            ours = kind is Kind.MODAL and set(told.split()[1:3]) & self._words.our_verbs
            join = joins.cost_ours if ours else joins.cost_modal
            if _PASSIVE.match(told):
                join = joins.cost_passive
        else:
            if kind is Kind.NOUN:
                told = _PRICED.sub(r"\1 (\2)", _LISTED.sub(r"\1 and \2", told))
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
        if _DOWN.match(told):
            return Kind.CLAUSE, _DOWN.sub(r"\1 costs ", told)
        if " = " in told:
            subject, _, price = told.partition(" = ")
            several = self._grammar.plural(subject)
            doing = Form.GERUND in self._grammar.forms(tokens(subject)[:1])
            be = "mean" if several else "means" if doing else "is"
            if self.is_amount(price):
                be = "cost" if several else "costs"
            return Kind.CLAUSE, told.replace(" = ", f" {be} ", 1)
        if kind is Kind.NOUN and self._breaks_down(told):
            kind = Kind.CLAUSE
        if kind is Kind.CONDITION:
            return kind, _COMMA.sub(r"\1, ", told)
        return kind, self._results.with_article(told) if kind is Kind.CLAUSE else told
