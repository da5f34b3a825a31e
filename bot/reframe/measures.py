"""Figures that measure an effect, told from figures that only count the work."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from bot.reframe.clauses import Clause
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.pairs import Pair
from bot.reframe.quantity import Kind, Quantity
from bot.reframe.rules import Words
from bot.reframe.subjects import Found
from bot.reframe.tokens import Token, singular
from bot.reframe.vocabulary import BE, BEFORE_NOUNS, DETERMINERS, PREPOSITIONS, word_set

_LESS = re.compile(
    r"(?<!\w)(?:lower|faster|minus|fewer|less|cheaper|shorter|smaller|quicker|down|below|under|sooner"
    r"|earlier|ahead|early|off)(?!\w)",
    re.IGNORECASE,
)
_FEWER = re.compile(
    r"(?<!\w)(?:minus|fewer|less|down|lower|faster|below|under|ahead)(?!\w)", re.IGNORECASE
)
"""What may stand beside a bare number: "60 smaller requests" compares nothing."""
_MORE = re.compile(
    r"(?<!\w)(?:higher|slower|more|better|up|above|accurate|longer|as (?:many|much)(?! as))(?!\w)",
    re.IGNORECASE,
)
_MASS_OUTPUTS = word_set("loc output code content")
_SELF = word_set("me us i my we")
_LIMIT = re.compile(r"\bmore than|\bup to|less than|under\b", re.IGNORECASE)
_AT = re.compile(
    r"(?:\b(?:at|to|of|is|are|now|reached|hit|above|below|under)|:|=)\s?"
    r"(?:(?:about|over|just|now|only|around|below|under|almost|nearly) )?$",
    re.IGNORECASE,
)
_ATTAINED = ("uptime", "availability", "on time", "win rate", "pass rate", "satisfaction")
_NONE = re.compile(
    r"(?<!\w)(?:zero|no|0|not a single|without(?: a| any)?) "
    r"(?P<noun>[a-z-]{1,20}(?: [a-z-]{1,20}){0,3})",
    re.IGNORECASE,
)
_GAINED = re.compile(
    r"\b(?:worth|saving|saves|saved|adding|added|avoiding|cheaper|less|lower|recovered|savings|arr"
    r"|mrr|a year|per year|annually|per quarter|per month|a month|revenue|renewed|signed|lost"
    r"|leak|back)\b",
    re.IGNORECASE,
)
_EFFORT = re.compile(r"\b(?:in|for|over|last|within|of) $", re.IGNORECASE)
_FACTORS = frozenset({"double", "triple", "halve", "quadruple"})
_FILLER = word_set("down up from to at is was :")
_IS = word_set("is are was were")
_STATES = word_set("now only just since already still today")
_SIZES = word_set("include contain involve consist span last attend cost weigh cover total")
"""Verbs whose figure is the size of something, no effect."""
_SUBJECT = 9
"""Tokens among which the verb of a clause stands."""
_NEAR = 24
"""Characters after a figure among which "lower" and the like belong to it."""


class Measures:
    """Looks at the figures of single clauses."""

    def __init__(
        self,
        text: str,
        figures: Sequence[Quantity],
        pairs: Sequence[Pair],
        lexicon: Lexicon,
        words: Words,
    ) -> None:
        self._text = text
        self._figures = [figure for figure in figures if figure.kind is not Kind.NAME]
        self._starts = [figure.start for figure in self._figures]
        self._pairs = pairs
        self._lexicon = lexicon
        self._words = words

    def pair(self, clause: Clause) -> Pair | None:
        """A change from one value to another, unless it is only that more was produced."""
        start, end = clause.start, clause.end
        for pair in self._pairs:
            if start <= pair.start < end:
                return None if self._more_output(clause, pair) else pair
        return None

    def _more_output(self, clause: Clause, pair: Pair) -> bool:
        new, old = pair.new.number, pair.baseline.number
        rose = new is not None and old is not None and new > old
        return rose and self._beside_output(clause, pair.start, pair.end)

    def _beside_output(self, clause: Clause, start: int, end: int) -> bool:
        before = [token for token in clause.tokens if token.end <= start][-6:]
        inside = [token for token in clause.tokens if start <= token.start < end]
        after = [token for token in clause.tokens if end <= token.start][:4]
        return any(self.is_output(token) for token in [*before, *inside, *after])

    def is_output(self, token: Token) -> bool:
        """Whether the word is a plural of things produced: "tickets", "lines"."""
        if not token.is_word or token.figure is not None:
            return False
        return token.low in _MASS_OUTPUTS or (
            token.is_plural and singular(token.low) in self._words.outputs
        )

    def volume(self, clause: Clause) -> bool:
        """Whether a clause is about things produced."""
        return any(self.is_output(token) for token in clause.tokens)

    def attained(self, clause: Clause) -> bool:
        """As in "zero critical bugs", "kept CSAT at 96%", "99.9% uptime"."""
        text = self._text[clause.start : clause.end]
        for match in _NONE.finditer(text):
            nouns = {singular(word) for word in match["noun"].lower().split(" ")}
            if nouns & (self._words.bad_metrics | {"finding"}):
                return True
        shares = [f for f in self._inside(clause) if f.kind is Kind.PERCENT]
        if not shares:
            return False
        low = text.lower()
        if any(name in low for name in _ATTAINED):
            return True
        named = {singular(token.low) for token in clause.tokens if token.is_word}
        metrics = self._words.metrics
        return (
            bool(named & metrics) or any(name in low for name in self._words.long_metrics)
        ) and any(
            _AT.search(self._text, max(clause.start, figure.start - 24), figure.start)
            for figure in shares
        )

    def _inside(self, clause: Clause) -> list[Quantity]:
        low = bisect_left(self._starts, clause.start)
        return self._figures[low : bisect_left(self._starts, clause.end)]

    def told(self, clause: Clause) -> bool:
        """As in "the restore took 5h", "paramedics fill in 9 of 10 fields": others, and how far.

        What only gives the size of a field is left out: "the audit covered 14 sites".
        """
        lows = {token.low for token in clause.tokens}
        figures = [f for f in self._inside(clause) if not self._counted(clause, f)]
        if not figures or lows & self._selves(clause, figures) or self._goes_on(clause):
            return False
        for before, token in pairwise(clause.tokens[:_SUBJECT]):
            if token.low in _IS:
                return bool(lows & _STATES)
            if before.low in BEFORE_NOUNS or not token.is_word:
                continue
            for lemma, form in self._lexicon.lemma(token.text)[:1]:
                plural = form is Form.BASE and (before.is_plural or before.low == "we")
                third = form is Form.THIRD and before.figure is None
                if form is Form.PAST or third or plural:
                    spent = form is Form.PAST and all(self._effort(clause, f) for f in figures)
                    return lemma not in self._words.scope_verbs | _SIZES and not spent
        return False

    def free(self, clause: Clause, head: Found | None) -> list[Quantity]:
        """Figures that are neither output nor the size of the speaker's own field."""
        scope = (
            head is not None
            and head.clause == clause
            and head.lemma in self._words.scope_verbs | self._words.yields
        )
        return [f for f in self._inside(clause) if not scope and not self._counted(clause, f)]

    def _selves(self, clause: Clause, figures: Sequence[Quantity]) -> frozenset[str]:
        """Words for the speaker; "we do it in 20 min" may stand where a time is told."""
        times = all(figure.kind is Kind.DURATION for figure in figures)
        return _SELF - {"we"} if times and clause.tokens[0].low == "we" else _SELF

    def _goes_on(self, clause: Clause) -> bool:
        """Whether it has no subject of its own: "and presented 14 times"."""
        readings = self._lexicon.lemma(clause.tokens[0].text)[:1]
        return clause.link in {"and", ",", "&"} and any(form is Form.PAST for _, form in readings)

    def _effort(self, clause: Clause, figure: Quantity) -> bool:
        before = self._text[max(clause.start, figure.start - 8) : figure.start]
        return figure.kind is Kind.DURATION and bool(_EFFORT.search(before))

    def multiplied(self, clause: Clause) -> bool:
        """Whether the verb itself says by how much: "doubled"."""
        return any(
            lemma in _FACTORS and form is not Form.BASE
            for token in clause.tokens
            if token.is_word
            for lemma, form in self._lexicon.lemma(token.text)[:1]
        )

    def money(self, clause: Clause, head: Found | None) -> bool:
        """Whether a sum of the clause was gained; "managed a $2M budget" gained nothing."""
        if not any(figure.kind is Kind.MONEY for figure in self._inside(clause)):
            return False
        if head is not None and head.lemma in self._words.earned:
            return True
        verbs = {
            lemma
            for token in clause.tokens
            if token.is_word
            for lemma, _ in self._lexicon.lemma(token.text)[:2]
        }
        text = self._text[clause.start : clause.end]
        return bool(verbs & (self._words.earned | self._words.down) or _GAINED.search(text))

    def compared(self, clause: Clause, *, machine: bool) -> bool:
        """As in "13% lower", "activation +11%", "NPS up 9 pts", "3 days faster"."""
        for figure in self._inside(clause):
            share = figure.kind in {Kind.PERCENT, Kind.MONEY} or figure.unit in {"pts", "points"}
            start = max(clause.start, figure.start - (10 if share else 5))
            near = self._text[start : min(clause.end, figure.end + _NEAR)]
            bare = figure.kind is Kind.NUMBER and not figure.unit
            less = bool((_FEWER if bare else _LESS).search(near)) and not _LIMIT.search(near)
            more = bool(_MORE.search(near)) or figure.text.startswith("+")
            if more and not less and self._beside_output(clause, figure.start, figure.end):
                continue
            if less or (more and (share or not self.volume(clause))):
                return not (machine and self._own_speed(clause))
        return False

    def _own_speed(self, clause: Clause) -> bool:
        """Whether a tool only made the speaker faster, or made more of something."""
        return self.volume(clause) or any(token.low in _SELF for token in clause.tokens)

    def measured(self, clause: Clause, head: Found | None, *, machine: bool) -> bool:
        """Whether a figure of a clause with an effect measures that effect, not the effort."""
        for figure in self._inside(clause):
            if figure.kind in {Kind.PERCENT, Kind.MULTIPLE, Kind.MONEY}:
                return not (machine and self._own_speed(clause))
            if self._effort(clause, figure):
                continue
            if head is None or not self._counted(clause, figure):
                return True
        return False

    def _counted(self, clause: Clause, figure: Quantity) -> bool:
        after = [token for token in clause.tokens if token.start >= figure.end][:3]
        return any(
            self.is_output(token) or singular(token.low) in self._words.people for token in after
        )

    def metric(self, clause: Clause, head: Found | None, pair: Pair) -> str:
        """The noun that a pair measures: what stands before it, less verbs and filler."""
        start = head.end if head is not None and head.clause == clause else clause.start
        before = [t for t in clause.tokens if start <= t.start and t.end <= pair.start]
        before = [token for token in before if token.low not in _FILLER]
        for at, token in enumerate(before):
            past = any(form is Form.PAST for _, form in self._lexicon.lemma(token.text))
            if at and past and before[at - 1].low not in DETERMINERS:
                before = before[:at]
                break
        while before and (before[0].low in DETERMINERS or before[0].is_adverb):
            before = before[1:]
        while before and (before[-1].low in PREPOSITIONS | BE or not before[-1].low[0].isalnum()):
            before = before[:-1]
        return self._text[before[0].start : before[-1].end] if before else ""
