"""The tables.

Every row belongs to a member: team_id and user_id. Statements are plain text, because they hold
work, not pay; pay figures live in `packages` alone, sealed with the member's own key. A statement
version is never changed, and goes only together with its outcome: triggers, made by the first
migration, refuse anything else.
"""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.storage.types import UtcDateTime

SCHEMA = "20261121_preps"
"""The newest migration; a test holds it to the migrations folder."""


class Base(DeclarativeBase):
    """Names of constraints tell all their columns, so that two can't collide."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime()}  # noqa: RUF012 - SQLAlchemy reads it once


class Owned:
    """Whose row it is."""

    team_id: Mapped[str]
    user_id: Mapped[str]


class PrepRow(Owned, Base):
    """One negotiation being prepared."""

    __tablename__ = "preps"
    __table_args__ = (
        UniqueConstraint("team_id", "user_id", "key"),
        Index(None, "team_id", "user_id", "updated_at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str]
    """The submission that started it."""
    moment: Mapped[str]
    role: Mapped[str]
    talk_on: Mapped[date | None]
    step: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class OutcomeRow(Owned, Base):
    """A statement's place in its prep; the words are in its versions."""

    __tablename__ = "outcomes"
    __table_args__ = (
        UniqueConstraint("prep_id", "position"),
        UniqueConstraint("prep_id", "key", "line"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    prep_id: Mapped[str] = mapped_column(ForeignKey("preps.id", ondelete="CASCADE"))
    key: Mapped[str]
    """The submission that it came with."""
    line: Mapped[int]
    """Its place in that submission, from 1."""
    position: Mapped[int]
    version: Mapped[int]
    """The newest version."""
    dropped: Mapped[bool]
    created_at: Mapped[datetime]


class StatementVersionRow(Owned, Base):
    """What the member typed, and answered, at one time; append-only."""

    __tablename__ = "statement_versions"
    __table_args__ = (
        UniqueConstraint("outcome_id", "version"),
        UniqueConstraint("outcome_id", "key"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    outcome_id: Mapped[str] = mapped_column(ForeignKey("outcomes.id", ondelete="CASCADE"))
    version: Mapped[int]
    key: Mapped[str]
    """The submission that wrote it."""
    text: Mapped[str]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)
    created_at: Mapped[datetime]


class PackageRow(Owned, Base):
    """What is on the table in a prep, sealed."""

    __tablename__ = "packages"

    prep_id: Mapped[str] = mapped_column(
        ForeignKey("preps.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[bytes]
    updated_at: Mapped[datetime]


class MemberKeyRow(Base):
    """A member's data key, wrapped with the deployment's; without it no package opens."""

    __tablename__ = "member_keys"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]
