from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.pay import Bonus, Clawback, OneOff, ProRata, Raise, anniversary, base_paid

START = date(2025, 1, 1)


def test_a_raise_counts_from_its_day() -> None:
    raises = (Raise(on=date(2025, 7, 1), percent=10),)
    assert base_paid(Decimal(365_000), raises, START, 1) == 365_000 + 184 * 100
    assert base_paid(Decimal(365_000), raises, START, 2) == 401_500


def test_raises_apply_in_order_of_date_whatever_their_order_in_the_list() -> None:
    first, second = Raise(on=date(2025, 3, 1), percent=10), Raise(on=date(2025, 9, 1), amount=5000)
    paid = {base_paid(Decimal(100_000), order, START, 2) for order in permuted(first, second)}
    assert paid == {Decimal(115_000)}


def test_raises_of_one_day_do_not_depend_on_their_order() -> None:
    percentage, amount = Raise(on=START, percent=10), Raise(on=START, amount=5_000)
    paid = {base_paid(Decimal(100_000), order, START, 1) for order in permuted(percentage, amount)}
    assert paid == {Decimal(115_000)}


def permuted(one: Raise, other: Raise) -> list[tuple[Raise, ...]]:
    return [(one, other), (other, one)]


def test_a_raise_before_the_start_has_already_happened() -> None:
    assert base_paid(Decimal(100), (Raise(on=date(2024, 6, 1), amount=10),), START, 1) == 110


def test_a_year_with_a_leap_day_is_one_salary() -> None:
    assert base_paid(Decimal(100_000), (), date(2024, 1, 1), 1) == 100_000


def test_whoever_starts_on_a_leap_day_has_an_anniversary_each_year() -> None:
    assert anniversary(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert anniversary(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize("fields", [{}, {"percent": 3, "amount": 3}])
def test_a_raise_is_a_percentage_or_an_amount(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="one_of_two"):
        Raise(on=START, **fields)


@pytest.mark.parametrize("fields", [{}, {"target_percent": 10, "amount": 5}])
def test_a_bonus_is_a_percentage_or_an_amount(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="one_of_two"):
        Bonus(**fields)


def test_a_guaranteed_bonus_ignores_the_expected_payout() -> None:
    bonus = Bonus(
        target_percent=10, payout_percent=50, guaranteed_years=1, first_year_percent="50%"
    )
    assert [bonus.paid(Decimal(1000), year) for year in (1, 2)] == [50, 50]
    assert bonus.target(Decimal(1000)) == 100


def test_a_fixed_bonus_does_not_follow_base() -> None:
    assert Bonus(amount=500, payout_percent=80).paid(Decimal(9999), 3) == 400


@pytest.mark.parametrize(
    ("pro_rata", "months", "owed"),
    [
        (ProRata.MONTHS, 0, 12_000),
        (ProRata.MONTHS, 5, 7_000),
        (ProRata.MONTHS, 12, 0),
        (ProRata.DAYS, 6, 6_000),
        (ProRata.DAYS, 13, 0),
        (ProRata.NONE, 11, 12_000),
        (ProRata.NONE, 12, 0),
    ],
)
def test_what_is_owed_shrinks_by_the_terms(pro_rata: ProRata, months: int, owed: int) -> None:
    terms = Clawback(pro_rata=pro_rata)
    assert terms.owed_after_months(Decimal(12_000), months) == owed


def test_days_are_whole_months_where_months_count() -> None:
    terms = Clawback(pro_rata="months")
    assert terms.owed_after_days(Decimal(12_000), Decimal(364)) == 1_000


def test_each_payment_has_its_own_term() -> None:
    paid = OneOff(by_year=[12_000, 6_000], clawback=Clawback(pro_rata="months"))
    assert [paid.owed(month) for month in (6, 12, 18, 24)] == [6_000, 6_000, 3_000, 0]
    assert [paid.paid(year) for year in (1, 2, 3)] == [12_000, 6_000, 0]
    assert [paid.paid_by(month) for month in (0, 11, 12, 60)] == [12_000, 12_000, 18_000, 18_000]


def test_nothing_is_owed_without_terms() -> None:
    assert OneOff(by_year=[500]).owed(1) == 0


@given(
    pro_rata=st.sampled_from(ProRata),
    paid=st.integers(0, 10**6),
    months=st.integers(0, 60),
    term=st.integers(1, 48),
)
def test_the_debt_never_grows_with_time_nor_exceeds_the_payment(
    pro_rata: ProRata, paid: int, months: int, term: int
) -> None:
    terms = Clawback(pro_rata=pro_rata, months=term)
    now, later = (terms.owed_after_months(Decimal(paid), month) for month in (months, months + 1))
    assert 0 <= later <= now <= paid
