import logging
import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr
from sqlalchemy import URL, text

from bot.domain.people import Member
from bot.domain.prep import Prep
from bot.errors import ConfigError, NotFoundError
from bot.storage.database import Database, open_database
from bot.storage.engine import database_url
from bot.storage.tables import Base
from tests.storage.given import ANA, BEN, LATER, NAMESAKE, PACKAGE, a_prep, opened, read

KEY = SecretStr(Fernet.generate_key().decode())


def test_sqlite_starts_from_nothing_and_remembers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    url = f"sqlite:///{tmp_path / 'data' / 'preps.db'}"
    database = open_database(url)
    database.migrate()
    prep = a_prep(database, ANA, "Closed tickets")
    with database.begin() as stores:
        stores.preps.put_package(ANA, prep.id, PACKAGE, now=LATER)
    database.close()
    again = open_database(url)
    again.migrate()
    again.check()
    with again.begin() as stores:
        assert stores.preps.package(ANA, prep.id) == PACKAGE
    again.close()
    assert caplog.text.count(str(tmp_path / "data" / "preps.key")) == 1
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
    assert modes == {"preps.db": 0o600, "preps.key": 0o600}


def test_a_configured_key_leaves_no_key_file(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path / 'preps.db'}", KEY).close()
    assert [path.name for path in tmp_path.iterdir()] == ["preps.db"]


def test_sqlite_is_set_up_for_threads_and_for_forgetting(tmp_path: Path) -> None:
    with opened(database_url(f"sqlite:///{tmp_path / 'preps.db'}")) as connection:
        found = {
            pragma: connection.scalar(text(f"PRAGMA {pragma}"))
            for pragma in ("journal_mode", "foreign_keys", "busy_timeout", "secure_delete")
        }
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 30_000,
        "secure_delete": 1,
    }


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ana:hunter2@localhost/preps",
        "postgresql+asyncpg://ana:hunter2@localhost/preps",
        "postgres://ana:hunter2@localhost/preps",
    ],
)
def test_postgresql_is_driven_by_psycopg_and_wants_a_key(url: str) -> None:
    assert database_url(url).drivername == "postgresql+psycopg"
    with pytest.raises(ConfigError, match="NEGOTIATE_ENCRYPTION_KEY is not set"):
        open_database(url)
    open_database(url, KEY).close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hunter2",
        "mysql://ana:hunter2@localhost/preps",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:hunter2?mode=memory&uri=true",
        "oracle://hunter2",
        "hunter2://x",
    ],
)
def test_a_database_that_we_do_not_know_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ConfigError, match="NEGOTIATE_DATABASE_URL") as caught:
        open_database(url, KEY)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_key_that_cannot_be_used_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="encryption key"):
        open_database(f"sqlite:///{tmp_path / 'preps.db'}", SecretStr("hunter2"))


def test_an_unreachable_server_is_told_in_a_sentence() -> None:
    database = open_database("postgresql://ana:hunter2@127.0.0.1:1/preps", KEY)
    with pytest.raises(ConfigError, match="can't be used") as caught:
        database.migrate()
    assert "hunter2" not in f"{caught.value} {caught.value.__cause__}"
    database.close()


def test_a_folder_that_cannot_hold_the_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="file can't hold the database"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'preps.db'}")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "preps.db"
    path.write_text("dear diary " * 100)
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(ConfigError, match="can't be used"):
        database.migrate()
    database.close()
    assert path.read_text() == "dear diary " * 100


def filled(database: Database, *owners: Member) -> list[Prep]:
    preps = [a_prep(database, owner, f"Wrote {owner.team_id}{owner.user_id}") for owner in owners]
    with database.begin() as stores:
        for prep in preps:
            stores.preps.put_package(prep.owner, prep.id, PACKAGE, now=LATER)
            stores.preps.rewrite(
                prep.owner, prep.outcomes[0].id, text="Again", answers={}, key="K", now=LATER
            )
    return preps


def owners_of_rows(url: URL) -> dict[str, set[tuple[str, str]]]:
    with opened(url) as connection:
        return {
            name: {(row.team_id, row.user_id) for row in connection.execute(table.select())}
            for name, table in Base.metadata.tables.items()
        }


def in_every_table(*owners: Member) -> dict[str, set[tuple[str, str]]]:
    return {
        name: {(owner.team_id, owner.user_id) for owner in owners} for name in Base.metadata.tables
    }


def test_a_deleted_member_leaves_nothing_and_nobody_else_loses_anything(
    database: Database, url: URL
) -> None:
    preps = filled(database, ANA, BEN, NAMESAKE)
    kept = [read(database, prep) for prep in preps[1:]]
    database.delete_member(ANA)
    assert owners_of_rows(url) == in_every_table(BEN, NAMESAKE)
    assert [read(database, prep) for prep in kept] == kept
    with pytest.raises(NotFoundError):
        read(database, preps[0])
    database.delete_member(ANA)
    filled(database, ANA)


def test_a_deleted_workspace_leaves_nothing_and_can_be_deleted_again(
    database: Database, url: URL
) -> None:
    filled(database, ANA, BEN, NAMESAKE)
    for _ in range(2):
        database.delete_workspace("T1")
        assert owners_of_rows(url) == in_every_table(NAMESAKE)
