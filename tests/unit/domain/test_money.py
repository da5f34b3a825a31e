from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.money import (
    MOST_A_YEAR,
    Currency,
    Money,
    MoneyError,
    MoneyFault,
    Period,
    parse_amount,
    parse_percent,
)

USD, EUR, JPY = Currency.USD, Currency.EUR, Currency.JPY


@st.composite
def monies(draw: st.DrawFn) -> Money:
    currency = draw(st.sampled_from(Currency))
    minor = draw(st.integers(0, MOST_A_YEAR * 10**currency.minor_units))
    return Money(amount=Decimal(minor).scaleb(-currency.minor_units), currency=currency)


@given(monies())
def test_what_is_shown_can_be_typed_again(money: Money) -> None:
    assert parse_amount(money.text, money.currency) == money


@given(st.text(alphabet="0123456789 .,'-+k m€$£krCHF/ato%\u00a0\u2013\ud800½²"))
def test_any_text_is_an_amount_or_a_known_fault(text: str) -> None:
    try:
        money = parse_amount(text, EUR)
    except MoneyError as error:
        assert str(error) == error.kind.value  # noqa: PT017 - either way is fine
    else:
        assert 0 <= money.amount <= MOST_A_YEAR * 10_000


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("185k", "$185,000"),
        ("185 K", "$185,000"),
        ("$185,000", "$185,000"),
        ("$ 185.000", "$185,000"),
        ("185 000", "$185,000"),
        ("185\u202f000", "$185,000"),
        ("185_000", "$185,000"),
        ("185000", "$185,000"),
        ("0", "$0"),
        ("0.50", "$0.50"),
        ("0,500", "$0.50"),
        ("4,800.50", "$4,800.50"),
        ("4.800,50", "$4,800.50"),
        ("4 800,5", "$4,800.50"),
        ("1,234,567", "$1,234,567"),
        ("12,00,000", "$1,200,000"),
        ("1.2m", "$1,200,000"),
        ("1,25 million", "$1,250,000"),
        ("1,250.5k", "$1,250,500"),
        ("12.5k", "$12,500"),
        ("~185k", "$185,000"),
        ("about 185k a year", "$185,000"),
        ("185k/yr", "$185,000"),
        ("185,000 per annum", "$185,000"),
        ("185k p.a.", "$185,000"),
        ("USD 185k", "$185,000"),
        ("185k usd", "$185,000"),
        ("185 thousand dollars", "$185,000"),
        ("US$185k", "$185,000"),
        ("4.800 EUR", "€4,800"),
        ("€4'800", "€4,800"),
        ("4’800 €", "€4,800"),  # noqa: RUF001 - as a phone types it
        ("4.800,- €", "€4,800"),
        ("4.800,\u2013 €", "€4,800"),
        ("CHF 142k", "CHF 142,000"),
        ("Fr. 142'000", "CHF 142,000"),
        ("£95k", "£95,000"),
        ("¥9500000", "¥9,500,000"),
        ("25 lakh INR", "₹2,500,000"),
        ("₹25 LPA", "₹2,500,000"),
        ("1.2 crore rupees", "₹12,000,000"),
        ("R$ 120 mn", "BRL 120,000,000"),
        ("18 500 zł", "PLN 18,500"),
        ("zł 18k", "PLN 18,000"),
        ("A$150k", "AUD 150,000"),
        ("$150k CAD", "CAD 150,000"),
        ("R650k", "ZAR 650,000"),
    ],
)
def test_people_type_amounts_in_many_ways(typed: str, shown: str) -> None:
    assert parse_amount(typed, USD, most=MOST_A_YEAR * 2).text == shown


@pytest.mark.parametrize(
    ("typed", "default", "shown"),
    [
        ("120 000 kr", Currency.SEK, "SEK 120,000"),
        ("120.000 kr.", Currency.DKK, "DKK 120,000"),
        ("$120k", Currency.CAD, "CAD 120,000"),
        ("$120k", EUR, "$120,000"),
        ("120k dollars", Currency.AUD, "AUD 120,000"),
        ("¥300k", Currency.CNY, "CNY 300,000"),
        ("¥300k", USD, "¥300,000"),
        ("Rs. 900k", Currency.PKR, "PKR 900,000"),
        ("1.250", Currency.KWD, "KWD 1.250"),
        ("1,250", Currency.KWD, "KWD 1,250"),
        ("1.250.500", Currency.KWD, "KWD 1,250,500"),
        ("90 000 000", Currency.KRW, "KRW 90,000,000"),
        ("1200m", Currency.IDR, "IDR 1,200,000,000"),
    ],
)
def test_the_default_decides_what_a_mark_leaves_open(
    typed: str, default: Currency, shown: str
) -> None:
    assert parse_amount(typed, default).text == shown


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", MoneyFault.NOT_A_NUMBER),
        ("a lot", MoneyFault.NOT_A_NUMBER),
        ("15%", MoneyFault.NOT_A_NUMBER),
        ("12 34", MoneyFault.NOT_A_NUMBER),
        ("1,23,4", MoneyFault.NOT_A_NUMBER),
        ("1,234.567.8", MoneyFault.NOT_A_NUMBER),
        ("185kk", MoneyFault.NOT_A_NUMBER),
        ("185k plus stock", MoneyFault.NOT_A_NUMBER),
        ("10.1234", MoneyFault.NOT_A_NUMBER),
        ("¥10.5", MoneyFault.NOT_A_NUMBER),
        (".15", MoneyFault.NOT_A_NUMBER),
        ("R$ 120 mil", MoneyFault.NOT_A_NUMBER),
        ("nan", MoneyFault.NOT_A_NUMBER),
        ("1e9", MoneyFault.NOT_A_NUMBER),
        ("9" * 61, MoneyFault.NOT_A_NUMBER),
        ("-5", MoneyFault.NEGATIVE),
        ("-$185k", MoneyFault.NEGATIVE),
        ("$-185k", MoneyFault.NEGATIVE),
        ("\u2212185k", MoneyFault.NEGATIVE),
        ("100,000,000.01", MoneyFault.ABSURD),
        ("185000k", MoneyFault.ABSURD),
        ("9" * 60, MoneyFault.ABSURD),
        ("1.250k", MoneyFault.AMBIGUOUS),
        ("1,250k", MoneyFault.AMBIGUOUS),
        ("120 000 kr", MoneyFault.AMBIGUOUS),
        ("€185k USD", MoneyFault.AMBIGUOUS),
        ("180-190k", MoneyFault.RANGE),
        ("180\u2013190k", MoneyFault.RANGE),
        ("$180k to $190k", MoneyFault.RANGE),
        ("9k a month", MoneyFault.OTHER_PERIOD),
        ("9k monthly", MoneyFault.OTHER_PERIOD),
        ("85/hour", MoneyFault.OTHER_PERIOD),
        ("85 an hour", MoneyFault.OTHER_PERIOD),
    ],
)
def test_an_amount_that_cannot_be_used_says_why(typed: str, fault: MoneyFault) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_amount(typed, USD)
    assert (caught.value.kind, str(caught.value)) == (fault, fault.value)


