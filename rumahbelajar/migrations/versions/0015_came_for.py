"""Who came to a meeting for whom."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "attendance_for",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("for_person", sa.Uuid(), nullable=True),
        sa.Column("for_household", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "for_person IS NULL OR for_household IS NULL",
            name=op.f("ck_attendance_for_for_one"),
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_attendance_for")),
    )
    op.create_index(op.f("ix_attendance_for_person_id"), "attendance_for", ["person_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("attendance_for")
