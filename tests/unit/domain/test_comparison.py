from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.comparison import Closeness, Comparison, Part, Sheet, compare, score
from bot.domain.formula import FigureName
from bot.domain.money import Currency
from tests.unit.domain.yardstick import YARDSTICK


def sheet(*bases: int, **fields: Any) -> Sheet:
    offers = [{"name": name, "base": base} for name, base in zip("ABC", bases, strict=False)]
    return Sheet(offers=offers, **fields)


def compared(*bases: int, **fields: Any) -> Comparison:
    return compare(sheet(*bases, **fields), YARDSTICK)


def criterion(**scores: int) -> dict[str, Any]:
    return {"name": "Team", "weight": 2, "scores": scores}


@pytest.mark.parametrize(
    ("bases", "closeness"),
    [
        ([100], Closeness.ONLY),
        ([100_000, 98_000], Closeness.TIE),
        ([100_000, 97_999], Closeness.CLOSE),
        ([90_000, 100_000], Closeness.CLOSE),
        ([100_000, 89_999], Closeness.CLEAR),
        ([0, 0], Closeness.TIE),
    ],
)
def test_the_gap_says_whether_money_decides(bases: list[int], closeness: Closeness) -> None:
    assert compared(*bases).verdict.closeness is closeness


def test_the_verdict_says_which_by_how_much_and_why() -> None:
    offers = [
        {"name": "A", "base": 100_000},
        {"name": "B", "base": 90_000, "grants": [{"value": 200_000}]},
    ]
    verdict = compare(Sheet(offers=offers), YARDSTICK).verdict
    assert (verdict.best, verdict.second, verdict.why) == ("B", "A", Part.EQUITY)
    assert verdict.gap == 40_000
    assert round(verdict.gap_percent, 2) == Decimal("28.57")


def test_criteria_decide_between_those_that_are_close() -> None:
    weighed = [criterion(A=1, B=9, C=10)]
    assert compared(100_000, 95_000, 50_000, criteria=weighed).verdict.by_criteria == "B"
    assert compared(100_000, 50_000, 10_000, criteria=weighed).verdict.by_criteria is None


def test_equal_criteria_decide_nothing() -> None:
    assert compared(100, 100).verdict.by_criteria is None
    assert compared(100, 100, criteria=[criterion(A=5, B=5)]).verdict.by_criteria is None


def test_a_score_is_a_weighted_mean() -> None:
    first = {"name": "Commute", "weight": 1, "scores": {"A": 4}}
    criteria = Sheet(offers=[{"name": "A"}], criteria=[first, criterion(A=10)]).criteria
    assert score(criteria, "A") == 8


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"current": {"name": "A"}}, "same_name"),
        ({"criteria": [criterion(A=1)]}, "criteria"),
        ({"current": {"name": "Now", "currency": "EUR"}}, "no_rate"),
        ({"offers": []}, "too_short"),
        ({"offers": None}, "tuple"),
    ],
)
def test_a_sheet_that_cannot_be_compared_is_refused(fields: dict[str, Any], kind: str) -> None:
    stated = {"offers": [{"name": "A"}, {"name": "B"}], **fields}
    with pytest.raises(ValidationError, match=kind):
        Sheet.model_validate(stated)


def test_a_token_budget_in_another_currency_needs_a_rate_too() -> None:
    offer = {"token_budget": {"amount": "5 EUR", "period": "day"}}
    with pytest.raises(ValidationError, match="no_rate"):
        Sheet(offers=[offer])


RATES = [
    {"currency": "EUR", "to": "CHF", "rate": "0.9", "on": "2026-11-20", "source": "central bank"},
    {"currency": "EUR", "to": "USD", "rate": "1.25", "on": "2026-11-20", "source": "central bank"},
]


