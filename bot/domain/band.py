"""A pay band: the range that one level at one employer may be paid."""

from decimal import Decimal
from typing import Final

from pydantic import model_validator

from bot.domain.base import Value
from bot.domain.money import Money
from bot.domain.worth import compa_ratio, range_penetration

_TENTH: Final = Decimal("0.1")


class Band(Value):
    """A range of yearly pay, as posted or as an employer told it; its ends may be equal."""

    minimum: Money
    maximum: Money
    midpoint: Money | None = None
    """Where the employer states one that is not the middle of the ends."""

    @model_validator(mode="after")
    def _in_order(self) -> "Band":
        others = (self.maximum, self.midpoint or self.maximum)
        if any(money.currency is not self.minimum.currency for money in others):
            raise ValueError("a band is in one currency")
        if not 0 < self.minimum.amount <= self.middle.amount <= self.maximum.amount:
            raise ValueError("a band runs from its minimum over its midpoint to its maximum")
        return self

    @property
    def middle(self) -> Money:
        """The stated midpoint, else half-way between the ends."""
        return self.midpoint or (self.minimum + self.maximum) * Decimal("0.5")


class Standing(Value):
    """Where pay stands in a band, in percent to one place."""

    compa_ratio: Decimal
    """100 is the midpoint."""
    penetration: Decimal | None
    """0 is the bottom, 100 the top; may lie outside. None for a band without width."""


def standing(pay: Money, band: Band) -> Standing:
    """Compa-ratio and range penetration.

    Raises:
        MoneyError: When pay is in another currency than the band.
    """
    same = (pay - band.minimum).amount + band.minimum.amount
    low, high = band.minimum.amount, band.maximum.amount
    return Standing(
        compa_ratio=compa_ratio(same, band.middle.amount).quantize(_TENTH),
        penetration=range_penetration(same, low, high).quantize(_TENTH) if low < high else None,
    )
