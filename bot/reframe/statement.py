"""A statement as the main clause of its rewriting."""

import re
from typing import NamedTuple

from bot.domain.outcome import Actor, HeadForm, Reading, Span, Wrapper
from bot.reframe.edit import ARTICLE, FIRST_PERSON, Editor
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.phrase import tokens
from bot.reframe.wording import Wording

_EMPTY = re.compile(
    r"^(?:I )?((?:worked|work|working|helped out|was busy|spent [^,;.]{1,30}?)\b"
    r"[^,;.]{0,30}?\b(?:on|with))\b",
    re.IGNORECASE,
)
_DID = re.compile(r"^(?:did|do|doing|done|made|conducted|performed)\s+", re.IGNORECASE)


_I_AM = re.compile(r"I(?:'m| am| was|'ve been| have been) (?=the|an?)")
"""A statement about what somebody is: "I'm the only one doing payroll"."""
_PAIR = 2


class Clause(NamedTuple):
    """A main clause without capital and final dot."""

    text: str
    agent: bool
    """Whether it says that the speaker did it, so that a change can be its doing."""


def with_effort(reading: Reading) -> Reading:
    """The reading with an empty verb marked where none was seen: "worked nights on X"."""
    match = _EMPTY.match(reading.text)
    if reading.head or reading.wrapper or not match:
        return reading
    span = Span(start=match.start(1), end=match.end())
    return reading.model_copy(
        update={"wrapper": Wrapper.EFFORT, "wrapper_span": span, "actor": Actor.SPEAKER}
    )


def object_words(reading: Reading) -> str:
    """The thing acted on, as written."""
    span = reading.object
    return reading.text[span.start : span.end] if span else ""


def split_wrapper(reading: Reading, text: str) -> tuple[str, str]:
    """The blurring words, and what follows them in the edited `text`; empty if it is not found."""
    span = reading.wrapper_span
    if span is None:
        return "", ""
    anchor = " ".join(reading.text[span.end :].split()[:2]).rstrip(",.;!")
    at = text.find(anchor) if anchor else -1
    return reading.text[span.start : span.end].lower(), text[at:] if at > 0 else ""


