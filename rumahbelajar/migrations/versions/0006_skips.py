"""Lessons on hard subjects can be passed over."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the projection of the lessons that somebody passed over."""
    op.create_table(
        "lesson_skip",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("lesson_id", sa.String(length=200), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("skipped_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "lesson_id", name=op.f("pk_lesson_skip")),
    )


def downgrade() -> None:
    """Take the table away; what was passed over stays in the ledger."""
    op.drop_table("lesson_skip")
