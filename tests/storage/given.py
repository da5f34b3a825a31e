"""Members, preps and figures that the storage tests start from."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import TypeVar

from sqlalchemy import URL, Connection

from bot.domain.money import Currency, Money, Period
from bot.domain.package import Package, TokenBudget
from bot.domain.people import Member
from bot.domain.prep import Basics, Moment, Prep
from bot.storage.database import Database
from bot.storage.engine import connect

Result = TypeVar("Result")

ANA = Member(team_id="T1", user_id="U1")
BEN = Member(team_id="T1", user_id="U2")
NAMESAKE = Member(team_id="T2", user_id="U1")
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
BASICS = Basics(moment=Moment.ANNUAL_REVIEW, role="software_engineer", talk_on=date(2026, 12, 15))
PACKAGE = Package(
    moment=Moment.ANNUAL_REVIEW,
    currency=Currency.EUR,
    base=Money(amount=186_543, currency=Currency.EUR),
    token_budget=TokenBudget(
        amount=Money(amount=197_531, currency=Currency.USD), period=Period.YEAR
    ),
)


def a_prep(database: Database, owner: Member = ANA, *statements: str, key: str = "K0") -> Prep:
    """A stored prep with an outcome for each statement."""
    with database.begin() as stores:
        prep = stores.preps.start(owner, BASICS, key=key, now=NOW)
        return stores.preps.capture(owner, prep.id, statements, key=key, now=NOW)


def read(database: Database, prep: Prep) -> Prep:
    """The prep as it is stored now."""
    with database.begin() as stores:
        return stores.preps.get(prep.owner, prep.id)


@contextmanager
def opened(url: URL) -> Iterator[Connection]:
    """A connection past the repositories, in one transaction."""
    engine = connect(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def together(count: int, act: Callable[[int], Result]) -> list[Result]:
    """What `act` returned in each of so many threads that start at the same moment."""
    barrier = Barrier(count)

    def start(number: int) -> Result:
        barrier.wait(timeout=10)
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(start, range(count)))
