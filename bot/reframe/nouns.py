"""Work that is named by a noun: "migration of billing", "my queue fix", "upgrade done"."""

from bot.domain.outcome import Actor, HeadForm
from bot.reframe.clauses import Clause
from bot.reframe.lexicon import Form, Lexicon
from bot.reframe.subjects import Found
from bot.reframe.tokens import Token
from bot.reframe.vocabulary import DETERMINERS, PREPOSITIONS

_AFTERTHOUGHTS = frozenset(
    {"(", "-", "\u2013", "\u2014", "before", "after", "since", "because", "once"}
)
"""Links after which "my" and a noun name the work that came before."""


class NounFinder:
    """Finds acts that are written as nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def nominal(self, found: tuple[Token, ...], clause: Clause) -> Found | None:
        """An action written as a noun with its object: "migration of billing to AWS"."""
        found = tuple(token for token in found if token.low not in DETERMINERS)
        for at, token in enumerate(found[:4]):
            if not token.is_word or token.low in PREPOSITIONS:
                return None
            lemma = self._lexicon.nominal(token.text)
            after = found[at + 1].low if len(found) > at + 1 else ""
            if lemma and after == "of":
                return Found(
                    lemma,
                    HeadForm.NOUN,
                    token.start,
                    token.end,
                    Actor.HIDDEN,
                    clause,
                    found[at + 2 :],
                    done=False,
                    sure=0.6,
                )
        return None

    def own(self, clause: Clause) -> Found | None:
        """As in "before my queue fix", "(my rewrite)": the act as the speaker's own noun."""
        found = clause.tokens
        at = next((at for at, token in enumerate(found) if token.low == "my"), None)
        if at is None or (at == 0 and clause.link not in _AFTERTHOUGHTS):
            return None
        for end, token in enumerate(found[at + 1 : at + 5], start=at + 1):
            if not token.is_word or token.low in PREPOSITIONS:
                return None
            lemma = self._lexicon.nominal(token.text) or (
                token.low if self._lexicon.noun_like(token.text) else None
            )
            last = len(found) == end + 1 or found[end + 1].low in PREPOSITIONS
            if lemma and lemma in self._lexicon.work and last:
                rest = found[at + 1 : end] or found[end + 1 :]
                return Found(
                    lemma,
                    HeadForm.NOUN,
                    token.start,
                    token.end,
                    Actor.SPEAKER,
                    clause,
                    rest,
                    sure=0.5,
                )
        return None

    def done(self, found: tuple[Token, ...], clause: Clause) -> Found | None:
        """As in "Kubernetes upgrade done"."""
        lemma = self._lexicon.nominal(found[-1].text) or (
            found[-1].low if len(found) > 1 and self._is_base(found[-1]) else None
        )
        if not lemma or len(found) < 2:  # noqa: PLR2004 - an object and its action
            return None
        last = found[-1]
        return Found(
            lemma, HeadForm.NOUN, last.start, last.end, Actor.HIDDEN, clause, found[:-1], sure=0.5
        )

    def _is_base(self, token: Token) -> bool:
        return any(form is Form.BASE for _, form in self._lexicon.lemma(token.text))
