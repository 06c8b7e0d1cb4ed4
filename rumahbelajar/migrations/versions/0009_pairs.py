"""Two people can learn together."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of pairs, who is in them, and the budget that they share."""
    op.create_table(
        "pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=True),
        sa.Column("invited_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("joined_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
        sa.UniqueConstraint("code", name=op.f("uq_pair_code")),
    )
    op.create_table(
        "pair_member",
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("agreed_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="fk_pair_member_pair"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_pair_member_person"),
        sa.PrimaryKeyConstraint("pair_id", "person_id", name=op.f("pk_pair_member")),
    )
    op.create_index(
        "uq_pair_member_open",
        "pair_member",
        ["person_id", "course_id"],
        unique=True,
        sqlite_where=sa.text("is_open"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_table(
        "shared_budget",
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="fk_shared_budget_pair"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_shared_budget_person"),
        sa.PrimaryKeyConstraint("pair_id", name=op.f("pk_shared_budget")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("shared_budget")
    op.drop_index("uq_pair_member_open", "pair_member")
    op.drop_table("pair_member")
    op.drop_table("pair")
