"""Reads prompts/offers: schedules, bands, prices, questions, and the words beside each figure."""

from enum import StrEnum
from string import Formatter
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from bot.content.files import Prompts, read
from bot.content.texts import Label, PrepTexts, Text, WrongAmountTexts, takes
from bot.domain.base import Value
from bot.domain.comparison import Closeness, Part
from bot.domain.compensation import PackageFlag
from bot.domain.formula import INPUTS, FigureName
from bot.domain.money import Currency, Exact
from bot.domain.quantity import OfferFault, Percent
from bot.domain.question import Question
from bot.domain.token_budget import ModelPrice, TokenBand, TokenFlag, TokenMix, UseAdvice
from bot.domain.token_value import TokenRatio, Yardstick
from bot.domain.vesting import Vesting
from bot.errors import ContentError

When = Annotated[str, StringConstraints(pattern=r"^20\d\d(-\d\d(-\d\d)?)?$")]
"""A year, a month or a day: how exactly the source is dated."""


class Kind(StrEnum):
    """How far a public figure can be trusted."""

    CLAIM = "claim"
    POLICY = "policy"
    OBSERVED = "observed"


class Anchor(Value):
    """A public figure to stand beside one's own; never shown without source and date."""

    text: Text
    source: Text
    date: When
    kind: Kind


class Preset(Value):
    """One entry of prompts/offers/vesting.yaml."""

    id: str
    name: Label
    vesting: Vesting
    remark: Text
    source: Text
    as_of: When


class Band(TokenBand):
    """A band with its anchors."""

    name: Label
    anchors: tuple[Anchor, ...] = Field(min_length=1)


class Ratio(TokenRatio):
    """A ratio with its anchor."""

    name: Label
    anchor: Anchor


class TokenBands(Value):
    """prompts/offers/token_bands.yaml."""

    currency: Currency
    bands: tuple[Band, ...] = Field(min_length=1)
    ratios: tuple[Ratio, ...]
    argument: Anchor


class Evidence(Anchor):
    """What a study or a claim says about the gain."""

    id: str
    multiple: Exact | None = None
    """Gain for each unit spent; one end of the range if it is the lowest or the highest."""


class TokenGain(Value):
    """prompts/offers/token_value.yaml."""

    use_percent: Percent
    share_percent: Percent
    assumptions: Text
    evidence: tuple[Evidence, ...]

    @property
    def multiples(self) -> tuple[Exact, Exact]:
        """The lowest and the highest in the evidence."""
        known = [entry.multiple for entry in self.evidence if entry.multiple is not None]
        return min(known), max(known)


class Mix(Value):
    """What the tokens of a bill consist of."""

    id: str
    name: Label
    source: Text
    date: When
    mix: TokenMix


class Model(Value):
    """A model with its list price."""

    name: Label
    price: ModelPrice


class ModelPrices(Value):
    """prompts/offers/model_prices.yaml."""

    currency: Currency
    as_of: When
    source: Text
    caveat: Text
    mixes: tuple[Mix, ...] = Field(min_length=1)
    models: tuple[Model, ...] = Field(min_length=1)


class Arguments(Value):
    """What to say for a budget, by the work one does."""

    id: str
    roles: frozenset[str]
    """Ids of prompts/roles."""
    arguments: tuple[Text, ...] = Field(min_length=1)


class TokenTexts(Value):
    """prompts/offers/token_budget.yaml."""

    three_figures: Text
    basis: Annotated[Text, takes("days")]
    no_band: Annotated[Text, takes("currency")]
    flags: dict[TokenFlag, Text]
    advice: dict[UseAdvice, Text]
    arguments: tuple[Arguments, ...] = Field(min_length=1)

    def arguments_for(self, role: str) -> tuple[str, ...]:
        """For the role, else those for anybody: the last entry."""
        fitting = [entry for entry in self.arguments if role in entry.roles]
        return (fitting or [self.arguments[-1]])[0].arguments


class FormulaText(Value):
    """How a figure is called, and its formula in words."""

    label: Label
    formula: Text


class RowTexts(Value):
    """Rows of a year."""

    total: Label
    cash: Label
    equity: Label
    benefits: Label


