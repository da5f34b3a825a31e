"""The work a statement names: its verb, who did it, and the thing acted on."""

from itertools import pairwise

from bot.domain.outcome import Actor, HeadForm
from bot.reframe.clauses import Clause
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.nouns import NounFinder
from bot.reframe.quantity import Kind
from bot.reframe.rules import Words
from bot.reframe.subjects import Found, Subject, joined, past_auxiliaries, subject_of
from bot.reframe.tokens import Token, after_adverbs
from bot.reframe.vocabulary import (
    AUXILIARIES,
    BE,
    BEFORE_NOUNS,
    DETERMINERS,
    JOINERS,
    PREPOSITIONS,
    SPEAKER,
    WHEN,
    word_set,
)

_SEMI = word_set(
    """
    managed used got had needed able started began continued kept decided volunteered chose
    stepped want wanted asked hired stayed up in late
    """
)
"""Words after which "to" and a verb tell the act: "managed to cut", "stepped in to fix"."""
_NOUNY = word_set(
    """
    training onboarding testing billing accounting engineering pricing hiring marketing phishing
    banking planning budgeting reporting forecasting meeting building finding backlog coding
    offboarding recruiting scheduling invoicing monitoring alerting logging staffing bookkeeping
    processing debugging staging mentoring pixel prospecting sourcing prototyping wireframing
    """
)
_PAST_AS_BASE = frozenset({"cut", "set", "put", "split", "shut", "hit", "rid", "let", "reset"})
"""Past forms that look like the base and open statements as verbs."""
_IDIOMS = {"take": {"part", "care"}, "make": {"sure"}}
"""Verbs that mean nothing without the word after them."""
_CAUSE = frozenset({"had", "have", "let", "got", "made", "use", "used", "using", "asked", "told"})
_NO_PARTICLE = frozenset({"on", "with"})
"""Prepositions listed as particles: "work on X" acts on X, so the verb is "work"."""
_PARTICLES = word_set(
    """
    up down out over off back in away through around on after into care together
    """
)
_APART = 6
"""Tokens between a verb and its particle: "brought the support backlog down"."""
_WITHIN = 5
"""Tokens after "helped" among which the verb of the work is looked for."""


