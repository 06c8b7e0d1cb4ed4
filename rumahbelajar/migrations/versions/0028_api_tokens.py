"""Tokens by which programs read the counts of an area."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime
from rumahbelajar.people.areas import area_check

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


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
        sa.CheckConstraint(area_check("area_code"), name=op.f("ck_api_token_area_form")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_api_token_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_api_token_token_sha256")),
    )
    op.create_index("ix_api_token_person_id", "api_token", ["person_id"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("api_token")
