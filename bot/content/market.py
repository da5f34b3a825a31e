"""prompts/market: weights, coefficients, benchmarks and every sentence about the market."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from string import Formatter
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, model_validator

from bot.content.files import Prompts, read
from bot.content.texts import Label, Text, takes
from bot.content.wages import WageWords
from bot.domain.asking import INPUT_NAMES, FigureKind, Input
from bot.domain.base import Value
from bot.domain.evidence import Basis, SourceKind, Weighing
from bot.domain.evidence_file import ImportWords, LineError, LineFault
from bot.domain.ladder import Answer, Ladder, Lever, Reply, Rung, trades
from bot.domain.market import Confidence
from bot.domain.money import Exact, Money
from bot.domain.prep import Moment
from bot.domain.remark import FACTS, Remark, RemarkKind
from bot.domain.situation import Coefficients, Given
from bot.domain.story import Opener, Story

_NAMED: Final = frozenset({"kind", "low_kind", "high_kind", "basis", "field"})
"""Facts that are shown by their name in remarks.yaml."""


def shown(fact: Money | date | Decimal | int | str) -> str:
    """A fact as people read it: "$185,000", "3 Nov 2026", "12"."""
    match fact:
        case Money():
            return fact.text
        case date():
            return f"{fact.day} {fact:%b %Y}"
        case Decimal():
            return f"{fact.normalize():f}"
        case _:
            return str(fact)


class ReportTexts(Value):
    """The market as a table."""

    heading: Annotated[Text, takes("basis", "currency", "today")]
    counts: Annotated[Text, takes("count", "oldest", "newest", "lowest", "highest", "confidence")]
    quartiles: tuple[Label, Label, Label]
    weights: Text
    left_out: Annotated[Text, takes("count")]
    official: Annotated[Text, takes("area")]
    columns: tuple[Label, ...] = Field(min_length=6, max_length=6)
    nothing: Text


class RemarkTexts(Value):
    """prompts/market/remarks.yaml."""

    remarks: dict[RemarkKind, Text]
    names: dict[str, Text]
    confidence: dict[Confidence, Text]
    report: ReportTexts

    @model_validator(mode="after")
    def _complete(self) -> "RemarkTexts":
        for kind, facts in FACTS.items():
            text = self.remarks.get(kind, "")
            found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            if not text or found != facts:
                raise ValueError(f"remarks: {kind} takes the placeholders {sorted(facts)}")
        if missing := {*Basis, *SourceKind, *Given} - set(self.names):
            raise ValueError(f"names: nothing for {min(missing)}")
        if unsaid := set(Confidence) - set(self.confidence):
            raise ValueError(f"confidence: nothing for {min(unsaid)}")
        return self

    def say(self, said: Remark) -> str:
        """The sentence with its facts; it begins with a capital."""
        facts = {
            name: self.names[str(fact)] if name in _NAMED else shown(fact)
            for name, fact in said.facts.items()
        }
        text = self.remarks[said.kind].format(**facts)
        return text[0].upper() + text[1:]


class ImportTexts(ImportWords):
    """prompts/market/import.yaml."""

    line: Annotated[Text, takes("line", "says")]
    faults: dict[LineFault, Text]

    @model_validator(mode="after")
    def _every_fault(self) -> "ImportTexts":
        if missing := set(LineFault) - set(self.faults):
            raise ValueError(f"faults: nothing for {min(missing)}")
        return self

    def say(self, error: LineError) -> str:
        """One sentence with the line's number; never what the line says."""
        return self.line.format(line=error.line, says=self.faults[error.fault])


class Benchmark(Value):
    """A published figure that a rise is looked at beside."""

    id: str
    name: Label
    percent: Exact
    period: Text
    dated: date
    source: Text
    note: Text


class Budgets(Value):
    """prompts/market/budgets.yaml."""

    benchmarks: tuple[Benchmark, ...]
    shown: dict[Moment, tuple[str, ...]]
    stories: dict[Moment, tuple[Story, ...]]

    @model_validator(mode="after")
    def _complete(self) -> "Budgets":
        if set(self.shown) != set(Moment) or set(self.stories) != set(Moment):
            raise ValueError("shown and stories: one entry for every moment")
        known = {benchmark.id for benchmark in self.benchmarks}
        if unknown := {one for ids in self.shown.values() for one in ids} - known:
            raise ValueError(f"shown: no benchmark {min(unknown)}")
        for stories in self.stories.values():
            limits = [story.up_to_percent for story in stories]
            closed = [limit for limit in limits if limit is not None]
            if limits != [*sorted(closed), None]:
                raise ValueError("stories: rising limits, and a last story without one")
        return self

    def beside(self, moment: Moment) -> tuple[Benchmark, ...]:
        """The benchmarks that fit a moment."""
        by_id = {benchmark.id: benchmark for benchmark in self.benchmarks}
        return tuple(by_id[one] for one in self.shown[moment])