@pytest.mark.parametrize("current", ["EUR", "USD"])
def test_currencies_are_converted_at_the_stated_rate_either_way(current: str) -> None:
    other = "USD" if current == "EUR" else "EUR"
    stated = Sheet(
        current={"name": "Now", "currency": current, "base": 1_000},
        offers=[{"name": "A", "currency": other, "base": 1_000}],
        rates=RATES,
        leaving={"owed": f"5 {current}"},
    )
    found = compare(stated, YARDSTICK)
    assert found.currency == current
    assert [one.mean for one in found.packages] == [1_000, 800 if current == "EUR" else 1_250]
    assert found.packages[1].evaluation.currency == other


def test_a_budget_in_another_currency_is_valued_in_that_of_the_offer() -> None:
    offer = {
        "name": "A",
        "currency": "EUR",
        "base": 1_000,
        "token_budget": {"amount": "125 USD", "period": "year"},
    }
    stated = Sheet(offers=[offer], rates=RATES, assumptions={"loaded_cost": "2000 EUR"})
    token = compare(stated, YARDSTICK).packages[0].token
    assert token is not None
    assert token.employer_budget.number == 100
    assert token.employer_budget.value.currency is Currency.EUR
    assert token.break_even[0].number == 2
    assert token.band == "none"


def test_a_budget_without_a_rate_to_the_bands_is_not_placed() -> None:
    offer = {"currency": "EUR", "token_budget": {"amount": 9_000, "period": "year"}}
    found = [
        compare(Sheet(offers=[offer], rates=rates), YARDSTICK).packages[0].token
        for rates in ([], RATES)
    ]
    assert [one.band for one in found if one is not None] == [None, "some"]


@pytest.mark.parametrize(
    "fields",
    [
        {"offers": [{"location": {"name": "X", "labour_index": Decimal("1e-99999")}}]},
        {"rates": [{**RATES[0], "rate": Decimal("1e-99999")}]},
        {"leaving": {"bonus_months": Decimal("1e-99999")}},
    ],
)
def test_numbers_too_fine_to_reckon_with_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="decimal places"):
        Sheet.model_validate({"offers": [{}], **fields})


def test_an_offer_is_set_against_the_current_job() -> None:
    found = compared(
        110_000,
        current={"name": "Now", "base": 100_000},
        assumptions={"inflation_percent": 10, "raise_percent": 10, "raise_years": 2},
    )
    changes = {one.name: one.number for one in found.packages[1].beside_current}
    assert changes == {
        FigureName.MEAN_GAP: 10_000,
        FigureName.NOMINAL_RAISE: 10,
        FigureName.REAL_RAISE: 0,
        FigureName.RAISE_VALUE: 21_000,
    }
    assert found.packages[0].beside_current == ()


def test_without_assumptions_or_a_base_less_is_said() -> None:
    found = compared(110_000, current={"name": "Now", "base": 100_000})
    names = [one.name for one in found.packages[1].beside_current]
    assert names == [FigureName.MEAN_GAP, FigureName.NOMINAL_RAISE]
    found = compared(110_000, current={"name": "Now"})
    assert [one.name for one in found.packages[1].beside_current] == [FigureName.MEAN_GAP]


def test_to_be_made_whole_counts_bonus_equity_and_debt() -> None:
    current = {
        "name": "Now",
        "base": 100_000,
        "bonus": {"target_percent": 12},
        "grants": [{"value": 80_000, "vested_months": 12}],
    }
    leaving = {"bonus_months": 6, "owed": 1_000}
    whole = compared(1, current=current, leaving=leaving).make_whole
    assert whole is not None
    assert whole.number == 6_000 + 20_000 + 1_000
    assert compared(1, current={"name": "Now"}).make_whole is None
    assert compared(1).make_whole is None


def test_a_sheet_survives_being_written_down() -> None:
    stated = sheet(100, 200, criteria=[criterion(A=1, B=2)], rates=RATES)
    assert Sheet.model_validate_json(stated.model_dump_json()) == stated
    assert Sheet.model_validate(stated) == stated
