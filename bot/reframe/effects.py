"""Whether a statement says that something changed because of the work, and how one can tell."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from bot.domain.outcome import Change, Span
from bot.reframe.clauses import Clause
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.measures import Measures
from bot.reframe.pairs import Pair
from bot.reframe.rules import Words
from bot.reframe.subjects import Found
from bot.reframe.tokens import Token
from bot.reframe.vocabulary import BE, DETERMINERS, PREPOSITIONS, PRONOUNS, SPEAKER, word_set

_CAUSES = word_set(
    "because since while when until if although though after before once where whereas who but"
)
"""Links to a clause that tells why or when, not what came of it."""
_CONSEQUENCES = frozenset({"so", "and", ";", "which", ".", "-", ",", "\u2013", "\u2014", ":"})
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|previously|formerly|used to (?:be|take|cost|need|wait))\b",
    re.IGNORECASE,
)
_FREE_OF = word_set("none nobody no-one")
_IGNORED = word_set("notice care thank help want ask see like say")
"""Verbs that make a "nobody" sad and no proof: "nobody noticed"."""
_SETTLED = word_set(
    "sign renew approve accept adopt award win close certify publish fund save extend invoice pay"
    " collect recover select"
)
_GROUP = SPEAKER | {"we", "my", "you", "our"}
_SUBJECT = 8
"""Tokens among which the verb of a consequence stands."""


class Effects(NamedTuple):
    """What a statement, or a clause of it, says about effects."""

    stated: bool = False
    metric: bool = False
    checkable: bool = False
    """There is a figure or an event by which anybody could tell."""
    result: Span | None = None
    change: Change = Change()


class EffectFinder:
    """Looks for effects clause by clause."""

    def __init__(self, text: str, measures: Measures, lexicon: Lexicon, words: Words) -> None:
        self._text = text
        self._measures = measures
        self._lexicon = lexicon
        self._words = words

    def find(
        self,
        clauses: Sequence[Clause],
        head: Found | None,
        private: Sequence[tuple[int, int]],
        *,
        machine: bool,
    ) -> Effects:
        """Effects in all clauses that touch none of `private`, the places of private reasons.

        With `machine` set a volume that rose is the tool's output, so only falls and events count.
        """
        total = Effects()
        for clause, after in zip_longest(clauses, clauses[1:]):
            if any(start < clause.end and clause.start < end for start, end in private):
                continue
            since = after is not None and after.link == "since"
            found = self._clause(clause, head, machine=machine, since=since)
            if found.stated:
                total = _merged(total, found)
        return total

    def _clause(self, clause: Clause, head: Found | None, *, machine: bool, since: bool) -> Effects:
        own = head if head is not None and head.clause == clause else None
        if pair := self._measures.pair(clause):
            return self._changed(clause, own, pair)
        text = self._text[clause.start : clause.end] + (" since" if since else "")
        swap = own is None and clause.tokens[0].low not in SPEAKER and bool(_INSTEAD.search(text))
        if clause.link in _CAUSES and own is None and not swap:
            until = clause.link == "until" and self._measures.compared(clause, machine=machine)
            where = Span(start=clause.start, end=clause.end)
            return Effects(until, until, until, where if until else None)
        event = (
            swap
            or bool(self._words.proof.search(text))
            or (own is None and bool(head or clause.link) and self._event(clause))
        )
        effect = (
            event
            or self._moves(clause, own)
            or bool(self._words.gain.search(text))
            or (own is None and self._enabled(clause))
        )
        metric = self._metric(clause, own, machine=machine, effect=effect) or (
            swap and any(map(str.isdigit, text))
        )
        if machine and not event and not (metric and not self._measures.volume(clause)):
            return Effects()
        where = Span(start=clause.start, end=clause.end)
        return Effects(effect or metric, metric, metric or event, where)

    def _metric(self, clause: Clause, own: Found | None, *, machine: bool, effect: bool) -> bool:
        measures = self._measures
        return (
            measures.money(clause, own)
            or measures.attained(clause)
            or measures.compared(clause, machine=machine)
            or (effect and measures.measured(clause, own, machine=machine))
            or (effect and measures.multiplied(clause))
        )

    def _changed(self, clause: Clause, own: Found | None, pair: Pair) -> Effects:
        change = Change(
            metric=self._measures.metric(clause, own, pair),
            baseline=pair.baseline.text,
            new_value=pair.new.text,
        )
        where = Span(start=clause.start, end=clause.end)
        return Effects(stated=True, metric=True, checkable=True, result=where, change=change)

    def _moves(self, clause: Clause, own: Found | None) -> bool:
        """Whether a verb of the clause says that something became more, less or better."""
        moving = self._words.down | self._words.better | self._words.up
        for at, token in enumerate(clause.tokens):
            if not token.is_word or (
                at and clause.tokens[at - 1].low in DETERMINERS | {"to", "of"}
            ):
                continue
            for lemma, form in self._lexicon.lemma(token.text)[:2]:
                full = own.lemma if own and own.start == token.start else lemma
                if full in moving and self._finite(clause, at, form, own):
                    return not self._acts_on_output(clause, at, full)
        return False

    def _finite(self, clause: Clause, at: int, form: Form, own: Found | None) -> bool:
        """Whether the form at this place is a verb here, neither a noun nor an adjective."""
        before = clause.tokens[at - 1] if at else None
        after = clause.tokens[at + 1] if len(clause.tokens) > at + 1 else None
        if form is Form.BASE:
            inside = own is not None and own.start == clause.tokens[at].start and own.wrapper
            speaker = clause.tokens[0].low in SPEAKER | {"we"}
            return bool(inside) or (before is not None and before.is_plural and not speaker)
        if form is Form.THIRD:
            return after is not None and (
                after.low in DETERMINERS | PREPOSITIONS | PRONOUNS | {"them", "us"}
                or bool(after.figure)
            )
        adjective = before is not None and before.low in PREPOSITIONS
        return not (adjective and after is not None and after.is_plural)

    def _acts_on_output(self, clause: Clause, at: int, lemma: str) -> bool:
        """As in "raised 40 bugs", "cut releases": output, though the verb is one of change."""
        if clause.link in {"which", "that", "so"}:
            return False
        if lemma not in self._words.yields | self._words.up:
            return False
        return any(self._measures.is_output(token) for token in clause.tokens[at + 1 : at + 5])

    def _event(self, clause: Clause) -> bool:
        """Somebody else did something in consequence: "the CMO pulled the channel"."""
        first = clause.tokens[0]
        if first.low in _GROUP:
            return False
        free = any(token.low in _FREE_OF for token in clause.tokens)
        for at, token in enumerate(clause.tokens[1:_SUBJECT], start=1):
            before, after = clause.tokens[at - 1], clause.tokens[at + 1 : at + 2]
            if token.low in BE:
                return clause.link in {"so", "which", ";"} and self._settled(after)
            readings = self._lexicon.lemma(token.text)[:1]
            if readings and readings[0][1] is Form.PAST and self._is_verb(before):
                lemma = readings[0][0]
                if lemma == "get":
                    return bool(after) and after[0].low in DETERMINERS
                return lemma in self._words.events or (free and lemma not in _IGNORED)
        return False

    def _settled(self, after: Sequence[Token]) -> bool:
        """As in "so the deal was signed"."""
        return any(
            form is Form.PARTICIPLE and lemma in _SETTLED
            for token in after
            for lemma, form in self._lexicon.lemma(token.text)
        )

    def _is_verb(self, before: Token) -> bool:
        return before.low not in DETERMINERS | PREPOSITIONS

    def _enabled(self, clause: Clause) -> bool:
        """As in "4 engineers now cover it", "finance could release": others do it since."""
        lows = [token.low for token in clause.tokens]
        if lows[0] in _GROUP | {"now", "and"} or "not" in lows:
            return False
        if {"can", "could"} & set(lows[1:]):
            return clause.link in _CONSEQUENCES
        if "now" not in lows:
            return False
        after = clause.tokens[lows.index("now") + 1 :][:2]
        return any(token.is_word and self._lexicon.lemma(token.text) for token in after)


def _merged(one: Effects, other: Effects) -> Effects:
    """Both together; the first clause that can be checked is the result that is quoted."""
    first = one.result is not None and (one.checkable or not other.checkable)
    return Effects(
        stated=True,
        metric=one.metric or other.metric,
        checkable=one.checkable or other.checkable,
        result=one.result if first else other.result,
        change=one.change if one.change.new_value else other.change,
    )
