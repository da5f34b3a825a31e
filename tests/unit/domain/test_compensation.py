import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.compensation import Assumptions, Evaluation, PackageFlag, evaluate
from bot.domain.formula import FigureName
from bot.domain.offer import Offer

RICH: dict[str, Any] = {
    "base": 200_000,
    "bonus": {"target_percent": 10},
    "sign_on": {"by_year": [40_000], "clawback": {"pro_rata": "none", "gross": True}},
    "relocation": {"by_year": [7_000]},
    "grants": [{"value": 400_000, "vesting": {"percents": [40, 30, 20, 10]}}],
    "refreshers": {"amount": 40_000, "promised": True},
    "benefits": {
        "match": {"contribution_percent": 5},
        "health_a_month": 500,
        "leave_days": 20,
        "espp": {"contribution": 8_500, "discount_percent": 15},
        "other": [{"name": "Gym", "amount": 600}],
    },
    "band": {"minimum": 180_000, "maximum": 260_000},
    "location": {"name": "Austin", "labour_index": 80},
}


def figure(result: Evaluation, name: FigureName) -> Decimal:
    return next(one.number for one in result.others if one.name is name)


def test_a_year_is_cash_equity_and_benefits() -> None:
    first = evaluate(Offer(**RICH)).years[0]
    assert first.cash.number == 200_000 + 20_000 + 47_000
    assert first.equity == 160_000
    assert first.benefits == 10_000 + 6_000 + 1_500 + 600
    assert first.total.number == first.cash.number + first.equity + first.benefits
    assert [part.name for part in first.parts] == [
        FigureName.BASE,
        FigureName.BONUS,
        FigureName.SIGN_ON,
        FigureName.RELOCATION,
        FigureName.GRANT,
        FigureName.REFRESHERS,
        FigureName.MATCH,
        FigureName.HEALTH,
        FigureName.ESPP,
        FigureName.OTHER_BENEFITS,
    ]


def test_an_empty_offer_comes_to_nothing() -> None:
    result = evaluate(Offer())
    assert result.mean.number == result.drop.number == 0
    assert not result.years[0].parts


def test_equity_is_shown_at_nothing_half_and_all_of_its_value() -> None:
    offer = Offer(base=100_000, grants=[{"value": 80_000, "public": False}])
    result = evaluate(offer)
    assert result.mean.number == 110_000
    assert [one.number for one in result.equity_at] == [100_000, 110_000, 120_000]
    assert [one.number for one in result.price_at] == [107_000, 113_000]


def test_exits_are_the_full_value_of_options() -> None:
    grant = {
        "kind": "iso",
        "shares": 1_000,
        "strike": 1,
        "fmv": 1,
        "exits": [{"probability_percent": 25, "price": 17}],
    }
    result = evaluate(Offer(grants=[grant]))
    assert result.years[0].parts[0].name is FigureName.GRANT_EXITS
    assert [one.number for one in result.equity_at] == [0, 500, 1_000]
    assert PackageFlag.EXPECTED_OPTIONS not in result.flags
    bare = evaluate(Offer(grants=[{**grant, "exits": []}]))
    assert bare.mean.number == 0
    assert PackageFlag.EXPECTED_OPTIONS in bare.flags


def test_a_stake_shows_its_part_its_cost_and_its_common_price() -> None:
    grant = {
        "kind": "iso",
        "shares": 5_000,
        "strike": 2,
        "fmv": 3,
        "preferred_price": 12,
        "fully_diluted": 10**7,
        "dilution_percents": [20, 50],
    }
    result = evaluate(Offer(grants=[grant]))
    assert figure(result, FigureName.OWNERSHIP) == Decimal("0.05")
    assert figure(result, FigureName.EXERCISE_COST) == 10_000
    assert figure(result, FigureName.COMMON_PRICE) == 25
    diluted = next(one for one in result.others if one.name is FigureName.OWNERSHIP)
    assert diluted.inputs["diluted"].number == Decimal("0.02")


def test_a_drop_after_front_loading_and_a_cliff_in_year_five_are_flagged() -> None:
    falling = evaluate(
        Offer(base=100, grants=[{"value": 400, "vesting": {"percents": [40, 30, 20, 10]}}])
    )
    assert round(falling.drop.number, 2) == Decimal("46.15")
    assert falling.flags == (PackageFlag.DROP, PackageFlag.YEAR_5_CLIFF)
    level = evaluate(Offer(base=100, yearly_raise_percent=3))
    assert level.flags == ()
    assert level.drop.number < 0


