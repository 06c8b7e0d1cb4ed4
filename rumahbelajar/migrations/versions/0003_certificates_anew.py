"""A certificate can be made anew or revoked for a reason; of a person and course one stands."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let certificates be replaced; every one that is there stands."""
    op.drop_index("uq_certificate_person_course", "certificate")
    with op.batch_alter_table("certificate") as certificate:
        certificate.add_column(sa.Column("replaced_by", sa.Uuid(), nullable=True))
        certificate.create_foreign_key(
            "fk_certificate_replaced_by",
            "certificate",
            ["replaced_by"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
        certificate.create_check_constraint(
            op.f("ck_certificate_replaced_by_another"), "replaced_by <> id"
        )
    op.create_index(
        op.f("uq_certificate_standing"),
        "certificate",
        ["person_id", "course_id"],
        unique=True,
        sqlite_where=sa.text("replaced_by IS NULL"),
        postgresql_where=sa.text("replaced_by IS NULL"),
    )
    op.create_index(op.f("uq_certificate_replaced_by"), "certificate", ["replaced_by"], unique=True)
    op.create_index(op.f("ix_certificate_person_id"), "certificate", ["person_id"], unique=False)
    op.add_column("certificate_standing", sa.Column("replaced_on", sa.Date(), nullable=True))
    op.add_column(
        "certificate_standing", sa.Column("revoked_for", sa.String(length=32), nullable=True)
    )


def downgrade() -> None:
    """Forget the certificates that were replaced: before, there was room for one."""
    op.execute("DELETE FROM certificate WHERE replaced_by IS NOT NULL")
    for name in (
        "ix_certificate_person_id",
        "uq_certificate_replaced_by",
        "uq_certificate_standing",
    ):
        op.drop_index(name, "certificate")
    with op.batch_alter_table("certificate") as certificate:
        certificate.drop_constraint(op.f("ck_certificate_replaced_by_another"), type_="check")
        certificate.drop_constraint("fk_certificate_replaced_by", type_="foreignkey")
        certificate.drop_column("replaced_by")
    op.create_index(
        "uq_certificate_person_course", "certificate", ["person_id", "course_id"], unique=True
    )
    op.drop_column("certificate_standing", "replaced_on")
    op.drop_column("certificate_standing", "revoked_for")
