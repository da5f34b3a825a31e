"""Connections: SQLite and PostgreSQL set up so that they behave alike."""

import re
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import ConfigError

_WAIT_SECONDS = 30
"""How long a transaction waits for another to end."""


def database_url(text: str) -> URL:
    """A URL of one of the two databases that we know.

    Raises:
        ConfigError: For any other; the text is not repeated, since it may hold a password.
    """
    try:
        url = make_url(re.sub("^postgres:", "postgresql:", text))
    except ArgumentError:
        raise ConfigError(
            "NEGOTIATE_DATABASE_URL is not a URL such as sqlite:///negotiate.db"
        ) from None
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and not url.database.startswith((":", "file:")):
        return url
    raise ConfigError(
        "NEGOTIATE_DATABASE_URL is neither a file, as in sqlite:///negotiate.db, nor a "
        "PostgreSQL database, as in postgresql://user:password@host/name"
    )


def connect(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine whose errors never hold a value that was stored.

    Without `foreign_keys` SQLite's migrations may rebuild a table without emptying those that
    refer to it.
    """
    if url.get_backend_name() == "postgresql":
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
        event.listen(engine, "handle_error", _withhold_row)
        return engine
    engine = create_engine(
        url, hide_parameters=True, pool_size=1, max_overflow=0, pool_timeout=_WAIT_SECONDS
    )
    # The one connection makes threads take turns in order, where SQLite's own waiting is a lottery.

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # We begin transactions ourselves, below.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {_WAIT_SECONDS * 1000}",
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "secure_delete = ON",
            f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_immediately(connection: Connection) -> None:
        # A transaction that reads and then writes fails when another wrote in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    Path(url.database or "").touch(mode=0o600)
    return engine


def _withhold_row(context: ExceptionContext) -> None:
    """PostgreSQL quotes the failing row in its message; keep what names the fault."""
    from psycopg import Error  # noqa: PLC0415 - only where PostgreSQL is used

    cause, error = context.original_exception, context.sqlalchemy_exception
    if not isinstance(cause, Error) or cause.sqlstate is None or error is None:
        return  # No statement ran: it could not connect, and the message says why.
    fault = f"SQLSTATE {cause.sqlstate}, constraint {cause.diag.constraint_name}"
    cause.args = error.args = (f"{type(cause).__name__}, {fault}",)