class HeadFinder:
    """Finds heads in single clauses."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self._lexicon = lexicon
        self._words = words
        self._nouns = NounFinder(lexicon)
        self.nominal = self._nouns.nominal
        self.own_noun = self._nouns.own

    def subject(self, clause: Clause) -> Subject:
        """The pronoun or group at the start of a clause; `actor` is None if it has none."""
        return subject_of(clause.tokens, self._words)

    def active(self, clause: Clause) -> Found | None:
        """The act of the speaker or the team: "I cut", "we have moved", "Rebuilt"."""
        subject = self.subject(clause)
        return self._verb(subject, clause) if subject.rest else None

    def purpose(self, found: tuple[Token, ...], clause: Clause) -> Found | None:
        """The verb after "to": "stayed until nine to clear the queue"."""
        for at, token in enumerate(found[:-1]):
            if token.low == "to" and self._is(found[at + 1], Form.BASE):
                return self.at(found[at + 1 :], clause, Actor.SPEAKER, bases=True)
        return None

    def _verb(self, subject: Subject, clause: Clause) -> Found | None:
        found = subject.rest
        first = found[0]
        actor = subject.actor or Actor.SPEAKER
        if inner := self._caused(found, clause, actor):
            return inner
        if first.low in _SEMI and len(found) > 1:
            for at in (1, 2):
                if len(found) > at + 1 and found[at].low == "to":
                    inner = self.at(found[at + 1 :], clause, actor, bases=True)
                    if inner:
                        return inner._replace(form=HeadForm.BASE)
        loose = subject.actor is not None
        verb = self.at(found, clause, actor, bases=loose)
        if verb and verb.form is HeadForm.BASE and subject.perfect:
            # "I have renegotiate": the learner's slip changes the form, not the sense.
            return verb._replace(form=HeadForm.PAST, sure=0.7)
        if verb and verb.form is HeadForm.BASE and subject.modal:
            return verb._replace(done=False)
        if verb is None and not loose:
            return self._base(found, clause)
        return verb

    def _caused(self, found: tuple[Token, ...], clause: Clause, actor: Actor) -> Found | None:
        """As in "Had Copilot build 40 scenarios": the speaker set the tool in motion."""
        if found[0].low not in _CAUSE:
            return None
        machine = self._words.machine.match(joined(found[1:]))
        if not machine or len(found) < 3:  # noqa: PLR2004 - verb, tool, verb
            return None
        limit = found[1].start + machine.end()
        for before, token in pairwise(found):
            noun = before.low in (PREPOSITIONS - {"to"}) | DETERMINERS
            if token.start < limit or noun or token.low in PREPOSITIONS:
                continue
            if self._is(token, Form.BASE):
                rest = tuple(later for later in found if later.start >= token.start)
                return self.at(rest, clause, actor, bases=True)
        return None

    def at(
        self, found: tuple[Token, ...], clause: Clause, actor: Actor, *, bases: bool
    ) -> Found | None:
        """The verb that stands first in `found`; base forms count only if `bases`."""
        found = after_adverbs(found)
        if not found or not found[0].is_word or found[0].low == "mine":
            return None
        lemma, form, sure = self._form(found, bases=bases)
        if not form:
            return None
        made = self._made(lemma, form, found, clause, actor)
        return made._replace(sure=sure, done=form is not HeadForm.GERUND)

    def _form(self, found: tuple[Token, ...], *, bases: bool) -> tuple[str, HeadForm | None, float]:
        """Lemma and form of the first word as a verb, and how sure that is."""
        token = found[0]
        readings, sure = self._readings(token), 0.9
        meant = None if readings else self._lexicon.correct(token.text)
        if meant and _family(meant) is _family(token.low):
            readings, sure = self._lexicon.lemma(meant), 0.6
        if not bases and readings and self._rather_noun(found, readings[0]):
            return "", None, 0.0
        for lemma, form in readings:
            if form is Form.PAST or (form is Form.PARTICIPLE and bases):
                return lemma, HeadForm.PAST, sure
            if form is Form.GERUND and self._acts(found):
                return lemma, HeadForm.GERUND, min(sure, 0.7)
            if form in {Form.BASE, Form.THIRD} and bases:
                return lemma, HeadForm.BASE, min(sure, 0.8)
        stem = self._stem(token)
        return (stem, HeadForm.PAST, 0.5) if stem else ("", None, 0.0)

    def _rather_noun(self, found: tuple[Token, ...], reading: tuple[str, Form]) -> bool:
        """As in "Forecast error fell": the past of such a verb looks like the noun."""
        lemma, form = reading
        same = form is Form.PAST and lemma == found[0].low and lemma not in _PAST_AS_BASE
        bare = len(found) > 1 and found[1].low not in DETERMINERS
        return same and bare and self._lexicon.noun_like(lemma)

    def _readings(self, token: Token) -> tuple[tuple[str, Form], ...]:
        """Readings of a verb, also behind a prefix written without a hyphen: "redrew"."""
        if readings := self._lexicon.lemma(token.text):
            return readings
        for prefix in ("re", "co", "pre", "over", "un", "mis", "auto", "cross", "dis", "out"):
            if token.low.startswith(prefix) and len(token.low) > len(prefix) + 2:
                stem = self._lexicon.lemma(token.low[len(prefix) :])
                if stem:
                    return tuple((f"{prefix}{lemma}", form) for lemma, form in stem)
        return ()

    def _stem(self, token: Token) -> str | None:
        """The base form of an unlisted "-ed" word such as "stubbed" or "geo-fenced"."""
        low = token.low
        if len(low) < 6 or not low.endswith("ed") or low.endswith(("eed", "ied")):  # noqa: PLR2004 - "speed", "need"
            return None
        stem = low[:-2]
        if stem[-1] == stem[-2] and stem[-1] not in "lsz":
            return stem[:-1]
        return stem if stem[-1] not in "cgsuvz" else f"{stem}e"

    def _acts(self, found: tuple[Token, ...]) -> bool:
        """Whether an -ing word is a verb here, not the name of a trade: "Phishing training"."""
        if len(found) == 1:
            return found[0].low not in _NOUNY and bool(self._lexicon.lemma(found[0].text))
        if found[1].low in JOINERS | {"of", ",", "&"}:
            return False
        return found[0].low not in _NOUNY or found[1].low in DETERMINERS or bool(found[1].figure)

    def _base(self, found: tuple[Token, ...], clause: Clause) -> Found | None:
        """A routine without a subject: "Execute test plans"."""
        token = found[0]
        if len(found) < 2 or token.low == "mine" or not self._is(token, Form.BASE):  # noqa: PLR2004 - a verb and an object
            return None
        after = found[1]
        marked = after.low in DETERMINERS | {"and", "&"} or (
            after.figure is not None and not after.is_word
        )
        noun_like = self._lexicon.noun_like(token.text) or token.low in PREPOSITIONS
        passive = any(other.low in BE for other in found)
        if passive or not (marked or token.low in self._lexicon.work):
            return None
        if noun_like and not (marked and after.low not in {"and", "&"}):
            return None
        verb = self._made(token.low, HeadForm.BASE, found, clause, Actor.SPEAKER)
        return verb._replace(sure=0.7, done=False)

    def _is(self, token: Token, form: Form) -> bool:
        return token.is_word and any(f is form for _, f in self._lexicon.lemma(token.text))

    def _made(
        self, lemma: str, form: HeadForm, found: tuple[Token, ...], clause: Clause, actor: Actor
    ) -> Found:
        rest = found[1:]
        end = found[0].end
        if rest and rest[0].low in _IDIOMS.get(lemma, ()):
            return Found(
                f"{lemma} {rest[0].low}", form, found[0].start, rest[0].end, actor, clause, rest[1:]
            )
        for at, token in enumerate(rest[:_APART]):
            phrasal = f"{lemma} {token.low}"
            if token.low in _PARTICLES and phrasal in self._lexicon.work:
                if token.low in _NO_PARTICLE and lemma == "work":
                    break
                return Found(
                    phrasal,
                    form,
                    found[0].start,
                    token.end if at == 0 else end,
                    actor,
                    clause,
                    rest[1:] if at == 0 else (*rest[:at], *rest[at + 1 :]),
                )
            if token.low in JOINERS or (
                at and (token.low in PREPOSITIONS or not token.low[0].isalnum())
            ):
                break
        return Found(lemma, form, found[0].start, end, actor, clause, rest)

    def helped(self, found: tuple[Token, ...], clause: Clause) -> Found | None:
        """The verb inside "helped X migrate Y" or "tasked with hiring": looks a few words ahead."""
        found = (
            tuple(t for t in found if t.low != "to") if found and found[0].low == "to" else found
        )
        for at, token in enumerate(found[:_WITHIN]):
            if not token.is_word or (at and token.low in PREPOSITIONS - {"to"}):
                return None
            gerund = self._is(token, Form.GERUND) and at == 0 and self._acts(found[at:])
            before = found[at - 1].low if at else ""
            base = (
                self._is(token, Form.BASE)
                and token.low not in AUXILIARIES | PREPOSITIONS
                and before not in DETERMINERS | {"of", "with"}
                and (
                    before == "to"
                    or not self._lexicon.noun_like(token.text)
                    or _object_follows(found, at)
                )
            )
            if gerund or (base and len(found) > at + 1):
                return self.at(found[at:], clause, Actor.SPEAKER, bases=True)
        return None

    def other(self, clause: Clause) -> Found | None:
        """The act of a third party, or a passive: "AI wrote 90 tests", "it was rolled out"."""
        found = clause.tokens
        for at, token in enumerate(found):
            if at == 0 or not token.is_word:
                continue
            if token.low in BE | {"got", "get", "gets", "been"}:
                return self._passive(found, at, clause)
            if at == len(found) - 1 or found[at - 1].low in BEFORE_NOUNS:
                continue
            if at > 1 and found[at - 2].low == "to":
                continue
            if token.low in AUXILIARIES or (token.low == "used" and found[at + 1].low == "to"):
                continue
            if token.low in SPEAKER:
                return self._relative(found, at, clause)
            before = found[at - 1]
            if self._is(token, Form.PAST) and self._ends_there(found[at + 1]):
                continue
            if self._is(token, Form.PAST) or (
                (
                    (self._is(token, Form.THIRD) and not before.figure)
                    or (self._is(token, Form.BASE) and found[at - 1].is_plural)
                )
                and (found[at + 1].low in DETERMINERS or found[at + 1].figure is not None)
            ):
                return self.at(found[at:], clause, Actor.OTHER, bases=True)
        return self._fragment(found, clause)

    def _relative(self, found: tuple[Token, ...], at: int, clause: Clause) -> Found | None:
        """As in "The keys I added": the object stands before the speaker."""
        verb = self.at(found[at + 1 :], clause, Actor.SPEAKER, bases=True)
        if not verb:
            return None
        ends = [i for i, token in enumerate(found[:at]) if token.low in PREPOSITIONS]
        return verb._replace(rest=found[ends[-1] + 1 if ends else 0 : at])

    def _passive(self, found: tuple[Token, ...], at: int, clause: Clause) -> Found | None:
        rest = past_auxiliaries(None, found[at], found[at:]).rest
        rest = after_adverbs([token for token in rest if token.low != "got"])
        if not rest or not (
            self._is(rest[0], Form.PARTICIPLE)
            or (rest[0].low.endswith("ed") and self._stem(rest[0]))
        ):
            return None
        by = next((i for i, token in enumerate(rest) if token.low == "by"), None)
        actor = Actor.HIDDEN
        if by is not None and len(rest) > by + 1:
            actor = Actor.SPEAKER if rest[by + 1].low in {"me", "myself"} else actor
        verb = self.at(rest, clause, actor, bases=True)
        return verb and verb._replace(form=HeadForm.PARTICIPLE, rest=found[:at])

    def _ends_there(self, after: Token) -> bool:
        """Whether no object follows, as in "40 reports delivered monthly": a participle."""
        return (
            after.low in PREPOSITIONS
            or after.low in WHEN
            or bool(after.figure and not after.is_word and after.figure.kind is Kind.PERCENT)
        )

    def _fragment(self, found: tuple[Token, ...], clause: Clause) -> Found | None:
        """As in "40 tickets closed", "Kubernetes upgrade done": a participle after its object."""
        for at, token in enumerate(found[1:], start=1):
            if (
                not self._is(token, Form.PARTICIPLE)
                or found[at - 1].low in BEFORE_NOUNS
                or (token.low == "used" and len(found) > at + 1 and found[at + 1].low == "to")
            ):
                continue
            if (
                len(found) > at + 1
                and found[at + 1].is_word
                and not self._ends_there(found[at + 1])
            ):
                continue
            if token.low in {"done", "completed", "finished"}:
                return self._nouns.done(found[:at], clause)
            lemma = next(le for le, f in self._lexicon.lemma(token.text) if f is Form.PARTICIPLE)
            return Found(
                lemma,
                HeadForm.PARTICIPLE,
                token.start,
                token.end,
                Actor.HIDDEN,
                clause,
                found[:at],
                sure=0.6,
            )
        return None


def _family(verb: str) -> bool:
    """Whether a past form is of a verb in "-ise" or "-yze": those are coined freely."""
    return verb.endswith(("ised", "ized", "ysed", "yzed"))


def _object_follows(found: tuple[Token, ...], at: int) -> bool:
    return len(found) > at + 1 and found[at + 1].low in DETERMINERS
