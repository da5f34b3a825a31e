"""A work statement, what was read in it, what weakens it, and how it reads rebuilt."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from bot.domain.base import Value


class Slot(StrEnum):
    """One fact of an outcome."""

    ACTION = "action"
    OBJECT = "object"
    RESULT = "result"
    METRIC = "metric"
    BASELINE = "baseline"
    NEW_VALUE = "new_value"
    TIMEFRAME = "timeframe"
    BENEFICIARY = "beneficiary"
    OWNERSHIP = "ownership"
    WHAT_BREAKS = "what_breaks"
    BAD_DECISION_COST = "bad_decision_cost"


class Weakness(StrEnum):
    """The diagnosed flaws; their edge cases are in tests/data/README.md."""

    OUTPUT_COUNT = "output_count"
    DUTY = "duty"
    HEDGE = "hedge"
    MINIMIZER = "minimizer"
    VAGUE_EFFORT = "vague_effort"
    VAGUE_QUANTITY = "vague_quantity"
    NO_RESULT = "no_result"
    TEAM_DILUTION = "team_dilution"
    PASSIVE = "passive"
    EFFORT_HOURS = "effort_hours"
    TENURE = "tenure"
    NEED = "need"
    COMPARISON = "comparison"
    ENTITLEMENT = "entitlement"
    THREAT = "threat"
    BUZZWORD = "buzzword"
    AI_OUTPUT = "ai_output"


class Span(Value):
    """A half-open range of character offsets into `Reading.text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Finding(Value):
    """One weakness, where it was found, and why it weakens, in one sentence."""

    weakness: Weakness
    rule: str
    """Id of the rule that fired."""
    span: Span | None = None
    """None where something is missing rather than said, as in `no_result`."""
    quote: str = ""
    """The words at `span`."""
    why: str
    source: str = ""
    """Where the advice comes from; empty when it is our own."""


class Wrapper(StrEnum):
    """What stands around the work and blurs who did it."""

    DUTY = "duty"
    HELP = "help"
    EFFORT = "effort"


class HeadForm(StrEnum):
    """How the action was written; decides how it may be inflected."""

    PAST = "past"
    BASE = "base"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    """A passive or reduced passive: "40 tickets closed"."""
    NOUN = "noun"
    """A nominalised action: "migration of billing"."""


class Head(Value):
    """The work that the statement names."""

    lemma: str
    """Base form, particle kept: "set up"."""
    form: HeadForm
    span: Span
    """The verb (or the noun standing for it) as written."""


class Actor(StrEnum):
    """Who the statement says did the work."""

    SPEAKER = "speaker"
    TEAM = "team"
    OTHER = "other"
    """Somebody or something else: a tool, an AI, a colleague."""
    HIDDEN = "hidden"


class Change(Value):
    """A measured change stated in the text, each part as written."""

    metric: str = ""
    baseline: str = ""
    new_value: str = ""


class Reading(Value):
    """What a statement says, as far as rules can tell; every part is a span of `text`."""

    text: str
    """The statement after clean-up: no Slack markup, bullets, emoji or greetings."""
    head: Head | None = None
    object: Span | None = None
    wrapper: Wrapper | None = None
    wrapper_span: Span | None = None
    actor: Actor = Actor.SPEAKER
    done: bool = True
    """False when the text does not say that the work is finished."""
    strip: tuple[Span, ...] = ()
    """Words that weaken and may be dropped without losing a fact ("just", "I think")."""
    result: Span | None = None
    """The clause that states an effect."""
    timeframe: Span | None = None
    beneficiary: Span | None = None
    change: Change = Change()
    facts: tuple[str, ...] = ()
    """Figures and names as written, in reading order."""
    has_metric: bool = False
    has_result: bool = False
    checkable: bool = False
    """The effect comes with evidence: a figure, or an event that anybody can check."""
    has_ownership: bool = False
    confidence: float = Field(default=1.0, ge=0, le=1)
    """How sure the rules are of head and object; under 0.5 the reading is asked, not used."""


class Diagnosis(Value):
    """Whether a statement is weak, and all that weakens it."""

    weak: bool
    findings: tuple[Finding, ...] = ()
    strengths: tuple[str, ...] = ()
    """For a strong statement: what makes it strong, a sentence each."""


SECRET = "secret"  # noqa: S105 - the code of a notice
"""Code of the notice about a password, key or token."""


class Notice(Value):
    """What is said instead of a rewriting, or beside it."""

    code: str
    text: str
    blocks: bool = True
    """Whether there is no rewriting at all."""


class Question(Value):
    """Asks for the fact that would help most."""

    slot: Slot
    text: str
    example: str


class Frames(Value):
    """The statement in three frames; an unknown fact shows as a gap: "[from what]"."""

    outcome: str = ""
    differentiation: str = ""
    risk: str = ""


class Derived(Value):
    """A figure that follows exactly from two that were given."""

    text: str
    """As a sentence: "That is a drop of about 71%."."""
    formula: str
    """How it was computed, in the member's figures: "|2 - 7| / 7"."""


class Reframing(Value):
    """One statement, diagnosed and rebuilt."""

    text: str
    """What was typed, untouched."""
    reading: Reading
    diagnosis: Diagnosis
    level: int = Field(ge=1, le=5)
    """1 activity, 2 + own part, 3 + scope, 4 + result, 5 + result against a baseline and whom."""
    reframed: str = ""
    """The best sentence that the known facts allow, without gaps; empty where none is fitting."""
    frames: Frames = Frames()
    gaps: tuple[Slot, ...] = ()
    questions: tuple[Question, ...] = Field(default=(), max_length=3)
    derived: tuple[Derived, ...] = ()
    """Figures computed from the given ones; only the long form says them."""
    dropped: tuple[str, ...] = ()
    """Words of the member's that the rewriting leaves out, listed so that nothing is lost."""
    notice: Notice | None = None
    rules: str = ""
    """Version of the rule set: a digest of prompts/reframe and prompts/roles."""

    @property
    def is_statement(self) -> bool:
        """Whether there is something to rewrite, and not just a notice to read."""
        return self.notice is None or not self.notice.blocks

    @property
    def quotable(self) -> str:
        """What was typed, or, where it holds a secret, what was read of it without that."""
        hides = self.notice is not None and self.notice.code == SECRET
        return self.reading.text if hides else self.text

    @property
    def says_more(self) -> bool:
        """Whether the rewriting is more than a capital and a full stop."""
        typed = self.text.strip().rstrip(".").casefold()
        return self.reframed.rstrip(".").casefold() not in {"", typed}


Answers = Mapping[Slot, str]
"""What the member typed into follow-up fields; noise such as "idk" is no answer."""
