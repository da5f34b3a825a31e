"""Runs migrations: in the connection given by `Database`, or for a developer by hand.

By hand, name the database: `alembic -x url=sqlite:///scratch.db revision --autogenerate -m words`.
"""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from bot.storage.engine import connect, database_url
from bot.storage.tables import Base
from bot.storage.types import UtcDateTime


def _written(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Our own type by the name of SQLAlchemy's, so that a migration imports none of our code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Two processes that start at once take turns.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('negotiate migrate'))")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_server_default=True,
        render_as_batch=True,
        render_item=_written,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    engine = connect(
        database_url(context.get_x_argument(as_dictionary=True)["url"]), foreign_keys=False
    )
    with engine.begin() as own:
        _run(own)
    engine.dispose()
