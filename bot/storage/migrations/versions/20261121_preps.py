"""Preps, their outcomes, every version of a statement, sealed packages and members' keys."""

import sqlalchemy as sa
from alembic import op

revision = "20261121_preps"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER statement_versions_update BEFORE UPDATE ON statement_versions
    BEGIN SELECT RAISE(ABORT, 'a statement version never changes'); END
    """,
    # Deleting an outcome takes its versions along; by then the outcome is gone.
    """
    CREATE TRIGGER statement_versions_delete BEFORE DELETE ON statement_versions
    WHEN EXISTS (SELECT 1 FROM outcomes WHERE id = OLD.outcome_id)
    BEGIN SELECT RAISE(ABORT, 'a statement version goes only with its outcome'); END
    """,
)
POSTGRESQL_TRIGGERS = (
    """
    CREATE FUNCTION statement_versions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM outcomes WHERE id = OLD.outcome_id) THEN
            RAISE EXCEPTION 'a statement version never changes and goes only with its outcome'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
    END $$
    """,
    """
    CREATE TRIGGER statement_versions_stay BEFORE UPDATE OR DELETE ON statement_versions
    FOR EACH ROW EXECUTE FUNCTION statement_versions_stay()
    """,
)


def upgrade() -> None:
    op.create_table(
        "member_keys",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_member_keys")),
    )
    op.create_table(
        "preps",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("talk_on", sa.Date(), nullable=True),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preps")),
        sa.UniqueConstraint("team_id", "user_id", "key", name=op.f("uq_preps_team_id_user_id_key")),
    )
    op.create_index(
        op.f("ix_preps_team_id_user_id_updated_at"), "preps", ["team_id", "user_id", "updated_at"]
    )

    op.create_table(
        "outcomes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("prep_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["prep_id"], ["preps.id"], name=op.f("fk_outcomes_prep_id_preps"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcomes")),
        sa.UniqueConstraint("prep_id", "key", "line", name=op.f("uq_outcomes_prep_id_key_line")),
        sa.UniqueConstraint("prep_id", "position", name=op.f("uq_outcomes_prep_id_position")),
    )
    op.create_table(
        "packages",
        sa.Column("prep_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["prep_id"], ["preps.id"], name=op.f("fk_packages_prep_id_preps"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("prep_id", name=op.f("pk_packages")),
    )
    op.create_table(
        "statement_versions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("outcome_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outcome_id"],
            ["outcomes.id"],
            name=op.f("fk_statement_versions_outcome_id_outcomes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_versions")),
        sa.UniqueConstraint("outcome_id", "key", name=op.f("uq_statement_versions_outcome_id_key")),
        sa.UniqueConstraint(
            "outcome_id", "version", name=op.f("uq_statement_versions_outcome_id_version")
        ),
    )
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for trigger in POSTGRESQL_TRIGGERS if on_postgresql else SQLITE_TRIGGERS:
        op.execute(trigger)


def downgrade() -> None:
    op.drop_table("statement_versions")
    op.drop_table("packages")
    op.drop_table("outcomes")
    op.drop_table("preps")
    op.drop_table("member_keys")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION statement_versions_stay")
