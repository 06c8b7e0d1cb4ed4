"""Marking who came: each tap a fact, which never overwrites silently what somebody else said."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import effectiveness
from rumahbelajar.ledger.instead import record_instead, said
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings.attendance_models import Attendance, Status, Way
from rumahbelajar.meetings.facts import AttendanceMarked, AttendanceMarkedOf, AttendanceWithdrawn
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.meetings.roll import Line, Roll, give_numbers, token_of
from rumahbelajar.meetings.too_early import require_its_day
from rumahbelajar.meetings.who_came import Who, who_are


class MarkedMeanwhile(Exception):  # noqa: N818 - it names what was found
    """Somebody else marked these people after the page was opened; nothing was changed."""

    def __init__(self, *person_ids: UUID) -> None:
        super().__init__()
        self.person_ids = person_ids


def mark(  # noqa: PLR0913 - what a tap says, each named
    viewer: Viewer,
    meeting: Meeting,
    person_id: UUID,
    status: Status,
    seen: str,
    *,
    way: Way = Way.TAP,
) -> Roll:
    """Say how somebody was there; the same again changes nothing. Return the list as it is then.

    `seen` is Line.seen of the page that was tapped on. Raise MarkedMeanwhile when somebody else
    has said otherwise since then; Refused for a meeting that is not open, and for somebody who is
    not on its list.
    """
    roll = begin(meeting, person_id)
    line = roll.line(person_id)
    if line is None:
        raise Refused(_("Orang itu tidak ada di daftar ini. Muat ulang halamannya."))
    if not mark_line(viewer, meeting, line, status, seen, way=way):
        return roll
    now = db.session.get(Attendance, (meeting.id, line.person_id), populate_existing=True)
    return Roll([replace(each, attendance=now) if each is line else each for each in roll.lines])


def mark_line(  # noqa: PLR0913 - what a tap says, each named
    viewer: Viewer, meeting: Meeting, line: Line, status: Status, seen: str, *, way: Way
) -> bool:
    """Say how somebody was there, after begin(); return whether that changes anything.

    Raise MarkedMeanwhile as mark() does.
    """
    if _is_said(line, status):
        return False
    if _is_of_another(viewer, line, seen):
        raise MarkedMeanwhile(line.person_id)
    tell(viewer, meeting, line, status, way=way)
    return True


def mark_rest(viewer: Viewer, meeting: Meeting, status: Status = Status.PRESENT) -> int:
    """Give everybody without a status this one, in one step; return how many."""
    roll = begin(meeting)
    unmarked = [line for line in roll.lines if line.status is None]
    lock_subjects(*(line.person_id for line in unmarked))
    batch, who = new_id(), who_are([line.person_id for line in unmarked])
    for line in unmarked:
        tell(viewer, meeting, line, status, way=Way.REST, batch=batch, who=who)
    return len(unmarked)


def mark_numbers(
    viewer: Viewer, meeting: Meeting, said: Mapping[int, Status], seen: Mapping[int, str]
) -> list[tuple[Line, Status | None]]:
    """Give the lines of these numbers these statuses, in one step.

    Return those that changed, each with the status it had before.

    Raise MarkedMeanwhile, naming all of them, when others have said otherwise meanwhile.
    """
    roll = begin(meeting)
    asked = [(line, said[line.number]) for line in roll.lines if line.number in said]
    changed = [(line, status) for line, status in asked if not _is_said(line, status)]
    late = [
        line.person_id
        for line, _status in changed
        if _is_of_another(viewer, line, seen.get(line.number, ""))
    ]
    if late:
        raise MarkedMeanwhile(*late)
    lock_subjects(*(line.person_id for line, _status in changed))
    # Looked at now: a line's row is read anew once something else is told of it.
    before = [(line, line.status) for line, _status in changed]
    batch, who = new_id(), who_are([line.person_id for line, _status in changed])
    for line, status in changed:
        tell(viewer, meeting, line, status, way=Way.PAPER, batch=batch, who=who)
    return before


def undo(viewer: Viewer, meeting: Meeting, fact_id: UUID | None) -> list[Line]:
    """Take back what the viewer marked last, all of one step; return the lines as they were.

    `fact_id` is the change that the page showed as the last. Raise Refused when it is not any more.
    """
    roll = begin(meeting)
    last = roll.last_change_of(viewer)
    if last is None or last.fact_id != fact_id:
        raise Refused(_("Perubahan itu sudah bukan yang terakhir. Muat ulang halamannya."))
    undone = [
        line
        for line in roll.lines
        if line.attendance and (line.attendance is last or _is_same_step(line.attendance, last))
    ]
    lock_subjects(*(line.person_id for line in undone))
    batch = new_id()
    for line in undone:
        _take_back(viewer, meeting, line, batch)
    return undone


def tell(  # noqa: PLR0913 - what a status says, each named
    viewer: Viewer,
    meeting: Meeting,
    line: Line,
    status: Status,
    *,
    way: Way,
    batch: UUID | None = None,
    who: Mapping[UUID, Who] | None = None,
) -> None:
    """Record a status, whatever stood there; who asks has looked at that.

    `who` spares the query where it is known already who is marked.
    """
    known = who_are([line.person_id]) if who is None else who
    person = known.get(line.person_id, Who())
    payload = AttendanceMarkedOf(meeting.id, status.value, batch, way.value, *person)
    _record(viewer, meeting, line, payload, _standing_on(line))


def withdraw(viewer: Viewer, meeting: Meeting, line: Line) -> None:
    """Take somebody's status away."""
    standing_on = _standing_on(line)
    if standing_on:
        _record(viewer, meeting, line, AttendanceWithdrawn(meeting.id), standing_on)


