"""A village has contacts of its own."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_OFFICES = (
    *("facilitator", "village", "midwife", "health", "police"),
    *("women-and-children", "labour", "migration", "other"),
)


def upgrade() -> None:
    """Make the tables of a village's contacts, and of when numbers were tried."""
    op.create_table(
        "village_contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column(
            "office",
            sa.Enum(*_OFFICES, name="office", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("has_whatsapp", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=120), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_village_contact_name_given")),
        sa.CheckConstraint("number <> ''", name=op.f("ck_village_contact_number_given")),
        sa.ForeignKeyConstraint(
            ["village_code"], ["village.code"], name="fk_village_contact_village"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_contact")),
    )
    op.create_index(op.f("ix_village_contact_village_code"), "village_contact", ["village_code"])
    op.create_table(
        "contact_trial",
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("contact", sa.String(length=80), nullable=False),
        sa.Column("tried_on", sa.Date(), nullable=False),
        sa.Column("was_reached", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["village_code"], ["village.code"], name="fk_contact_trial_village"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_contact_trial_person"),
        sa.PrimaryKeyConstraint("village_code", "contact", name=op.f("pk_contact_trial")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("contact_trial")
    op.drop_table("village_contact")
