"""Files of reports that are made beside, and kept for a week."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import UtcDateTime

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "export_job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("report_key", sa.String(length=40), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column(
            "form",
            _words("form", "csv", "xlsx", "json", "pdf"),
            nullable=False,
        ),
        sa.Column("table_key", sa.String(length=64), nullable=False),
        sa.Column("for_excel", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("asked_sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "state",
            _words("state", "waiting", "running", "done", "failed"),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=False),
        sa.Column("with_persons", sa.Boolean(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=160), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "fault",
            _words("fault", "", "died", "disk", "scope", "broken"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "rows_done >= 0 AND rows_total >= 0", name=op.f("ck_export_job_rows_counted")
        ),
        sa.CheckConstraint(
            "state <> 'done' OR file <> ''", name=op.f("ck_export_job_done_has_file")
        ),
        sa.CheckConstraint(
            "state <> 'failed' OR fault <> ''", name=op.f("ck_export_job_failed_has_fault")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_export_job_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_job")),
        sa.UniqueConstraint(
            "person_id", "asked_sha256", name=op.f("uq_export_job_person_id_asked_sha256")
        ),
    )


def downgrade() -> None:
    """Take the table away; its files stay in the instance folder until they are removed there."""
    op.drop_table("export_job")
