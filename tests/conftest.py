"""Databases for the tests: each test gets its own, empty and up to date."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import settings
from sqlalchemy import URL

from bot.storage.database import Database
from bot.storage.keys import Keyring
from tests.storage.postgres import Cluster, cluster, or_skip

pytest_plugins = ["tests.support.bots"]

# A busy machine is no reason to fail.
settings.register_profile("negotiate", deadline=None)
settings.load_profile("negotiate")

KEY = Fernet.generate_key().decode()


def migrated(url: URL) -> URL:
    database = Database(url, Keyring(KEY))
    database.migrate()
    database.close()
    return url


def sqlite_url(path: Path | str) -> URL:
    return URL.create("sqlite", database=str(path))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with ExitStack() as stack:
        ci = os.environ.get("CI") == "true"
        yield or_skip(lambda: stack.enter_context(cluster()), ci=ci)


@pytest.fixture(scope="session")
def postgres_template(postgres: Cluster) -> Iterator[str]:
    with postgres.database() as url:
        yield str(migrated(url).database)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "negotiate.db"
    migrated(sqlite_url(path))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database without any table."""
    if backend == "sqlite":
        yield sqlite_url(tmp_path / "negotiate.db")
        return
    with request.getfixturevalue("postgres").database() as url:
        yield url


@pytest.fixture
def url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database with the newest schema and no rows."""
    if backend == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        yield sqlite_url(shutil.copy(template, tmp_path / "negotiate.db"))
        return
    template = request.getfixturevalue("postgres_template")
    with request.getfixturevalue("postgres").database(template) as copied:
        yield copied


@pytest.fixture
def database(url: URL) -> Iterator[Database]:
    """Runs the test twice: over SQLite and over PostgreSQL."""
    database = Database(url, Keyring(KEY))
    yield database
    database.close()


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """For tests of what stands above storage."""
    path = shutil.copy(sqlite_template, tmp_path / "negotiate.db")
    database = Database(sqlite_url(path), Keyring(KEY))
    yield database
    database.close()
