"""What weakens a statement, and whether it is weak or strong."""

import re
from collections.abc import Callable
from itertools import islice

from bot.domain.outcome import Actor, Diagnosis, Finding, HeadForm, Reading, Span, Weakness, Wrapper
from bot.reframe.phrases import LOOKED_AT, Hit, hits
from bot.reframe.quantity import Kind, Quantity, quantities
from bot.reframe.rules import Rulebook, Signal, SignalRule
from bot.reframe.tokens import MOST, Token, singular, tokens
from bot.reframe.vocabulary import word_set

_FINITE = re.compile(
    r"\b(?:is|are|was|were|been|be|being|got|get|gets|getting)"
    r"(?: (?:\w{2,14}ly|not|also|then|now|already|finally|never))? $",
    re.IGNORECASE,
)
_REGULAR = re.compile(
    r"\b(?:every|each) (?:\w{2,9} )?(?:day|morning|week|month|quarter|year|monday|friday|sprint"
    r"|evening|night|shift|semester|season|release|term)\b"
    r"|\b(?:daily|weekly)$",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"(?:^|[.;,:] )(?:(?:currently|now|at the moment|every \w+|\w+ly|and|also) ){0,3}"
    r"(?:i )?(?:am )?"
    r"(?:(?:\w+ly|also|just|only|always|often|still|then|now|even) ){0,3}$",
    re.IGNORECASE,
)
"""What may stand before the verb of a routine: nothing, or "I" and adverbs."""
_BY_US = re.compile(
    r"\bby (?:us|our (?:own )?(?:team|department|group|squad|unit)|my team)\b", re.IGNORECASE
)
_CAME = word_set("attended joined participated came enrolled listened registered")
"""As in "180 colleagues attended": an audience is a count too."""
_JUDGES = word_set("evaluate compare benchmark assess audit train test")
"""Verbs that make an AI the object of the work, not its author."""
_SCOPE = re.compile(
    r"\b(?:across|for|in|over|of|among|between|from|to|with|within|by|on|at|the)\s"
    r"(?:(?:the|our|all|about|some|my) )?$",
    re.IGNORECASE,
)


def diagnose(reading: Reading, rulebook: Rulebook) -> Diagnosis:
    """All weaknesses, in the order of the rules, and whether the statement is weak.

    Strong means that an effect of the work is stated and evidence for it.
    """
    return _Examiner(reading, rulebook).diagnosis()


