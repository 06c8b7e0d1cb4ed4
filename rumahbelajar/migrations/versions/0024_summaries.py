"""Summaries: how each person stands in a course, and the sums of that by area and month."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime
from rumahbelajar.migrations import frozen

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_MEASURES = (
    *("enrolled", "withdrawn", "completed", "certificates"),
    *("within_7", "within_14", "within_28", "within_56", "within_84", "within_112", "within_182"),
    *("later", "both_tests", "pretest_marks", "posttest_marks"),
    *("fell", "same", "rose", "rose_much"),
    *("finished", "certified", "active", "marked", "came"),
)


def upgrade() -> None:
    """Make the tables; the server folds what is known already when it starts (preparing.py)."""
    _make_standings()
    op.create_table(
        "active_month",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "course_id", "month", name=op.f("pk_active_month")),
    )
    _make_sums()
    op.create_table(
        "summary_check",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("checked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("villages", sa.Integer(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_summary_check_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_check")),
    )
    is_suspended = sa.text("suspended_at IS NOT NULL")
    op.create_index(
        "ix_person_suspended",
        "person",
        ["id"],
        sqlite_where=is_suspended,
        postgresql_where=is_suspended,
    )
    frozen.run("0024")


def downgrade() -> None:
    """Take them away; the facts stay."""
    changes: tuple[str, ...] = ("came", "changed", "went")
    if op.get_bind().dialect.name != "sqlite":
        changes = ("moved", "changed")
    tables = ("course_standing", "active_month")
    triggers = {table: tuple(f"{table}_{change}" for change in changes) for table in tables}
    frozen.drop_triggers(triggers, functions=tuple(f"sum_up_{table}" for table in tables))
    for table in ("summary_check", "summary_cell", "summary_delta", "active_month"):
        op.drop_table(table)
    op.drop_index("ix_person_suspended", "person")
    op.drop_index("ix_course_standing_last_on", "course_standing")
    op.drop_index("ix_course_standing_enrolled_on", "course_standing")
    op.drop_index("ix_course_standing_village_code", "course_standing")
    op.drop_table("course_standing")


def _make_standings() -> None:
    op.create_table(
        "course_standing",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("enrolled_fact", sa.Uuid(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("pretest_mark", sa.Integer(), nullable=True),
        sa.Column("pretest_on", sa.Date(), nullable=True),
        sa.Column("pretest_fact", sa.Uuid(), nullable=True),
        sa.Column("posttest_mark", sa.Integer(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        *_traits(),
        sa.PrimaryKeyConstraint("person_id", "course_id", name=op.f("pk_course_standing")),
    )
    of_village = ["village_code", "course_id", "last_on"]
    op.create_index("ix_course_standing_village_code", "course_standing", of_village)
    of_any = sa.text("course_id = ''")
    for day in ("enrolled_on", "last_on"):
        op.create_index(
            f"ix_course_standing_{day}",
            "course_standing",
            ["village_code", day],
            sqlite_where=of_any,
            postgresql_where=of_any,
        )


def _make_sums() -> None:
    op.create_table(
        "summary_delta",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        *_traits(),
        *_measures(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_delta")),
    )
    key = ("family", "level", "course_id", "area_code", "month", "sex", "age_band", "trait")
    op.create_table(
        "summary_cell",
        sa.Column("family", sa.String(length=11), nullable=False),
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.String(length=64), nullable=False),
        sa.Column("area_code", AREA_CODE, nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sex", sa.String(length=1), nullable=False),
        sa.Column("age_band", sa.String(length=5), nullable=False),
        sa.Column("trait", sa.String(length=16), nullable=False),
        *_measures(),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_summary_cell")),
    )


def _traits() -> list[sa.Column[Any]]:
    lengths = {"sex": 1, "age_band": 5, "category": 16, "destination": 2}
    return [
        sa.Column(name, sa.String(length=length), nullable=False)
        for name, length in lengths.items()
    ]


def _measures() -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in _MEASURES]
