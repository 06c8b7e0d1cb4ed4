"""Scheduled reports, and each time that one was due."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=op.f(name), native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "delivery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("report", sa.String(length=32), nullable=False),
        sa.Column("query", sa.String(length=400), nullable=False),
        sa.Column("form", _words("ck_delivery_form", "pdf", "xlsx"), nullable=False),
        sa.Column("every", _words("ck_delivery_every", "week", "month"), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_delivery_name_given")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_delivery_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    op.create_index("ix_delivery_person_id", "delivery", ["person_id"])
    states = _words("ck_delivery_run_state", "sending", "sent", "failed", "given_up")
    op.create_table(
        "delivery_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("fault", sa.String(length=300), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sent_to", sa.String(length=200), nullable=False),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_delivery_run_tries")),
        sa.CheckConstraint(
            "state <> 'sent' OR file_name <> ''", name=op.f("ck_delivery_run_file_when_sent")
        ),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_delivery_run_delivery"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_run")),
        sa.UniqueConstraint(
            "delivery_id", "due_on", name=op.f("uq_delivery_run_delivery_id_due_on")
        ),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("delivery_run")
    op.drop_table("delivery")
