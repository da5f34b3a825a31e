"""What kind of fragment a few words are.

People answer in fragments: "reps calling the right accounts first", "unblocked deals", "they
bought standard". Which of these it is decides what can join it to a sentence.
"""

from enum import StrEnum

from bot.reframe.lexicon import Form
from bot.reframe.phrase import BREAKS, Phrases, tokens

_AFTER_NOUN = frozenset({"", "of", "for", "in", "time", "times", "rate", "rates"})
_AFTER_VERB = frozenset(
    [
        "to",
        "up",
        "down",
        "off",
        "out",
        "faster",
        "sooner",
        "earlier",
        "again",
        "twice",
        "now",
        "well",
    ]
)
_BEFORE_NOUN = frozenset(["and", "or", "of", "for", "by", "in", "on", "with", "without", "from"])
_ASKING = frozenset({"what", "how", "who", "whether", "why", "where"})
_SUBJECTS = frozenset(["i", "we", "they", "he", "she", "you", "nobody", "everybody", "everyone"])
_GROUPS = frozenset({"all", "both", "each", "most", "some"})
"""Determiners that may be a subject: "all stop by 7am"."""
_OPENERS = frozenset({"now", "finally", "also", "then", "and"})
_BEFORE_VERB = frozenset(
    ["now", "still", "only", "also", "always", "never", "already", "often", "usually", "finally"]
)
_OFTEN = frozenset(["daily", "weekly", "hourly", "on", "when", "whenever", "without"])
_EVERY = frozenset(["no", "every", "each"])
_SECOND = 2
_NONE = frozenset(["not", "no", "zero", "none"])
_MISSING = frozenset(["lost", "missed", "used", "left", "needed", "open"])
"""After "not one" these are said of a thing, not by it: "not one day lost"."""
_TURNS = frozenset(["stopped", "started", "became", "kept", "ended", "disappeared", "stayed"])
"""Past verbs that tell a state rather than what somebody did."""
_HANDLED = frozenset(
    ["signed", "paid", "used", "bought", "lost", "won", "kept", "shipped", "closed"]
)
"""Past verbs that are done to `_THINGS`: "contract signed before May"."""
_THINGS = frozenset(
    ["agreement", "contract", "contracts", "deal", "lease", "offer", "order", "invoice", "invoices"]
)
_CONDITIONS = frozenset(["if", "when", "once", "unless", "without", "otherwise", "whenever"])


class Kind(StrEnum):
    """What a fragment is."""

    CLAUSE = "clause"
    """It has a subject and a finite verb: "tests don't fail on Mondays"."""
    PAST = "past"
    """It begins with a past verb: "unblocked deals"."""
    THIRD = "third"
    """It begins with a present verb: "saves finance two days"."""
    BASE = "base"
    """It begins with a base form: "reduce churn"."""
    GERUND = "gerund"
    """It begins with an -ing form: "saving analysts 10 hours"."""
    MODAL = "modal"
    """It begins with a modal verb: "would have opened the bucket"."""
    STATE = "state"
    """It tells a state: "back online before the market opened"."""
    CONDITION = "condition"
    """It begins with if or when."""
    NOUN = "noun"
    """Anything else, taken as a noun with what belongs to it."""


_AUXILIARY_FIRST = {
    "was": Kind.PAST,
    "were": Kind.PAST,
    "had": Kind.PAST,
    "did": Kind.PAST,
    "is": Kind.THIRD,
    "are": Kind.THIRD,
    "has": Kind.THIRD,
    "does": Kind.THIRD,
}


