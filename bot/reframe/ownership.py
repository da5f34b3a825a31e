"""The member's own part, and how it stands with what the statement says."""

import re
from itertools import pairwise
from typing import NamedTuple

from bot.domain.outcome import Actor, HeadForm, Reading, Wrapper
from bot.reframe.edit import FIRST_PERSON, Editor
from bot.reframe.grammar import Grammar, Kind
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.phrase import tokens
from bot.reframe.statement import Clause, Statements, object_words, split_wrapper
from bot.reframe.wording import Wording

_ME = re.compile(r"^(?:just |only |mostly )?(?:me|myself)\s?[,:;-]\s+(?=\S+ \S)", re.IGNORECASE)
_HAVE = re.compile(r"^(?:I'm|I am|I was|I've|I have|I'd|I had)\s+(?:been\s+)?", re.IGNORECASE)
_TASK = re.compile(r"^(?:responsible|accountable|in charge|tasked) (?:for|of|with) ", re.IGNORECASE)
_BEEN = re.compile(r"^(?:(?:I've|I have|I had) )?been (?=\w+ing\b)", re.IGNORECASE)
_WITH_SOMEBODY = re.compile(
    r"^(?:just |only |mostly )?(?:me|myself|I)\s+(?:and|with|plus|,)\s+(?P<who>[^,;:.]{2,60}?)"
    r"(?:[,;:.]\s*|\s+(?=I\s)|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_WITH_TAIL = re.compile(
    r"^(?:together |jointly )?with\s+(?P<who>[^,;:.]{2,60}?)"
    r"(?:[,;:.]\s*|\s+(?=I\s)|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"^(?:we|our team|my team)\s+", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|got|been)\b", re.IGNORECASE)
