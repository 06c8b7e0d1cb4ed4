"""People learn in groups."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of groups, who is in them, who leads them, and what they take together."""
    op.create_table(
        "learning_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_learning_group_name_given")),
        sa.ForeignKeyConstraint(
            ["village_code"], ["village.code"], name="fk_learning_group_village"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_group")),
    )
    op.create_index(op.f("ix_learning_group_village_code"), "learning_group", ["village_code"])
    for table in ("group_member", "group_facilitator"):
        person = sa.Column("person_id", sa.Uuid(), nullable=False)
        reference = sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=f"fk_{table}_person")
        _make_stays(table, "person_id", person, reference)
        op.create_index(op.f(f"ix_{table}_person_id"), table, ["person_id"])
    course = sa.Column("course_id", sa.String(length=64), nullable=False)
    _make_stays("group_course", "course_id", course)


def downgrade() -> None:
    """Take them away; what was learned stays."""
    for table in ("group_course", "group_facilitator", "group_member", "learning_group"):
        op.drop_table(table)


def _make_stays(table: str, of: str, *columns: "sa.Column[Any] | sa.Constraint") -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        *columns,
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until >= since", name=op.f(f"ck_{table}_until_not_before_since")),
        sa.ForeignKeyConstraint(["group_id"], ["learning_group.id"], name=f"fk_{table}_group"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_group_id"), table, ["group_id"])
    op.create_index(
        f"uq_{table}_open",
        table,
        ["group_id", of],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
