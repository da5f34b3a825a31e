import traceback
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, insert, text
from sqlalchemy.exc import SQLAlchemyError

from bot.storage.database import Database
from bot.storage.tables import Base, StatementVersionRow
from tests.storage.given import ANA, BEN, LATER, NOW, PACKAGE, a_prep, opened

STATEMENT = "Renegotiated the Acme contract"
FIGURES = ("186543", "186,543", "186 543", "197531", "EUR")


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome_id": STATEMENT},
        {"version": None},
        {"version": 1},
        {"created_at": datetime(2026, 11, 21)},  # noqa: DTZ001 - naive on purpose
    ],
    ids=["foreign key", "null", "duplicate", "naive time"],
)
def test_a_failed_insert_tells_none_of_its_values(
    database: Database, url: URL, changed: dict[str, Any]
) -> None:
    row = {
        "id": "V1",
        **ANA.model_dump(),
        "outcome_id": a_prep(database, ANA, "first").outcomes[0].id,
        "version": 9,
        "key": "K9",
        "text": STATEMENT,
        "answers": {"result": STATEMENT},
        "created_at": NOW,
    }
    wrong = {**row, **changed}
    with pytest.raises(SQLAlchemyError) as caught, opened(url) as connection:
        connection.execute(insert(StatementVersionRow), wrong)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert "Acme" not in told
    assert "U1" not in told


def stored(url: URL) -> bytes:
    """All that lies in the database: SQLite's files, PostgreSQL's rows."""
    if url.get_backend_name() == "sqlite":
        folder = Path(str(url.database)).parent
        return b"".join(path.read_bytes() for path in folder.iterdir())
    with opened(url) as connection:
        rows = [
            tuple(connection.scalars(text(f"SELECT t::text FROM {name} t")))  # noqa: S608 - our names
            for name in Base.metadata.tables
        ]
    return repr(rows).encode()


def test_no_pay_figure_lies_in_the_database(database: Database, url: URL) -> None:
    prep = a_prep(database, ANA, STATEMENT)
    with database.begin() as stores:
        stores.preps.put_package(ANA, prep.id, PACKAGE, now=LATER)
    lies = stored(url)
    assert STATEMENT.encode() in lies  # the look is deep enough
    assert [figure for figure in FIGURES if figure.encode() in lies] == []


def test_nothing_of_a_deleted_member_lies_in_the_database(database: Database, url: URL) -> None:
    prep = a_prep(database, ANA, STATEMENT)
    a_prep(database, BEN, "Stays")
    with database.begin() as stores:
        stores.preps.put_package(ANA, prep.id, PACKAGE, now=LATER)
    with opened(url) as connection:
        wrapped = connection.scalar(text("SELECT wrapped FROM member_keys"))
    assert wrapped in stored(url) or wrapped.hex().encode() in stored(url)
    database.delete_member(ANA)
    lies = stored(url)
    assert b"Stays" in lies
    for secret in (STATEMENT.encode(), prep.id.encode(), wrapped, wrapped.hex().encode()):
        assert secret not in lies