def test_an_amount_for_the_period_that_was_asked_for() -> None:
    assert parse_amount("500 a month", USD, period=Period.MONTH).text == "$500"
    assert parse_amount("20/day", USD, period=Period.DAY).text == "$20"
    with pytest.raises(MoneyError, match="other_period"):
        parse_amount("500 a year", USD, period=Period.MONTH)


def test_another_currency_can_be_refused() -> None:
    assert parse_amount("€4,800", EUR, foreign=False).currency is EUR
    assert parse_amount("4,800", EUR, foreign=False).currency is EUR
    with pytest.raises(MoneyError, match="other_currency"):
        parse_amount("$4,800", EUR, foreign=False)


def test_the_bound_is_the_callers_and_grows_with_small_units() -> None:
    assert parse_amount("1000", USD, most=1000).text == "$1,000"
    with pytest.raises(MoneyError, match="absurd"):
        parse_amount("1001", USD, most=1000)
    assert parse_amount("100,000", JPY, most=1000).text == "¥100,000"
    with pytest.raises(MoneyError, match="absurd"):
        parse_amount("100,001", JPY, most=1000)


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("15%", "15"),
        ("15", "15"),
        ("0.15", "15"),
        ("12.5 %", "12.5"),
        ("12,5 percent", "12.5"),
        ("0.5%", "0.5"),
        ("1", "1"),
        ("0", "0"),
        ("120 pct", "120"),
    ],
)
def test_people_type_percent_in_many_ways(typed: str, percent: str) -> None:
    assert parse_percent(typed) == Decimal(percent)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", MoneyFault.NOT_A_NUMBER),
        ("%", MoneyFault.NOT_A_NUMBER),
        (",15", MoneyFault.NOT_A_NUMBER),
        ("some", MoneyFault.NOT_A_NUMBER),
        ("15%%", MoneyFault.NOT_A_NUMBER),
        ("1" * 61, MoneyFault.NOT_A_NUMBER),
        ("-15%", MoneyFault.NEGATIVE),
        ("10-15%", MoneyFault.RANGE),
        ("501", MoneyFault.ABSURD),
    ],
)
def test_a_percentage_that_cannot_be_used_says_why(typed: str, fault: MoneyFault) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_percent(typed)
    assert caught.value.kind is fault


@given(monies(), st.integers(0, 1000))
def test_sums_are_exact(money: Money, times: int) -> None:
    total = Money(amount=0, currency=money.currency)
    for _ in range(times % 7):
        total += money
    assert total == money * (times % 7)
    assert total - total == Money(amount=0, currency=money.currency)


def test_a_product_is_rounded_to_the_minor_unit_half_even() -> None:
    cent = Money(amount=Decimal("0.01"), currency=USD)
    half = Decimal("0.5")
    assert [(cent * n * half).amount for n in (1, 3)] == [Decimal(0), Decimal("0.02")]
    assert Money(amount=3, currency=JPY) * half == Money(amount=2, currency=JPY)


def test_currencies_are_never_mixed() -> None:
    with pytest.raises(MoneyError, match="other_currency"):
        Money(amount=1, currency=USD) + Money(amount=1, currency=EUR)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [(0.1, USD), (True, USD), ("0.001", USD), ("0.5", JPY), ("NaN", USD), ("1e30", USD)],
)
def test_money_is_whole_minor_units_and_never_a_float(amount: object, currency: str) -> None:
    with pytest.raises(ValidationError):
        Money.model_validate({"amount": amount, "currency": currency})
    with pytest.raises(ValidationError):
        Money.model_validate_json('{"amount": 0.1, "currency": "USD"}')


def test_an_amount_stays_out_of_its_repr_and_of_errors() -> None:
    assert "4800" not in repr(Money(amount=4800, currency=EUR))
    with pytest.raises(ValidationError) as caught:
        Money.model_validate({"amount": "4800.999", "currency": "EUR"})
    assert "4800" not in str(caught.value)


def test_a_negative_amount_is_shown_with_its_sign_first() -> None:
    assert Money(amount=-500, currency=USD).text == "-$500"
    assert Money(amount="-142000.5", currency=Currency.CHF).text == "-CHF 142,000.50"
