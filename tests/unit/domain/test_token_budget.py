from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.formula import FigureName
from bot.domain.money import Currency, Money, Period
from bot.domain.package import Package
from bot.domain.token_budget import (
    ModelPrice,
    PersonalUse,
    TokenBudget,
    TokenFlag,
    TokenMix,
    UseAdvice,
    advice,
    band_of,
    blended_price,
    break_even_hours,
    cost_of,
    flags,
    tokens_for,
)
from bot.domain.token_value import Setting, TokenValue, token_value
from tests.unit.domain.yardstick import BANDS, YARDSTICK


def budget(amount: object = 12_000, period: str = "year", **fields: Any) -> TokenBudget:
    return TokenBudget.model_validate({"amount": amount, "period": period, **fields})


def value(stated: TokenBudget, base: int | None = 100_000, **fields: Any) -> TokenValue:
    pay = {"pay": 120_000, "cost": 150_000, **fields}
    setting = Setting(currency=Currency.USD, base=base, **pay)
    return token_value(stated, setting, YARDSTICK)


@pytest.mark.parametrize(
    ("stated", "yearly"),
    [
        (budget(100, "day"), 26_000),
        (budget(100, "day", day_basis=230), 23_000),
        (budget(100, "day", day_basis=365), 36_500),
        (budget(1_500, "month"), 18_000),
        (budget(12_000_000, people=6_000), 2_000),
    ],
)
def test_a_budget_is_counted_for_one_person_and_a_year(stated: TokenBudget, yearly: int) -> None:
    assert stated.yearly == yearly
    assert stated.monthly == Decimal(yearly) / 12


def test_a_budget_stored_before_it_had_terms_is_still_read() -> None:
    stored = '{"amount":{"amount":"500","currency":"USD"},"period":"month"}'
    read = TokenBudget.model_validate_json(stored)
    assert read.amount == Money(amount=500, currency=Currency.USD)
    assert read.period is Period.MONTH
    package = f'{{"moment":"promotion","currency":"EUR","token_budget":{stored}}}'
    assert Package.model_validate_json(package).token_budget == read


@pytest.mark.parametrize(
    ("use", "worth"),
    [(None, 0), ("work_only", 0), ("open", 240), ("stipend", 9_000)],
)
def test_only_what_serves_you_is_worth_cash(use: str | None, worth: int) -> None:
    stated = budget(personal_use=use, would_pay=240)
    assert stated.cash_equivalent(Decimal(25)) == worth
    assert value(stated, tax=25).cash_equivalent.number == worth


def test_nothing_above_the_allowance_is_worth_cash() -> None:
    assert budget(100, personal_use="open", would_pay=240).cash_equivalent() == 100


def test_three_figures_stand_side_by_side() -> None:
    found = value(budget(personal_use="open", would_pay=240))
    assert found.employer_budget.number == 12_000
    assert found.cash_equivalent.name is FigureName.CASH_EQUIVALENT
    assert [end.number for end in found.productivity] == [0, 3_600]


def test_the_persons_own_assumptions_go_before_ours() -> None:
    found = value(budget(expected_use_percent=100, convertible_percent=100))
    assert found.productivity[1].number == 36_000


def test_shares_and_break_even_are_of_base_package_and_cost() -> None:
    found = value(budget())
    assert [round(share.number, 2) for share in found.shares] == [12, Decimal("9.09")]
    assert [figure.number for figure in found.break_even] == [Decimal("3.2"), 8]
    assert break_even_hours(Decimal(100_000), Decimal(500_000)) == 8


def test_of_nothing_there_is_no_share() -> None:
    found = value(budget(), base=None, pay=0, cost=0)
    assert (found.shares, found.break_even, found.ratios) == ((), (), ())


def test_public_ratios_are_named_once_reached() -> None:
    assert value(budget(20_000)).ratios == ("tenth",)
    assert value(budget(50_000)).ratios == ("half", "tenth")