_POINTERS = frozenset({"it", "them"})
_VAGUE = re.compile(
    r"^(?:a lot of|lots of|a bunch of|loads of|tons of|many|some|a few|various)\s+", re.IGNORECASE
)
_LAST = frozenset({"myself", "alone", "personally", "together", "it", "them"})
"""Words after which nothing can be joined that belongs to the act."""
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
        who, typed = "", said
        said = _ME.sub("", said)
        if match := _WITH_SOMEBODY.match(said) or _WITH_TAIL.match(said):
            who, said = match["who"], match["rest"]
        text = _HAVE.sub("", said) if _HAVE.match(said) else FIRST_PERSON.sub("", said)
        text = _TASK.sub("", text).replace("; ", ", ")
        kind = self._grammar.kind(text)
        if _ME.match(typed) and kind not in {Kind.PAST, Kind.BASE}:
            return Own(Kind.NOUN, f"({typed})")
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
        if noun := self._context(reading, text, done):
            return Clause(self._about(done, noun, reading), agent=True)
        if self._goes_on(reading):
            return Clause(joins.we_and_i.format(we=clause.text, clause=done), agent=True)
        if clause.text.startswith("part of "):
            return Clause(done + joins.as_role.format(part=clause.text), agent=True)
        past = reading.head is not None and reading.head.form is HeadForm.PAST
        mine = self._grammar.kind(clause.text) is Kind.PAST
        passive = reading.actor is not Actor.SPEAKER and not mine and _PASSIVE.search(clause.text)
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
            first, both, second = done.partition(" and ")
            if both and "," not in done and self._grammar.kind(second) is Kind.PAST:
                done = f"{first}, {second}"
            return f"{done}{joins.and_verb.format(clause=said)}"
        several = clause.agent and ("," in said or " and " in said)
        listed = self._grammar.kind(done.rpartition(" and ")[2]) is Kind.PAST
        told = clause.agent or reading.wrapper is Wrapper.HELP
        if told and not several and " and " in done and listed and "," not in done:
            return f"{said}, {done}"
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

    def _context(self, reading: Reading, text: str, done: str) -> str:
        """The thing that the own part belongs to, where the statement is little more than it."""
        if reading.wrapper is Wrapper.DUTY:
            return ""
        if reading.wrapper is not None:
            return self._wrapped_noun(reading, text, done)
        named = self._statements.is_named(reading) or self._is_compound(text)
        if reading.actor is not Actor.TEAM:
            acted = self._grammar.kind(text) in {Kind.PAST, Kind.BASE}
            return text if named and not acted else ""
        past = reading.head is not None and reading.head.form is HeadForm.PAST
        return "" if past or self._goes_on(reading) else object_words(reading)

    def _is_compound(self, text: str) -> bool:
        """Whether an -ing form is part of a name: "ranking model v3"."""
        first, *rest = tokens(text)[:3] or [""]
        return (
            self._editor.is_gerund(first)
            and len(rest) > 1
            and rest[0].islower()
            and rest[0] in self._words.countable
            and not self._grammar.plural(text)
        )

    def _goes_on(self, reading: Reading) -> bool:
        """Whether "we" do something that more is said of than its object."""
        head, thing = reading.head, reading.object
        if reading.actor is not Actor.TEAM or head is None or thing is None or reading.wrapper:
            return False
        more = reading.text[thing.end :].strip(" .")
        return head.form is HeadForm.BASE and bool(more)

    def _wrapped_noun(self, reading: Reading, text: str, done: str) -> str:
        """What was helped with or worked on; empty where it is more than a thing."""
        span, head = reading.wrapper_span, reading.head
        inner = head is not None and span is not None and head.span.start >= span.end
        verbal = inner and head is not None and head.form is not HeadForm.NOUN
        _, rest = split_wrapper(reading, text)
        phrase, _ = split_wrapper(reading, reading.text)
        helped = reading.wrapper is Wrapper.HELP and phrase.endswith(("help", "helped", "helping"))
        somebody = helped or (reading.wrapper is Wrapper.HELP and " with " in rest)
        jointly = " with " in rest or (phrase.endswith(" with") and " on " in rest)
        somebody = somebody or (reading.wrapper is Wrapper.EFFORT and jointly)
        nested = self._words.relatives & {word.lower() for word in tokens(done)}
        if reading.wrapper is Wrapper.EFFORT and nested:
            return ""
        return "" if verbal or somebody or self._has_infinitive(rest) else rest

    def _has_infinitive(self, text: str) -> bool:
        words = tokens(text)
        after_to = (words[at + 1] for at, word in enumerate(words[:-1]) if word.lower() == "to")
        return any(form is Form.BASE for word in after_to for _, form in self._lexicon.lemma(word))

    def _about(self, done: str, noun: str, reading: Reading) -> str:
        """An own part with its context: on it, for it, while doing it, as part of it."""
        joins = self._words.joins
        noun = _VAGUE.sub("", noun)
        words = tokens(done)
        pointers = [
            word for before, word in pairwise(words) if word in _POINTERS and before != "of"
        ]
        if len(pointers) == 1 and words[1] in _POINTERS:
            return re.sub(rf"\b{pointers[0]}\b", self._editor.noun(noun), done, count=1)
        if pointers or ", " in noun:
            noun = self._editor.enumerated(noun)
            return joins.about.format(what=noun, clause=done)
        what = self._editor.noun(self._editor.listed(noun))
        phrase, _ = split_wrapper(reading, reading.text)
        named = self._statements.is_named(reading)
        verb = self._statements.plain_verb(noun) if named and not phrase else ""
        if verb in self._words.activities:
            gerund = self._lexicon.gerund(self._lexicon.lemma(verb)[0][0])
            thing = self._editor.noun(noun) if " of " in noun else self._grammar.lowered(noun)
            clause = f"{gerund} {thing}"
            return done + joins.while_doing.format(clause=clause)
        first, *rest = tokens(noun)
        if rest and self._editor.is_gerund(first) and self._grammar.plural_word(rest[0]):
            return done + joins.while_doing.format(clause=self._grammar.lowered(noun))
        if verb and (" for " in f"{what} {done}" or "ones" in words):
            return f"{verb} {what}{joins.and_verb.format(clause=done)}"
        join = joins.for_whom.replace("{who}", "{what}")
        if phrase.endswith(" on") and self._grammar.is_determined(what):
            join = joins.on_what
        elif self._is_closed(done) or " for " in what:
            join = joins.as_part
        elif " " not in noun and self._editor.is_gerund(noun):
            join = joins.in_what
        return done + join.format(what=what)

    def _is_closed(self, done: str) -> bool:
        """Whether "for it" would be taken for part of what the own part ends with."""
        words = [word.lower() for word in tokens(done)]
        nested = {"for", *self._words.subordinators - {"as", "so"}} & set(words)
        return bool(nested) or words[-1:] == [] or words[-1] in _LAST

    def shared(self, reading: Reading, own: Own, clause: Clause) -> Clause:
        """The statement with an own part that is told as no act."""
        joins, said = self._words.joins, clause.text
        if own.alone:
            active = self._active(reading)
            said = active or _GROUP.sub("", said)
            return Clause(said + joins.myself if own.solo and not active else said, agent=True)
        if not own.text:
            told = joins.with_colleague.format(who=own.who).rstrip(",")
        elif own.kind not in {Kind.NOUN, Kind.GERUND} and not self._is_aside(own, clause):
            told = joins.then.format(clause=own.text)
        elif own.text.startswith("("):
            told = f" {own.text}"
        elif own.text.split(",")[0].lower() in self._words.solo:
            alone, _, more = own.text.partition(", ")
            told = f" {alone} ({more})" if more else f" {alone}"
        elif clause.agent and "(" not in said and not self._has_role(own.text):
            told = f" ({own.text})"
        elif self._has_role(own.text):
            unique = own.text.split(" ")[0] in _UNIQUE
            told = joins.as_role.format(part=f"the {own.text}" if unique else own.text)
        else:
            part = self._grammar.with_the(own.text, self._words.countable)
            told = joins.my_part.format(part=part)
        return Clause(said + told, agent=clause.agent)

    def _is_aside(self, own: Own, clause: Clause) -> bool:
        """Whether what looks like a clause has no sure subject: "synonyms list with sales"."""
        first = own.text.split(" ")[0].lower()
        return clause.agent and first not in self._words.pronouns | self._words.determiners

    def _has_role(self, part: str) -> bool:
        """Whether an own part begins with what somebody was: "tech lead"."""
        first = {word.lower() for word in tokens(part)[:_ROLE_WITHIN]}
        return bool(first & self._words.role_words)

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
