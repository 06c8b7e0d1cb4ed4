"""People of the register who turned out to be one, and those who are known to be two."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "subject_merge",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_subject_merge")),
    )
    op.create_index(op.f("ix_subject_merge_subject_id"), "subject_merge", ["subject_id"])
    op.create_index(op.f("ix_subject_merge_kept_id"), "subject_merge", ["kept_id"])
    op.create_table(
        "subject_alias",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("stands_as", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_subject_alias")),
    )
    op.create_index(op.f("ix_subject_alias_stands_as"), "subject_alias", ["stands_as"])
    op.create_table(
        "not_same",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("said_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("person_id < other_id", name=op.f("ck_not_same_in_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_not_same_person"),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name="fk_not_same_other"),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name="fk_not_same_said_by"),
        sa.PrimaryKeyConstraint("person_id", "other_id", name=op.f("pk_not_same")),
    )
    op.create_index(op.f("ix_not_same_other_id"), "not_same", ["other_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("not_same")
    op.drop_table("subject_alias")
    op.drop_table("subject_merge")
