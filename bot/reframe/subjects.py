"""Who a clause is about, and what a head is when it has been found."""

from typing import NamedTuple

from bot.domain.outcome import Actor, HeadForm, Wrapper
from bot.reframe.clauses import Clause
from bot.reframe.quantity import Kind
from bot.reframe.rules import Words
from bot.reframe.tokens import Token, after_adverbs
from bot.reframe.vocabulary import AUXILIARIES, DETERMINERS, PREPOSITIONS, SPEAKER, word_set

_PERFECT = frozenset({"have", "has", "had", "i've", "ive", "we've", "haven't"})
_OPINIONS = frozenset({"think", "guess", "believe", "feel", "suppose", "hope", "felt", "thought"})


_MODALS = word_set("will would can could may might should")


class Subject(NamedTuple):
    """Who a clause is about, and the tokens after it and its auxiliaries."""

    actor: Actor | None
    rest: tuple[Token, ...]
    perfect: bool = False
    modal: bool = False


class Found(NamedTuple):
    """A head as it was found, with where the search for its object starts."""

    lemma: str
    form: HeadForm
    start: int
    end: int
    actor: Actor
    clause: Clause
    rest: tuple[Token, ...]
    """Tokens after the verb; for a passive the subject before it."""
    done: bool = True
    sure: float = 0.9
    wrapper: Wrapper | None = None


def subject_of(found: tuple[Token, ...], words: Words) -> Subject:
    """The pronoun or group at the start of a clause; `actor` is None if it has none."""
    found = after_adverbs(_after_setting(_after_time(found)))
    actor: Actor | None = None
    text = joined(found)
    if not found:
        return Subject(None, found)
    first = found[0]
    if first.low in SPEAKER and len(found) > 2 and found[1].low in _OPINIONS:  # noqa: PLR2004 - "I think I"
        opinion = next((at for at in (2, 3) if len(found) > at and found[at].low in SPEAKER), 0)
        found = found[opinion:]
        first = found[0]
    if first.low in SPEAKER:
        actor, found = Actor.SPEAKER, found[1:]
    elif team := words.team.match(text):
        actor = Actor.TEAM
        found = tuple(token for token in found if token.start - first.start >= team.end())
    elif first.low in {"been", "was", "am", "have", "had"}:
        actor = Actor.SPEAKER if first.low in {"been", "was", "am"} else None
    return past_auxiliaries(actor, first, found)


_OPENS_TIME = word_set(
    """
    for in during since over within this last every each throughout on from between after right
    """
)
_TIMES = word_set(
    """
    year years month months quarter quarters week weeks half sprint season summer winter spring
    autumn day days yesterday january february march april may june july august
    september october november december monday friday
    """
)
_LONGEST_TIME = 6
_LONGEST_SETTING = 8


def _after_time(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without a phrase of time at the start: "For 6 years now", "This year", "In Q3"."""
    if len(found) < 3 or found[0].low not in _OPENS_TIME:  # noqa: PLR2004 - time, subject, verb
        return found
    for at, token in enumerate(found[:_LONGEST_TIME]):
        name = token.figure is not None and token.figure.kind in {Kind.NAME, Kind.DURATION}
        if token.low in _TIMES or (name and at):
            return found[at + 1 :] or found
    return found


def _after_setting(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without a phrase of circumstance before "I": "In between I", "With two juniors I"."""
    if len(found) < 3 or found[0].low not in PREPOSITIONS:  # noqa: PLR2004 - setting, subject, verb
        return found
    for at, token in enumerate(found[1:_LONGEST_SETTING], start=1):
        if token.low in SPEAKER:
            return found[at:]
    return found


def past_auxiliaries(actor: Actor | None, first: Token, found: tuple[Token, ...]) -> Subject:
    """What follows "have", "was", "can" and adverbs; "had" keeps its place where it is the verb."""
    perfect, modal = first.low in _PERFECT, False
    at = 0
    while at < len(found) - 1 and not _main_verb(found[at], found[at + 1], actor):
        perfect |= found[at].low in _PERFECT
        modal |= found[at].low in _MODALS
        at += 1
    return Subject(actor, found[at:], perfect, modal)


def _main_verb(token: Token, after: Token, actor: Actor | None) -> bool:
    """Whether the token is no auxiliary here: "did tests", "had 1:1s"."""
    if token.low in _PERFECT and (after.low in DETERMINERS or after.figure):
        return True
    if token.low in {"did", "do", "does"} and after.low != "not":
        return True
    if token.low in {"had", "have"} and actor is None:
        return True
    return token.low not in AUXILIARIES and not token.is_adverb


def joined(found: tuple[Token, ...]) -> str:
    """The tokens as text, with their distances kept."""
    parts: list[str] = []
    at = found[0].start if found else 0
    for token in found:
        parts.append(" " * (token.start - at) + token.text)
        at = token.end
    return "".join(parts)
