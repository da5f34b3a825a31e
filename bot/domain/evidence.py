"""Market evidence: dated points, and how much each kind counts."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pydantic import Field, model_validator

from bot.domain.base import Value
from bot.domain.money import Exact, Money

_HALF: Final = Decimal("0.5")


class SourceKind(StrEnum):
    """Where a point comes from; decides its weight."""

    RIVAL_OFFER = "rival_offer"
    POSTED_RANGE = "posted_range"
    LEVEL_DATA = "level_data"
    """Self-reported pay by company and level, such as Levels.fyi."""
    PEER = "peer"
    RECRUITER = "recruiter"
    SURVEY = "survey"
    OFFICIAL = "official"


class Basis(StrEnum):
    """What an amount counts; the two are never mixed."""

    BASE = "base"
    TOTAL = "total"


class Permission(StrEnum):
    """Why the member may keep the point; a peer's pay without their consent is not kept."""

    PUBLIC = "public"
    CONSENTED = "consented"
    OWN = "own"
    """Made or told to the member."""


class Evidence(Value):
    """One market data point: yearly pay, before tax."""

    source: str = Field(min_length=1, max_length=120)
    kind: SourceKind
    amount: Money
    """The amount, or the lower end of a range."""
    up_to: Money | None = None
    """The upper end of a range."""
    basis: Basis
    company: str = Field(default="", max_length=120)
    level: str = Field(default="", max_length=120)
    place: str = Field(default="", max_length=120)
    dated: date
    """When it was true, not when it was noted."""
    permission: Permission

    @model_validator(mode="after")
    def _in_order(self) -> "Evidence":
        if self.amount.amount <= 0:
            raise ValueError("an amount is above zero")
        if self.top.currency is not self.amount.currency:
            raise ValueError("a range is in one currency")
        if self.top.amount < self.amount.amount:
            raise ValueError("a range runs from low to high")
        return self

    @property
    def top(self) -> Money:
        """The upper end; the amount itself where there is no range."""
        return self.up_to or self.amount

    @property
    def middle(self) -> Money:
        """What a range counts as: half-way between its ends."""
        return middle(self.amount, self.top)


class Weight(Value):
    """How much a kind counts, between 0 and 1."""

    full: Exact = Field(gt=0, le=1)
    partial: Exact | None = Field(default=None, gt=0, le=1)
    """For posted ranges that are wide, level data for another company or level, and fewer than
    `few_peers` peers; None: always in full."""


class Weighing(Value):
    """prompts/market/weights.yaml: our conventions, labelled ours wherever they are shown."""

    kinds: dict[SourceKind, Weight]
    half_life_months: int = Field(ge=1)
    """A point this old counts half as much as one of today."""
    oldest_months: int = Field(ge=1)
    """Older points are left out."""
    stale_months: int = Field(ge=1)
    """When even the newest point is this old, that is said."""
    fewest: int = Field(ge=2)
    """Fewer points than this are called hints."""
    few_peers: int = Field(ge=1)
    narrow_percent: Exact = Field(gt=0)
    """A posted range no wider than this share of its middle counts in full."""
    conflict_percent: Exact = Field(gt=0)
    """Kinds whose middles lie further apart than this share of p50 contradict each other."""
    wide_percent: Exact = Field(gt=0)
    """The middle half is called wide when it spans more than this share of p50."""
    light: Exact = Field(gt=0)
    """Less weight than this in all lowers the confidence."""

    @model_validator(mode="after")
    def _every_kind(self) -> "Weighing":
        if missing := set(SourceKind) - set(self.kinds):
            raise ValueError(f"no weight for {min(missing)}")
        return self


def middle(low: Money, high: Money) -> Money:
    """Half-way, rounded half-even to the minor unit."""
    return (low + high) * _HALF
