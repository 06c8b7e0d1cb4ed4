"""Who may have copies of the photos of sheets, and what was taken."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None
_AREA_FORM = (
    "length(area_code) IN (0, 2, 5, 8, 13) "
    "AND trim(area_code, '0123456789.') = '' "
    "AND substr(area_code, 3, 1) IN ('', '.') "
    "AND substr(area_code, 6, 1) IN ('', '.') "
    "AND substr(area_code, 9, 1) IN ('', '.') "
    "AND length(area_code) - length(replace(area_code, '.', '')) = length(area_code) / 4 "
    "AND substr(area_code, 4, 2) NOT IN ('00', '70') "
    "AND substr(area_code, 10, 1) IN ('', '1', '2', '3')"
)
_STANDING = sa.text("taken_back_at IS NULL")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "photo_right",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("area_code", AREA_CODE, nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.Column("granted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("taken_back_by", sa.Uuid(), nullable=True),
        sa.Column("taken_back_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(_AREA_FORM, name=op.f("ck_photo_right_area_form")),
        sa.CheckConstraint(
            "(taken_back_at IS NULL) = (taken_back_by IS NULL)",
            name=op.f("ck_photo_right_taken_back_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_photo_right_person"),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name="fk_photo_right_granted_by"),
        sa.ForeignKeyConstraint(
            ["taken_back_by"], ["person.id"], name="fk_photo_right_taken_back_by"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_right")),
    )
    op.create_index("ix_photo_right_person_id", "photo_right", ["person_id"])
    op.create_index(
        "uq_photo_right_standing",
        "photo_right",
        ["person_id", "area_code"],
        unique=True,
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    )
    op.create_table(
        "photo_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("first_month", sa.Integer(), nullable=False),
        sa.Column("last_month", sa.Integer(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("taken_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_photo_copy_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_copy")),
    )
    op.create_index("ix_photo_copy_person_id", "photo_copy", ["person_id"])
    op.create_index("ix_photo_copy_village_code", "photo_copy", ["village_code"])


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("photo_copy")
    op.drop_table("photo_right")
