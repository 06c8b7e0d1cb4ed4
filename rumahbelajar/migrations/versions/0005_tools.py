"""What people keep in tools can belong to an activity of a course."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SHORT = sa.String(length=40)
_LONG = sa.String(length=200)


def upgrade() -> None:
    """Give the name of a tool the room of an activity's id."""
    with op.batch_alter_table("kept_tool") as kept_tool:
        kept_tool.alter_column("tool", existing_type=_SHORT, type_=_LONG, existing_nullable=False)


def downgrade() -> None:
    """Take the room back, and with it what was kept in activities of courses: it had none."""
    op.execute("DELETE FROM kept_tool WHERE tool LIKE '%/%'")
    with op.batch_alter_table("kept_tool") as kept_tool:
        kept_tool.alter_column("tool", existing_type=_LONG, type_=_SHORT, existing_nullable=False)
