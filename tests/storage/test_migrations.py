from argparse import Namespace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import CommandLine, Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, inspect, text
from sqlalchemy.exc import DatabaseError

from bot.errors import ConfigError
from bot.storage.database import Database
from bot.storage.keys import Keyring
from bot.storage.tables import SCHEMA, Base
from tests.conftest import KEY
from tests.storage.given import ANA, a_prep, opened, read

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def alembic(url: URL, *arguments: str) -> None:
    """The command as a developer types it."""
    plain = url.render_as_string(hide_password=False)
    CommandLine().main(["-c", str(PROJECT), "-x", f"url={plain}", *arguments])


def tables(url: URL) -> set[str]:
    with opened(url) as connection:
        return set(inspect(connection).get_table_names())


def test_the_tables_are_what_the_migrations_make_and_unmake(empty_url: URL) -> None:
    alembic(empty_url, "upgrade", "head")
    alembic(empty_url, "check")
    assert tables(empty_url) == {*Base.metadata.tables, "alembic_version"}
    alembic(empty_url, "downgrade", "base")
    assert tables(empty_url) == {"alembic_version"}
    alembic(empty_url, "upgrade", "head")
    alembic(empty_url, "check")


def test_every_table_says_whose_its_rows_are() -> None:
    for name, table in Base.metadata.tables.items():
        assert {"team_id", "user_id"} <= set(table.columns.keys()), name
        assert not table.columns["team_id"].nullable


def test_the_known_schema_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_a_new_migration_is_written_with_sqlalchemys_own_types(
    empty_url: URL, tmp_path: Path
) -> None:
    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.set_main_option("version_locations", str(tmp_path / "versions"))
    config.set_main_option("path_separator", "os")
    config.cmd_opts = Namespace(x=[f"url={empty_url.render_as_string(hide_password=False)}"])
    command.revision(config, "The first, once more", autogenerate=True)
    (path,) = (tmp_path / "versions").glob("*.py")
    written = path.read_text()
    assert written.startswith('"""The first, once more.')
    assert "sa.DateTime(timezone=True)" in written
    assert "bot." not in written
    compile(written, path.name, "exec")


def test_migrating_again_changes_nothing(database: Database) -> None:
    prep = a_prep(database, ANA, "first")
    database.migrate()
    database.check()
    assert read(database, prep) == prep


def test_an_unfinished_schema_is_told_and_migrated(empty_url: URL) -> None:
    database = Database(empty_url, Keyring(KEY))
    with pytest.raises(ConfigError, match="negotiate db migrate"):
        database.check()
    database.migrate()
    database.check()
    database.close()


def test_a_newer_schema_is_left_alone(database: Database, url: URL) -> None:
    with opened(url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'of the future'"))
    with pytest.raises(ConfigError, match="newer version"):
        database.migrate()
    with pytest.raises(ConfigError, match="another schema"):
        database.check()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE statement_versions SET text = 'other'",
        "UPDATE statement_versions SET answers = '{}'",
        "DELETE FROM statement_versions",
    ],
)
def test_the_database_refuses_to_change_a_statement(
    database: Database, url: URL, statement: str
) -> None:
    prep = a_prep(database, ANA, "first", "second")
    with pytest.raises(DatabaseError), opened(url) as connection:
        connection.execute(text(statement))
    assert read(database, prep) == prep


def test_statements_go_with_their_outcome(database: Database, url: URL) -> None:
    prep = a_prep(database, ANA, "first", "second")
    with opened(url) as connection:
        connection.execute(text("DELETE FROM outcomes WHERE position = 1"))
        assert list(connection.scalars(text("SELECT text FROM statement_versions"))) == ["second"]
    assert read(database, prep).outcomes == prep.outcomes[1:]
