"""The database: transactions, the schema's version, and forgetting people."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import URL, delete, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from bot.domain.people import Member
from bot.errors import ConfigError
from bot.storage.engine import connect, database_url
from bot.storage.keys import Keyring, UnreadableError, key_beside
from bot.storage.preps import PrepRepository
from bot.storage.tables import SCHEMA, MemberKeyRow, PrepRow
from bot.storage.vault import Vault

_MIGRATIONS = "bot.storage:migrations"


@dataclass(frozen=True)
class Repositories:
    """All stores of one transaction."""

    preps: PrepRepository


class Database:
    """Safe to share between threads; a transaction must not be opened inside another."""

    def __init__(self, url: URL, keyring: Keyring) -> None:
        self._url = url
        self._keyring = keyring
        self._engine = connect(url)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    @contextmanager
    def begin(self) -> Iterator[Repositories]:
        """One transaction: commits on leaving the block, rolls back on any exception."""
        with self._sessions.begin() as session:
            yield Repositories(PrepRepository(session, Vault(session, self._keyring)))

    def migrate(self) -> None:
        """Bring the schema up to date; several processes may try at once.

        Raises:
            ConfigError: Where the database can't be reached, or a newer version made the schema.
        """
        if self._schema() == SCHEMA:
            return
        # Costs a tenth of a second, which a start without anything to migrate does without.
        from alembic import command  # noqa: PLC0415
        from alembic.config import Config  # noqa: PLC0415
        from alembic.util import CommandError  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", _MIGRATIONS)
        engine = connect(self._url, foreign_keys=False)
        try:
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            raise ConfigError("a newer version of Negotiate made this database") from error
        finally:
            engine.dispose()

    def check(self) -> None:
        """Whether it can be reached, has this version's schema, and the key opens what is in it.

        Raises:
            ConfigError: Saying which does not hold and what to do.
        """
        if self._schema() != SCHEMA:
            raise ConfigError("the database has another schema: run `negotiate db migrate`")
        with self._sessions.begin() as session:
            wrapped = session.scalar(select(MemberKeyRow.wrapped).limit(1))
        try:
            if wrapped is not None:
                self._keyring.rewrap(wrapped)
        except UnreadableError as error:
            raise ConfigError(
                "the encryption key is not the one that this database was written with"
            ) from error

    def rotate_keys(self) -> int:
        """Wrap every member's key with the newest deployment key; how many there were.

        After it the older deployment keys can be taken out of the setting.
        """
        with self._sessions.begin() as session:
            rows = session.scalars(select(MemberKeyRow).with_for_update()).all()
            for row in rows:
                row.wrapped = self._keyring.rewrap(row.wrapped)
            return len(rows)

    def delete_member(self, owner: Member) -> None:
        """Everything of one member, their key included; nothing is left to find in the file."""
        self._forget(owner.team_id, owner.user_id)

    def delete_workspace(self, team_id: str) -> None:
        """Everything of every member of a workspace; a second time does nothing."""
        self._forget(team_id)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _forget(self, team_id: str, user_id: str | None = None) -> None:
        with self._sessions.begin() as session:
            # Preps first, which take all below them along: a package that is being written holds
            # its prep's row, so its key is there to be deleted by the time that row is free.
            for table in (PrepRow, MemberKeyRow):
                rows = delete(table).where(table.team_id == team_id)
                session.execute(rows if user_id is None else rows.where(table.user_id == user_id))
        if self._engine.dialect.name == "sqlite":
            # Deleted pages linger in the write-ahead log until it is emptied.
            with closing(self._engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _schema(self) -> str | None:
        """The newest migration that ran; None in an empty database."""
        try:
            with self._engine.connect() as connection:
                if not inspect(connection).has_table("alembic_version"):
                    return None
                version: str | None = connection.scalar(
                    text("SELECT version_num FROM alembic_version")
                )
                return version
        except SQLAlchemyError as error:
            raise ConfigError("the database of NEGOTIATE_DATABASE_URL can't be used") from error


def open_database(url: str, encryption_key: SecretStr | None = None) -> Database:
    """The database of the settings; `encryption_key` holds one or more, newest first, by comma.

    Without a key, SQLite keeps one in a file beside the database. A PostgreSQL database serves
    several machines, so its key has to be configured.

    Raises:
        ConfigError: For a URL or key that can't be used, never repeating either.
    """
    parsed = database_url(url)
    keys = encryption_key.get_secret_value() if encryption_key else ""
    if parsed.get_backend_name() == "postgresql":
        if not keys:
            raise ConfigError(
                "NEGOTIATE_ENCRYPTION_KEY is not set, and PostgreSQL needs it; make one: python -c"
                ' "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
            )
        return Database(parsed, Keyring(*keys.split(",")))
    path = Path(parsed.database or "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Database(parsed, Keyring(*(keys or key_beside(path)).split(",")))
    except OSError as error:
        raise ConfigError(f"{path.parent} can't hold the database: {error.strerror}") from error
