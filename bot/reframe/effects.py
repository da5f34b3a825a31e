"""Whether a statement says that something changed because of the work, and how one can tell."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from bot.domain.outcome import Actor, Change, Span
from bot.reframe.clauses import Clause
from bot.reframe.evidence import (
    USED_TO,
    contrasted,
    lasting,
    ran_free,
    sequel,
    swapped,
    then_and_now,
)
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.measures import Measures
from bot.reframe.notation import Spans
from bot.reframe.pairs import Pair
from bot.reframe.rules import Words
from bot.reframe.subjects import Found
from bot.reframe.tokens import Token, singular
from bot.reframe.vocabulary import (
    BE,
    BEFORE_NOUNS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKER,
    word_set,
)

_CAUSES = word_set(
    "because since while when until if although though after before once where whereas who but"
)
"""Links to a clause that tells why or when, not what came of it."""
_REASONS = word_set("because since once after when")
_CONSEQUENCES = frozenset({"so", "and", ";", "which", ".", "-", ",", "\u2013", "\u2014", ":"})
_INSTEAD = re.compile(
    r"\b(?:instead of|rather than|previously|formerly|used to (?:be|take|cost|need|wait))\b",
    re.IGNORECASE,
)
_NO_VERB_AFTER = DETERMINERS | {"to", "of"}
_OBJECTS = BEFORE_NOUNS | PRONOUNS | {"them", "us"}
_OVER = re.compile(r"\bno longer\b", re.IGNORECASE)
_FREE_OF = word_set("none nobody no-one")
_IGNORED = word_set("notice care thank help want ask see like say")
"""Verbs that make a "nobody" sad and no proof: "nobody noticed"."""
_SETTLED = word_set(
    "sign renew approve accept adopt award win close certify publish fund save extend invoice pay"
    " collect recover select withdraw terminate cancel drop waive lift reinstate grant repeal"
)
_OPINIONS = word_set(
    "notice care thank help want ask see like say love praise think feel enjoy attend listen"
    " complain wait request call write send need have do be come try look report raise"
    " build make implement deliver develop reply answer receive"
)
"""What a client or a board does without anything having changed."""
_WINS_OVER = word_set("get convince persuade move bring talk push win lead make")
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


class Place(NamedTuple):
    """What stands around a clause."""

    own: Found | None
    """The work itself, where this clause names it."""
    first: bool
    machine: bool
    since: bool
    """The next clause begins with "since"."""
    caused: bool
    """A neighbour gives the speaker's work as the reason."""
    contrast: bool
    """The statement sets how it used to be against how it is now."""
    elsewhere: bool
    """The speaker's work is named in another clause."""


class Said(NamedTuple):
    """Where phrases stand that state an effect, and those that anybody can check."""

    gains: Spans
    proofs: Spans


