from decimal import Decimal

import pytest
from pydantic import ValidationError

from bot.domain.band import Band, standing
from bot.domain.money import Currency, Money, MoneyError
from tests.support.market import usd

BAND = Band(minimum=usd(140_000), maximum=usd(210_000))


@pytest.mark.parametrize(
    ("pay", "compa_ratio", "penetration"),
    [
        (140_000, "80.0", "0.0"),
        (175_000, "100.0", "50.0"),
        (197_500, "112.9", "82.1"),
        (210_000, "120.0", "100.0"),
        (224_000, "128.0", "120.0"),
        (126_000, "72.0", "-20.0"),
    ],
)
def test_pay_stands_in_a_band(pay: int, compa_ratio: str, penetration: str) -> None:
    found = standing(usd(pay), BAND)
    assert found.compa_ratio == Decimal(compa_ratio)
    assert found.penetration == Decimal(penetration)


def test_a_stated_midpoint_wins() -> None:
    band = Band(minimum=usd(100), maximum=usd(300), midpoint=usd(160))
    assert standing(usd(160), band).compa_ratio == 100


def test_a_band_without_width_has_no_penetration() -> None:
    band = Band(minimum=usd(100), maximum=usd(100))
    assert standing(usd(110), band).penetration is None


def test_pay_in_another_currency_is_refused() -> None:
    with pytest.raises(MoneyError):
        standing(Money(amount=Decimal(1), currency=Currency.EUR), BAND)


@pytest.mark.parametrize(
    ("low", "high", "middle"),
    [
        (usd(200), usd(100), None),
        (usd(0), usd(100), None),
        (usd(100), usd(200), usd(250)),
        (usd(100), Money(amount=Decimal(200), currency=Currency.EUR), None),
    ],
)
def test_a_band_that_cannot_be_is_refused(low: Money, high: Money, middle: Money | None) -> None:
    with pytest.raises(ValidationError):
        Band(minimum=low, maximum=high, midpoint=middle)
