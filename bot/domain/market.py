"""The market as the evidence has it: weighted quartiles, and what is doubtful about them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from pydantic import Field

from bot.domain.base import Value
from bot.domain.evidence import Basis, Evidence, SourceKind, Weighing, Weight, middle
from bot.domain.money import Currency, Money
from bot.domain.remark import Remark, RemarkKind, remark

P25, P50, P75, P90 = (Decimal(share) for share in ("0.25", "0.5", "0.75", "0.9"))
_HALF: Final = Decimal("0.5")
_WEIGHT_STEP: Final = Decimal("0.000001")


class Sought(Value):
    """The job that the evidence is held against."""

    basis: Basis
    currency: Currency
    company: str = ""
    level: str = ""
    place: str = ""
    same_places: tuple[str, ...] = ()
    """Other names for it, as they stand in the evidence."""


class Weighed(Value):
    """A point that counts."""

    evidence: Evidence
    value: Money = Field(repr=False)
    """The middle of a range."""
    months: int
    """Whole months of age."""
    weight: Decimal


class Quartiles(Value):
    """Half of the weight lies at or below p50; never between two points except exactly half-way."""

    p25: Money
    p50: Money
    p75: Money
    p90: Money
    """Only ever a cap for the ask."""


class Confidence(StrEnum):
    """How far the quartiles carry."""

    NONE = "none"
    TOO_FEW = "too_few"
    LOW = "low"
    FAIR = "fair"
    GOOD = "good"


class Market(Value):
    """What the evidence says on one basis and in one currency."""

    sought: Sought
    points: tuple[Weighed, ...]
    """Lowest first."""
    quartiles: Quartiles | None
    """None without a point."""
    confidence: Confidence
    remarks: tuple[Remark, ...]

    @property
    def lowest(self) -> Money | None:
        """The lowest end of any point."""
        ends = (point.evidence.amount for point in self.points)
        return min(ends, key=_amount, default=None)

    @property
    def highest(self) -> Money | None:
        """The highest end of any point."""
        return max((point.evidence.top for point in self.points), key=_amount, default=None)

    @property
    def oldest(self) -> date | None:
        """The date of the oldest point that counts."""
        return min((point.evidence.dated for point in self.points), default=None)

    @property
    def newest(self) -> date | None:
        """The date of the newest point."""
        return max((point.evidence.dated for point in self.points), default=None)


def kinds_of_market(evidence: Iterable[Evidence]) -> tuple[tuple[Basis, Currency], ...]:
    """Each basis and currency that occurs, the one with most points first."""
    counts = Counter((point.basis, point.amount.currency) for point in evidence)
    return tuple(sorted(counts, key=lambda pair: (-counts[pair], pair)))


def market(evidence: Sequence[Evidence], sought: Sought, today: date, weighing: Weighing) -> Market:
    """Weighted quartiles of the evidence that fits; what is left out or doubtful is said.

    The order of the evidence makes no difference.
    """
    same = [
        point
        for point in evidence
        if point.basis is sought.basis and point.amount.currency is sought.currency
    ]
    current = [
        point for point in same if point.dated <= today and not _too_old(point, today, weighing)
    ]
    points = _weighed(current, sought, today, weighing)
    quartiles = _quartiles(points)
    doubts = tuple(_doubts(points, quartiles, weighing))
    return Market(
        sought=sought,
        points=points,
        quartiles=quartiles,
        confidence=_confidence(points, doubts, weighing),
        remarks=(
            *_counted(points, weighing),
            *doubts,
            *_elsewhere(points, sought),
            *_left_out(evidence, sought, today, weighing),
        ),
    )


def quantile(points: Iterable[tuple[Money, Decimal]], share: Decimal) -> Money:
    """The lowest amount at or below which at least `share` of the weight lies.

    Where exactly `share` lies at or below it, half-way to the next amount; with equal weights
    p50 is thus the ordinary median. At least one point; all in one currency.
    """
    ordered = sorted(points, key=lambda point: (point[0].amount, point[1]))
    wanted = share * sum(weight for _, weight in ordered)
    reached = Decimal(0)
    for (amount, weight), (following, _) in pairwise(ordered):
        reached += weight
        if reached > wanted:
            return amount
        if reached == wanted:
            return middle(amount, following)
    return ordered[-1][0]


def months_between(earlier: date, later: date) -> int:
    """Whole months; 0 from 31 January to 28 February."""
    months, days = _apart(earlier, later)
    return months - (days < 0)


def _apart(earlier: date, later: date) -> tuple[int, int]:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months, later.day - earlier.day


def _too_old(point: Evidence, today: date, weighing: Weighing) -> bool:
    return _apart(point.dated, today) > (weighing.oldest_months, 0)


def _weighed(
    current: Sequence[Evidence], sought: Sought, today: date, weighing: Weighing
) -> tuple[Weighed, ...]:
    peers = sum(point.kind is SourceKind.PEER for point in current)
    points = []
    for point in current:
        months = months_between(point.dated, today)
        full = _counts_in_full(point, peers, sought, weighing)
        weight = _kind_weight(weighing.kinds[point.kind], full=full)
        recency = _HALF ** (Decimal(months) / weighing.half_life_months)
        # Few places, so that sums of weights are exact and their order makes no difference.
        weight = (weight * recency).quantize(_WEIGHT_STEP)
        points.append(Weighed(evidence=point, value=point.middle, months=months, weight=weight))
    return tuple(sorted(points, key=_place_in_line))


def _kind_weight(weight: Weight, *, full: bool) -> Decimal:
    return weight.full if full or weight.partial is None else weight.partial


def _counts_in_full(point: Evidence, peers: int, sought: Sought, weighing: Weighing) -> bool:
    match point.kind:
        case SourceKind.POSTED_RANGE:
            width = (point.top - point.amount).amount
            return width * 100 <= point.middle.amount * weighing.narrow_percent
        case SourceKind.LEVEL_DATA:
            return _same(point.company, sought.company) and _same(point.level, sought.level)
        case SourceKind.PEER:
            return peers >= weighing.few_peers
        case _:
            return True


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _amount(money: Money) -> Decimal:
    return money.amount


def _place_in_line(point: Weighed) -> tuple[Decimal, Decimal, str]:
    return point.value.amount, point.weight, point.evidence.model_dump_json()


def _quartiles(points: Sequence[Weighed]) -> Quartiles | None:
    if not points:
        return None
    pairs = [(point.value, point.weight) for point in points]
    p25, p50, p75, p90 = (quantile(pairs, share) for share in (P25, P50, P75, P90))
    return Quartiles(p25=p25, p50=p50, p75=p75, p90=p90)


def _counted(points: Sequence[Weighed], weighing: Weighing) -> Iterator[Remark]:
    if not points:
        yield remark(RemarkKind.NO_POINTS)
    elif len(points) < weighing.fewest:
        yield remark(RemarkKind.FEW, count=len(points), fewest=weighing.fewest)


def _doubts(
    points: Sequence[Weighed], quartiles: Quartiles | None, weighing: Weighing
) -> Iterator[Remark]:
    """Stale, contradictory or one-sided; each lowers the confidence."""
    if quartiles is None:
        return
    newest = min(points, key=lambda point: (point.months, -point.evidence.dated.toordinal()))
    if newest.months >= weighing.stale_months:
        yield remark(RemarkKind.STALE, months=newest.months, newest=newest.evidence.dated)
    p50 = quartiles.p50.amount
    kinds = sorted({point.evidence.kind for point in points})
    middles = [(_middle_of(kind, points), kind) for kind in kinds]
    low, high = min(middles, key=_first_amount), max(middles, key=_first_amount)
    if (high[0] - low[0]).amount * 100 > p50 * weighing.conflict_percent:
        yield remark(
            RemarkKind.CONFLICT, low=low[0], low_kind=low[1], high=high[0], high_kind=high[1]
        )
    elif (quartiles.p75 - quartiles.p25).amount * 100 > p50 * weighing.wide_percent:
        yield remark(RemarkKind.WIDE, p25=quartiles.p25, p75=quartiles.p75)
    if len(kinds) == 1 and len(points) >= weighing.fewest:
        yield remark(RemarkKind.ONE_KIND, kind=kinds[0])


def _middle_of(kind: SourceKind, points: Sequence[Weighed]) -> Money:
    own = ((point.value, point.weight) for point in points if point.evidence.kind is kind)
    return quantile(own, P50)


def _first_amount(pair: tuple[Money, SourceKind]) -> Decimal:
    return pair[0].amount


def _confidence(
    points: Sequence[Weighed], doubts: Sequence[Remark], weighing: Weighing
) -> Confidence:
    if not points:
        return Confidence.NONE
    if len(points) < weighing.fewest:
        return Confidence.TOO_FEW
    light = sum(point.weight for point in points) < weighing.light
    return [Confidence.GOOD, Confidence.FAIR, Confidence.LOW][min(len(doubts) + light, 2)]


def _elsewhere(points: Sequence[Weighed], sought: Sought) -> Iterator[Remark]:
    """Points that count although they are for another level or place."""
    levels = [point.evidence.level for point in points if point.evidence.level]
    places = [point.evidence.place for point in points if point.evidence.place]
    same = sum(_same(level, sought.level) for level in levels)
    if sought.level and same < len(levels):
        yield remark(RemarkKind.OTHER_LEVEL, count=len(levels) - same, level=sought.level)
    same = sum(_same(place, sought.place) or place in sought.same_places for place in places)
    if sought.place and same < len(places):
        yield remark(RemarkKind.OTHER_PLACE, count=len(places) - same, place=sought.place)


def _left_out(
    evidence: Sequence[Evidence], sought: Sought, today: date, weighing: Weighing
) -> Iterator[Remark]:
    """Each point is left out for one reason: currency, then basis, then date."""
    foreign = Counter(
        point.amount.currency for point in evidence if point.amount.currency is not sought.currency
    )
    for currency, count in sorted(foreign.items()):
        yield remark(RemarkKind.OTHER_CURRENCY, count=count, currency=currency.value)
    own = [point for point in evidence if point.amount.currency is sought.currency]
    if count := sum(point.basis is not sought.basis for point in own):
        other = Basis.TOTAL if sought.basis is Basis.BASE else Basis.BASE
        yield remark(RemarkKind.OTHER_BASIS, count=count, basis=other)
    same = [point for point in own if point.basis is sought.basis]
    if count := sum(point.dated > today for point in same):
        yield remark(RemarkKind.FUTURE, count=count)
    if count := sum(_too_old(point, today, weighing) for point in same):
        yield remark(RemarkKind.TOO_OLD, count=count, months=weighing.oldest_months)
