"""People keep cash books."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of the lines of cash books."""
    op.create_table(
        "cash_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("book", _words("usaha", "koperasi", name="book"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=60), nullable=False),
        sa.Column("kind", _words("in", "out", name="kind"), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("gone_in", sa.Uuid(), nullable=True),
        sa.Column("replaces", sa.Uuid(), nullable=True),
        sa.CheckConstraint("amount >= 1", name=op.f("ck_cash_entry_amount_above_zero")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_cash_entry_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_entry")),
    )
    op.create_index(
        "ix_cash_entry_person_id_book_day",
        "cash_entry",
        ["person_id", "book", "day"],
        unique=False,
    )


def downgrade() -> None:
    """Take the table away, and the books with it."""
    op.drop_table("cash_entry")


def _words(*options: str, name: str) -> sa.Enum:
    return sa.Enum(*options, name=name, native_enum=False, create_constraint=True, length=32)
