"""Groups meet."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_STATUSES = ("present", "late", "excused", "sick", "absent")


def upgrade() -> None:
    """Make the tables of meetings, and of who comes to them."""
    _make_meetings()
    _make_words()
    _make_attendance()
    _make_commitments()
    _make_lists()


def downgrade() -> None:
    """Take them away; the facts stay."""
    for table in (
        *("walk_in", "roll_row", "commitment_words", "commitment", "attendance"),
        *("meeting_note", "meeting_words", "meeting_standing", "meeting"),
    ):
        op.drop_table(table)


def _make_meetings() -> None:
    op.create_table(
        "meeting",
        _id("id"),
        sa.Column("village_code", AREA_CODE, nullable=False),
        _id("group_id", nullable=True),
        _id("series_id", nullable=True),
        sa.Column("course_id", sa.String(64), nullable=False),
        sa.Column("guide", sa.String(64), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("starts", sa.String(5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(32), nullable=False),
        _id("plan_fact"),
        sa.Column("least_plan", sa.Text(), nullable=False),
        sa.Column("greatest_plan", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_village_code_on", "meeting", ["village_code", "on"])
    op.create_index("ix_meeting_group_id_on", "meeting", ["group_id", "on"])
    op.create_index(op.f("ix_meeting_series_id"), "meeting", ["series_id"])
    op.create_table(
        "meeting_standing",
        _id("meeting_id"),
        _id("closed_fact", nullable=True),
        _id("closed_by", nullable=True),
        _moment("closed_at", nullable=True),
        _id("cancelled_fact", nullable=True),
        _id("cancelled_by", nullable=True),
        _moment("cancelled_at", nullable=True),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting_standing")),
    )


def _make_words() -> None:
    op.create_table(
        "meeting_words",
        _id("fact_id"),
        _id("meeting_id"),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("place", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_meeting_words")),
    )
    op.create_index(op.f("ix_meeting_words_meeting_id"), "meeting_words", ["meeting_id"])
    op.create_table(
        "meeting_note",
        _id("meeting_id"),
        sa.Column("went_well", sa.String(1000), nullable=False),
        sa.Column("trouble", sa.String(1000), nullable=False),
        sa.Column("follow_up", sa.String(1000), nullable=False),
        sa.Column("materials", sa.String(1000), nullable=False),
        _moment("written_at"),
        _id("written_by"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_meeting_note_version")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting_note")),
    )


def _make_attendance() -> None:
    op.create_table(
        "attendance",
        _id("meeting_id"),
        _id("person_id"),
        sa.Column("status", _words(*_STATUSES, name="status"), nullable=False),
        _id("fact_id"),
        _id("marked_by"),
        _moment("marked_at"),
        _id("batch", nullable=True),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.Column("least_status", _words(*_STATUSES, name="least_status"), nullable=False),
        sa.Column("greatest_status", _words(*_STATUSES, name="greatest_status"), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_attendance")),
    )
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"])


def _make_commitments() -> None:
    op.create_table(
        "commitment",
        _id("meeting_id"),
        _id("person_id"),
        _id("made_fact", nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        _id("answer_fact", nullable=True),
        sa.Column("outcome", _words("yes", "partly", "no", name="outcome"), nullable=True),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_commitment")),
    )
    op.create_index(op.f("ix_commitment_person_id"), "commitment", ["person_id"])
    op.create_table(
        "commitment_words",
        _id("fact_id"),
        _id("person_id"),
        sa.Column("text", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_commitment_words")),
    )
    op.create_index(op.f("ix_commitment_words_person_id"), "commitment_words", ["person_id"])


def _make_lists() -> None:
    op.create_table(
        "roll_row",
        _id("meeting_id"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _id("person_id"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_roll_row_number")),
        sa.PrimaryKeyConstraint("meeting_id", "number", name=op.f("pk_roll_row")),
    )
    op.create_index(
        "uq_roll_row_meeting_id_person_id", "roll_row", ["meeting_id", "person_id"], unique=True
    )
    op.create_index(op.f("ix_roll_row_person_id"), "roll_row", ["person_id"])
    bands = ("<13", "13-15", "16-17", "18-24", "25-34", "35-44", "45-59", "60+")
    op.create_table(
        "walk_in",
        _id("id"),
        _id("meeting_id"),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("sex", _words("P", "L", "-", name="sex"), nullable=False),
        sa.Column("age_band", _words(*bands, name="age_band"), nullable=False),
        _moment("added_at"),
        _id("added_by"),
        _id("person_id", nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_walk_in_name_given")),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name="fk_walk_in_added_by"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_walk_in_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walk_in")),
    )
    op.create_index(op.f("ix_walk_in_meeting_id"), "walk_in", ["meeting_id"])
    op.create_index(op.f("ix_walk_in_person_id"), "walk_in", ["person_id"])


def _id(name: str, *, nullable: bool = False) -> "sa.Column[UUID]":
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _words(*options: str, name: str) -> sa.Enum:
    return sa.Enum(*options, name=name, native_enum=False, create_constraint=True, length=32)
