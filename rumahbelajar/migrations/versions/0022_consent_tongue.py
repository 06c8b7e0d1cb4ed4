"""The language of a consent is one of those that are known, and nobody helped themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_KNOWN = "tongue IN ('id', 'jv', 'sas', 'su', 'mad', 'mis', 'en')"
_OWN_ENTRY = (
    "SELECT subject_id FROM subject_alias WHERE subject_alias.stands_as = consent.person_id"
)


def upgrade() -> None:
    """Read any other as one that has no name here, as the program does from now on."""
    op.execute(f"UPDATE consent SET tongue = 'mis' WHERE NOT ({_KNOWN})")  # noqa: S608
    op.execute(f"UPDATE consent SET helped_by = NULL WHERE helped_by IN ({_OWN_ENTRY})")  # noqa: S608
    with op.batch_alter_table("consent") as consent:
        consent.alter_column(
            "tongue", existing_type=sa.String(length=8), type_=sa.String(length=32)
        )
        consent.create_check_constraint(op.f("ck_consent_tongue"), _KNOWN)


def downgrade() -> None:
    """Take the constraint away."""
    with op.batch_alter_table("consent") as consent:
        consent.drop_constraint(op.f("ck_consent_tongue"), type_="check")
        consent.alter_column(
            "tongue", existing_type=sa.String(length=32), type_=sa.String(length=8)
        )
