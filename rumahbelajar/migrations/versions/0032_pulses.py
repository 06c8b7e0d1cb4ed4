"""When each village was last heard of, and how each meeting stands, in narrow rows."""

import sqlalchemy as sa
from alembic import op

from rumahbelajar.database import AREA_CODE
from rumahbelajar.migrations import frozen

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None
_OPEN = sa.text("state = 0")
_TRIGGERS = {
    "course_standing": ("course_standing_heard",),
    "service": ("service_came", "service_changed", "service_moved", "service_went"),
    "meeting": ("meeting_came", "meeting_moved", "meeting_went"),
    "meeting_standing": (
        "meeting_standing_came",
        "meeting_standing_ended",
        "meeting_standing_went",
    ),
}
_STATES = """
    INSERT INTO meeting_state (meeting_id, village_code, "on", state)
    SELECT meeting.id, meeting.village_code, meeting."on",
        CASE WHEN cancelled_fact IS NOT NULL THEN 2 WHEN closed_fact IS NOT NULL THEN 1 ELSE 0 END
    FROM meeting LEFT JOIN meeting_standing ON meeting_standing.meeting_id = meeting.id
"""
_PULSES = """
    INSERT INTO village_pulse (village_code, enrolled_on, learned_on, met_on, served_on)
    SELECT code,
        (SELECT max(enrolled_on) FROM course_standing
            WHERE village_code = village.code AND course_id = ''),
        (SELECT max(last_on) FROM course_standing
            WHERE village_code = village.code AND course_id = ''),
        (SELECT max("on") FROM attendance WHERE village_code = village.code),
        (SELECT max("on") FROM service WHERE village_code = village.code AND NOT is_withdrawn)
    FROM village
"""


def upgrade() -> None:
    """Make the tables, filled from what is known, and what keeps them."""
    op.create_table(
        "village_pulse",
        sa.Column("village_code", AREA_CODE, nullable=False),
        *(
            sa.Column(name, sa.Date(), nullable=True)
            for name in ("enrolled_on", "learned_on", "met_on", "served_on")
        ),
        sa.PrimaryKeyConstraint("village_code", name=op.f("pk_village_pulse")),
    )
    op.create_table(
        "meeting_state",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("village_code", AREA_CODE, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting_state")),
    )
    op.create_index("ix_meeting_state_on", "meeting_state", ["on", "village_code", "state"])
    op.create_index(
        "ix_meeting_state_open",
        "meeting_state",
        ["on", "village_code"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    frozen.run("0032")
    op.execute(_STATES)
    op.execute(_PULSES)


def downgrade() -> None:
    """Take them away."""
    functions = tuple(name for names in _TRIGGERS.values() for name in names)
    frozen.drop_triggers(_TRIGGERS, functions)
    op.drop_table("meeting_state")
    op.drop_table("village_pulse")