class Statements:
    """Makes clauses of statements; holds no state of its own."""

    def __init__(
        self, lexicon: Lexicon, wording: Wording, grammar: Grammar, editor: Editor
    ) -> None:
        self._lexicon = lexicon
        self._words = wording
        self._grammar = grammar
        self._editor = editor
        self._duties = sorted(wording.duties.items(), key=lambda duty: -len(duty[0]))

    def clause(self, reading: Reading, text: str) -> Clause | None:
        """The edited `text` of a statement as a clause; None where it names no work."""
        if reading.head is None and reading.object is None and reading.wrapper is None:
            return self._unread(text)
        if reading.wrapper is not None:
            return self._wrapped(reading, text)
        named = self.is_named(reading)
        if named and reading.actor is not Actor.TEAM:
            return Clause(self._named(text), agent=True)
        if reading.actor is not Actor.SPEAKER:
            return Clause(self._editor.listed(self._grammar.lowered(text)), agent=False)
        return Clause(self._editor.listed(self._editor.start(text)), agent=True)

    def described(self, reading: Reading) -> Reading:
        """The reading without a head that only describes a thing: "shared component library"."""
        head = reading.head
        first, _, rest = reading.text.partition(" ")
        if head is None or head.span.start or first.lower() not in self._words.describing:
            return reading
        thing = not self._grammar.is_determined(rest) and not self._grammar.plural(rest)
        return reading.model_copy(update={"head": None}) if thing else reading

    def _wrapped(self, reading: Reading, text: str) -> Clause:
        if reading.wrapper is Wrapper.HELP:
            return Clause(self._editor.start(text), agent=False)
        duty = reading.wrapper is Wrapper.DUTY
        said = self._duty(reading, text) if duty else self._effort(text)
        return Clause(self._editor.listed(said), agent=True)

    def _unread(self, text: str) -> Clause | None:
        """A statement in which no work was recognised: a phrase with a verb first, or a noun."""
        if _I_AM.match(text):
            return Clause(text, agent=False)
        start = self._editor.without_i(text)
        kind = self._grammar.kind(start)
        if kind in {Kind.PAST, Kind.BASE, Kind.THIRD} or (
            start != text and kind is not Kind.CLAUSE
        ):
            return Clause(self._editor.listed(self._editor.start(text)), agent=True)
        named = text and kind is Kind.NOUN
        return Clause(self._named(text), agent=True) if named else None

    def is_named(self, reading: Reading) -> bool:
        """Whether the statement only names a thing: "API tests", "100 demos this year"."""
        if reading.head is None or reading.head.form is HeadForm.NOUN:
            return True
        span = reading.head.span
        if reading.head.form is HeadForm.PARTICIPLE:
            # "Cash forecast": the participle of some verbs is the noun.
            return reading.text[span.start : span.end].lower() == reading.head.lemma
        return (
            reading.head.form is HeadForm.BASE
            and reading.actor is not Actor.TEAM
            and not FIRST_PERSON.match(reading.text)
            and self._grammar.kind(reading.text) is Kind.NOUN
        )

    def _duty(self, reading: Reading, text: str) -> str:
        phrase, rest = split_wrapper(reading, text)
        verb = self._duty_verb(reading, phrase)
        first, space, more = rest.partition(" ")
        lemma = next((base for base, form in self._lexicon.lemma(first) if form is Form.GERUND), "")
        doing = bool(lemma and space and not self._lexicon.noun_like(first))
        if not verb or not rest or (doing and verb != "own"):
            # A past form would say that it is finished: "was responsible for migrating".
            return self._editor.start(text)
        return (
            f"{lemma} {self._editor.thing(more)}" if doing else f"{verb} {self._editor.noun(rest)}"
        )

    def _duty_verb(self, reading: Reading, phrase: str) -> str:
        verb = next((said for duty, said in self._duties if phrase.endswith(duty)), "")
        span = reading.wrapper_span
        before = reading.text[: span.start].lower().split() if span else []
        return self._lexicon.past(verb) if verb and {"was", "were"} & set(before) else verb

    def _effort(self, text: str) -> str:
        """An empty verb replaced where the thing has one of its own: "ran trainings"."""
        start = self._editor.without_i(text)
        match = _DID.match(start)
        thing = start[match.end() :] if match else ""
        verb = self.plain_verb(thing)
        if verb and start.lower().startswith("do "):
            verb = self._lexicon.lemma(verb)[0][0]
        return f"{verb} {self._grammar.lowered(thing)}" if verb else self._editor.start(text)

    def _named(self, text: str) -> str:
        """A bare noun with the verb that goes with it."""
        words = tokens(text)
        last = {form for _, form in self._lexicon.lemma(words[-1])} if words[1:] else set()
        done = Form.PARTICIPLE in last and not self._lexicon.noun_like(words[-1])
        kind = self._grammar.kind(text)
        if done or kind is not Kind.NOUN:
            return self._editor.start(text) if kind is Kind.THIRD else text
        if several := self._parallel(text):
            return several
        text = self._editor.listed(text)
        if verb := self.plain_verb(text):
            return f"{verb} {self._editor.noun(text)}"
        head = self._grammar.head(text)
        if head.lower() in self._words.role_words and words[1:]:
            return f"{self._words.worked_as} {self._grammar.lowered(text)}"
        lemma = self._lexicon.nominal(head) if head.lower() in self._words.ongoing_nouns else None
        before, found, after = text.partition(f" {head}")
        if lemma and found:
            return f"{self._lexicon.past(lemma)} {self._editor.noun(before)}{after}"
        thing = text.removeprefix("on ")
        return f"{self._words.worked_on} {self._editor.noun(thing)}"

    def _parallel(self, text: str) -> str:
        """Activities of one kind, told as such: "did code reviews, mentoring and planning"."""
        parts = text.split(", ")
        verb = self.plain_verb(parts[0])
        if len(parts) <= _PAIR or not all(map(self._is_activity, parts)):
            return ""
        verb = verb if verb == "did" else self._words.worked_on
        return f"{verb} {', '.join(parts[:-1])} and {parts[-1]}"

    def _is_activity(self, part: str) -> bool:
        head = self._grammar.head(part)
        acting = self._editor.is_gerund(head) or head.rstrip("s").endswith("ion")
        return part.count(" ") <= _PAIR and (acting or bool(self.plain_verb(part)))

    def plain_verb(self, phrase: str) -> str:
        """The past form that goes with a thing: "ran" with "customer interviews"; else empty."""
        core = self._grammar.core(ARTICLE.sub("", phrase)).lower()
        verbs = {self._verb_with(part.split(" ")) for part in core.split(" and ")}
        return verbs.pop() if len(verbs) == 1 else ""

    def _verb_with(self, words: list[str]) -> str:
        tries = (" ".join(words[-size:]) for size in (3, 2, 1))
        verbs = self._words.plain_verb
        found = (verbs.get(name) or verbs.get(f"{name}s") for name in tries)
        return next(filter(None, found), "")