class _Examiner:
    def __init__(self, reading: Reading, rulebook: Rulebook) -> None:
        self._reading = reading
        self._book = rulebook
        self._hits = hits(reading.text, rulebook)
        self._start = reading.text[:LOOKED_AT]
        self._figures = quantities(self._start)[:MOST]
        self._tokens = tokens(self._start)

    def diagnosis(self) -> Diagnosis:
        findings: list[Finding] = []
        for rule in self._book.rules:
            if any(finding.weakness is rule.weakness for finding in findings):
                continue
            if isinstance(rule, SignalRule):
                place = self._signal(rule.signal)
            else:
                place = self._phrase([hit for hit in self._hits if hit.rule is rule])
            if place is not None:
                findings.append(self._finding(rule.weakness, rule.id, rule.why, rule.source, place))
        strong = self._reading.has_result and self._reading.checkable
        return Diagnosis(
            weak=not strong,
            findings=tuple(findings),
            strengths=self._strengths() if strong else (),
        )

    def _finding(
        self, weakness: Weakness, rule: str, why: str, source: str, place: Span
    ) -> Finding:
        quote = self._reading.text[place.start : place.end]
        return Finding(
            weakness=weakness,
            rule=rule,
            why=why,
            source=source,
            quote=quote,
            span=place if quote else None,
        )

    def _phrase(self, found: list[Hit]) -> Span | None:
        for hit in found:
            if hit.rule.at == "start" and not self._starts(hit):
                continue
            if self._stands(hit):
                return Span(start=hit.start, end=hit.end)
        return None

    def _starts(self, hit: Hit) -> bool:
        before = self._reading.text[: hit.start].rstrip().lower()
        return (
            not before
            or before.endswith((".", ";", ",", ":", "!", " i", "'ve", "'m", " was", " am"))
            or before in {"i", "i've", "i'm"}
        )

    def _stands(self, hit: Hit) -> bool:
        """Whether the hit counts in this statement; an effect proved elsewhere outweighs some."""
        reading = self._reading
        weakness = hit.rule.weakness
        if weakness is Weakness.VAGUE_EFFORT:
            # Only the verb of the statement itself can be empty.
            head = reading.head
            own = reading.wrapper is Wrapper.EFFORT or (
                head is not None and hit.start <= head.span.start < hit.end
            )
            named = reading.object
            inside = named is not None and named.start <= hit.start and hit.end <= named.end
            return (own or inside) and not reading.checkable
        if weakness in {Weakness.HEDGE, Weakness.DUTY}:
            if hit.rule.wrapper is None:
                return True
            span = reading.wrapper_span
            inside = span is not None and hit.start < span.end and span.start < hit.end
            return inside or not reading.checkable
        if weakness is Weakness.VAGUE_QUANTITY:
            return not reading.checkable
        return True

    def _signal(self, signal: Signal) -> Span | None:
        """Where the statement as a whole shows a weakness; an empty place for what is missing."""
        looks: dict[Signal, Callable[[], Span | None]] = {
            Signal.NO_EFFECT: self._no_effect,
            Signal.COUNT: self._count,
            Signal.PASSIVE: self._passive,
            Signal.TEAM: self._team,
            Signal.ROUTINE: self._routine,
            Signal.MACHINE: self._machine,
        }
        return looks[signal]()

    def _no_effect(self) -> Span | None:
        named = self._reading.head is not None or self._reading.object is not None
        return Span(start=0, end=0) if named and not self._reading.has_result else None

    def _passive(self) -> Span | None:
        head = self._reading.head
        if head is None or head.form is not HeadForm.PARTICIPLE or self._reading.has_ownership:
            return None
        if not _FINITE.search(self._reading.text[: head.span.start]):
            return None
        return head.span

    def _team(self) -> Span | None:
        if self._reading.actor is Actor.HIDDEN and (by := _BY_US.search(self._reading.text)):
            return Span(start=by.start(), end=by.end())
        teams = self._book.found("teams", self._start)
        if not teams or self._book.found("own", self._start):
            return None
        opens = self._reading.head is None and teams[0][0] == 0
        if not opens and self._reading.actor is not Actor.TEAM:
            return None
        return Span(start=teams[0][0], end=teams[0][1])

    def _routine(self) -> Span | None:
        head = self._reading.head
        regular = _REGULAR.search(self._reading.text)
        if (
            head is not None
            and head.form is HeadForm.GERUND
            and regular
            and not self._reading.has_result
        ):
            return Span(start=regular.start(), end=regular.end())
        if (
            head is None
            or head.form is not HeadForm.BASE
            or head.lemma == "have"
            or self._reading.wrapper is Wrapper.HELP
        ):
            return None
        own = self._reading.actor is Actor.SPEAKER and not self._reading.checkable
        if not own or not _ROUTINE.search(self._reading.text[: head.span.start]):
            return None
        written = self._reading.text[head.span.start : head.span.end].lower()
        return head.span if written.split(" ")[0] == head.lemma.split(" ")[0] else None

    def _count(self) -> Span | None:
        if self._reading.has_result or any(
            hit.rule.weakness is Weakness.NEED for hit in self._hits
        ):
            return None
        for figure in self._figures:
            if figure.kind is Kind.NAME:
                continue
            if self._counts(figure):
                return Span(start=figure.start, end=figure.end)
        return None

    def _counts(self, figure: Quantity) -> bool:
        """Whether a figure counts things produced or handled, not the size of a field."""
        after = list(islice((t for t in self._tokens if t.start >= figure.end), 4))
        nouns = [singular(token.low) for token in after if token.is_word]
        volume = any(noun in self._book.words.outputs for noun in nouns)
        if figure.unit == "times" and not volume:
            return self._reading.head is not None
        if figure.kind in {Kind.PERCENT, Kind.MULTIPLE}:
            return volume or self._after_outputs(figure)
        if figure.kind is not Kind.NUMBER or self._counts_nothing(figure, after):
            return False
        if after and after[0].low == "times":
            return self._reading.head is not None
        audience = bool(nouns) and nouns[0] in self._book.words.people
        if audience and any(noun in _CAME for noun in nouns[1:]):
            return True
        at_object = bool(nouns) and self._at_object(figure)
        return not self._measures_field(figure) and (volume or at_object)

    def _counts_nothing(self, figure: Quantity, after: list[Token]) -> bool:
        """As in "one", "three of my reports", "the 3 entities' budgets"."""
        lows = [token.low for token in after[:2]]
        return (
            figure.text.lower() in {"half", "one", "none"}
            or lows == ["of", "my"]
            or lows[1:] == ["'"]
        )

    def _after_outputs(self, figure: Quantity) -> bool:
        """As in "lines of code per dev up 70%"."""
        before = [token for token in self._tokens if token.end <= figure.start][-6:]
        return any(singular(t.low) in self._book.words.outputs and t.is_plural for t in before)

    def _measures_field(self, figure: Quantity) -> bool:
        """Whether the figure is the size of a field: "across 14 screens", "managed 7 people"."""
        reading = self._reading
        at_object = self._at_object(figure)
        if _SCOPE.search(reading.text[: figure.start]) and not at_object:
            return True
        if reading.head is None:
            return reading.wrapper is Wrapper.DUTY or bool(reading.wrapper and not at_object)
        scope = reading.head.lemma in self._book.words.scope_verbs
        return scope or reading.wrapper is Wrapper.DUTY

    def _at_object(self, figure: Quantity) -> bool:
        """Whether the figure belongs to the object of the work: "trained 40 new hires"."""
        span = self._reading.object
        if span is None or self._reading.head is None:
            return span is not None and figure.end <= span.start and figure.start == 0
        return figure.end <= span.start and self._reading.head.span.end <= figure.start

    def _machine(self) -> Span | None:
        machines = self._book.found("machines", self._start)
        head = self._reading.head
        judged = head is not None and head.lemma in _JUDGES
        if not machines or judged or self._reading.has_result:
            return None
        faster = any(figure.kind is Kind.MULTIPLE for figure in self._figures)
        if not faster and self._count() is None:
            return None
        return Span(start=machines[0][0], end=machines[0][1])

    def _strengths(self) -> tuple[str, ...]:
        reading = self._reading
        codes = {
            "before_after": bool(reading.change.baseline),
            "figure": reading.has_metric and not reading.change.baseline,
            "event": not reading.has_metric,
            "own": reading.has_ownership,
            "who": reading.beneficiary is not None,
            "when": reading.timeframe is not None,
        }
        return tuple(self._book.strengths[code] for code, holds in codes.items() if holds)
