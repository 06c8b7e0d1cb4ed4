"""Who came did so on the day that the meeting is planned for now, wherever it was moved to since.

The triggers of the table move what is counted along with it.
"""

from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the day of the meeting over where it is another."""
    op.execute("""
        UPDATE attendance SET "on" = (
            SELECT meeting."on" FROM meeting WHERE meeting.id = attendance.meeting_id
        )
        WHERE EXISTS (
            SELECT 1 FROM meeting
            WHERE meeting.id = attendance.meeting_id AND meeting."on" <> attendance."on"
        )
    """)


def downgrade() -> None:
    """Leave the days as they are: the program of before reads them alike."""
