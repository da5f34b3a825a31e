import pytest

from bot.domain.evidence import Basis
from bot.domain.market import Sought, market
from bot.domain.money import Currency
from bot.domain.remark import Remark, RemarkKind, remark
from bot.domain.wage import Official, Wage, sanity_check
from tests.support.market import TODAY, USD, base_market, content, point, usd

WAGE = Wage(
    occupation_code="15-1252",
    occupation="Software Developers",
    area="Texas",
    employment=None,
    p10=usd(60),
    p25=usd(80),
    p50=usd(100),
    p75=usd(130),
    p90=usd(160),
)
OFFICIAL = Official(area="Texas", wages=(WAGE,))
WHERE = {"occupation": "Software Developers", "area": "Texas"}


@pytest.mark.parametrize(
    ("p50", "expected"),
    [
        (100, [remark(RemarkKind.OFFICIAL_NEAR, percent=10, **WHERE)]),
        (110, [remark(RemarkKind.OFFICIAL_NEAR, percent=10, **WHERE)]),
        (90, [remark(RemarkKind.OFFICIAL_NEAR, percent=10, **WHERE)]),
        (125, [remark(RemarkKind.OFFICIAL_ABOVE, percent=25, **WHERE)]),
        (75, [remark(RemarkKind.OFFICIAL_BELOW, percent=25, **WHERE)]),
        (
            170,
            [
                remark(RemarkKind.OFFICIAL_ABOVE, percent=70, **WHERE),
                remark(RemarkKind.OFFICIAL_OUTSIDE, p10=usd(60), p90=usd(160), **WHERE),
            ],
        ),
        (
            50,
            [
                remark(RemarkKind.OFFICIAL_BELOW, percent=50, **WHERE),
                remark(RemarkKind.OFFICIAL_OUTSIDE, p10=usd(60), p90=usd(160), **WHERE),
            ],
        ),
    ],
)
def test_the_middle_is_held_against_the_official_one(p50: int, expected: list[Remark]) -> None:
    assert list(sanity_check(base_market(point(p50)), OFFICIAL)) == expected


def test_what_is_not_comparable_is_not_compared() -> None:
    total = Sought(basis=Basis.TOTAL, currency=USD)
    euro = Sought(basis=Basis.BASE, currency=Currency.EUR)
    weighing = content().weighing
    assert not list(
        sanity_check(market([point(1, basis=Basis.TOTAL)], total, TODAY, weighing), OFFICIAL)
    )
    assert not list(
        sanity_check(market([point(1, currency=Currency.EUR)], euro, TODAY, weighing), OFFICIAL)
    )
    assert not list(sanity_check(base_market(), OFFICIAL))
    assert not list(sanity_check(base_market(point(1)), Official(area="")))
    unsure = OFFICIAL.model_copy(update={"near": False})
    assert not list(sanity_check(base_market(point(1)), unsure))
