"""The member's own part, and how it stands with what the statement says."""

import re
from typing import NamedTuple

from bot.domain.outcome import Actor, HeadForm, Reading, Wrapper
from bot.reframe.edit import FIRST_PERSON, Editor
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.phrase import tokens
from bot.reframe.statement import Clause, Statements, object_words, split_wrapper
from bot.reframe.wording import Wording

_HAVE = re.compile(r"^(?:I'm|I am|I was|I've|I have|I'd|I had)\s+(?:been\s+)?", re.IGNORECASE)
_TASK = re.compile(r"^(?:responsible|accountable|in charge|tasked) (?:for|of|with) ", re.IGNORECASE)
_BEEN = re.compile(r"^(?:(?:I've|I have|I had) )?been (?=\w+ing\b)", re.IGNORECASE)
_WITH_SOMEBODY = re.compile(
    r"^(?:just |only |mostly )?(?:me|myself|I)\s+(?:and|with|plus|,)\s+(?P<who>[^,;:.]{2,60}?)"
    r"(?:[,;:.]\s*|\s+(?=I\s)|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_WITH_TAIL = re.compile(r"^with\s+(?P<who>[^,;:.]{2,60})(?P<rest>)$", re.IGNORECASE)
_GROUP = re.compile(r"^(?:we|our team|my team)\s+", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|got|been)\b", re.IGNORECASE)
_UNIQUE = frozenset({"only", "sole", "main", "first", "single", "primary"})
_ROLE_WITHIN = 4
"""Words at the beginning of an own part among which a role is looked for."""


class Own(NamedTuple):
    """What the member said about the own part."""

    kind: Kind
    text: str
    who: str = ""
    """Whom it was shared with: "a colleague"."""
    alone: bool = False
    """It was all the member's."""
    solo: bool = False
    """Nobody else took part."""

    @property
    def is_act(self) -> bool:
        """Whether it is told as an act, so that it can be the action of the rewriting."""
        return bool(self.text) and self.kind in {Kind.PAST, Kind.BASE}


class Ownership:
    """Puts own part and statement together; holds no state of its own."""

    def __init__(
        self, lexicon: Lexicon, wording: Wording, grammar: Grammar, editor: Editor
    ) -> None:
        self._lexicon = lexicon
        self._words = wording
        self._grammar = grammar
        self._editor = editor
        self._statements = Statements(lexicon, wording, grammar, editor)

    def own(self, said: str) -> Own | None:
        """The own part, taken apart; None if nothing was said about it."""
        low = said.lower().strip(" .!")
        if not said:
            return None
        if low in self._words.alone:
            return Own(Kind.NOUN, "", alone=True, solo=low in self._words.solo)
        if said.startswith("["):
            return Own(Kind.PAST, said)
        who = ""
        if match := _WITH_SOMEBODY.match(said) or _WITH_TAIL.match(said):
            who, said = match["who"], match["rest"]
        text = _HAVE.sub("", said) if _HAVE.match(said) else FIRST_PERSON.sub("", said)
        text = _TASK.sub("", text).replace("; ", ", ")
        kind = self._grammar.kind(text)
        if kind in {Kind.PAST, Kind.BASE}:
            text = self._editor.verbs_listed(text)
        return Own(kind, self._grammar.lowered(text), who)

    def act(self, reading: Reading, own: Own, text: str) -> Clause:
        """The own part as the action, what the statement says as its context."""
        joins = self._words.joins
        done = own.text
        if own.who:
            done += joins.with_colleague.format(who=own.who).rstrip(",")
        clause = self._statements.clause(reading, text)
        if clause is None:
            return Clause(done, agent=True)
        if noun := self._context(reading, text):
            return Clause(self._about(done, noun, reading), agent=True)
        past = reading.head is not None and reading.head.form is HeadForm.PAST
        passive = reading.actor is not Actor.SPEAKER and _PASSIVE.search(clause.text)
        if (reading.actor is Actor.TEAM and past) or passive:
            comma = "," if own.who else ""
            return Clause(f"{done}{comma}{joins.when_we.format(clause=clause.text)}", agent=True)
        said = self._beside(reading, done, clause, past=own.kind is Kind.PAST)
        return Clause(said, agent=True)

    def _beside(self, reading: Reading, done: str, clause: Clause, *, past: bool) -> str:
        """Two acts of the same person: one while, and, or after the other."""
        joins, said = self._words.joins, clause.text
        doing = self._doing(reading, said)
        if doing and clause.agent and past:
            return f"{done}{joins.while_doing.format(clause=doing)}"
        if not clause.agent and reading.wrapper is None:
            return f"{done}{joins.then.format(clause=said)}"
        if reading.head and reading.head.lemma in self._words.measure_verbs:
            return f"{done}{joins.and_verb.format(clause=said)}"
        several = clause.agent and ("," in said or " and " in said)
        return said + (joins.then if several else joins.and_verb).format(clause=done)

    def _doing(self, reading: Reading, said: str) -> str:
        """What goes on meanwhile, as an -ing form: "maintaining 70 DAGs"; else empty."""
        going = _BEEN.sub("", said)
        if self._editor.is_gerund(going.split(" ")[0]):
            return going
        verb, _, rest = said.partition(" ")
        present = reading.head is not None and reading.head.form is HeadForm.BASE
        base = any(form is Form.BASE for _, form in self._lexicon.lemma(verb))
        if not present or not base or reading.wrapper is Wrapper.EFFORT:
            return ""
        return f"{self._lexicon.gerund(verb)} {rest}".strip()

    def _context(self, reading: Reading, text: str) -> str:
        """The thing that the own part belongs to, where the statement is little more than it."""
        if reading.wrapper is Wrapper.DUTY:
            return ""
        if reading.wrapper is not None:
            return self._wrapped_noun(reading, text)
        named = self._statements.is_named(reading)
        if reading.actor is not Actor.TEAM:
            return text if named else ""
        past = reading.head is not None and reading.head.form is HeadForm.PAST
        return "" if past else object_words(reading)

    def _wrapped_noun(self, reading: Reading, text: str) -> str:
        """What was helped with or worked on; empty where it is more than a thing."""
        span, head = reading.wrapper_span, reading.head
        inner = head is not None and span is not None and head.span.start >= span.end
        verbal = inner and head is not None and head.form is not HeadForm.NOUN
        _, rest = split_wrapper(reading, text)
        somebody = reading.wrapper is Wrapper.HELP and " with " in rest
        return "" if verbal or somebody or self._has_infinitive(rest) else rest

    def _has_infinitive(self, text: str) -> bool:
        words = tokens(text)
        after_to = (words[at + 1] for at, word in enumerate(words[:-1]) if word.lower() == "to")
        return any(form is Form.BASE for word in after_to for _, form in self._lexicon.lemma(word))

    def _about(self, done: str, noun: str, reading: Reading) -> str:
        """An own part with its context: on it, for it, while doing it, as part of it."""
        joins = self._words.joins
        if {"it", "them"} & set(tokens(done)):
            return joins.about.format(what=noun, clause=done)
        what = self._editor.noun(self._editor.listed(noun))
        phrase, _ = split_wrapper(reading, reading.text)
        named = self._statements.is_named(reading)
        verb = self._statements.plain_verb(noun) if named and not phrase else ""
        if verb in self._words.activities:
            gerund = self._lexicon.gerund(self._lexicon.lemma(verb)[0][0])
            clause = f"{gerund} {self._grammar.lowered(noun)}"
            return done + joins.while_doing.format(clause=clause)
        join = joins.for_whom.replace("{who}", "{what}")
        if phrase.endswith(" on"):
            join = joins.on_what
        elif " for " in f" {done} ":
            join = joins.as_part
        elif " " not in noun and self._editor.is_gerund(noun):
            join = joins.in_what
        return done + join.format(what=what)

    def shared(self, reading: Reading, own: Own, clause: Clause) -> Clause:
        """The statement with an own part that is told as no act."""
        joins, said = self._words.joins, clause.text
        if own.alone:
            active = self._active(reading)
            said = active or _GROUP.sub("", said)
            return Clause(said + joins.myself if own.solo and not active else said, agent=True)
        if not own.text:
            told = joins.with_colleague.format(who=own.who).rstrip(",")
        elif own.kind not in {Kind.NOUN, Kind.GERUND}:
            told = joins.then.format(clause=own.text)
        elif own.text.split(",")[0].lower() in self._words.solo:
            told = f", {own.text}"
        elif self._statements.is_named(reading) and "," in own.text and "(" not in said:
            told = f" ({own.text})"
        elif {word.lower() for word in tokens(own.text)[:_ROLE_WITHIN]} & self._words.role_words:
            unique = own.text.split(" ")[0] in _UNIQUE
            told = joins.as_role.format(part=f"the {own.text}" if unique else own.text)
        else:
            part = self._grammar.with_the(own.text, self._words.countable)
            told = joins.my_part.format(part=part)
        return Clause(said + told, agent=clause.agent)

    def _active(self, reading: Reading) -> str:
        """A passive turned round, once the member has said who it was: "designed the search"."""
        head, thing = reading.head, object_words(reading)
        if head is None or head.form is not HeadForm.PARTICIPLE or not thing:
            return ""
        before, after = reading.text[: head.span.start], reading.text[head.span.end :]
        match = re.fullmatch(
            rf"((?:the |our |all )?){re.escape(thing)} (?:was|were|got|has been|have been) ",
            before,
            re.IGNORECASE,
        )
        if not match:
            return ""
        what = f"{match[1].lower()}{self._grammar.lowered(thing)}{after.rstrip(' .')}"
        return f"{self._lexicon.past(head.lemma)} {what}"
