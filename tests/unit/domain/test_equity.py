from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.equity import Grant, GrantKind, exit_payout
from bot.domain.quantity import OfferError


def options(**fields: Any) -> Grant:
    return Grant(**{"kind": "iso", "shares": 10_000, "strike": 2, "fmv": 5, **fields})


@pytest.mark.parametrize(
    ("grant", "face", "counted"),
    [
        (Grant(value=400_000), 400_000, 400_000),
        (Grant(value=400_000, public=False), 400_000, 200_000),
        (Grant(shares=100, price=50), 5_000, 5_000),
        (Grant(shares=100, price=50, fmv=60), 6_000, 6_000),
        (options(), 30_000, 6_000),
        (options(fmv=1), 0, 0),
        (options(counted_percent=0), 30_000, 0),
        (Grant(kind="nso", value=1_000), 1_000, 200),
    ],
)
def test_a_grant_counts_in_part_by_its_kind(grant: Grant, face: int, counted: int) -> None:
    assert [grant.face(), grant.expected()] == [face, counted]


@pytest.mark.parametrize(
    ("grant", "face"),
    [
        (Grant(value=1_000), 700),
        (Grant(value=1_000, sizing="value"), 1_000),
        (Grant(shares=10, price=100, sizing="value"), 700),
        (options(), 15_000),
    ],
)
def test_a_lower_price_hits_shares_and_options_but_not_grants_of_value(
    grant: Grant, face: int
) -> None:
    assert grant.face(Decimal(-30)) == face


def test_exits_replace_todays_value() -> None:
    exits = [
        {"probability_percent": 10, "price": 52},
        {"probability_percent": 20, "price": 3},
    ]
    grant = options(exits=exits, dilution_percents=[50])
    assert grant.expected() == 10_000 * 24 / 10


def test_a_sale_is_shared_out_over_all_shares() -> None:
    ending = {
        "probability_percent": 50,
        "sale": "30m",
        "preferences": "20m",
        "investor_percent": 40,
    }
    grant = options(shares=1_000, strike=10, fully_diluted=10**6, exits=[ending])
    assert round(grant.payout(grant.exits[0]), 2) == Decimal("6666.67")
    assert grant.expected() == grant.payout(grant.exits[0]) / 2


def test_a_sale_below_the_preferences_leaves_nothing_for_common_shares() -> None:
    low = exit_payout(
        sale=Decimal(5), owned=Decimal(1), strike=Decimal(0), preferences=Decimal(9),
        investors=Decimal(40),
    )  # fmt: skip
    assert not low.converts
    assert low.net == 0


def test_the_share_count_follows_from_value_and_price() -> None:
    assert Grant(value=500_000, price=100).share_count == 5_000
    with pytest.raises(OfferError):
        _ = Grant(value=500_000).share_count


def test_shares_vest_in_fractions_unless_only_whole_ones_do() -> None:
    grant = Grant(shares=10, price=1)
    assert grant.tranche_shares([Decimal(1)] * 4) == (Decimal("2.5"),) * 4
    whole = grant.model_copy(update={"whole_shares": True})
    assert whole.tranche_shares([Decimal(1)] * 4) == (Decimal(2),) * 4


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "needs_value"),
        ({"shares": 5}, "needs_price"),
        ({"value": 5, "exits": [{"probability_percent": 5, "price": 1}]}, "needs_shares"),
        (
            {"shares": 5, "price": 1, "exits": [{"probability_percent": 5, "sale": 1}]},
            "needs_shares",
        ),
        (
            {"shares": 5, "price": 1, "exits": [{"probability_percent": 60, "price": 1}] * 2},
            "over_a_hundred",
        ),
        ({"value": 5, "exits": [{"probability_percent": 5}]}, "one_of_two"),
    ],
)
def test_a_grant_that_says_too_little_is_refused(fields: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError, match=kind):
        Grant(**fields)


def test_a_grant_may_be_half_vested_or_begin_later() -> None:
    running = Grant(value=1, vested_months=24)
    assert [running.vests(year) for year in (1, 2, 3)] == [25, 25, 0]
    later = Grant(value=1, starts_in_year=3)
    assert [later.vests(year) for year in range(1, 6)] == [0, 0, 25, 25, 25]


@given(
    kind=st.sampled_from(GrantKind),
    price=st.decimals(0, 10**4, places=4),
    strike=st.decimals(0, 10**4, places=4),
    change=st.sampled_from([Decimal(-30), Decimal(0), Decimal(30)]),
)
def test_a_grant_is_never_worth_less_than_nothing(
    kind: GrantKind, price: Decimal, strike: Decimal, change: Decimal
) -> None:
    grant = Grant(kind=kind, shares=7, price=price, strike=strike)
    assert grant.expected(change) >= 0
