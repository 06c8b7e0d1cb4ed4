"""A person can ask for their data to be corrected."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of what people ask to have corrected."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("wrong", sa.String(length=500), nullable=False),
        sa.Column("should_be", sa.String(length=500), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "done",
                "declined",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (outcome IS NULL)",
            name=op.f("ck_correction_outcome_when_answered"),
        ),
        sa.CheckConstraint(
            "(coalesce(outcome, '') = 'declined') = (reason <> '')",
            name=op.f("ck_correction_reason_when_declined"),
        ),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name="fk_correction_answered_by"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_correction_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_person_id"), "correction", ["person_id"], unique=False)


def downgrade() -> None:
    """Take the table away, and what people asked for with it."""
    op.drop_table("correction")
