"""What a person keeps in a tool, and the activities a person finished."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of what is kept in tools, and the projection of finished activities."""
    op.create_table(
        "activity_completion",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.String(length=200), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "activity_id", name=op.f("pk_activity_completion")),
    )
    op.create_table(
        "kept_tool",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("tool", sa.String(length=40), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("saved_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_kept_tool_person"),
        sa.PrimaryKeyConstraint("person_id", "tool", name=op.f("pk_kept_tool")),
    )


def downgrade() -> None:
    """Take both tables away, and what people kept with them."""
    op.drop_table("kept_tool")
    op.drop_table("activity_completion")
