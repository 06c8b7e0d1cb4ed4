"""A code to learn together with is there only while somebody is waited for."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_WAITING = "code IS NULL OR (joined_at IS NULL AND ended_at IS NULL)"


def upgrade() -> None:
    """Hold it by the table; moments are not compared, since clocks are set back."""
    with op.batch_alter_table("pair") as pair:
        pair.create_check_constraint(op.f("ck_pair_code_while_waiting"), _WAITING)


def downgrade() -> None:
    """Take the constraint away."""
    with op.batch_alter_table("pair") as pair:
        pair.drop_constraint(op.f("ck_pair_code_while_waiting"), type_="check")
