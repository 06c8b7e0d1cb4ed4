"""How a meeting stands: cancelled, closed, or open again; each with who, when and why."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.instead import said
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings import counting
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.facts import MeetingCancelled, MeetingClosed, MeetingReopened
from rumahbelajar.meetings.models import Meeting, MeetingWords
from rumahbelajar.meetings.too_early import require_its_day
from rumahbelajar.people.house import today_in


class NoReason(Refused):
    """The reason is missing that goes with what was asked for."""

    def __init__(self) -> None:
        super().__init__(
            _("Tulis dulu alasannya dengan satu kalimat, lalu simpan lagi."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )


def cancel(viewer: Viewer, meeting: Meeting, reason: str) -> None:
    """Say that a meeting is not held; twice changes nothing.

    Raise NoReason without one, and Refused where somebody has been marked already.
    """
    _require_reason(reason)
    _look_again(meeting)
    if meeting.is_cancelled:
        return
    if meeting.is_closed or marked_at(meeting.id):
        raise Refused(_("Sudah ada kehadiran yang dicatat, jadi pertemuan ini tidak dibatalkan."))
    fact = _tell(viewer, meeting, MeetingCancelled(meeting.on))
    _keep_reason(meeting.id, fact.id, reason)
    counting.tell(viewer, meeting, counting.on_list(meeting.id))


def close(viewer: Viewer, meeting: Meeting) -> int:
    """Say that the roll is complete; twice changes nothing.

    Raise Refused for a cancelled one, and for one of days to come. Return for how many people a
    course is finished by it.
    """
    _look_again(meeting)
    if meeting.is_cancelled:
        raise Refused(_("Pertemuan ini dibatalkan. Buka lagi dulu kalau ternyata jadi."))
    if meeting.is_closed:
        return 0
    require_its_day(meeting)
    _tell(viewer, meeting, MeetingClosed(meeting.on, marked_at(meeting.id)))
    return counting.tell(viewer, meeting, counting.on_list(meeting.id))


def reopen(viewer: Viewer, meeting: Meeting, reason: str) -> None:
    """Open a closed or cancelled meeting again; raise NoReason without one.

    Nobody's finished course is looked at for it: only what the roll says once it is closed again
    can show that something was wrong.
    """
    _require_reason(reason)
    _look_again(meeting)
    for ended in (*said(meeting.id, MeetingClosed), *said(meeting.id, MeetingCancelled)):
        fact = _tell(viewer, meeting, MeetingReopened(meeting.on), ended)
        _keep_reason(meeting.id, fact.id, reason)


def marked_at(meeting_id: UUID) -> int:
    """Return how many have a status at a meeting."""
    asked = select(func.count()).where(Attendance.meeting_id == meeting_id)
    return db.session.scalar(asked) or 0


def reason_of(meeting: Meeting) -> str:
    """Return why a meeting was cancelled, or last opened again; "" when nothing was said."""
    asked = (
        select(MeetingWords.reason)
        .where(MeetingWords.meeting_id == meeting.id, MeetingWords.reason != "")
        .order_by(MeetingWords.fact_id.desc())
        .limit(1)
    )
    return db.session.scalar(asked) or ""


def _look_again(meeting: Meeting) -> None:
    lock_subjects(meeting.id)
    db.session.refresh(meeting)
    if meeting.standing is not None:
        db.session.refresh(meeting.standing)


def _require_reason(reason: str) -> None:
    if not reason:
        raise NoReason


def _tell(viewer: Viewer, meeting: Meeting, payload: Any, replaces: UUID | None = None) -> Fact:
    return record(
        payload,
        subject_id=meeting.id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=today_in(meeting.village_code),
        replaces=replaces,
    )


def _keep_reason(meeting_id: UUID, fact_id: UUID, reason: str) -> None:
    db.session.add(
        MeetingWords(fact_id=fact_id, meeting_id=meeting_id, title="", place="", reason=reason)
    )
    db.session.flush()
