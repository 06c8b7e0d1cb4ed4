"""Tokens by which programs read the counts of an area."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0028"
down_revision = "0027"
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


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("area_code", AREA_CODE, nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_api_token_name_given")),
        sa.CheckConstraint(_AREA_FORM, name=op.f("ck_api_token_area_form")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_api_token_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_api_token_token_sha256")),
    )
    op.create_index("ix_api_token_person_id", "api_token", ["person_id"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("api_token")
