"""Shapes of prompts/reframe/wording.yaml and frames.yaml, and the patterns made of them."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from bot.domain.base import Value
from bot.domain.outcome import Slot

Words = frozenset[str]


def starting(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of `phrases` as whole words at the start, with the space or comma after it."""
    return re.compile(rf"(?:{_choice(phrases)})(?![\w'])[\s,:]*", re.IGNORECASE)


def ending(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of `phrases` as whole words at the end, with the space or comma before it."""
    return re.compile(rf"[\s,]+\(?(?:{_choice(phrases)})\)?$", re.IGNORECASE)


def anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of `phrases` as whole words."""
    return re.compile(rf"(?<!\w)(?:{_choice(phrases)})(?!\w)", re.IGNORECASE)


def _choice(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _remarks(phrases: Iterable[str]) -> str:
    """A choice of phrases in which `*` is a word and an ellipsis up to four."""
    signs = {"*": r"[^\s,;.]{1,30}", "\u2026 ": r"(?:[^\s,;.]{1,30} ){0,4}"}
    made = (
        "".join(signs.get(part, re.escape(part)) for part in re.split("(\\*|\u2026 )", phrase))
        for phrase in sorted(phrases, key=len, reverse=True)
    )
    return "|".join(made)


class Edges(Value):
    """What may stand before or after an answer without being part of it."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]


class ValueEdges(Value):
    """How people lead in the values for before and after."""

    before_starts: tuple[str, ...]
    before_ends: tuple[str, ...]
    after_starts: tuple[str, ...]
    after_ends: tuple[str, ...]


class ChangeVerbs(Value):
    """The verb for each direction of a change: past, -ing form and participle."""

    down: tuple[str, str, str]
    up: tuple[str, str, str]
    other: tuple[str, str, str]


class Joins(Value):
    """How clauses are put together; each has the placeholders that its name suggests."""

    so: str
    and_clause: str
    then: str
    which: str
    and_verb: str
    to: str
    gerund: str
    noun: str
    worth: str
    worth_alone: str
    participle: str
    finite: str
    since: str
    same: str
    instead: str
    instead_of: str
    share: str
    share_done: str
    share_of: str
    steps: str
    went: str
    was_now: str
    number_of: str
    number: str
    from_to: str
    from_only: str
    before: str
    after: str
    before_alone: str
    after_alone: str
    after_state: str
    valued: str
    then_now: str
    before_clause: str
    before_apart: str
    before_titled: str
    was_apart: str
    measured_apart: str
    titled: str
    which_in: str
    moved: str
    measured: str
    about: str
    own_change: str
    helping: str
    for_aside: str
    for_whom: str
    when_we: str
    we_and_i: str
    while_doing: str
    as_part: str
    on_what: str
    in_what: str
    my_part: str
    as_role: str
    myself: str
    with_colleague: str
    breaks_clause: str
    breaks_noun: str
    cost_modal: str
    cost_ours: str
    otherwise: str
    cost_noun: str
    cost_passive: str
    cost_means: str
    means_we: str


class Wording(Value):
    """prompts/reframe/wording.yaml; all lists are lower case unless said otherwise."""

    noise: Words
    """Whole answers that say nothing."""
    noise_starts: tuple[str, ...]
    """How a short answer without a figure begins when it says nothing."""
    alone: Words
    """Answers for the own part that claim all of it."""
    nobody: Words
    """Answers for the own part that name nobody in particular."""
    own_starts: tuple[str, ...]
    """How an own part is led in."""
    solo: Words
    """Those of `alone` that also say that nobody else took part."""
    fillers: Edges
    about: tuple[str, ...]
    """Words for "roughly" before a figure."""
    when_starts: tuple[str, ...]
    """How a time is led in: "it took me"."""
    for_whom: tuple[str, ...]
    """How whom it is for is led in."""
    value: ValueEdges
    change: ChangeVerbs
    the_measures: Words
    measures: Words
    """Heads of a measure that is a time in itself: "latency", "first response"."""
    money_measures: Words
    good_measures: Words
    bad_measures: Words
    neutral_measures: Words
    """Measures of which it depends what is better: "click rate"."""
    time_units: Words
    time_starts: tuple[str, ...]
    spelled: tuple[str, ...]
    """Names in their own spelling."""
    repairs: Mapping[str, str]
    determiners: Words
    numbers: Words
    pronouns: Words
    objects: Words
    auxiliaries: Words
    modals: Words
    prepositions: Words
    subordinators: Words
    relatives: Words
    adverbs: Words
    adjectives: Words
    """Base forms that are as often said of a noun before them: "two devs free"."""
    intransitive: Words
    describing: Words
    """Past forms that describe a single thing: "shared library"."""
    plurals: Words
    singulars: Words
    states: Mapping[str, str]
    effects: Words
    """Past verbs that tell what the work did rather than what the speaker did."""
    measure_verbs: Words
    our_verbs: Words
    priced: Words
    breaking: Words
    """Verbs, base form, that tell what goes wrong without somebody."""
    figures: Words
    role_words: Words
    groups: Words
    countable: Words
    plain_verbs: Mapping[str, Words]
    activities: Words
    ongoing_nouns: Words
    worked_on: str
    worked_as: str
    duties: Mapping[str, str]
    tails: tuple[str, ...]
    asides: tuple[str, ...]
    """Trailing remarks that are told from an object by the comma before them."""
    joins: Joins

    @cached_property
    def noise_start(self) -> re.Pattern[str]:
        """`noise_starts` in one."""
        return starting(self.noise_starts)

    @cached_property
    def filler_start(self) -> re.Pattern[str]:
        """`fillers.starts` in one."""
        return starting(self.fillers.starts)

    @cached_property
    def own_start(self) -> re.Pattern[str]:
        """`own_starts` in one."""
        return starting(self.own_starts)

    @cached_property
    def filler_end(self) -> re.Pattern[str]:
        """`fillers.ends` in one."""
        return ending(self.fillers.ends)

    @cached_property
    def roughly(self) -> re.Pattern[str]:
        """A word for "roughly" and the start of its figure."""
        return re.compile(
            rf"(?<![\w'])(?<!something )(?:{_choice(self.about)})\s+(?=[$\u20ac\u00a3]?\d)",
            re.IGNORECASE,
        )

    @cached_property
    def time_start(self) -> re.Pattern[str]:
        """`time_starts` in one."""
        return starting(self.time_starts)

    @cached_property
    def names(self) -> re.Pattern[str]:
        """The lower-case spellings of `spelled`."""
        lower = {name.lower() for name in self.spelled}
        return re.compile(rf"(?<![\w'-])(?:{_choice(lower)})(?![\w'-])")

    @cached_property
    def spelling(self) -> Mapping[str, str]:
        """Lower case to the right spelling."""
        return {name.lower(): name for name in self.spelled}

    def named(self, text: str) -> str:
        """`text` with names in their own spelling."""
        return self.names.sub(lambda match: self.spelling[match.group()], text)

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """A trailing remark that adds nothing, with the comma before it."""
        tails, asides = _remarks(self.tails), _remarks(self.asides)
        return re.compile(
            rf"(?:[\s,;(\u2013-]+(?:{tails})|\s?[,;(\u2013-]\s?(?:{asides}))[\s.)]*$",
            re.IGNORECASE,
        )

    @cached_property
    def plain_verb(self) -> Mapping[str, str]:
        """Thing to the verb that goes with it."""
        return {thing: verb for verb, things in self.plain_verbs.items() for thing in things}


class DifferentiationFrame(Value):
    """What the member did, and what happens without them."""

    did: str
    part: str
    without: str
    at_stake: str
    told: str
    covers: str
    replacing: str
    covers_signs: tuple[str, ...]
    replacing_signs: tuple[str, ...]

    @cached_property
    def cover(self) -> re.Pattern[str]:
        """Any of `covers_signs`."""
        return anywhere(self.covers_signs)

    @cached_property
    def replacement(self) -> re.Pattern[str]:
        """Any of `replacing_signs`."""
        return anywhere(self.replacing_signs)


class RiskFrame(Value):
    """What a wrong decision costs, by the kind of the answer."""

    decided: str
    decider: str
    alternative: str
    decisions: Words
    alternative_signs: tuple[str, ...]
    costs: str
    means: str
    verb: str
    told: str
    closing: str

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Any of `alternative_signs`."""
        return anywhere(self.alternative_signs)


class FrameTexts(Value):
    """prompts/reframe/frames.yaml."""

    blanks: Mapping[Slot, str]
    differentiation: DifferentiationFrame
    risk: RiskFrame
