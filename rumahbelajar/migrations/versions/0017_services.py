"""The services of a village, counted."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE, UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_KINDS = ("informasi-migrasi", "rujukan", "usaha-baru", "anggota-koperasi", "lainnya")


def upgrade() -> None:
    """Make the tables."""
    _make_services()
    _make_counts()
    op.create_table(
        "service_words",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("obstacles", sa.String(length=600), nullable=False),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_service_words")),
    )
    op.create_index(op.f("ix_service_words_service_id"), "service_words", ["service_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("service_words")
    op.drop_table("service_count")
    op.drop_table("service")


def _make_services() -> None:
    op.create_table(
        "service",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("pillar", sa.Integer(), nullable=False),
        sa.Column("kind", _kind(), nullable=False),
        sa.Column("female", sa.Integer(), nullable=False),
        sa.Column("male", sa.Integer(), nullable=False),
        sa.Column("unsaid", sa.Integer(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("told_by", sa.Uuid(), nullable=False),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("least_said", sa.Text(), nullable=False),
        sa.Column("greatest_said", sa.Text(), nullable=False),
        sa.CheckConstraint("pillar BETWEEN 1 AND 4", name=op.f("ck_service_pillar")),
        sa.PrimaryKeyConstraint("service_id", name=op.f("pk_service")),
    )
    op.create_index("ix_service_village_code_on", "service", ["village_code", "on"])


def _make_counts() -> None:
    op.create_table(
        "service_count",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column(
            "sex",
            sa.Enum(
                "P", "L", "-", name="sex", native_enum=False, create_constraint=True, length=32
            ),
            nullable=False,
        ),
        sa.Column("age_band", sa.String(length=5), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("pillar", sa.Integer(), nullable=False),
        sa.Column("kind", _kind(), nullable=False),
        sa.CheckConstraint("people > 0", name=op.f("ck_service_count_people")),
        sa.CheckConstraint(
            "age_band IN ('<13', '13-15', '16-17', '18-24', '25-34', '35-44', '45-59', '60+', '?')",
            name=op.f("ck_service_count_age_band"),
        ),
        sa.PrimaryKeyConstraint("service_id", "sex", "age_band", name=op.f("pk_service_count")),
    )
    op.create_index("ix_service_count_village_code_on", "service_count", ["village_code", "on"])


def _kind() -> sa.Enum:
    return sa.Enum(*_KINDS, name="kind", native_enum=False, create_constraint=True, length=32)
