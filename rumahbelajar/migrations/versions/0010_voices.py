"""Lessons are read aloud in the languages of the villages."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of recordings."""
    op.create_table(
        "voice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lesson_id", sa.String(length=200), nullable=False),
        sa.Column(
            "tongue", _words("id", "jv", "sas", "su", "mad", "mis", name="tongue"), nullable=False
        ),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("ending", sa.String(length=4), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("sent_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("verdict", _words("approved", "declined", name="verdict"), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("judged_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("judged_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(verdict IS NULL) = (judged_at IS NULL)", name=op.f("ck_voice_judged_when_verdict")
        ),
        sa.CheckConstraint(
            "(coalesce(verdict, '') = 'declined') = (reason <> '')",
            name=op.f("ck_voice_reason_when_declined"),
        ),
        sa.CheckConstraint("bytes > 0 AND seconds > 0", name=op.f("ck_voice_not_empty")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_voice_person"),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name="fk_voice_village"),
        sa.ForeignKeyConstraint(["judged_by"], ["person.id"], name="fk_voice_judged_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice")),
    )
    op.create_index("ix_voice_lesson_id_verdict", "voice", ["lesson_id", "verdict"])
    op.create_index(op.f("ix_voice_person_id"), "voice", ["person_id"])
    op.create_index(op.f("ix_voice_village_code"), "voice", ["village_code"])


def downgrade() -> None:
    """Take it away, and what is known of the recordings with it."""
    op.drop_table("voice")


def _words(*options: str, name: str) -> sa.Enum:
    return sa.Enum(*options, name=name, native_enum=False, create_constraint=True, length=32)
