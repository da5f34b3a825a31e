"""Official wages, and holding evidence against them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bot.domain.base import Value
from bot.domain.evidence import Basis
from bot.domain.market import Market
from bot.domain.money import Money
from bot.domain.remark import Remark, RemarkKind, remark

_NEAR_PERCENT: Final = 10
"""Our own choice: nearer than this is called near."""


class Wage(Value):
    """One occupation in one area: yearly base pay, before tax."""

    occupation_code: str
    occupation: str
    area: str
    employment: int | None
    """None where it was not published."""
    p10: Money
    p25: Money
    p50: Money
    p75: Money
    p90: Money


class Official(Value):
    """What the table says about a role in a place."""

    area: str
    """As the table calls it; empty where the place is unknown."""
    wages: tuple[Wage, ...] = ()
    """The nearest occupation first."""
    near: bool = True
    """Whether the first occupation is near enough to hold evidence against."""
    remarks: tuple[Remark, ...] = ()


def sanity_check(market: Market, official: Official) -> Iterator[Remark]:
    """How the p50 of base evidence compares; nothing for total pay or another currency."""
    if market.quartiles is None or market.sought.basis is not Basis.BASE:
        return
    if not official.near or not official.wages:
        return
    wage, p50 = official.wages[0], market.quartiles.p50
    if wage.p50.currency is not p50.currency:
        return
    where = {"occupation": wage.occupation, "area": wage.area}
    apart = (p50 - wage.p50).amount * 100 / wage.p50.amount
    if abs(apart) <= _NEAR_PERCENT:
        yield remark(RemarkKind.OFFICIAL_NEAR, percent=_NEAR_PERCENT, **where)
    else:
        kind = RemarkKind.OFFICIAL_ABOVE if apart > 0 else RemarkKind.OFFICIAL_BELOW
        yield remark(kind, percent=abs(apart).quantize(Decimal(1)), **where)
    if not wage.p10.amount <= p50.amount <= wage.p90.amount:
        yield remark(RemarkKind.OFFICIAL_OUTSIDE, p10=wage.p10, p90=wage.p90, **where)
