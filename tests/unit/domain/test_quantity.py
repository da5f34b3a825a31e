from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.base import Value
from bot.domain.formula import FigureName
from bot.domain.money import Currency, Money, MoneyError, MoneyFault
from bot.domain.quantity import (
    Amount,
    AmountAMonth,
    Figure,
    Percent,
    Price,
    TypedMoney,
    count,
    money,
    percent,
    reading_in,
)


class Stated(Value):
    amount: Amount = Decimal(0)
    premium: AmountAMonth = Decimal(0)
    price: Price = Decimal(0)
    share: Percent = Decimal(0)
    budget: TypedMoney | None = None


def fault(**fields: Any) -> MoneyFault | str:
    with pytest.raises(ValidationError) as refused:
        Stated(**fields)
    found = refused.value.errors()[0]
    cause = found.get("ctx", {}).get("error")
    return cause.kind if isinstance(cause, MoneyError) else found["type"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("185k", 185_000),
        ("$185,000", 185_000),
        ("185 000 a year", 185_000),
        (185_000, 185_000),
        (Decimal("1234.5"), Decimal("1234.5")),
        ("4.800", 4800),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: object, read: Decimal) -> None:
    assert Stated.model_validate({"amount": typed}).amount == read


def test_amounts_are_in_the_currency_that_is_being_read() -> None:
    with reading_in(Currency.EUR):
        assert Stated(amount="4.800 EUR").amount == 4800
        assert fault(amount="$5") is MoneyFault.OTHER_CURRENCY
    assert fault(amount="5 EUR") is MoneyFault.OTHER_CURRENCY


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"amount": Decimal("0.125")}, MoneyFault.NOT_A_NUMBER),
        ({"amount": "-5"}, MoneyFault.NEGATIVE),
        ({"amount": -5}, "greater_than_equal"),
        ({"amount": 1.5}, "value_error"),
        ({"amount": Decimal("NaN")}, "finite_number"),
        ({"amount": "9k a month"}, MoneyFault.OTHER_PERIOD),
        ({"premium": "600 a year"}, MoneyFault.OTHER_PERIOD),
        ({"price": "twelve"}, MoneyFault.NOT_A_NUMBER),
        ({"share": Decimal("0.15")}, MoneyFault.AMBIGUOUS),
        ({"share": 501}, "less_than_equal"),
    ],
)
def test_what_cannot_be_used_is_refused(fields: dict[str, Any], kind: str) -> None:
    assert fault(**fields) == kind


def test_a_month_and_a_share_have_their_own_forms() -> None:
    stated = Stated(premium="600 a month", price="12.125")
    assert [stated.premium, stated.price] == [600, Decimal("12.125")]
    assert Stated(price="$1,250").price == 1250
    assert Stated(price=Decimal("0.0001")).price == Decimal("0.0001")


@pytest.mark.parametrize("typed", ["15%", "15", "0.15", 15, "15 percent"])
def test_a_percentage_is_read_as_people_type_it(typed: object) -> None:
    assert Stated.model_validate({"share": typed}).share == 15


def test_money_may_be_given_as_an_amount_alone() -> None:
    with reading_in(Currency.JPY):
        assert Stated(budget=500).budget == Money(amount=500, currency=Currency.JPY)
    assert Stated(budget="50 EUR").budget == Money(amount=50, currency=Currency.EUR)
    assert Stated(budget={"amount": 5, "currency": "CHF"}).budget is not None


@given(
    amount=st.decimals(0, 10**9, places=2),
    share=st.decimals(1, 500, places=3),
    price=st.decimals(0, 10**6, places=4),
)
def test_what_is_written_down_is_read_back_the_same(
    amount: Decimal, share: Decimal, price: Decimal
) -> None:
    stated = Stated(amount=amount, share=share, price=price)
    assert Stated.model_validate_json(stated.model_dump_json()) == stated


def test_an_amount_with_trailing_zeros_is_no_thousand_when_read_back() -> None:
    stated = Stated(amount=Decimal("4.800"))
    assert Stated.model_validate_json(stated.model_dump_json()).amount == Decimal("4.8")


def test_a_figure_has_the_inputs_of_its_formula() -> None:
    value = money(Decimal(5), Currency.USD)
    assert Figure(name=FigureName.SIGN_ON, value=value, inputs={"amount": value}).number == 5
    with pytest.raises(ValidationError, match="takes"):
        Figure(name=FigureName.SIGN_ON, value=value, inputs={"cost": value})


def test_no_figure_shows_in_the_repr() -> None:
    assert "91357" not in repr((money(Decimal(91357), Currency.USD), percent(Decimal(91357))))
    assert "91357" not in repr(count(91357))
