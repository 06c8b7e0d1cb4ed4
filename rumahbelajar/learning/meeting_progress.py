"""How far somebody is in a course by its meetings, in words, and when the next one is."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import and_, or_, select

from rumahbelajar.access import Viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.learning.history import History
from rumahbelajar.learning.requirements import InMeetings, in_meetings
from rumahbelajar.ledger.aliases import stands_as
from rumahbelajar.meetings.models import Meeting, MeetingStanding


@dataclass(frozen=True)
class MeetingCard:
    """What somebody is told of the meetings of a course that they take."""

    so_far: str
    needed: str
    following: Meeting | None
    """The next meeting of a group of theirs, or of all in their village."""


def tells_of_meetings(course: Course, history: History) -> bool:
    """Whether somebody may be told of the meetings of a course: they count, and it is not over."""
    counts = course.completion.meetings is not None
    return counts and history.is_enrolled and history.completed_on is None


def card_of(viewer: Viewer, course: Course, history: History, today: date) -> MeetingCard | None:
    """Return what is told of the meetings of a course; at most one query.

    None for who never came and is not asked to any: nobody is held up by not having a group.
    """
    found = in_meetings(course, history.guides, history.told)
    if found is None or not tells_of_meetings(course, history):
        return None
    following = None if found.is_met else next_meeting(viewer, course.id, today)
    if following is None and not found.attended:
        return None
    return MeetingCard(so_far(found), needed(course, found), following)


def so_far(found: InMeetings) -> str:
    """Return "Hadir 5 dari 6, komitmen 3 dari 4"."""
    came = {"attended": found.attended, "meetings": found.rule.attended}
    if not found.rule.commitments:
        return str(_("Hadir %(attended)s dari %(meetings)s", **came))
    told = {"told": found.told, "commitments": found.rule.commitments}
    return str(
        _(
            "Hadir %(attended)s dari %(meetings)s, komitmen %(told)s dari %(commitments)s",
            **came,
            **told,
        )
    )


def in_one_line(found: InMeetings) -> str:
    """Return the same where nothing else says that it is about meetings."""
    came = {"attended": found.attended, "meetings": found.rule.attended}
    if not found.rule.commitments:
        return str(_("Lewat pertemuan: hadir %(attended)s dari %(meetings)s", **came))
    told = {"told": found.told, "commitments": found.rule.commitments}
    return str(
        _(
            "Lewat pertemuan: hadir %(attended)s dari %(meetings)s, "
            "komitmen %(told)s dari %(commitments)s",
            **came,
            **told,
        )
    )


def needed(course: Course, found: InMeetings) -> str:
    """Return what is still needed, in plain words."""
    has_posttest = course.posttest is not None and course.completion.posttest != "not_required"
    if found.is_met:
        if has_posttest:
            return str(_("Pertemuan Anda sudah cukup. Tinggal tes akhir."))
        return str(_("Pertemuan Anda sudah cukup."))
    what = _missing(found)
    if has_posttest:
        return str(
            _(
                "Masih perlu: %(what)s. Sesudah itu tes akhir terbuka, tanpa harus membaca semua "
                "pelajaran.",
                what=what,
            )
        )
    return str(_("Masih perlu: %(what)s. Sesudah itu kursus ini selesai.", what=what))


def next_meeting(viewer: Viewer, course_id: str, today: date) -> Meeting | None:
    """Return the next meeting in a course of somebody's group or village; one query."""
    theirs = select(GroupMember.group_id).where(
        stands_as(GroupMember.person_id, viewer.person_id), GroupMember.until.is_(None)
    )
    asked = (
        select(Meeting)
        .outerjoin(MeetingStanding, MeetingStanding.meeting_id == Meeting.id)
        .where(
            Meeting.course_id == course_id,
            Meeting.on >= today,
            or_(
                Meeting.group_id.in_(theirs),
                and_(Meeting.group_id.is_(None), Meeting.village_code == viewer.village_code),
            ),
            MeetingStanding.closed_fact.is_(None),
            MeetingStanding.cancelled_fact.is_(None),
        )
        .order_by(Meeting.on, Meeting.starts, Meeting.id)
        .limit(1)
    )
    return db.session.scalars(asked).first()


def _missing(found: InMeetings) -> str:
    meetings = found.rule.attended - found.attended
    commitments = found.rule.commitments - found.told
    come = str(ngettext("hadir %(num)s kali lagi", "hadir %(num)s kali lagi", meetings))
    tell = str(
        ngettext(
            "menceritakan hasil %(num)s komitmen",
            "menceritakan hasil %(num)s komitmen",
            commitments,
        )
    )
    if not (meetings and commitments):
        return come if meetings else tell
    return str(_("%(one)s dan %(other)s", one=come, other=tell))