def begin(meeting: Meeting, *person_ids: UUID) -> Roll:
    """Keep everybody else from marking here, and see how things are now.

    Raise Refused for a meeting that is not open, and for one of days to come.
    """
    # The meeting first, whoever comes: so two who mark can never wait for each other in a ring.
    lock_subjects(meeting.id)
    lock_subjects(*person_ids)
    standing = db.session.get(MeetingStanding, meeting.id, populate_existing=True)
    if standing is not None and standing.cancelled_fact is not None:
        raise Refused(_("Pertemuan ini dibatalkan. Buka lagi dulu kalau ternyata jadi."))
    if standing is not None and standing.closed_fact is not None:
        raise Refused(_("Daftar hadir ini sudah ditutup. Buka lagi dulu, dengan alasan."))
    require_its_day(meeting)
    return give_numbers(meeting)


def _is_said(line: Line, status: Status) -> bool:
    attendance = line.attendance
    return attendance is not None and attendance.status is status and not attendance.is_disputed


def _is_of_another(viewer: Viewer, line: Line, seen: str) -> bool:
    """Whether somebody else marked this line after it was seen.

    One's own taps may follow each other faster than the page is told of them.
    """
    attendance = line.attendance
    return (
        attendance is not None
        and token_of(attendance) != seen
        and attendance.marked_by != viewer.person_id
    )


def _is_same_step(attendance: Attendance, last: Attendance) -> bool:
    return last.batch is not None and attendance.batch == last.batch


def _take_back(viewer: Viewer, meeting: Meeting, line: Line, batch: UUID) -> None:
    before = _status_before(line)
    if before is None:
        withdraw(viewer, meeting, line)
    else:
        tell(viewer, meeting, line, before, way=Way.UNDONE, batch=batch)


def _status_before(line: Line) -> Status | None:
    """Return what the status of a line replaced."""
    if line.attendance is None:
        return None
    told = effectiveness.find(line.attendance.fact_id, line.person_id)
    before = told and told.replaces and effectiveness.find(told.replaces, line.person_id)
    payload = read_payload(before.kind, before.schema_version, before.payload) if before else None
    return Status(payload.status) if isinstance(payload, AttendanceMarked) else None


def _standing_on(line: Line) -> list[UUID]:
    """Return the facts that a status stands on: more than one after two houses each marked."""
    attendance = line.attendance
    if attendance is None:
        return []
    if attendance.facts == 1:
        return [attendance.fact_id]
    return [*said(line.person_id, AttendanceMarked, meeting_id=attendance.meeting_id)]


def _record(
    viewer: Viewer,
    meeting: Meeting,
    line: Line,
    payload: AttendanceMarked | AttendanceWithdrawn,
    standing_on: list[UUID],
) -> None:
    record_instead(
        standing_on,
        payload,
        subject_id=line.person_id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=meeting.on,
    )