class ReplyText(Value):
    """What is said on one rung, and what to keep in mind."""

    say: Text
    then: Text


_REPLY_TAKES: Final = {
    Reply.ACCEPT: takes(),
    Reply.STEP: takes("asks_for", "first"),
    Reply.TRADE: takes("first", "second"),
    Reply.WALK_AWAY: takes("first"),
}


class EndTexts(Value):
    """Which counters a rung holds."""

    at_least: Annotated[Text, takes("low")]
    over: Annotated[Text, takes("low")]
    between: Annotated[Text, takes("low", "high")]
    over_to_under: Annotated[Text, takes("low", "high")]
    under: Annotated[Text, takes("high")]
    at_most: Annotated[Text, takes("high")]


class LeverText(Value):
    """Something to trade."""

    name: Label
    ask: Text
    why: Text


class LadderTexts(Value):
    """prompts/market/ladder.yaml."""

    replies: dict[Reply, ReplyText]
    ends: EndTexts
    levers: dict[Lever, LeverText]
    """In the usual order."""

    @model_validator(mode="after")
    def _complete(self) -> "LadderTexts":
        if missing := set(Reply) - set(self.replies):
            raise ValueError(f"replies: nothing for {min(missing)}")
        for reply, check in _REPLY_TAKES.items():
            TypeAdapter(Annotated[str, check]).validate_python(self.replies[reply].say)
        if unnamed := set(Lever) - set(self.levers):
            raise ValueError(f"levers: nothing for {min(unnamed)}")
        return self

    def say(self, answer: Answer, wishes: Sequence[Lever]) -> str:
        """What to answer, asking for the member's own wishes first."""
        first, second, *_ = trades(wishes, tuple(self.levers))
        return self.replies[answer.reply].say.format(
            asks_for=answer.asks_for.text if answer.asks_for else "",
            first=self.levers[first].ask,
            second=self.levers[second].ask,
        )

    def when(self, rung: Rung, ladder: Ladder) -> str:
        """Which counters a rung of the ladder holds."""
        floor = ladder.walk_away.text if ladder.walk_away else ""
        low = rung.at_least.text if rung.at_least else ""
        high = rung.below.text if rung.below else ""
        if rung.reply is Reply.WALK_AWAY:
            return self.ends.at_most.format(high=floor)
        if rung.at_least and rung.at_least == ladder.floor:
            ends = self.ends.over_to_under if high else self.ends.over
            return ends.format(low=floor, high=high)
        if low:
            ends = self.ends.between if high else self.ends.at_least
            return ends.format(low=low, high=high)
        return self.ends.under.format(high=high)


class View(Value):
    """One side of a question on which sources disagree."""

    says: Text
    source: Text


class AskingTexts(Value):
    """prompts/market/asking.yaml."""

    ours: Text
    names: dict[FigureKind, Label]
    formulas: dict[FigureKind, Text]
    inputs: dict[str, Label]
    precise: Text
    bolstering: Text
    opens: dict[Opener, Text]
    views: tuple[View, View]
    note: Text

    @model_validator(mode="after")
    def _complete(self) -> "AskingTexts":
        if set(self.names) != set(FigureKind) or set(self.formulas) != set(FigureKind):
            raise ValueError("names and formulas: one for every figure")
        if set(self.opens) != set(Opener):
            raise ValueError("opens: one for you and one for them")
        if set(self.inputs) != set(INPUT_NAMES):
            raise ValueError(f"inputs: exactly {', '.join(INPUT_NAMES)}")
        return self

    def shown_input(self, given: Input) -> str:
        """As in: markup on the target: 5 % (our own choice)."""
        money = isinstance(given.value, Money)
        value = shown(given.value) if money else f"{shown(given.value)} %"
        ours = f" ({self.ours})" if given.ours else ""
        return f"{self.inputs[given.name]}: {value}{ours}"


class MarketContent(Value):
    """All of prompts/market but the wages themselves."""

    weighing: Weighing
    ours: Coefficients
    budgets: Budgets
    asking: AskingTexts
    ladder: LadderTexts
    importing: ImportTexts
    remarks: RemarkTexts
    wages: WageWords


def load_market(prompts: Prompts) -> MarketContent:
    """Read prompts/market; the table of wages itself is read by `Wages` on its first look-up.

    Raises:
        ContentError: Naming the file, the place and what is wrong with it.
    """
    return MarketContent(
        weighing=read(prompts.file("market/weights.yaml"), Weighing),
        ours=read(prompts.file("market/coefficients.yaml"), Coefficients),
        budgets=read(prompts.file("market/budgets.yaml"), Budgets),
        asking=read(prompts.file("market/asking.yaml"), AskingTexts),
        ladder=read(prompts.file("market/ladder.yaml"), LadderTexts),
        importing=read(prompts.file("market/import.yaml"), ImportTexts),
        remarks=read(prompts.file("market/remarks.yaml"), RemarkTexts),
        wages=read(prompts.file("market/wages.yaml"), WageWords),
    )
