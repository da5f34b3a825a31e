"""The shapes of prompts/copy: a missing key or a wrong placeholder stops start-up."""

from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from bot.domain.base import Value
from bot.domain.money import Currency, MoneyFault, Period
from bot.domain.outcome import Slot

Text = Annotated[str, StringConstraints(min_length=1, max_length=3000)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=24)]
"""A modal's title, submit or close: 24 characters is Slack's limit."""
Label = Annotated[str, StringConstraints(min_length=1, max_length=150)]
Button = Annotated[str, StringConstraints(min_length=1, max_length=75)]


def takes(*names: str) -> AfterValidator:
    """The text has exactly these placeholders, so that `format` can neither fail nor forget one."""

    def check(text: str) -> str:
        found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if found != set(names):
            raise ValueError(f"takes the placeholders {sorted(names)}, has {sorted(found)}")
        return text

    return AfterValidator(check)


class CommandText(Value):
    """One word after /negotiate."""

    usage: Text
    does: Text


class CommandTexts(Value):
    """prompts/copy/commands.yaml."""

    commands: dict[str, CommandText]
    notification: Text
    help_intro: Text
    help_privacy: Text
    open_prep: Button
    unknown: Annotated[Text, takes("word", "usage")]
    greetings: frozenset[str]
    """What is answered with the help when it is typed to the app alone."""
    unknown_no_guess: Annotated[Text, takes("word")]
    reframe_empty: Annotated[Text, takes("example")]
    reframe_example: Text


class ErrorTexts(Value):
    """prompts/copy/errors.yaml; a key for each `NegotiateError.copy_key`."""

    unexpected: Annotated[Text, takes("reference")]
    unexpected_field: Annotated[Text, takes("reference")]
    not_found: Text
    full: Text
    expired: Text
    expired_open: Button
    title: Title
    close: Title

    def sentence(self, copy_key: str) -> str:
        """What a member reads for a refusal of this kind."""
        return str(getattr(self, copy_key))


class BasicsTexts(Value):
    """The first step."""

    intro: Text
    moment: Label
    role: Label
    role_placeholder: Label
    talk_on: Label
    talk_on_hint: Text
    in_past: Text
    too_far: Text


class OutcomesTexts(Value):
    """The second step."""

    intro: Text
    statements_hint: Text
    placeholder: Annotated[Text, takes("examples")]
    none: Text
    too_many: Annotated[Text, takes("count", "most")]
    too_long: Annotated[Text, takes("count")]
    line_refused: Annotated[Text, takes("line", "reason")]
    refused_notices: frozenset[str]


class WrongAmountTexts(Value):
    """One sentence for each way in which an amount can't be used; keys of `MoneyFault`."""

    not_a_number: Text
    negative: Text
    absurd: Text
    ambiguous: Text
    range: Text
    other_currency: Text
    other_period: Text
    no_period: Text

    def sentence(self, fault: MoneyFault) -> str:
        """What is said at the field."""
        return str(getattr(self, fault))


class PackageTexts(Value):
    """The third step."""

    intro_current: Text
    intro_offer: Text
    currency: Label
    base: Label
    base_hint: Text
    bonus: Label
    bonus_hint: Text
    equity: Label
    equity_hint: Text
    sign_on: Label
    token_budget: Label
    token_budget_hint: Text
    token_period: Label
    periods: dict[Period, Button]
    currencies: dict[Currency, Button] = Field(min_length=1, max_length=100)
    """In the order in which they are offered; the first is preselected."""
    submit: Title
    wrong: WrongAmountTexts


class ResumeTexts(Value):
    """The choice between going on and starting anew."""

    intro: Text
    go_on: Button
    open: Button
    start_anew: Button
    entry: Annotated[Text, takes("moment", "role", "progress")]
    progress_outcomes: Annotated[Text, takes("changed")]
    progress_package: Annotated[Text, takes("lines", "changed")]
    progress_done: Annotated[Text, takes("lines", "changed")]


class WorkingTexts(Value):
    """While the draft is made."""

    text: Text


class ResultTexts(Value):
    """The draft itself."""

    title: Title
    table: Text
    table_none: Text
    table_base: Annotated[Text, takes("amount")]
    table_bonus: Annotated[Text, takes("amount")]
    table_bonus_share: Annotated[Text, takes("percent")]
    table_equity: Annotated[Text, takes("amount")]
    table_sign_on: Annotated[Text, takes("amount")]
    table_token: Annotated[Text, takes("amount", "period")]
    table_change: Button
    summary_none: Text
    summary_weak: Annotated[Text, takes("results", "count", "first")]
    summary_strong: Annotated[Text, takes("count")]
    summary_strong_one: Text
    talk: Annotated[Text, takes("moment", "role", "when")]
    no_date: Text
    today: Text
    tomorrow: Text
    days_left: Annotated[Text, takes("days", "date")]
    past: Annotated[Text, takes("date")]
    level: Annotated[Text, takes("level", "bar")]
    meanings: dict[int, Text]
    wrote: Annotated[Text, takes("text")]
    reads: Text
    gaps: Text
    strong: Text
    breaks: Text
    risk: Text
    left_out: Annotated[Text, takes("words")]
    more_findings: Annotated[Text, takes("count")]
    strengthen: Button
    edit: Button
    drop: Button
    dropped: Annotated[Text, takes("text")]
    undo: Button
    add: Button
    done: Title


class StrengthenTexts(Value):
    """The questions that improve one outcome."""

    title: Title
    submit: Title
    intro: Text
    none_left: Text
    example: Annotated[Text, takes("example")]
    not_a_name: Text
    not_a_figure: Text
    most_words: dict[Slot, int]
    """How long an answer may be that names a number or is one."""
    subjects: frozenset[str]
    """Words that begin a sentence, which is not what these fields ask for."""
    nothing: Text
    too_long: Text


class EditTexts(Value):
    """The wording of one outcome."""

    title: Title
    submit: Title
    statement: Label
    hint: Text


class AddTexts(Value):
    """More outcomes for a draft."""

    title: Title
    submit: Title
    hint: Annotated[Text, takes("room")]


class ReadyTexts(Value):
    """The DM that opens the draft."""

    text: Text
    body: Annotated[Text, takes("moment", "lines", "results")]
    open: Button


class PrepTexts(Value):
    """prompts/copy/prep.yaml."""

    title: Title
    close: Title
    back_later: Text
    next: Title
    basics: BasicsTexts
    outcomes: OutcomesTexts
    package: PackageTexts
    resume: ResumeTexts
    working: WorkingTexts
    result: ResultTexts
    strengthen: StrengthenTexts
    edit: EditTexts
    add: AddTexts
    ready: ReadyTexts
    one_line: Text
    many_lines: Annotated[Text, takes("count")]

    def lines(self, count: int) -> str:
        """How many outcomes, in words that agree."""
        return self.one_line if count == 1 else self.many_lines.format(count=count)


class ReframeTexts(Value):
    """prompts/copy/reframe.yaml."""

    strong: Text
    level: Annotated[Text, takes("level")]
    weakens: Text
    reads: Text
    outcome: Text
    differentiation: Text
    risk: Text
    ask: Text
    keep: Text
    start: Button


class HomeTexts(Value):
    """prompts/copy/home.yaml."""

    welcome: Text
    what: Text
    start: Button
    drafts: Text
    privacy: Text
    entry: Annotated[Text, takes("moment", "role", "progress")]
    open: Button