class EffectFinder:
    """Looks for effects clause by clause."""

    def __init__(
        self, text: str, measures: Measures, lexicon: Lexicon, words: Words, said: Said
    ) -> None:
        self._text = text
        self._measures = measures
        self._lexicon = lexicon
        self._words = words
        self._said = said

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
        total = self._contrast(clauses, head, private, machine=machine)
        contrast = not machine and then_and_now(self._text)
        for before, clause, after in zip_longest((None, *clauses), clauses, clauses[1:]):
            if clause is None or any(s < clause.end and clause.start < e for s, e in private):
                continue
            place = Place(
                own=head if head is not None and head.clause == clause else None,
                first=before is None,
                machine=machine,
                since=after is not None and after.link == "since",
                caused=bool(after and self._causes(after)) or bool(before and self._causes(before)),
                contrast=contrast,
                elsewhere=head is not None
                and head.actor is Actor.SPEAKER
                and head.clause != clause,
            )
            found = self._clause(clause, place)
            if found.stated:
                total = _merged(total, found)
        return total

    def _contrast(
        self,
        clauses: Sequence[Clause],
        head: Found | None,
        private: Sequence[tuple[int, int]],
        *,
        machine: bool,
    ) -> Effects:
        """Two figures in two clauses that tell how it was, or is elsewhere, and how it is."""
        figures = [
            figure
            for clause in clauses
            if not any(s < clause.end and clause.start < e for s, e in private)
            for figure in self._measures.free(clause, head)
        ]
        place = contrasted(clauses, figures, self._text)
        if place is None or machine:
            return Effects()
        return _proof(Span(start=place[0], end=place[1]))

    def _causes(self, clause: Clause) -> bool:
        """As in "after I split the job", "since my change": the work is the cause of the rest."""
        return clause.link in _REASONS and clause.tokens[0].low in SPEAKER | {"my"}

    def _clause(self, clause: Clause, place: Place) -> Effects:
        where = Span(start=clause.start, end=clause.end)
        if pair := self._measures.pair(clause):
            return self._changed(clause, place.own, pair)
        text = self._text[clause.start : clause.end]
        other = place.own is None and clause.tokens[0].low not in _GROUP
        swap = other and bool(_INSTEAD.search(text))
        if not place.machine and (
            swapped(clause, text) or (place.contrast and other and USED_TO.search(text))
        ):
            return _proof(where)
        if clause.link in _CAUSES and place.own is None and not swap:
            until = (
                clause.link == "until" and self._measures.compared(clause, machine=place.machine)
            ) or (clause.link == "who" and any(t.low in _FREE_OF for t in clause.tokens[1:]))
            return Effects(until, until, until, where if until else None)
        event = swap or self._proved(clause, place, other=other)
        effect = (
            event
            or (place.caused and other)
            or self._moves(clause, place.own)
            or _touches(self._said.gains, clause)
            or (place.own is None and self._enabled(clause))
        )
        metric = (
            self._metric(clause, place, effect=effect)
            or (swap and any(map(str.isdigit, text)))
            or (
                (other or clause.tokens[0].low == "we")
                and (place.elsewhere or not place.first)
                and self._measures.told(clause)
            )
        )
        if place.machine and not event and not (metric and not self._measures.volume(clause)):
            return Effects()
        return Effects(effect or metric, metric, metric or event, where)

    def _proved(self, clause: Clause, place: Place, *, other: bool) -> bool:
        """Whether the clause names an event, or an absence, by which anybody can tell."""
        if _touches(self._said.proofs, clause):
            return True
        over = _OVER.search(self._text, clause.start, clause.end)
        if other and (over or lasting(clause, since=place.since) or ran_free(clause)):
            return True
        if place.own is not None:
            return place.own.lemma in _WINS_OVER and self._won_over(clause)
        return (not place.first and sequel(clause, self._lexicon, _SETTLED)) or (
            (bool(clause.link) or not place.first) and self._event(clause)
        )

    def _metric(self, clause: Clause, place: Place, *, effect: bool) -> bool:
        measures, own, machine = self._measures, place.own, place.machine
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
        return _proof(where)._replace(change=change)

    def _moves(self, clause: Clause, own: Found | None) -> bool:
        """Whether a verb of the clause says that something became more, less or better."""
        moving = self._words.moving
        for at, token in enumerate(clause.tokens):
            if not token.is_word or (at and clause.tokens[at - 1].low in _NO_VERB_AFTER):
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
            return after is not None and (after.low in _OBJECTS or bool(after.figure))
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
        for at, token in enumerate(clause.tokens[1:_SUBJECT], start=1):
            before, after = clause.tokens[at - 1], clause.tokens[at + 1 : at + 2]
            if token.low in BE:
                return clause.link in {"so", "which", ";"} and self._settled(after)
            readings = self._lexicon.lemma(token.text)[:1]
            if self._left(token, after):
                return not self._measures.volume(clause)
            if readings and readings[0][1] is Form.PAST and self._is_verb(before):
                return self._tells(readings[0][0], clause, at)
        return False

    def _tells(self, lemma: str, clause: Clause, at: int) -> bool:
        """Whether it proves something that the subject before `at` did this."""
        if lemma == "get":
            after = clause.tokens[at + 1 : at + 2]
            return bool(after) and after[0].low in DETERMINERS
        free = any(token.low in _FREE_OF for token in clause.tokens)
        if lemma in self._words.events or (free and lemma not in _IGNORED):
            return True
        return lemma not in _OPINIONS and self._party(clause.tokens[:at])

    def _left(self, token: Token, after: Sequence[Token]) -> bool:
        """As in "strike vote withdrawn after two evenings": what became of a thing."""
        ends = not after or after[0].low in PREPOSITIONS
        return ends and any(
            form is Form.PARTICIPLE and lemma in _SETTLED
            for lemma, form in self._lexicon.lemma(token.text)[:2]
        )

    def _won_over(self, clause: Clause) -> bool:
        """As in "persuaded the board to fund backups": somebody outside acts on it."""
        to = next((at for at, token in enumerate(clause.tokens) if token.low == "to"), 0)
        return self._party(clause.tokens[:to])

    def _party(self, subject: Sequence[Token]) -> bool:
        """Whether somebody outside did it, whose word counts: a client, an auditor, a board."""
        return any(singular(token.low) in self._words.parties for token in subject)

    def _settled(self, after: Sequence[Token]) -> bool:
        """As in "so the deal was signed"."""
        return any(
            form is Form.PARTICIPLE and lemma in _SETTLED
            for token in after
            for lemma, form in self._lexicon.lemma(token.text)
        )

    def _is_verb(self, before: Token) -> bool:
        return before.low not in BEFORE_NOUNS

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


def _proof(place: Span) -> Effects:
    return Effects(stated=True, metric=True, checkable=True, result=place)


def _touches(spans: Spans, clause: Clause) -> bool:
    return any(start < clause.end and clause.start < end for start, end in spans)


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
