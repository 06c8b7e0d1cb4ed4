"""The certificates of a village, and the completions in doubt, are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_certificate_village_code", "certificate", ["village_code", "issued_on"])
    op.create_index(
        "ix_completion_questioned",
        "completion",
        ["person_id", "course_id"],
        sqlite_where=sa.text("is_questioned IS 1"),
        postgresql_where=sa.text("is_questioned IS TRUE"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_completion_questioned", "completion")
    op.drop_index("ix_certificate_village_code", "certificate")
