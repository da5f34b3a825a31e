from decimal import Decimal

import pytest

from bot.domain.benefits import Espp, Match, leave_value
from bot.domain.worth import (
    compa_ratio,
    gross_up,
    make_whole,
    present_value,
    raise_value,
    range_penetration,
    real_raise,
)


def test_a_real_raise_is_a_quotient_and_no_difference() -> None:
    assert round(real_raise(Decimal(5), Decimal(3)), 4) == Decimal("1.9417")
    assert real_raise(Decimal(3), Decimal(3)) == 0


def test_a_raise_without_growth_is_the_gap_in_each_year() -> None:
    assert [*raise_value(Decimal(5), Decimal(0), 3).gaps] == [5, 5, 5]


def test_the_first_flow_is_not_discounted_unless_a_zero_goes_before_it() -> None:
    flows = [Decimal(110), Decimal(110)]
    assert present_value(flows, Decimal(10)) == 210
    assert present_value([Decimal(0), Decimal(110)], Decimal(10)) == 100


def test_a_gross_up_covers_its_own_tax_only_when_divided() -> None:
    both = gross_up(Decimal(7_000), Decimal(30))
    assert [both.simple, both.inverse, both.payment] == [2_100, 3_000, 10_000]


def test_a_band_places_pay_by_its_midpoint_and_its_ends() -> None:
    assert compa_ratio(Decimal(90), Decimal(100)) == 90
    assert range_penetration(Decimal(90), Decimal(80), Decimal(120)) == 25


def test_to_be_made_whole_takes_the_worked_bonus_and_a_year_of_equity() -> None:
    assert make_whole(Decimal(20), Decimal(9), Decimal(80)) == 95


@pytest.mark.parametrize(
    ("match", "paid"),
    [
        (Match(contribution_percent=10), 10_000),
        (Match(contribution_percent=10, rate_percent=50, cap_percent=6), 3_000),
        (Match(contribution_percent=10, cap_amount=4_000), 4_000),
    ],
)
def test_a_match_stops_at_its_cap(match: Match, paid: int) -> None:
    assert match.paid(Decimal(100_000)) == paid


def test_a_discount_gains_more_than_its_percentage() -> None:
    assert round(Espp(contribution=10_000, discount_percent=15).gain, 2) == Decimal("1764.71")


def test_fewer_days_of_leave_cost_money() -> None:
    assert leave_value(Decimal(260_000), Decimal(-5)) == -5_000
