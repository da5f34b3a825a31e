"""When a grant becomes one's own."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator

from bot.domain.quantity import Amount, OfferError, OfferFault, Percent, Private, of

_WHOLE: Final = Decimal(100)
_MONTHS: Final = 12
_PLACES: Final = Decimal("1e-9")
"""Parts of a year are cut here, so that what vests from month to month adds up exactly."""


class Interval(StrEnum):
    """How often a part of a year's share vests."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"

    @property
    def months(self) -> int:
        """Between two dates."""
        return {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}[self.value]


def _intervals(stated: object) -> object:
    return (stated,) if isinstance(stated, str) else stated


class Vesting(Private):
    """A schedule by years of service; a year's share vests in equal parts within the year."""

    percents: tuple[Percent, ...] = Field(min_length=1, max_length=10)
    """Of the grant, for each year; together 100."""
    intervals: Annotated[tuple[Interval, ...], BeforeValidator(_intervals)] = (Interval.QUARTERLY,)
    """One for all years, or one for each."""
    cliff_months: int = Field(default=0, ge=0, le=60)
    """Nothing vests before; what would have vested does then."""
    preset: str | None = None
    """Id in prompts/offers/vesting.yaml, where it came from there."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if sum(self.percents) != _WHOLE:
            raise OfferError(OfferFault.NOT_A_HUNDRED)
        if len(self.intervals) not in {1, len(self.percents)}:
            raise OfferError(OfferFault.INTERVALS)
        return self

    def vested(self, months: int) -> Decimal:
        """Percent of the grant that has vested after `months` whole months."""
        if months < max(self.cliff_months, 0):
            return Decimal(0)
        year, month = divmod(months, _MONTHS)
        if year >= len(self.percents):
            return _WHOLE
        whole = sum(self.percents[:year], Decimal(0))
        step = self.intervals[min(year, len(self.intervals) - 1)].months
        part = self.percents[year] * (month // step * step) / _MONTHS
        return whole + part.quantize(_PLACES)

    def between(self, first: int, last: int) -> Decimal:
        """Percent that vests after month `first`, up to and with month `last`."""
        return self.vested(last) - self.vested(first)


def _preset(stated: object, info: ValidationInfo) -> object:
    if not isinstance(stated, str):
        return stated
    presets: Mapping[str, Vesting] = (info.context or {}).get("presets", {})
    if stated not in presets:
        raise OfferError(OfferFault.PRESET)
    return presets[stated]


Schedule = Annotated[Vesting, BeforeValidator(_preset)]
"""A schedule, or the id of a preset where the validation context has `presets`."""

STANDARD: Final = Vesting(percents=(Decimal(25),) * 4, cliff_months=12)
"""What is assumed where nothing is said; the schedule is then among the questions."""


class Refreshers(Private):
    """Yearly grants after the first, each on its own schedule; they stack."""

    amount: Amount
    """Of one grant, at full performance."""
    promised: bool
    """In writing. Otherwise they count for nothing."""
    performance_percent: Percent = _WHOLE
    first_year: int = Field(default=2, ge=1, le=5)
    """Year in which the first of them begins to vest: the main choice in the sum."""
    vesting: Schedule = Vesting(percents=(Decimal(25),) * 4)

    def stacked(self, year: int) -> Decimal:
        """Percent of one grant that vests in `year`, over all grants made by then."""
        ages = range(year - self.first_year + 1)
        return sum(
            (self.vesting.between(_MONTHS * age, _MONTHS * (age + 1)) for age in ages), Decimal(0)
        )

    def vests(self, year: int) -> Decimal:
        """Value that vests in `year`; 0 unless promised."""
        if not self.promised:
            return Decimal(0)
        return self.amount * of(self.performance_percent) * of(self.stacked(year))
