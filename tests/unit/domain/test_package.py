from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.money import Currency, Money, Period
from bot.domain.package import Package, TokenBudget
from bot.domain.prep import Moment

EUR = Currency.EUR


def euros(amount: int) -> Money:
    return Money(amount=amount, currency=EUR)


def package(**fields: Any) -> Package:
    return Package(moment=Moment.NEW_OFFER, currency=EUR, **fields)


def test_every_figure_is_optional() -> None:
    empty = package()
    assert (empty.base, empty.bonus, empty.equity, empty.sign_on) == (None,) * 4
    assert (empty.bonus_percent, empty.token_budget) == (None, None)


def test_a_package_survives_being_written_down() -> None:
    budget = TokenBudget(amount=Money(amount=500, currency=Currency.USD), period=Period.MONTH)
    full = package(
        base=euros(90_000),
        bonus_percent="12.5",
        equity=euros(0),
        sign_on=euros(5_000),
        token_budget=budget,
    )
    assert Package.model_validate_json(full.model_dump_json()) == full


@pytest.mark.parametrize(
    "fields",
    [
        {"base": Money(amount=1, currency=Currency.USD)},
        {"sign_on": Money(amount=1, currency=Currency.USD)},
        {"equity": euros(-1)},
        {"token_budget": TokenBudget(amount=euros(-1), period=Period.DAY)},
        {"bonus_percent": -1},
        {"bonus_percent": 12.5},
        {"bonus_percent": 10, "bonus": euros(10)},
    ],
    ids=[
        "foreign base",
        "foreign sign-on",
        "negative",
        "negative budget",
        "negative percent",
        "float",
        "two bonuses",
    ],
)
def test_a_package_that_contradicts_itself_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        package(**fields)


def test_no_figure_shows_in_the_repr() -> None:
    shown = repr(package(base=euros(91_357), bonus_percent=13))
    assert "91357" not in shown
    assert "13" not in shown