class VerdictTexts(Value):
    """One sentence for each `Closeness`, and what follows it."""

    only: Annotated[Text, takes("best", "mean")]
    tie: Annotated[Text, takes("best", "second", "percent")]
    close: Annotated[Text, takes("best", "second", "gap", "percent", "why")]
    clear: Annotated[Text, takes("best", "second", "gap", "percent", "why")]
    preferred: Annotated[Text, takes("name")]
    undecided: Text
    unknown: Annotated[Text, takes("counts")]
    unknown_one: Annotated[Text, takes("count", "name")]

    def sentence(self, closeness: Closeness, **inputs: str) -> str:
        """What the money says."""
        return str(getattr(self, closeness)).format(**inputs)


class ReportTexts(Value):
    """prompts/offers/report.yaml."""

    note: Text
    year: Annotated[Label, takes("year")]
    rows: RowTexts
    now: Annotated[Label, takes("name")]
    formulas: Annotated[Label, takes("name")]
    years: Annotated[Label, takes("first", "last")]
    evidence: Label
    arguments: Label
    tokens: Annotated[Label, takes("name")]
    band: Annotated[Text, takes("name")]
    beside: Annotated[Text, takes("name")]
    prices: Annotated[Text, takes("amount", "as_of", "source")]
    price: Annotated[Text, takes("mix", "least", "dearest", "most", "cheapest")]
    questions: Annotated[Label, takes("name")]
    flags_title: Annotated[Label, takes("name")]
    rates: Annotated[Text, takes("currency", "rate", "to", "on", "source")]
    verdict: VerdictTexts
    why: dict[Part, Label]
    flags: dict[PackageFlag, Text]
    errors: dict[OfferFault, Text]
    refused: dict[str, Text]
    """By pydantic's type of error; "other" for all that are not named."""
    no_json: Text
    wrong: Annotated[Text, takes("field", "sentence")]


class OfferContent(Value):
    """All that is known and said about offers."""

    presets: tuple[Preset, ...]
    bands: TokenBands
    gain: TokenGain
    prices: ModelPrices
    tokens: TokenTexts
    questions: dict[Question, Text]
    formulas: dict[FigureName, FormulaText]
    report: ReportTexts
    wrong_amounts: WrongAmountTexts

    @property
    def yardstick(self) -> Yardstick:
        """What token budgets are measured by."""
        return Yardstick(
            use_percent=self.gain.use_percent,
            share_percent=self.gain.share_percent,
            multiples=self.gain.multiples,
            bands=tuple(TokenBand(id=band.id, starts_at=band.starts_at) for band in self._bands),
            ratios=tuple(
                TokenRatio(id=ratio.id, of=ratio.of, percent=ratio.percent)
                for ratio in self.bands.ratios
            ),
            currency=self.bands.currency,
        )

    @property
    def _bands(self) -> tuple[Band, ...]:
        return tuple(sorted(self.bands.bands, key=lambda band: band.starts_at))

    @property
    def reading(self) -> dict[str, Any]:
        """The validation context in which a schedule may be named by its preset."""
        return {
            "presets": {
                preset.id: preset.vesting.model_copy(update={"preset": preset.id})
                for preset in self.presets
            }
        }


def load_offers(prompts: Prompts) -> OfferContent:
    """Read prompts/offers.

    Raises:
        ContentError: Naming the file, the place and what is wrong with it.
    """
    return OfferContent(
        presets=tuple(read(prompts.file("offers/vesting.yaml"), list[Preset])),
        bands=read(prompts.file("offers/token_bands.yaml"), TokenBands),
        gain=read(prompts.file("offers/token_value.yaml"), TokenGain),
        prices=read(prompts.file("offers/model_prices.yaml"), ModelPrices),
        tokens=read(prompts.file("offers/token_budget.yaml"), TokenTexts),
        questions=read(prompts.file("offers/questions.yaml"), dict[Question, Text]),
        formulas=_formulas(prompts),
        report=read(prompts.file("offers/report.yaml"), ReportTexts),
        wrong_amounts=read(prompts.file("copy/prep.yaml"), PrepTexts).package.wrong,
    )


def _formulas(prompts: Prompts) -> dict[FigureName, FormulaText]:
    path = prompts.file("offers/formulas.yaml")
    formulas = read(path, dict[FigureName, FormulaText])
    for name in FigureName:
        if name not in formulas:
            raise ContentError(f"{path}: at {name}: missing; every figure needs its words")
        if _named(formulas[name].formula) != INPUTS[name]:
            raise ContentError(f"{path}: at {name}: takes {sorted(INPUTS[name])}")
        if not _named(formulas[name].label) <= INPUTS[name]:
            raise ContentError(f"{path}: at {name}: its label takes {sorted(INPUTS[name])}")
    return formulas


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
