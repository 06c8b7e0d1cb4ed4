"""Which meetings of a group were before another one of it: what was said there is asked about."""

from sqlalchemy import Select, and_, false, or_, select

from rumahbelajar.database import db
from rumahbelajar.meetings.models import Meeting, MeetingStanding


def earlier_than(meeting: Meeting) -> Select[tuple[Meeting]]:
    """Return the statement for the earlier meetings of the same group, newest first.

    One on the same day counts where it begins earlier. What was cancelled was no meeting, and one
    of the village has none before it: whoever comes to it comes from many groups.
    """
    if meeting.group_id is None:
        return select(Meeting).where(false())
    same_start = and_(Meeting.starts == meeting.starts, Meeting.id < meeting.id)
    same_day = and_(Meeting.on == meeting.on, or_(Meeting.starts < meeting.starts, same_start))
    cancelled = select(MeetingStanding.meeting_id).where(
        MeetingStanding.cancelled_fact.is_not(None)
    )
    return (
        select(Meeting)
        .where(
            Meeting.group_id == meeting.group_id,
            or_(Meeting.on < meeting.on, same_day),
            Meeting.id.not_in(cancelled),
        )
        .order_by(Meeting.on.desc(), Meeting.starts.desc(), Meeting.id.desc())
    )


def last_before(meeting: Meeting, *such: object) -> Meeting | None:
    """Return the last earlier meeting of the same group that is such, or None."""
    asked = earlier_than(meeting).where(*such).limit(1)  # type: ignore[arg-type]
    return db.session.scalars(asked).first()