class Grammar(Phrases):
    """Reads fragments; holds no state of its own."""

    def kind(self, text: str) -> Kind:
        """What the fragment is; `NOUN` where nothing else is certain."""
        words = [] if text.startswith("[") else tokens(text)
        while len(words) > 1 and words[0].lower() in _OPENERS:
            words = words[1:]
        first = words[0].lower() if words else ""
        if first in _CONDITIONS:
            return Kind.CONDITION
        if first in self._words.modals:
            return Kind.MODAL
        later = bool(words) and self._finite(words, 1) > 0
        plain = Kind.CLAUSE if later else Kind.NOUN
        if first in _NONE and words[-1].lower() in _MISSING:
            return Kind.NOUN
        if not words or self._opens_noun(first) or (first in self._words.pronouns and later):
            return plain
        if self._is_subject(words):
            return Kind.CLAUSE
        return self._verb_first(words, later=later) or plain

    def _is_subject(self, words: list[str]) -> bool:
        """Whether a later verb is about an -ing form: "replacing a senior takes 5 months"."""
        if Form.GERUND not in self._forms(words[0]):
            return False
        clear = self._words.auxiliaries | self._words.priced
        words_within = self._words.relatives | self._words.subordinators | self._words.pronouns
        nested = words_within | BREAKS
        low = [word.lower() for word in words]
        stop = next((at for at, word in enumerate(low) if word in nested), len(low))
        return any(word in clear for word in low[2:stop])

    def _opens_noun(self, first: str) -> bool:
        return (
            first in self._words.determiners or first in self._words.numbers or first[0].isdigit()
        )

    def subject(self, clause: str) -> str:
        """The words of a clause before its finite verb; empty if it begins with a pronoun."""
        words = tokens(clause)
        at = self._finite(words, 1) if words else 0
        if not at or words[0].lower() in self._words.pronouns:
            return ""
        return clause[: max(0, clause.find(f" {words[at]}"))]

    def tells_event(self, clause: str) -> bool:
        """Whether a clause tells what somebody then did: "ops changed the packaging"."""
        words = tokens(clause)
        at = self._finite(words, 1) if words else 0
        verb = words[at].lower() if at else ""
        state = _TURNS | self._words.auxiliaries | self._words.figures
        return Form.PAST in self._forms(verb) and verb not in state

    def _verb_first(self, words: list[str], *, later: bool) -> Kind | None:
        first = words[0].lower()
        following = words[1].lower() if len(words) > 1 else ""
        if first in _AUXILIARY_FIRST:
            return _AUXILIARY_FIRST[first]
        if first in self._words.states and not later:
            return Kind.STATE
        if later and following not in self._words.determiners | _ASKING:
            return None
        return self._by_form(first, following)

    def _by_form(self, first: str, following: str) -> Kind | None:
        forms = self._forms(first)
        noun_like = self._lexicon.noun_like(first)
        if first in self._words.describing and not self._takes_object(following):
            return None
        if not forms and first.endswith("ed") and self._takes_object(following):
            return Kind.PAST
        if Form.PAST in forms:
            return None if noun_like and following in _AFTER_NOUN else Kind.PAST
        if Form.GERUND in forms:
            return None if noun_like or following in {"", "of"} else Kind.GERUND
        if Form.THIRD in forms:
            thing = self._is_thing(first) and not self._takes_object(following)
            return None if thing else Kind.THIRD
        act = first in self._lexicon.first_words and not noun_like
        act = act and self._lexicon.nominal(first) is None
        usable = Form.BASE in forms and (act or self._takes_object(following))
        return Kind.BASE if usable else None

    def _takes_object(self, following: str) -> bool:
        return (
            following in self._words.determiners
            or following in self._words.numbers
            or following in self._words.objects
            or following[:1].isdigit()
            or (following[:1] != "" and following[:1] in "~$\u20ac\u00a3")
        )

    def _finite(self, words: list[str], start: int) -> int:
        """Position of the finite verb of the main clause, from `start` on; 0 if there is none."""
        first = frozenset() if self._lexicon.noun_like(words[0]) else self._forms(words[0])
        strict = Form.PAST in first or (Form.THIRD in first and not self._is_thing(words[0]))
        relative, skip = False, words[0].lower() == "to"
        for at in range(start, len(words)):
            word = words[at].lower()
            if skip:
                skip = False
            elif self._stops(word, verb_first=bool(first)):
                return 0
            elif word in self._words.relatives or word in _ASKING:
                relative = True
            elif word == "to":
                skip = True
            elif self._is_finite(words, at, strict=strict):
                if not relative:
                    return at
                relative = False
            elif Form.GERUND in self._forms(word) and self.plural_word(words[at - 1]):
                strict = True
        return 0

    def _is_thing(self, word: str) -> bool:
        """Whether a word in -s is as likely a plural: "reports", "tests"."""
        return self._lexicon.noun_like(self._lexicon.lemma(word)[0][0])

    def _stops(self, word: str, *, verb_first: bool) -> bool:
        if word == ",":
            return verb_first
        return word in BREAKS or (word in self._words.subordinators and word != "as")

    def _is_finite(self, words: list[str], at: int, *, strict: bool) -> bool:
        """`strict`: where a verb or an -ing form came before, only a clear sign will do."""
        word, before = words[at].lower(), self._neighbour(words, at).lower()
        counted = before in self._words.numbers and not (
            before == "one" and word in self._words.priced
        )
        determined = before in self._words.determiners - _GROUPS or counted
        if determined or before in _BEFORE_NOUN:
            return False
        if word in self._words.auxiliaries:
            return not strict or before not in self._words.pronouns
        if word in _HANDLED and _THINGS & {found.lower() for found in words[:at]}:
            return False
        forms = self._forms(words[at])
        if before in _SUBJECTS and forms - {Form.GERUND} and not strict:
            return True
        after = words[at + 1].lower() if at + 1 < len(words) else ""
        if Form.PAST in forms:
            return self._past_is_finite(
                word, after, participle=Form.PARTICIPLE in forms, strict=strict
            )
        return not strict and self._present_is_finite(words, at, after)

    def _neighbour(self, words: list[str], at: int) -> str:
        """The word before, adverbs skipped: "vendors only talk to me"."""
        at -= 1
        while at and words[at].lower() in self._words.adverbs:
            at -= 1
        if at and [word.lower() for word in words[at - 1 : at + 1]] == ["no", "one"]:
            return "nobody"
        return words[at]

    def _past_is_finite(self, word: str, after: str, *, participle: bool, strict: bool) -> bool:
        if strict:
            return word in self._words.figures
        if word in self._words.intransitive and participle:
            return after != "by" or word in self._words.figures
        return not participle or self._opens(after)

    def _present_is_finite(self, words: list[str], at: int, after: str) -> bool:
        before, forms = self._neighbour(words, at), self._forms(words[at])
        if Form.THIRD in forms:
            timed = after == "in" and words[at + 2 : at + 3] and words[at + 2][0].isdigit()
            clear = at > 1 and words[at - 1].lower() in _BEFORE_VERB
            clear = clear or (words[0].lower() in _EVERY and at == _SECOND)
            grouped = before in self._words.groups and after in self._words.adverbs | _OFTEN
            return (
                bool(timed) or clear or grouped or self._third_is_finite(words[at], before, after)
            )
        if words[at].lower() in self._words.adjectives:
            return False
        several = self.plural_word(before) or before.lower() in {"all", "both"}
        if Form.BASE not in forms or not (several or self.plural(" ".join(words[:at]))):
            return False
        follows = self._opens(after) or after in self._words.prepositions
        return not self._lexicon.noun_like(words[at]) or follows

    def _third_is_finite(self, word: str, before: str, after: str) -> bool:
        if self.plural(before) or before[0].isdigit():
            return False
        if after == "to" and self._is_thing(word):
            return word == "leads"
        follows = self._takes_object(after) or after in _AFTER_VERB or self.plural_word(after)
        return not self._is_thing(word) or follows

    def _opens(self, word: str) -> bool:
        """Whether an object may begin with `word`, or an adverb follow the verb."""
        return bool(word) and word not in BREAKS and word not in self._words.prepositions
