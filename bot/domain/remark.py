"""What there is to say about figures: which sentence, and the facts that it holds."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pydantic import Field, model_validator

from bot.domain.base import Value
from bot.domain.money import Money


class RemarkKind(StrEnum):
    """Names a sentence in prompts/market/remarks.yaml."""

    # About evidence.
    NO_POINTS = "no_points"
    FEW = "few"
    TOO_OLD = "too_old"
    FUTURE = "future"
    OTHER_CURRENCY = "other_currency"
    OTHER_BASIS = "other_basis"
    OTHER_LEVEL = "other_level"
    OTHER_PLACE = "other_place"
    STALE = "stale"
    CONFLICT = "conflict"
    WIDE = "wide"
    ONE_KIND = "one_kind"
    # About the official table.
    PLACE_UNKNOWN = "place_unknown"
    PLACE_CLOSE = "place_close"
    PLACE_AMBIGUOUS = "place_ambiguous"
    ROLE_UNKNOWN = "role_unknown"
    WIDER_PLACE = "wider_place"
    PLACE_WIDER = "place_wider"
    OFFICIAL_NEAR = "official_near"
    OFFICIAL_ABOVE = "official_above"
    OFFICIAL_BELOW = "official_below"
    OFFICIAL_OUTSIDE = "official_outside"
    # About the three numbers.
    NO_EVIDENCE = "no_evidence"
    OTHER_MARKET = "other_market"
    NEGATIVE = "negative"
    NO_PAY = "no_pay"
    FIELD_CURRENCY = "field_currency"
    NO_WALK_AWAY = "no_walk_away"
    WALK_AWAY_ABOVE_TARGET = "walk_away_above_target"
    WALK_AWAY_ABOVE_ASK = "walk_away_above_ask"
    OFFER_ABOVE_ASK = "offer_above_ask"
    TARGET_ABOVE_POSTED = "target_above_posted"
    TARGET_BELOW_POSTED = "target_below_posted"
    FAR_ABOVE_OFFER = "far_above_offer"
    NO_RANGE = "no_range"


FACTS: Final[dict[RemarkKind, frozenset[str]]] = {
    kind: frozenset(facts.split())
    for kind, facts in {
        RemarkKind.NO_POINTS: "",
        RemarkKind.FEW: "count fewest",
        RemarkKind.TOO_OLD: "count months",
        RemarkKind.FUTURE: "count",
        RemarkKind.OTHER_CURRENCY: "count currency",
        RemarkKind.OTHER_BASIS: "count basis",
        RemarkKind.OTHER_LEVEL: "count level",
        RemarkKind.OTHER_PLACE: "count place",
        RemarkKind.STALE: "months newest",
        RemarkKind.CONFLICT: "low_kind low high_kind high",
        RemarkKind.WIDE: "p25 p75",
        RemarkKind.ONE_KIND: "kind",
        RemarkKind.PLACE_UNKNOWN: "place",
        RemarkKind.PLACE_CLOSE: "place areas",
        RemarkKind.PLACE_AMBIGUOUS: "place areas",
        RemarkKind.ROLE_UNKNOWN: "role",
        RemarkKind.WIDER_PLACE: "occupation area wider",
        RemarkKind.PLACE_WIDER: "place wider",
        RemarkKind.OFFICIAL_NEAR: "percent occupation area",
        RemarkKind.OFFICIAL_ABOVE: "percent occupation area",
        RemarkKind.OFFICIAL_BELOW: "percent occupation area",
        RemarkKind.OFFICIAL_OUTSIDE: "occupation area p10 p90",
        RemarkKind.NO_EVIDENCE: "",
        RemarkKind.OTHER_MARKET: "basis currency",
        RemarkKind.NEGATIVE: "field",
        RemarkKind.NO_PAY: "",
        RemarkKind.FIELD_CURRENCY: "field currency",
        RemarkKind.NO_WALK_AWAY: "",
        RemarkKind.WALK_AWAY_ABOVE_TARGET: "",
        RemarkKind.WALK_AWAY_ABOVE_ASK: "",
        RemarkKind.OFFER_ABOVE_ASK: "",
        RemarkKind.TARGET_ABOVE_POSTED: "",
        RemarkKind.TARGET_BELOW_POSTED: "",
        RemarkKind.FAR_ABOVE_OFFER: "percent",
        RemarkKind.NO_RANGE: "",
    }.items()
}
"""The placeholders of each sentence."""


class Remark(Value):
    """One sentence to say; the words are content's, the facts are here."""

    kind: RemarkKind
    facts: Mapping[str, Money | date | Decimal | int | str] = Field(default={}, repr=False)

    @model_validator(mode="after")
    def _complete(self) -> "Remark":
        if set(self.facts) != FACTS[self.kind]:
            raise ValueError(f"{self.kind} takes {sorted(FACTS[self.kind])}")
        return self


def remark(kind: RemarkKind, /, **facts: Money | date | Decimal | int | str) -> Remark:
    """Shorthand for a `Remark` with its facts by name."""
    return Remark(kind=kind, facts=facts)
