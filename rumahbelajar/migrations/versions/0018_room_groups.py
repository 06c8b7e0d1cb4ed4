"""The small groups that are formed at a meeting."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the groups, and of who is in them."""
    op.create_table(
        "room_deal",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dealt_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("dealt_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_room_deal_number")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_room_deal")),
    )
    op.create_table(
        "room_group",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=120), nullable=False),
        sa.Column("made", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_room_group_number")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_room_group_version")),
        sa.PrimaryKeyConstraint("meeting_id", "number", name=op.f("pk_room_group")),
    )
    _make_places()


def downgrade() -> None:
    """Take them away."""
    for table in ("room_place", "room_group", "room_deal"):
        op.drop_table(table)


def _make_places() -> None:
    op.create_table(
        "room_place",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("spoke", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "number"],
            ["room_group.meeting_id", "room_group.number"],
            name="fk_room_place_group",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_room_place")),
    )
    op.create_index(op.f("ix_room_place_person_id"), "room_place", ["person_id"])
    op.create_index(
        "uq_room_place_speaker",
        "room_place",
        ["meeting_id", "number"],
        unique=True,
        sqlite_where=sa.text("spoke"),
        postgresql_where=sa.text("spoke"),
    )
