"""The facts of a village are found by an index."""

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_fact_village_code", "fact", ["village_code", "kind"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_fact_village_code", "fact")
