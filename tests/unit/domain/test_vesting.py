from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.vesting import STANDARD, Interval, Refreshers, Vesting


@st.composite
def schedules(draw: st.DrawFn) -> Vesting:
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=5)))
    percents = [later - one for one, later in pairwise([0, *cuts, 100])]
    return Vesting(
        percents=percents,
        intervals=draw(st.sampled_from(Interval)),
        cliff_months=draw(st.integers(0, 12)),
    )


@given(schedule=schedules(), value=st.decimals(0, 10**9, places=2))
def test_what_vests_from_month_to_month_sums_to_the_grant(
    schedule: Vesting, value: Decimal
) -> None:
    months = range(12 * len(schedule.percents))
    assert sum(schedule.between(month, month + 1) for month in months) == 100
    years = range(len(schedule.percents))
    parts = [value * schedule.between(12 * year, 12 * year + 12) / 100 for year in years]
    assert sum(parts) == value


@given(schedule=schedules(), months=st.integers(-24, 150))
def test_vesting_never_shrinks_or_exceeds_the_grant(schedule: Vesting, months: int) -> None:
    assert 0 <= schedule.vested(months) <= schedule.vested(months + 1) <= 100


def test_nothing_vests_before_the_cliff() -> None:
    assert [STANDARD.vested(month) for month in (11, 12, 14, 15, 36, 48, 60)] == [
        *(0, 25, 25, Decimal("31.25"), 75, 100, 100)
    ]


def test_each_year_may_vest_at_its_own_pace() -> None:
    schedule = Vesting(
        percents=[5, 15, 40, 40],
        intervals=["yearly", "yearly", "half_yearly", "half_yearly"],
    )
    assert [schedule.vested(month) for month in (11, 18, 24, 30, 35)] == [0, 5, 20, 40, 40]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"percents": [25, 25, 25]}, "not_a_hundred"),
        ({"percents": [50, 50], "intervals": ["monthly"] * 3}, "intervals"),
    ],
)
def test_a_schedule_that_does_not_add_up_is_refused(fields: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError, match=kind):
        Vesting(**fields)


def test_refreshers_stack_to_full_size() -> None:
    refreshers = Refreshers(amount=40_000, promised=True, performance_percent=150, first_year=2)
    assert [refreshers.vests(year) for year in range(1, 7)] == [
        *(0, 15_000, 30_000, 45_000, 60_000, 60_000)
    ]


def test_refreshers_that_are_not_promised_count_for_nothing() -> None:
    assert Refreshers(amount=40_000, promised=False).vests(4) == 0


def test_a_schedule_may_be_a_preset_where_presets_are_known() -> None:
    stated = {"amount": 1, "promised": True, "vesting": "standard"}
    context = {"presets": {"standard": STANDARD}}
    assert Refreshers.model_validate(stated, context=context).vesting == STANDARD
    with pytest.raises(ValidationError, match="preset"):
        Refreshers.model_validate(stated)
