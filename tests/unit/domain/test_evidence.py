"""Evidence, its weights, and the market that it makes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.evidence import Basis, Evidence, SourceKind, Weighing
from bot.domain.market import (
    P25,
    P50,
    P75,
    Confidence,
    Market,
    Quartiles,
    Sought,
    kinds_of_market,
    market,
    months_between,
    quantile,
)
from bot.domain.money import Currency, Money
from bot.domain.remark import Remark, RemarkKind, remark
from tests.support.market import TODAY, USD, base_market, content, point, usd

points = st.builds(
    point,
    st.integers(1, 900_000),
    kind=st.sampled_from(SourceKind),
    dated=st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    basis=st.sampled_from(Basis),
    currency=st.sampled_from([USD, Currency.EUR]),
    level=st.sampled_from(["", "L5", "L6"]),
)


def quartiles(found: Market) -> tuple[int, int, int]:
    assert found.quartiles
    return tuple(
        int(money.amount)
        for money in (found.quartiles.p25, found.quartiles.p50, found.quartiles.p75)
    )  # type: ignore[return-value]  # three of them


def kinds(found: Market) -> set[RemarkKind]:
    return {said.kind for said in found.remarks}


def said(found: Market, kind: RemarkKind) -> Remark:
    return next(one for one in found.remarks if one.kind is kind)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([150], (150, 150, 150)),
        ([150, 170], (150, 160, 170)),
        ([150, 160, 170], (150, 160, 170)),
        ([150, 160, 170, 180], (155, 165, 175)),
        ([180, 150, 170, 160, 190], (160, 170, 180)),
        ([150, 150, 150, 400], (150, 150, 275)),
    ],
)
def test_with_equal_weights_p50_is_the_median(
    amounts: Sequence[int], expected: tuple[int, int, int]
) -> None:
    assert quartiles(base_market(*map(point, amounts))) == expected


def test_a_weak_point_moves_little() -> None:
    strong = [point(180), point(184), point(190)]
    weak = [point(120, kind=SourceKind.SURVEY), point(130, kind=SourceKind.SURVEY)]
    assert quartiles(base_market(*strong, *weak)) == (180, 184, 190)


def test_the_last_amount_takes_what_is_left() -> None:
    assert quantile([(usd(1), Decimal(1)), (usd(2), Decimal(1))], Decimal(1)) == usd(2)


@given(st.lists(points, min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_evidence_makes_no_difference(
    evidence: list[Evidence], random: object
) -> None:
    found = base_market(*evidence)
    random.shuffle(evidence)  # type: ignore[attr-defined]  # a random.Random
    assert base_market(*evidence) == found


@given(st.lists(points, min_size=1, max_size=12))
def test_quartiles_are_in_order_and_inside_the_data(evidence: list[Evidence]) -> None:
    found = base_market(*evidence)
    if found.quartiles is None:
        assert not found.points
        return
    amounts = [point.value.amount for point in found.points]
    q = found.quartiles
    ordered = [min(amounts), *(m.amount for m in (q.p25, q.p50, q.p75, q.p90)), max(amounts)]
    assert all(low <= high for low, high in pairwise(ordered))


pairs = st.lists(
    st.tuples(st.integers(1, 1000).map(usd), st.integers(1, 10).map(Decimal)),
    min_size=1,
    max_size=10,
)


@given(pairs, st.integers(0, 9), st.sampled_from([P25, P50, P75]))
def test_an_equal_point_never_moves_a_quartile_outside(
    data: list[tuple[Money, Decimal]], which: int, share: Decimal
) -> None:
    amounts = [money.amount for money, _ in data]
    more = quantile([*data, data[which % len(data)]], share).amount
    assert min(amounts) <= more <= max(amounts)
    middle = quantile(data, P50)
    assert quantile([*data, (middle, Decimal(5))], P50) == middle


@given(pairs, st.sampled_from([P25, P50, P75]))
def test_enough_weight_lies_on_either_side(
    data: list[tuple[Money, Decimal]], share: Decimal
) -> None:
    found = quantile(data, share).amount
    total = sum(weight for _, weight in data)
    assert sum(weight for money, weight in data if money.amount <= found) >= share * total
    assert sum(weight for money, weight in data if money.amount >= found) >= (1 - share) * total


@pytest.mark.parametrize(
    ("evidence", "weight"),
    [
        (point(150), "1"),
        (point(160, 200, kind=SourceKind.POSTED_RANGE), "0.8"),
        (point(160, 240, kind=SourceKind.POSTED_RANGE), "0.8"),
        (point(160, 242, kind=SourceKind.POSTED_RANGE), "0.4"),
        (point(150, kind=SourceKind.LEVEL_DATA, company="acme ", level="l5"), "0.8"),
        (point(150, kind=SourceKind.LEVEL_DATA, company="Acme", level="L6"), "0.4"),
        (point(150, kind=SourceKind.LEVEL_DATA, level="L5"), "0.4"),
        (point(150, kind=SourceKind.PEER), "0.3"),
        (point(150, kind=SourceKind.RECRUITER), "0.5"),
        (point(150, kind=SourceKind.SURVEY), "0.3"),
        (point(150, kind=SourceKind.OFFICIAL), "0.3"),
        (point(150, dated=date(2025, 11, 21)), "0.5"),
        (point(150, dated=date(2025, 11, 22)), "0.529732"),
        (point(150, dated=date(2024, 11, 21)), "0.25"),
    ],
)
def test_a_point_counts_by_kind_and_age(evidence: Evidence, weight: str) -> None:
    (found,) = base_market(evidence, company="Acme", level="L5").points
    assert found.weight == Decimal(weight)


def test_three_peers_count_in_full() -> None:
    peers = [point(amount, kind=SourceKind.PEER) for amount in (150, 160, 170)]
    assert {one.weight for one in base_market(*peers).points} == {Decimal("0.6")}


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 28), date(2026, 2, 28), 1),
        (date(2025, 5, 1), date(2026, 11, 21), 18),
    ],
)
def test_months_are_whole(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


def test_what_does_not_fit_is_left_out_and_said() -> None:
    found = base_market(
        point(150),
        point(160, basis=Basis.TOTAL),
        point(170, currency=Currency.EUR),
        point(170, currency=Currency.EUR, basis=Basis.TOTAL),
        point(170, currency=Currency.GBP),
        point(180, dated=date(2024, 11, 20)),
        point(190, dated=date(2026, 11, 22)),
    )
    assert [one.value for one in found.points] == [usd(150)]
    assert found.remarks == (
        remark(RemarkKind.FEW, count=1, fewest=3),
        remark(RemarkKind.OTHER_CURRENCY, count=2, currency="EUR"),
        remark(RemarkKind.OTHER_CURRENCY, count=1, currency="GBP"),
        remark(RemarkKind.OTHER_BASIS, count=1, basis="total"),
        remark(RemarkKind.FUTURE, count=1),
        remark(RemarkKind.TOO_OLD, count=1, months=24),
    )


def test_base_is_left_out_of_total() -> None:
    sought = Sought(basis=Basis.TOTAL, currency=USD)
    found = market([point(150)], sought, TODAY, content().weighing)
    assert said(found, RemarkKind.OTHER_BASIS).facts == {"count": 1, "basis": "base"}


def test_nothing_is_said_plainly() -> None:
    found = base_market()
    assert (found.quartiles, found.confidence) == (None, Confidence.NONE)
    assert found.remarks == (remark(RemarkKind.NO_POINTS),)
    assert (found.lowest, found.highest, found.oldest, found.newest) == (None,) * 4


def test_the_span_reaches_the_ends_of_ranges() -> None:
    old = date(2026, 1, 5)
    found = base_market(point(150, 190), point(160, dated=old), point(170, 180))
    assert (found.lowest, found.highest) == (usd(150), usd(190))
    assert (found.oldest, found.newest) == (old, TODAY)
    assert [one.value.amount for one in found.points] == [160, 170, 175]


OFFER, RECRUITER, SURVEY = SourceKind.RIVAL_OFFER, SourceKind.RECRUITER, SourceKind.SURVEY
STALE = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("evidence", "confidence", "doubts"),
    [
        ([point(150), point(160)], Confidence.TOO_FEW, {RemarkKind.FEW}),
        ([point(150), point(160), point(155, kind=RECRUITER)], Confidence.GOOD, set()),
        ([point(150), point(160), point(170)], Confidence.FAIR, {RemarkKind.ONE_KIND}),
        (
            [point(150), point(160), point(220, kind=RECRUITER)],
            Confidence.FAIR,
            {RemarkKind.CONFLICT},
        ),
        (
            [point(150), point(250), point(160), point(245), point(200, kind=RECRUITER)],
            Confidence.FAIR,
            {RemarkKind.WIDE},
        ),
        (
            [point(amount, kind=SURVEY, dated=STALE) for amount in (150, 152, 154)],
            Confidence.LOW,
            {RemarkKind.ONE_KIND, RemarkKind.STALE},
        ),
        (
            [point(amount, kind=kind) for amount in (150, 154) for kind in (SURVEY, RECRUITER)][:3],
            Confidence.FAIR,
            set(),
        ),
    ],
)
def test_doubts_lower_the_confidence(
    evidence: list[Evidence], confidence: Confidence, doubts: set[RemarkKind]
) -> None:
    found = base_market(*evidence)
    assert kinds(found) == doubts
    assert found.confidence is confidence


def test_a_conflict_names_both_sides() -> None:
    found = base_market(point(150), point(160), point(220, kind=SourceKind.RECRUITER))
    assert said(found, RemarkKind.CONFLICT).facts == {
        "low": usd(155),
        "low_kind": "rival_offer",
        "high": usd(220),
        "high_kind": "recruiter",
    }


def test_staleness_goes_by_the_newest_point() -> None:
    fresh = base_market(point(150), point(160, dated=STALE))
    assert RemarkKind.STALE not in kinds(fresh)
    stale = base_market(point(150, dated=date(2025, 2, 1)), point(160, dated=STALE))
    assert said(stale, RemarkKind.STALE).facts == {"months": 12, "newest": STALE}


def test_another_level_or_place_is_said() -> None:
    found = base_market(
        point(150, level="L5", place="NYC"),
        point(160, level="L6", place="Austin"),
        point(170),
        level="l5",
        place="nyc",
    )
    assert said(found, RemarkKind.OTHER_LEVEL).facts == {"count": 1, "level": "l5"}
    assert said(found, RemarkKind.OTHER_PLACE).facts == {"count": 1, "place": "nyc"}
    assert not {RemarkKind.OTHER_LEVEL, RemarkKind.OTHER_PLACE} & kinds(
        base_market(point(150, level="L5", place="NYC"))
    )


def test_another_name_for_the_place_is_the_same_place() -> None:
    sought = Sought(basis=Basis.BASE, currency=USD, place="nyc", same_places=("New York",))
    found = market([point(150, place="New York")], sought, TODAY, content().weighing)
    assert RemarkKind.OTHER_PLACE not in kinds(found)


def test_the_market_with_most_points_comes_first() -> None:
    evidence = [point(1, basis=Basis.TOTAL), point(1), point(2), point(1, currency=Currency.EUR)]
    assert kinds_of_market(evidence) == (
        (Basis.BASE, USD),
        (Basis.BASE, Currency.EUR),
        (Basis.TOTAL, USD),
    )


@pytest.mark.parametrize(("amount", "up_to"), [(0, None), (200, 100)])
def test_a_point_that_cannot_be_is_refused_without_its_figures(
    amount: int, up_to: int | None
) -> None:
    with pytest.raises(ValidationError) as caught:
        point(amount, up_to)
    assert "200" not in str(caught.value)


def test_a_range_in_two_currencies_is_refused() -> None:
    stated = {**dict(point(100)), "up_to": Money(amount=Decimal(200), currency=Currency.EUR)}
    with pytest.raises(ValidationError, match="one currency"):
        Evidence.model_validate(stated)


def test_every_kind_needs_its_weight() -> None:
    weighing = dict(content().weighing)
    kinds = dict(weighing["kinds"])
    del kinds[SourceKind.PEER]
    with pytest.raises(ValidationError, match="no weight for peer"):
        Weighing.model_validate({**weighing, "kinds": kinds})


def test_a_remark_has_the_facts_that_its_sentence_takes() -> None:
    with pytest.raises(ValidationError, match="takes"):
        remark(RemarkKind.FEW, count=1)


def test_figures_stay_out_of_repr() -> None:
    found = base_market(point(187_654), point(187_654), point(187_654))
    assert isinstance(found.quartiles, Quartiles)
    assert "187" not in repr(found)