def test_the_amount_falls_in_the_highest_band_that_it_reaches() -> None:
    assert [band_of(Decimal(yearly), BANDS).id for yearly in (0, 999, 1_000)] == [
        *("none", "none", "some")
    ]
    assert value(budget(), in_bands=12_000).band == "some"
    assert value(budget()).band is None


def test_tokens_instead_of_cash_are_worth_their_cash_value_only() -> None:
    swap = value(budget(60_000, replaces_cash=15_000)).swap
    assert swap is not None
    assert swap.number == -15_000
    assert value(budget(replaces_cash=0)).swap is None


@pytest.mark.parametrize(
    ("usage", "base", "found"),
    [
        (None, 100_000, None),
        ({"spent": 200, "months": 1}, 100_000, None),
        ({"spent": 400, "months": 2}, 100_000, UseAdvice.UNDER),
        ({"spent": 400, "months": 2}, 200_000, None),
        ({"spent": 400, "months": 2}, None, None),
        ({"spent": 30, "months": 2}, None, UseAdvice.UNDER),
        ({"spent": 950, "months": 1, "period_over": False}, 100_000, UseAdvice.OVER),
        ({"spent": 950, "months": 1}, 100_000, None),
        ({"spent": 1_001, "months": 1}, 100_000, UseAdvice.OVER),
    ],
)
def test_advice_follows_use(
    usage: dict[str, Any] | None, base: int | None, found: UseAdvice | None
) -> None:
    stated = budget(usage=usage)
    assert advice(stated, None if base is None else Decimal(base)) is found
    assert value(stated, base=base).advice is found


def test_use_is_shown_beside_its_months() -> None:
    used = value(budget(usage={"spent": 1_500, "months": 3})).utilisation
    assert used is not None
    assert used.number == 50
    assert value(budget()).utilisation is None


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"own_plan": True}, TokenFlag.OWN_PLAN),
        ({"certainty": "verbal"}, TokenFlag.VERBAL),
        ({"in_total": True}, TokenFlag.IN_TOTAL),
        ({"at_cap": "stop"}, TokenFlag.HARD_STOP),
        ({"ranked": True}, TokenFlag.RANKED),
        ({"replaces_cash": 1}, TokenFlag.REPLACES_CASH),
        ({"models": ["One"]}, TokenFlag.ONE_MODEL),
    ],
)
def test_a_warning_sign_is_named(fields: dict[str, Any], flag: TokenFlag) -> None:
    assert flags(budget(**fields)) == (flag,)


def test_silence_is_a_warning_only_where_the_work_needs_ai() -> None:
    assert flags(None) == flags(budget()) == flags(budget(0)) == ()
    assert flags(None, ai_heavy=True) == flags(budget(0), ai_heavy=True) == (TokenFlag.NONE,)


PRICE = ModelPrice(input=2, output=10, cache_read="0.1", cache_write="2.5")


def test_tokens_have_a_price_only_with_a_mix() -> None:
    assert blended_price(PRICE, TokenMix(input=75, output=25)) == 4
    agent = blended_price(PRICE, TokenMix(cache_read=92, cache_write=8))
    assert agent == Decimal("0.292")
    assert round(tokens_for(Decimal(100), agent) / 10**6) == 342
    assert cost_of(tokens_for(Decimal(100), Decimal(4)), Decimal(4)) == 100


def test_a_mix_is_whole() -> None:
    with pytest.raises(ValidationError, match="not_a_hundred"):
        TokenMix(input=75)


@given(
    amount=st.integers(0, 10**6),
    use=st.sampled_from(PersonalUse),
    would_pay=st.integers(0, 10**6),
    tax=st.integers(0, 99),
)
def test_the_cash_value_is_never_more_than_the_budget(
    amount: int, use: PersonalUse, would_pay: int, tax: int
) -> None:
    stated = budget(amount, personal_use=use, would_pay=would_pay)
    assert 0 <= stated.cash_equivalent(Decimal(tax)) <= stated.yearly
