"""Notes that coordinators write to the facilitators of a village."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "village_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("text", sa.String(length=600), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("read_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("read_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("text <> ''", name=op.f("ck_village_note_text_given")),
        sa.CheckConstraint(
            "(read_at IS NULL) = (read_by IS NULL)", name=op.f("ck_village_note_read_by_somebody")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_village_note_person"),
        sa.ForeignKeyConstraint(["read_by"], ["person.id"], name="fk_village_note_read_by"),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name="fk_village_note_village"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_note")),
    )
    op.create_index("ix_village_note_person_id", "village_note", ["person_id"])
    op.create_index(
        "ix_village_note_village_code_written_at", "village_note", ["village_code", "written_at"]
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("village_note")
