"""Benefits with a price: match, health, leave, a discount on shares."""

from decimal import Decimal
from typing import Final

from pydantic import Field

from bot.domain.quantity import Amount, AmountAMonth, Percent, Private, of

WORKDAYS: Final = 260
"""2,080 hours / 8."""


class Match(Private):
    """What the employer adds to retirement savings (401k, pension)."""

    contribution_percent: Percent = Field(le=100)
    """Of base: what you put in yourself."""
    rate_percent: Percent = Decimal(100)
    """Of the matched contribution: 50 for fifty cents on the dollar."""
    cap_percent: Percent | None = None
    """Contributions above this percentage of base are not matched."""
    cap_amount: Amount | None = None
    """Contributions above this amount a year are not matched."""

    def matched(self, base: Decimal) -> Decimal:
        """The part of the contribution that is matched."""
        caps = [base * of(self.contribution_percent)]
        if self.cap_percent is not None:
            caps.append(base * of(self.cap_percent))
        if self.cap_amount is not None:
            caps.append(self.cap_amount)
        return min(caps)

    def paid(self, base: Decimal) -> Decimal:
        """By the employer, a year."""
        return self.matched(base) * of(self.rate_percent)


class Espp(Private):
    """An employee share plan whose shares are sold at once."""

    contribution: Amount
    """A year."""
    discount_percent: Percent = Field(lt=100)

    @property
    def gain(self) -> Decimal:
        """Contribution x d / (1 - d): 15 % off is a gain of 17.65 %."""
        discount = of(self.discount_percent)
        return self.contribution * discount / (1 - discount)


class Benefit(Private):
    """Anything else that the employer pays for and that you would otherwise buy."""

    name: str = Field(min_length=1, max_length=60)
    amount: Amount
    """A year."""
    counted: bool = True
    """False keeps it on the list but out of the totals."""


class Benefits(Private):
    """None means not said, and becomes a question."""

    match: Match | None = None
    health_a_month: AmountAMonth | None = None
    """The employer's share of the premium."""
    leave_days: int | None = Field(default=None, ge=0, le=WORKDAYS)
    """Paid days off a year, holidays apart. For unlimited leave, the days people really take."""
    espp: Espp | None = None
    other: tuple[Benefit, ...] = Field(default=(), max_length=20)

    @property
    def other_total(self) -> Decimal:
        """A year, of those that are counted."""
        return sum((benefit.amount for benefit in self.other if benefit.counted), Decimal(0))


def leave_value(base: Decimal, days: Decimal) -> Decimal:
    """Of `days` more or fewer: salary already holds the days that both jobs give."""
    return base / WORKDAYS * days
