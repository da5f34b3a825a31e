"""One year of an offer: cash, equity and benefits apart, every figure with its inputs."""

from collections.abc import Iterable
from decimal import Decimal

from bot.domain.benefits import leave_value
from bot.domain.formula import FigureName
from bot.domain.money import Exact
from bot.domain.offer import Offer
from bot.domain.quantity import Figure, Private, Quantity, count, money, of, percent


class Year(Private):
    """One year of a package."""

    number: int
    """From 1."""
    parts: tuple[Figure, ...]
    """In the order cash, equity, benefits; empty ones are left out."""
    cash: Figure
    equity: Exact
    """As counted."""
    benefits: Exact
    total: Figure


class Yearly:
    """Makes the years of one offer; `beside` is the current job, for differences to it."""

    def __init__(self, offer: Offer, beside: Offer | None = None) -> None:
        self._offer = offer
        self._beside = beside

    def year(self, number: int) -> Year:
        """Cash parts come first, then equity, then benefits."""
        base, bonus, once = (
            tuple(parts) for parts in (self._base(number), self._bonus(number), self._once(number))
        )
        equity, benefits = tuple(self._equity(number)), tuple(self._benefits(number))
        cash = self._figure(
            FigureName.YEAR_CASH,
            _total((*base, *bonus, *once)),
            base=self._money(_total(base)),
            bonus=self._money(_total(bonus)),
            once=self._money(_total(once)),
        )
        return Year(
            number=number,
            parts=(*base, *bonus, *once, *equity, *benefits),
            cash=cash,
            equity=_total(equity),
            benefits=_total(benefits),
            total=self._figure(
                FigureName.YEAR_TOTAL,
                cash.number + _total(equity) + _total(benefits),
                cash=cash.value,
                equity=self._money(_total(equity)),
                benefits=self._money(_total(benefits)),
            ),
        )

    def _base(self, year: int) -> Iterable[Figure]:
        offer = self._offer
        if offer.base is None:
            return
        base, paid = self._money(offer.base), offer.base_in(year)
        if not offer.raises and not offer.yearly_raise_percent:
            yield self._figure(FigureName.BASE, paid, base=base)
            return
        yield self._figure(
            FigureName.BASE_RAISED,
            paid,
            base=base,
            raises=count(len(offer.raises)),
            yearly=percent(offer.yearly_raise_percent),
        )

    def _bonus(self, year: int) -> Iterable[Figure]:
        bonus, base = self._offer.bonus, self._offer.base_in(year)
        if bonus is None:
            return
        shares = {"payout": percent(bonus.payout(year)), "counted": percent(bonus.counted(year))}
        paid = bonus.paid(base, year)
        if bonus.target_percent is None:
            fixed = self._money(bonus.target(base))
            yield self._figure(FigureName.BONUS_FIXED, paid, amount=fixed, **shares)
        else:
            target = percent(bonus.target_percent)
            yield self._figure(
                FigureName.BONUS, paid, base=self._money(base), target=target, **shares
            )

    def _once(self, year: int) -> Iterable[Figure]:
        named = {
            FigureName.SIGN_ON: self._offer.sign_on,
            FigureName.RELOCATION: self._offer.relocation,
        }
        for name, payment in named.items():
            if payment is not None and payment.paid(year):
                paid = payment.paid(year)
                yield self._figure(name, paid, amount=self._money(paid))

    def _equity(self, year: int) -> Iterable[Figure]:
        for grant in self._offer.grants:
            vested = percent(grant.vests(year))
            counted = grant.expected()
            worth = counted * of(vested.number)
            if grant.exits:
                expected = self._money(counted)
                yield self._figure(FigureName.GRANT_EXITS, worth, expected=expected, vested=vested)
            else:
                face, counts = self._money(grant.face()), percent(grant.counts)
                yield self._figure(
                    FigureName.GRANT, worth, face=face, counted=counts, vested=vested
                )
        refreshers = self._offer.refreshers
        if refreshers is not None and refreshers.promised:
            yield self._figure(
                FigureName.REFRESHERS,
                refreshers.vests(year),
                amount=self._money(refreshers.amount),
                performance=percent(refreshers.performance_percent),
                vested=percent(refreshers.stacked(year)),
            )

    def _benefits(self, year: int) -> Iterable[Figure]:
        benefits, base = self._offer.benefits, self._offer.base_in(year)
        if benefits.match is not None:
            yield self._figure(
                FigureName.MATCH,
                benefits.match.paid(base),
                salary=self._money(base),
                matched=self._money(benefits.match.matched(base)),
                rate=percent(benefits.match.rate_percent),
            )
        if benefits.health_a_month is not None:
            premium = benefits.health_a_month
            yield self._figure(FigureName.HEALTH, premium * 12, premium=self._money(premium))
        if benefits.espp is not None:
            yield self._figure(
                FigureName.ESPP,
                benefits.espp.gain,
                contribution=self._money(benefits.espp.contribution),
                discount=percent(benefits.espp.discount_percent),
            )
        yield from self._leave(base)
        if benefits.other_total:
            other = benefits.other_total
            yield self._figure(FigureName.OTHER_BENEFITS, other, amount=self._money(other))

    def _leave(self, base: Decimal) -> Iterable[Figure]:
        here = self._offer.benefits.leave_days
        there = self._beside.benefits.leave_days if self._beside is not None else None
        if here is not None and there is not None and here != there:
            days = Decimal(here - there)
            worth = leave_value(base, days)
            yield self._figure(FigureName.LEAVE, worth, base=self._money(base), days=count(days))

    def _money(self, number: Decimal) -> Quantity:
        return money(number, self._offer.currency)

    def _figure(self, name: FigureName, number: Decimal, **inputs: Quantity) -> Figure:
        return Figure(name=name, value=self._money(number), inputs=inputs)


def _total(figures: Iterable[Figure]) -> Decimal:
    return sum((figure.number for figure in figures), Decimal(0))
