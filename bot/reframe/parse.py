"""Reads a statement: the work, who did it, what came of it, and the facts in it."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.outcome import Actor, Head, HeadForm, Reading, Span, Weakness, Wrapper
from bot.reframe.clauses import Clause, clauses
from bot.reframe.clean import Cleaned
from bot.reframe.effects import EffectFinder, Effects, Said
from bot.reframe.head import HeadFinder
from bot.reframe.lexicon import Lexicon
from bot.reframe.measures import Measures
from bot.reframe.names import names
from bot.reframe.objects import thing
from bot.reframe.pairs import pairs
from bot.reframe.phrases import LOOKED_AT, Hit, hits
from bot.reframe.quantity import quantities
from bot.reframe.ranks import Candidate, Rank
from bot.reframe.rules import Rulebook
from bot.reframe.subjects import Found
from bot.reframe.tokens import MOST, Token, after_adverbs, singular, tokens
from bot.reframe.vocabulary import BE, BEFORE_NOUNS, word_set

PRIVATE = frozenset({Weakness.NEED, Weakness.COMPARISON, Weakness.ENTITLEMENT, Weakness.THREAT})
"""Reasons that are about the person: what stands in them is neither work nor effect."""
_ASIDE = PRIVATE | {Weakness.EFFORT_HOURS, Weakness.TENURE, Weakness.BUZZWORD}
_SKIPPED = frozenset({Weakness.VAGUE_QUANTITY, Weakness.BUZZWORD, Weakness.MINIMIZER})
_NO_VERB = word_set(
    """
    responsible accountable charge tasked charged entrusted assigned involved involvement job
    role duty task work part one responsibilities duties among owner maintainer point go-to
    """
)
_ASIDES = frozenset({",", "when", "while", "if", "until", "before", "although", "though", "but"})
"""Links to clauses that rarely name the work itself."""
_GIVES = frozenset({"for", "saving", "giving", "letting", "lets"})
_ADJECTIVES = ("er", "able", "ible", "ful")
"""Endings of what a thing was made: "made the form usable"."""
_PRONOUN = frozenset({"i", "i've", "ive", "i'd", "i'm", "myself"})
_DEPTH = 3
"""Wrappers inside each other that are looked through."""


def read(cleaned: Cleaned, rulebook: Rulebook, lexicon: Lexicon) -> Reading:
    """What the statement says, as far as rules can tell. Never raises; linear in its length."""
    return _Reader(cleaned, rulebook, lexicon).reading()


class _Reader:
    def __init__(self, cleaned: Cleaned, rulebook: Rulebook, lexicon: Lexicon) -> None:
        self._text = cleaned.text
        self._start = cleaned.text[:LOOKED_AT]
        self._machines = rulebook.found("machines", self._start)
        self._shouting = cleaned.shouting
        self._book = rulebook
        self._lexicon = lexicon
        self._figures = quantities(self._text)
        self._hits = hits(self._text, rulebook)
        self._clauses = clauses(self._firm(tokens(self._text)), lexicon)
        self._finder = HeadFinder(lexicon, rulebook.words)
        self._private = self._private_places()

    def reading(self) -> Reading:
        found, wrapper = self._head()
        span = self._object(found, wrapper)
        effects = self._effects(found)
        actor = found.actor if found else Actor.HIDDEN
        if wrapper is not None and found is None:
            actor = Actor.SPEAKER
        kind = wrapper.rule.wrapper if wrapper else None
        return Reading(
            text=self._text,
            head=Head(
                lemma=found.lemma, form=found.form, span=Span(start=found.start, end=found.end)
            )
            if found
            else None,
            object=span,
            wrapper=kind,
            wrapper_span=Span(start=wrapper.start, end=wrapper.end) if wrapper else None,
            actor=actor,
            done=bool(found and found.done and kind is not Wrapper.DUTY),
            strip=self._strip(),
            result=effects.result,
            timeframe=self._timeframe(),
            beneficiary=self._beneficiary(),
            change=effects.change,
            facts=self._facts(),
            has_metric=effects.metric,
            has_result=effects.stated,
            checkable=effects.checkable,
            has_ownership=self._owned(found, kind),
            confidence=found.sure if found else 0.3 if span else 0.0,
        )

    def _effects(self, found: Found | None) -> Effects:
        figures = self._figures[:MOST]
        words = self._book.words
        measures = Measures(self._text, figures, pairs(self._text, figures), self._lexicon, words)
        said = Said(*(self._book.found(name, self._start) for name in ("gains", "proofs")))
        return EffectFinder(self._text, measures, self._lexicon, words, said).find(
            self._clauses, found, self._private, machine=bool(self._machines)
        )

    def _firm(self, found: tuple[Token, ...]) -> tuple[Token, ...]:
        """Without words such as "just" and "kind of", so that the verb stands where it would."""
        loose = [(hit.start, hit.end) for hit in self._hits if hit.rule.strip]
        return tuple(t for t in found if not any(start <= t.start < end for start, end in loose))

    def _private_places(self) -> list[tuple[int, int]]:
        """Where private reasons stand, and the clauses that "and" joins to them."""
        places = [(hit.start, hit.end) for hit in self._hits if hit.rule.weakness in PRIVATE]
        for before, clause in pairwise(self._clauses):
            goes_on = clause.link == "and" and self._finder.subject(clause).actor is None
            if goes_on and any(s < before.end and before.start < e for s, e in places):
                places.append((clause.start, clause.end))
        return places

    def _head(self) -> tuple[Found | None, Hit | None]:
        """The work of the likeliest clause, and what is wrapped around it."""
        ranked = [
            (candidate.rank, at, candidate)
            for at, clause in enumerate(self._clauses)
            for candidate in self._candidates(clause, first=at == 0)
            if candidate.found is None or self._usable(candidate.found)
        ]
        best = min(ranked, key=lambda entry: entry[:2], default=None)
        return (best[2].found, best[2].hit) if best else (None, None)

    def _candidates(self, clause: Clause, *, first: bool) -> list[Candidate]:
        if wrapped := self._wrapped(clause):
            return [Candidate(Rank.FIRST if first else Rank.LATER_WRAPPED, *wrapped)]
        ranked: list[Candidate] = []
        named = self._finder.subject(clause).actor is not None
        if active := self._finder.active(clause):
            mine = active.actor is not Actor.TEAM
            rank = self._active_rank(clause, first=first, named=named, mine=mine)
            ranked.append(Candidate(rank, active))
        elif not named and (other := self._finder.other(clause)):
            ranked.append(Candidate(self._other_rank(clause, other, first=first), other))
        if own := self._finder.own_noun(clause):
            ranked.append(Candidate(Rank.OWN_NOUN, own))
        if purpose := self._purpose(clause):
            ranked.append(Candidate(Rank.PURPOSE, purpose))
        if first and not ranked:
            noun = self._finder.nominal(clause.tokens, clause)
            if work := noun or self._finder.purpose(clause.tokens, clause):
                ranked.append(Candidate(Rank.NOUN, work))
        return ranked

    def _active_rank(self, clause: Clause, *, first: bool, named: bool, mine: bool) -> Rank:
        if first:
            return Rank.FIRST
        aside = clause.link in _ASIDES
        if named:
            return Rank.NAMED_ASIDE if aside else Rank.NAMED if mine else Rank.TEAM_NAMED
        return Rank.UNNAMED_ASIDE if aside else Rank.UNNAMED

    def _other_rank(self, clause: Clause, other: Found, *, first: bool) -> Rank:
        moves = self._book.words.down | self._book.words.up
        if other.lemma in moves and not self._machine(clause):
            return Rank.OUTCOME
        return Rank.OTHER if first or clause.link in {";", "."} else Rank.OTHER_ASIDE

    def _purpose(self, clause: Clause) -> Found | None:
        """What the hours went into: "stayed until nine to clear the queue"."""
        ends = [
            hit.end
            for hit in self._hits
            if hit.rule.weakness is Weakness.EFFORT_HOURS and clause.start <= hit.end <= clause.end
        ]
        if not ends:
            return None
        after = tuple(token for token in clause.tokens if token.start >= min(ends))
        return self._finder.purpose(after, clause)

    def _machine(self, clause: Clause) -> bool:
        return any(s < clause.end and clause.start < e for s, e in self._machines)

    def _usable(self, found: Found) -> bool:
        verb = found.lemma
        if self._private and found.actor in {Actor.OTHER, Actor.HIDDEN}:
            return False
        refers = len(found.rest) > 2 and found.rest[0].low in {"it", "them"}  # noqa: PLR2004 - "got it down to 11"
        bare = (
            verb in {"do", "make", "have", "get", "take"}
            and not refers
            and not thing(found.rest, (), self._lexicon)
        )
        if bare or (verb in self._book.words.empty_verbs and found.form is not HeadForm.NOUN):
            return False
        return not any(
            hit.start < found.end and found.start < hit.end
            for hit in self._hits
            if hit.rule.weakness in _ASIDE - {Weakness.BUZZWORD}
        ) and not any(
            start < found.clause.end and found.clause.start < end for start, end in self._private
        )

    def _wrapped(self, clause: Clause) -> tuple[Found | None, Hit | None] | None:
        """The work behind "helped with", "responsible for", "worked on"."""
        rest = self._finder.subject(clause).rest
        outer = hit = self._wrapper_at([clause.tokens[0], *rest[:1], *after_adverbs(rest)[:1]])
        if hit is None or outer is None:
            return None
        for _ in range(_DEPTH):
            rest = tuple(token for token in clause.tokens if token.start >= hit.end)
            inside = self._wrapper_at(rest[:1])
            if inside is None:
                break
            hit = inside
        inner = self._inside(hit, rest or self._relative(clause), clause)
        if inner is None:
            return self._surface(outer, clause), outer
        return inner._replace(wrapper=outer.rule.wrapper), outer

    def _wrapper_at(self, places: Sequence[Token]) -> Hit | None:
        """The longest wrapper that covers the start of one of the tokens."""
        covering = [
            hit
            for hit in self._hits
            if hit.rule.wrapper and any(hit.start <= place.start < hit.end for place in places)
        ]
        return max(covering, key=lambda hit: hit.end - hit.start, default=None)

    def _inside(self, hit: Hit, rest: tuple[Token, ...], clause: Clause) -> Found | None:
        if hit.rule.wrapper is Wrapper.EFFORT:
            gerund = self._finder.at(rest, clause, Actor.SPEAKER, bases=False) if rest else None
            return gerund if gerund and gerund.form is HeadForm.GERUND else None
        past = self._finder.at(rest, clause, Actor.SPEAKER, bases=False) if rest else None
        if past and past.form is HeadForm.PAST and rest[0].start > clause.end:
            return past
        return self._finder.helped(rest, clause) or self._finder.nominal(rest, clause)

    def _relative(self, clause: Clause) -> tuple[Token, ...]:
        """The clause after "the team that"."""
        after = self._clauses.index(clause) + 1
        follows = after < len(self._clauses) and self._clauses[after].link in {
            "that",
            "who",
            "which",
        }
        return self._clauses[after].tokens if follows else ()

    def _surface(self, hit: Hit, clause: Clause) -> Found | None:
        """The wrapper's own verb where nothing else is said: "worked on X" is `work`."""
        inside = tuple(t for t in clause.tokens if hit.start <= t.start < hit.end)
        while inside and (inside[0].is_adverb or inside[0].low in BE | {"i", "my"}):
            inside = inside[1:]
        if not inside or (
            _NO_VERB & {token.low for token in inside[:2]}
            and inside[0].low not in {"work", "worked", "working", "took", "take"}
        ):
            return None
        rest = tuple(token for token in clause.tokens if token.start >= inside[0].start)
        found = self._finder.at(rest, clause, Actor.SPEAKER, bases=True)
        if not found:
            return None
        return found._replace(wrapper=hit.rule.wrapper)

    def _object(self, found: Found | None, wrapper: Hit | None) -> Span | None:
        skips = [(h.start, h.end) for h in self._hits if h.rule.weakness in _SKIPPED]
        if wrapper is not None and wrapper.rule.wrapper is Wrapper.EFFORT:
            skips.append((wrapper.start, wrapper.end))
        amounts = [(h.start, h.end) for h in self._hits if h.rule.weakness is Weakness.MINIMIZER]
        return (
            self._thing(found, wrapper, skips)
            or self._thing(found, wrapper, amounts)
            or self._thing(found, wrapper, [])
        )

    def _thing(
        self, found: Found | None, wrapper: Hit | None, skips: list[tuple[int, int]]
    ) -> Span | None:
        if found is not None:
            rest = found.rest
            if len(rest) > 2 and rest[0].low == "to" and self._finder.purpose(rest, found.clause):  # noqa: PLR2004 - "to", a verb, an object
                rest = rest[2:]
            if len(rest) > 1 and found.lemma in {"stop", "start", "finish", "avoid", "begin"}:
                verb = self._finder.at(rest, found.clause, found.actor, bases=False)
                rest = verb.rest if verb and verb.form is HeadForm.GERUND else rest
            span = thing(rest, skips, self._lexicon) or self._next_thing(found, skips)
            if span is None and found.clause.link in {"that", "which"}:
                span = self._antecedent(found.clause, skips)
            refers = found.rest and found.rest[0].low in {"it", "them"}
            if span is None and (found.clause.link == "(" or refers):
                span = thing(self._clauses[0].tokens, skips, self._lexicon)
            return self._caused(found, span)
        if wrapper is not None:
            after = (
                tuple(token for token in clause.tokens if token.start >= wrapper.end)
                for clause in self._clauses
            )
            found_after = (thing(rest, skips, self._lexicon) for rest in after)
            return next(filter(None, found_after), None) or self._group(wrapper)
        if any(hit.rule.weakness in _ASIDE for hit in self._hits) or not self._clauses:
            return None
        return thing(self._clauses[0].tokens, skips, self._lexicon)

    def _antecedent(self, clause: Clause, skips: list[tuple[int, int]]) -> Span | None:
        """As in "on a flow that I specified": the last thing named before the clause."""
        before = self._clauses[self._clauses.index(clause) - 1].tokens
        ends = [at for at, token in enumerate(before) if token.low in BEFORE_NOUNS]
        return thing(before[ends[-1] if ends else 0 :], skips, self._lexicon)

    def _group(self, wrapper: Hit) -> Span | None:
        """As in "part of the migration team": the group is all that is named."""
        inside = [
            token
            for clause in self._clauses
            for token in clause.tokens
            if wrapper.start <= token.start < wrapper.end
        ]
        ofs = [at for at, token in enumerate(inside) if token.low in {"of", "in", "to"}]
        return thing(inside[ofs[0] :], (), self._lexicon) if ofs else None

    def _caused(self, found: Found, span: Span | None) -> Span | None:
        """As in "Made prospects sign criteria": the object ends before the second verb."""
        if span is None or found.lemma not in {"make", "let", "have", "help", "get"}:
            return span
        inside = [token for token in found.rest if span.start <= token.start < span.end]
        if found.lemma == "make" and len(inside) > 1 and inside[-1].low.endswith(_ADJECTIVES):
            return Span(start=span.start, end=inside[-2].end)
        for token, after in pairwise(inside):
            if token.is_plural and self._lexicon.lemma(after.text):
                return Span(start=span.start, end=token.end)
        return span

    def _next_thing(self, found: Found, skips: list[tuple[int, int]]) -> Span | None:
        """As in "Backfilled and reconciled events": the object stands in the next clause."""
        after = self._clauses.index(found.clause) + 1
        if after >= len(self._clauses) or self._clauses[after].link not in {",", "and", "that"}:
            return None
        clause = self._clauses[after]
        verb = self._finder.active(clause)
        return thing(verb.rest if verb else clause.tokens, skips, self._lexicon)

    def _strip(self) -> tuple[Span, ...]:
        spans = sorted((hit.start, hit.end) for hit in self._hits if hit.rule.strip)
        kept: list[Span] = []
        for start, end in spans:
            if not kept or start >= kept[-1].end:
                kept.append(Span(start=start, end=end))
        return tuple(kept)

    def _timeframe(self) -> Span | None:
        times = self._book.found("times", self._start)
        return Span(start=times[0][0], end=times[0][1]) if times else None

    def _beneficiary(self) -> Span | None:
        """Who is better off: "for sales", or the subject of a consequence."""
        for clause in self._clauses:
            for at, token in enumerate(clause.tokens):
                opens = token.low in _GIVES
                if opens or (at == 0 and clause.link in {"so", "which"}):
                    rest = clause.tokens[at + 1 if opens else at :]
                    if who := self._persons(rest):
                        return who
        return None

    def _persons(self, rest: Sequence[Token]) -> Span | None:
        span = thing(rest, (), self._lexicon)
        if span is None:
            return None
        inside = [token for token in rest if span.start <= token.start < span.end]
        known = [t for t in inside if singular(t.low) in self._book.words.beneficiaries]
        return Span(start=span.start, end=known[-1].end) if known else None

    def _facts(self) -> tuple[str, ...]:
        spans = [(figure.start, figure.end) for figure in self._figures]
        spans += [
            (start, end)
            for start, end in names(self._text, self._book.names, shouting=self._shouting)
            if not any(low < end and start < high for low, high in spans)
        ]
        return tuple(dict.fromkeys(self._text[start:end].strip() for start, end in sorted(spans)))

    def _owned(self, found: Found | None, kind: Wrapper | None) -> bool:
        if kind in {Wrapper.HELP, Wrapper.EFFORT}:
            return False
        own = self._book.found("own", self._start)
        named = bool(own) and self._text[own[0][0] : own[0][1]].lower() not in _PRONOUN
        if found is None:
            return kind is Wrapper.DUTY or named
        if found.actor is Actor.SPEAKER:
            return True
        if found.actor is Actor.TEAM:
            return bool(own)
        opens = found.clause.tokens[0].low == "my" and not self._machine(found.clause)
        return opens or named
