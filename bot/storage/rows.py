"""What every repository does with rows."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.domain.people import Member
from bot.storage.tables import (
    Base,
    MemberKeyRow,
    OutcomeRow,
    PackageRow,
    PrepRow,
    StatementVersionRow,
)

Row = TypeVar("Row", MemberKeyRow, OutcomeRow, PackageRow, PrepRow, StatementVersionRow)


def owned(table: type[Row], owner: Member) -> Select[Row]:
    """The owner's rows; every query starts here."""
    return select(table).where(table.team_id == owner.team_id, table.user_id == owner.user_id)


def insert_once(session: Session, table: type[Base], unique: Sequence[str], **values: Any) -> None:
    """Insert, unless a row with the same `unique` columns is there or about to be committed."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    session.execute(
        dialect.insert(table).values(**values).on_conflict_do_nothing(index_elements=unique)
    )


def storable(text: str) -> str:
    """Without what no database takes: NUL, and halves of a surrogate pair, shown as "?"."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
