"""Attendance says where and when it was, and who came by sex, age band and category."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE
from rumahbelajar.migrations import frozen

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_TRAITS = {"sex": 1, "age_band": 5, "category": 16}
_PLACES = """
    UPDATE attendance SET
        village_code = (SELECT fact.village_code FROM fact WHERE fact.id = attendance.fact_id),
        "on" = (SELECT fact.occurred_on FROM fact WHERE fact.id = attendance.fact_id),
        sex = '', age_band = '', category = ''
"""


def upgrade() -> None:
    """Add the columns, filled from the facts; those say nothing yet of who came."""
    with op.batch_alter_table("attendance") as attendance:
        attendance.add_column(sa.Column("village_code", AREA_CODE, nullable=True))
        attendance.add_column(sa.Column("on", sa.Date(), nullable=True))
        for name, length in _TRAITS.items():
            attendance.add_column(sa.Column(name, sa.String(length=length), nullable=True))
    op.execute(_PLACES)
    with op.batch_alter_table("attendance") as attendance:
        attendance.alter_column("village_code", existing_type=AREA_CODE, nullable=False)
        attendance.alter_column("on", existing_type=sa.Date(), nullable=False)
        for name, length in _TRAITS.items():
            kind = sa.String(length=length)
            attendance.alter_column(name, existing_type=kind, nullable=False)
    op.create_index("ix_attendance_village_code_on", "attendance", ["village_code", "on"])
    frozen.run("0025")


def downgrade() -> None:
    """Take them away."""
    changes: tuple[str, ...] = ("came", "changed", "went")
    if op.get_bind().dialect.name != "sqlite":
        changes = ("moved", "changed")
    names = tuple(f"attendance_{change}" for change in changes)
    frozen.drop_triggers({"attendance": names}, functions=("sum_up_attendance",))
    op.drop_index("ix_attendance_village_code_on", "attendance")
    with op.batch_alter_table("attendance") as attendance:
        for name in ("village_code", "on", *_TRAITS):
            attendance.drop_column(name)