def test_what_is_owed_back_is_shown_for_the_months_asked() -> None:
    offer = Offer(**RICH)
    owed = evaluate(offer, Assumptions(leave_months=(3, 11, 12))).clawback
    assert [one.number for one in owed] == [40_000, 40_000]
    assert evaluate(offer).flags[-2:] == (
        PackageFlag.FORFEITED_AT_ONCE,
        PackageFlag.GROSS_REPAYMENT,
    )


def test_a_band_places_the_base() -> None:
    result = evaluate(Offer(**RICH))
    assert round(figure(result, FigureName.COMPA_RATIO), 2) == Decimal("90.91")
    assert figure(result, FigureName.PENETRATION) == 25


def test_present_value_and_gross_up_wait_for_their_rates() -> None:
    offer = Offer(base=110, relocation={"by_year": [7_000]})
    assert evaluate(offer).others == ()
    result = evaluate(offer, Assumptions(discount_percent=10, tax_percent=30))
    assert figure(result, FigureName.GROSS_UP) == 10_000
    assert round(figure(result, FigureName.PRESENT_VALUE), 2) == Decimal("7383.55")


def test_leave_and_place_count_as_a_difference_to_the_current_job() -> None:
    current = Offer(
        benefits={"leave_days": 25}, location={"name": "San Francisco", "labour_index": 100}
    )
    result = evaluate(Offer(**RICH), beside=current)
    leave = next(one for one in result.years[0].parts if one.name is FigureName.LEAVE)
    assert round(leave.number, 2) == Decimal("-3846.15")
    assert figure(result, FigureName.AT_LOCATION) == 250_000
    assert FigureName.LEAVE not in {one.name for one in evaluate(Offer(**RICH)).years[0].parts}


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    amounts = st.integers(0, 10**6)
    return {
        "base": draw(amounts),
        "start": "2026-03-01",
        "raises": [{"on": "2026-09-15", "percent": draw(st.integers(0, 20))}],
        "bonus": {"target_percent": draw(st.integers(0, 100))},
        "sign_on": {"by_year": draw(st.lists(amounts, min_size=1, max_size=2))},
        "grants": [{"value": draw(amounts), "vesting": {"percents": [5, 15, 40, 40]}}],
        "refreshers": {"amount": draw(amounts), "promised": draw(st.booleans())},
        "benefits": {"match": {"contribution_percent": draw(st.integers(0, 10))}},
        "token_budget": {"amount": draw(amounts), "period": "month", "would_pay": draw(amounts)},
    }


@given(stated=offers(), seed=st.integers(0, 99))
def test_no_total_depends_on_the_order_of_fields(stated: dict[str, Any], seed: int) -> None:
    names = list(stated)
    random.Random(seed).shuffle(names)  # noqa: S311 - an order, no secret
    shuffled = {name: stated[name] for name in names}
    assert evaluate(Offer(**stated)) == evaluate(Offer(**shuffled))


@given(stated=offers())
def test_no_total_depends_on_how_amounts_are_written(stated: dict[str, Any]) -> None:
    base, grant = stated["base"], stated["grants"][0]
    written = {
        **stated,
        "base": f"${base:,}",
        "bonus": {"target_percent": f"{stated['bonus']['target_percent']}%"},
        "grants": [{**grant, "value": f"{grant['value']} USD"}],
    }
    assert evaluate(Offer(**written)) == evaluate(Offer(**stated))


@given(stated=offers(), more=st.integers(1, 10**6))
def test_more_base_never_lowers_a_total(stated: dict[str, Any], more: int) -> None:
    less = evaluate(Offer(**stated))
    greater = evaluate(Offer(**{**stated, "base": stated["base"] + more}))
    pairs = zip(greater.years, less.years, strict=True)
    assert all(one.total.number > other.total.number for one, other in pairs)
    assert greater.mean.number > less.mean.number


@given(stated=offers())
def test_tokens_never_change_a_total(stated: dict[str, Any]) -> None:
    without = evaluate(Offer(**{**stated, "token_budget": None}))
    with_tokens = evaluate(Offer(**stated))
    assert with_tokens.years == without.years
    assert with_tokens.mean == without.mean
    assert with_tokens.cash_mean == without.cash_mean


@given(stated=offers())
def test_years_sum_to_the_four_year_sum(stated: dict[str, Any]) -> None:
    result = evaluate(Offer(**stated))
    assert sum(year.total.number for year in result.years[:4]) == result.four_years.number
    assert result.mean.number * 4 == pytest.approx(result.four_years.number)
