from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.money import Currency
from bot.domain.offer import Offer, stated_currency
from bot.domain.question import Question, questions


def test_an_offer_is_read_in_its_own_currency() -> None:
    offer = Offer.model_validate(
        {
            "currency": "EUR",
            "base": "4.800 EUR",
            "band": {"minimum": "4k", "maximum": 6000},
            "token_budget": {"amount": "100 USD", "period": "day"},
        }
    )
    assert offer.base == 4800
    assert offer.band is not None
    assert offer.band.middle.currency is Currency.EUR
    assert offer.token_budget is not None
    assert offer.token_budget.amount.currency is Currency.USD


def test_an_offer_survives_being_written_down() -> None:
    offer = Offer(
        currency="KWD",
        base="4.125",
        bonus={"target_percent": "0.5%"},
        band={"minimum": 1, "maximum": 9},
        grants=[{"value": "1.250", "price": "0.125"}],
        token_budget={"amount": "50 USD", "period": "month"},
        start=date(2026, 1, 1),
    )
    assert Offer.model_validate_json(offer.model_dump_json()) == offer
    assert "4.125" not in repr(offer)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"raises": [{"on": "2026-01-01", "percent": 3}]}, "needs_start"),
        ({"token_budget": {"amount": -1, "period": "day"}}, "negative"),
        (
            {
                "band": {
                    "minimum": {"amount": 1, "currency": "EUR"},
                    "maximum": {"amount": 2, "currency": "EUR"},
                }
            },
            "band",
        ),
        ({"currency": "BTC"}, "currency"),
        ({"currency": {}}, "currency"),
        ({"start": "9999-12-31"}, "start"),
        ({"band": 5}, "band"),
        ({"salary": 5}, "salary"),
    ],
)
def test_an_offer_that_contradicts_itself_is_refused(fields: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError, match=kind):
        Offer(**fields)


def test_the_currency_is_known_before_the_offer_is_read() -> None:
    assert stated_currency(Offer(currency="CHF")) is Currency.CHF
    assert stated_currency({"currency": "CHF"}) is Currency.CHF
    assert stated_currency({"currency": "?"}) is stated_currency(None) is Currency.USD


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ({"bonus": "15%"}, {"bonus": {"target_percent": 15}}),
        ({"bonus": "20k"}, {"bonus": {"amount": 20_000}}),
        ({"bonus": 20_000}, {"bonus": {"amount": 20_000}}),
        ({"sign_on": "20k"}, {"sign_on": {"by_year": [20_000]}}),
        ({"relocation": 5}, {"relocation": {"by_year": [5]}}),
        (
            {"grants": [{"shares": "20,000", "price": 1}]},
            {"grants": [{"shares": 20_000, "price": 1}]},
        ),
    ],
)
def test_what_is_usually_meant_may_be_written_short(
    short: dict[str, Any], long: dict[str, Any]
) -> None:
    assert Offer(**short) == Offer(**long)


def test_a_small_number_alone_is_no_bonus() -> None:
    with pytest.raises(ValidationError, match="bonus"):
        Offer.model_validate({"bonus": 15})


def test_a_yearly_raise_compounds() -> None:
    offer = Offer(base=100, yearly_raise_percent=10)
    assert [offer.base_in(year) for year in (1, 2, 3)] == [100, 110, 121]


def test_an_empty_offer_asks_for_everything_that_any_offer_has() -> None:
    asked = questions(Offer())
    assert asked[0] is Question.BASE
    assert {Question.EQUITY, Question.TOKEN_BUDGET, Question.LEAVE} <= set(asked)
    assert Question.CLAWBACK not in asked


def test_no_equity_is_an_answer() -> None:
    assert not {Question.EQUITY, Question.REFRESHERS} & set(questions(Offer(no_equity=True)))


def test_a_payment_asks_for_its_terms_and_terms_for_their_gaps() -> None:
    assert Question.CLAWBACK in questions(Offer(sign_on={"by_year": [5]}))
    known = questions(Offer(relocation={"by_year": [5], "clawback": {"pro_rata": "days"}}))
    assert Question.CLAWBACK not in known
    assert {Question.CLAWBACK_GROSS, Question.CLAWBACK_LAYOFF} <= set(known)


def test_private_shares_and_options_ask_for_more_than_public_ones() -> None:
    public, private, options = (
        set(questions(Offer(grants=[{"value": 5, **fields}])))
        for fields in ({}, {"public": False}, {"kind": "nso"})
    )
    assert Question.VESTING in public < private < options
    assert {Question.EXERCISE_WINDOW, Question.EARLY_EXERCISE} == options - private


def test_a_token_budget_asks_for_its_terms() -> None:
    asked = questions(Offer(token_budget={"amount": 5, "period": "day", "at_cap": "stop"}))
    assert Question.TOKEN_CERTAINTY in asked
    assert Question.TOKEN_AT_CAP not in asked
    assert Question.TOKEN_BUDGET not in asked
