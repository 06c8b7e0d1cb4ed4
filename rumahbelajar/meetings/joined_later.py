"""Members of today, for a meeting that was before they were put into its group.

A house that begins with the program after some meetings on paper knows its members from today on
only. They are put on the list of such a meeting; since when they are members stays as it is.
"""

from rumahbelajar.database import db
from rumahbelajar.groups.membership import Member, members_on
from rumahbelajar.meetings import counting, marking
from rumahbelajar.meetings.attendance_models import RollRow
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.house import today_in


def who_joined_later(meeting: Meeting) -> list[Member]:
    """Return who is in the group today and not on the list of this earlier meeting, by name.

    Nobody where the list is closed or the meeting cancelled.
    """
    if meeting.group_id is None or meeting.is_closed or meeting.is_cancelled:
        return []
    today = today_in(meeting.village_code)
    if meeting.on >= today:
        return []
    then = {each.id for each in members_on(meeting.group_id, meeting.on)}
    listed = then | counting.on_list(meeting.id)
    return [each for each in members_on(meeting.group_id, today) if each.id not in listed]


def put_on_list(meeting: Meeting) -> int:
    """Put them all on the list, by name after those who are on it; return how many.

    Raise Refused for a meeting that is not open.
    """
    roll = marking.begin(meeting)
    last = max((line.number for line in roll.lines), default=0)
    newcomers = who_joined_later(meeting)
    db.session.add_all(
        RollRow(meeting_id=meeting.id, number=number, person_id=each.id)
        for number, each in enumerate(newcomers, start=last + 1)
    )
    db.session.flush()
    return len(newcomers)
