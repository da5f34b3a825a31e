"""What sums are worth over time, in a place, in a band, after tax: plain formulas.

Rates are in percent: 3 means 3 %. Nothing is rounded.
"""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.base import Value
from bot.domain.money import Exact
from bot.domain.quantity import of, percent_of


def real_raise(nominal: Decimal, inflation: Decimal) -> Decimal:
    """In percent: (1 + nominal) / (1 + inflation) - 1; subtracting only comes near."""
    return ((1 + of(nominal)) / (1 + of(inflation)) - 1) * 100


class RaiseValue(Value):
    """What a higher base is worth when later raises build on it; before tax."""

    gaps: tuple[Exact, ...]
    """The difference in each year, the first year first."""

    @property
    def total(self) -> Decimal:
        """The sum over all years."""
        return sum(self.gaps, Decimal(0))


def raise_value(gap: Decimal, rate: Decimal, years: int) -> RaiseValue:
    """`gap` more from the first year on, growing by `rate` each year after it."""
    factor = 1 + of(rate)
    return RaiseValue(gaps=tuple(gap * factor**year for year in range(years)))


def present_value(flows: Sequence[Decimal], rate: Decimal) -> Decimal:
    """The first flow counts at once (t = 0); put a 0 before it if it comes after a year."""
    factor = 1 + of(rate)
    return sum((flow / factor**time for time, flow in enumerate(flows)), Decimal(0))


def compa_ratio(pay: Decimal, midpoint: Decimal) -> Decimal:
    """In percent: 100 is the midpoint of the band."""
    return percent_of(pay, midpoint)


def range_penetration(pay: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """In percent: 0 is the bottom of the band, 100 its top; may lie outside."""
    return percent_of(pay - low, high - low)


class GrossUp(Value):
    """What the employer adds so that the tax on a payment is covered."""

    simple: Exact
    """cost x rate: the tax on the addition itself stays with the employee."""
    inverse: Exact
    """cost / (1 - rate) - cost: the employee keeps the whole cost."""
    payment: Exact
    """What is paid out in the inverse case."""


def gross_up(cost: Decimal, tax: Decimal) -> GrossUp:
    """`tax` is below 100."""
    payment = cost / (1 - of(tax))
    return GrossUp(simple=cost * of(tax), inverse=payment - cost, payment=payment)


def at_location(pay: Decimal, index_from: Decimal, index_to: Decimal) -> Decimal:
    """The pay that stands for the same where `index_to` holds instead of `index_from`."""
    return pay * index_to / index_from


def make_whole(yearly_bonus: Decimal, months: Decimal, equity: Decimal) -> Decimal:
    """What leaving forfeits: the bonus of the months worked, and the equity of the next 12."""
    return yearly_bonus * months / 12 + equity
