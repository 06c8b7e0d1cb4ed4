"""A consent says in which language it was asked for, who helped, and who was by."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_HELPERS = """
    UPDATE consent SET helped_by = (
        SELECT fact.actor_id FROM fact
        WHERE fact.id = consent.fact_id AND fact.actor_id <> fact.subject_id
    )
"""


def upgrade() -> None:
    """Add the columns, filled from the facts: until now the text was there in Indonesian."""
    with op.batch_alter_table("consent") as consent:
        consent.add_column(sa.Column("tongue", sa.String(length=8), nullable=True))
        consent.add_column(sa.Column("helped_by", sa.Uuid(), nullable=True))
    op.execute("UPDATE consent SET tongue = 'id'")
    op.execute(_HELPERS)
    with op.batch_alter_table("consent") as consent:
        consent.alter_column("tongue", existing_type=sa.String(length=8), nullable=False)
    op.create_table(
        "consent_witness",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_consent_witness_person"),
        sa.PrimaryKeyConstraint("fact_id", name=op.f("pk_consent_witness")),
    )
    op.create_index(op.f("ix_consent_witness_person_id"), "consent_witness", ["person_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("consent_witness")
    with op.batch_alter_table("consent") as consent:
        consent.drop_column("helped_by")
        consent.drop_column("tongue")
