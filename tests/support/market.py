"""Evidence and content for the tests of the market."""

from datetime import date
from decimal import Decimal
from functools import cache

from bot.content.files import Prompts
from bot.content.market import MarketContent, load_market
from bot.content.wages import Wages
from bot.domain.evidence import Basis, Evidence, Permission, SourceKind
from bot.domain.market import Market, Sought, market
from bot.domain.money import Currency, Money

TODAY = date(2026, 11, 21)
USD = Currency.USD


@cache
def content() -> MarketContent:
    return load_market(Prompts())


@cache
def wages() -> Wages:
    return Wages(Prompts(), content().wages)


def usd(amount: int | str) -> Money:
    return Money(amount=Decimal(amount), currency=USD)


def point(
    amount: int,
    up_to: int | None = None,
    *,
    kind: SourceKind = SourceKind.RIVAL_OFFER,
    basis: Basis = Basis.BASE,
    currency: Currency = USD,
    dated: date = TODAY,
    company: str = "",
    level: str = "",
    place: str = "",
) -> Evidence:
    return Evidence(
        source="a page",
        kind=kind,
        amount=Money(amount=Decimal(amount), currency=currency),
        up_to=Money(amount=Decimal(up_to), currency=currency) if up_to else None,
        basis=basis,
        company=company,
        level=level,
        place=place,
        dated=dated,
        permission=Permission.OWN,
    )


def base_market(*points: Evidence, level: str = "", place: str = "", company: str = "") -> Market:
    sought = Sought(basis=Basis.BASE, currency=USD, level=level, place=place, company=company)
    return market(points, sought, TODAY, content().weighing)
