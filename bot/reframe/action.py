"""The action of a rewriting: the statement's own words, edited, and the member's own part."""

from typing import NamedTuple

from bot.domain.outcome import Reading, Wrapper
from bot.reframe.edit import Editor, cut
from bot.reframe.grammar import Grammar
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.ownership import Ownership
from bot.reframe.statement import Statements, with_effort
from bot.reframe.wording import Wording


class Action(NamedTuple):
    """The main clause so far, without capital and final dot."""

    text: str
    agent: bool
    """Whether it says that the speaker did it, so that a change can be its doing."""
    rest: str = ""
    """Further sentences of the statement."""
    dropped: tuple[str, ...] = ()
    """Words of the statement's that are left out."""


class Actions:
    """Builds actions; holds no state of its own."""

    def __init__(self, lexicon: Lexicon, wording: Wording, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._editor = Editor(lexicon, wording, grammar)
        self._statements = Statements(lexicon, wording, grammar, self._editor)
        self._ownership = Ownership(lexicon, wording, grammar, self._editor)

    def edited(self, reading: Reading) -> Action:
        """The statement in its own words, weakening ones and the leading "I" left out."""
        text, dropped = cut(reading.text, reading.strip)
        return Action(self._editor.without_i(text), agent=False, dropped=dropped)

    def action(self, reading: Reading, own_part: str) -> Action | None:
        """The main clause; None where neither text nor own part names any work."""
        own = self._ownership.own(own_part)
        reading = self._statements.described(with_effort(reading))
        text, rest, dropped = self._editor.prepared(reading)
        if own and own.is_act:
            clause = self._ownership.act(reading, own, text)
            return Action(clause.text, clause.agent, rest, dropped)
        said = self._statements.clause(reading, text)
        if said is None:
            return None
        clause = self._ownership.shared(reading, own, said) if own else said
        return Action(clause.text, clause.agent, rest, dropped)

    def ongoing(self, text: str) -> str:
        """A clause that begins with an -ing form as a routine: "review contracts"."""
        verb, space, rest = text.partition(" ")
        lemma = next((base for base, form in self._lexicon.lemma(verb) if form is Form.GERUND), "")
        usable = lemma and space and not self._lexicon.noun_like(verb)
        return f"{lemma} {rest}" if usable else text

    def is_verbal(self, text: str, reading: Reading) -> bool:
        """Whether a clause begins with its verb, so that "I" can stand before it."""
        first = text.split(" ", maxsplit=1)[0]
        forms = {form for _, form in self._lexicon.lemma(first)}
        tasked = reading.wrapper is Wrapper.DUTY and Form.PAST in forms and first != "owned"
        return bool(forms & {Form.PAST, Form.BASE}) and not tasked
