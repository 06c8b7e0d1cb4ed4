"""Finding meetings: which of them somebody leads, and what they are called."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, exists, or_, select

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.courses.guide_format import Guide
from rumahbelajar.database import db, within_any
from rumahbelajar.discretion import be_discreet
from rumahbelajar.groups.models import Group, GroupFacilitator
from rumahbelajar.library import the_library
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import Area


@dataclass(frozen=True)
class Held:
    """A meeting with the names of its group ("" for one of the village) and of its village."""

    meeting: Meeting
    group: str
    village: str

    @classmethod
    def of(cls, meeting: Meeting, group: str | None, village: str | None, *_more: Any) -> "Held":
        """Return what a row tells that begins like those of held_meetings()."""
        return cls(meeting, group or "", village or "")

    @property
    def with_whom(self) -> str:
        """Return who is invited, in words."""
        return self.group or _("warga desa %(village)s", village=self.village)


def find_meeting(viewer: Viewer, meeting_id: UUID) -> Held:
    """Return a meeting that the viewer leads; any other is a 404.

    Registrars lead those of their villages, and who leads a group its meetings; one query. The page
    at hand becomes discreet where the meeting is about a hard subject.
    """
    asked = held_meetings().where(Meeting.id == meeting_id, led_by(viewer))
    found = held(asked) or abort(404)
    heed(found[0].meeting)
    return found[0]


def series_of(viewer: Viewer, series_id: UUID) -> list[Held]:
    """Return the meetings that were planned in one step, by day; 404 when the viewer leads none."""
    asked = held_meetings().where(led_by(viewer), Meeting.series_id == series_id)
    return held(asked.order_by(Meeting.on, Meeting.id)) or abort(404)


def held(asked: Select[tuple[Meeting, str, str]]) -> list[Held]:
    """Return what a statement like held_meetings() finds."""
    rows = db.session.execute(asked).tuples()
    return [Held.of(*row) for row in rows]


def heed(meeting: Meeting) -> None:
    """Make the page at hand discreet where this meeting is about a hard subject."""
    if is_sensitive(meeting):
        be_discreet()


def held_meetings() -> Select[tuple[Meeting, str, str]]:
    """Return the statement that asks for meetings with the names of group and village."""
    return (
        select(Meeting, Group.name, Area.name)
        .outerjoin(Group, Group.id == Meeting.group_id)
        .outerjoin(Area, Area.code == Meeting.village_code)
    )


def led_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that the viewer leads a meeting (see find_meeting)."""
    return or_(within_any(Meeting.village_code, viewer.areas(*REGISTRARS)), leads_group(viewer))


def leads_group(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that the viewer leads the group of a meeting."""
    return exists().where(
        GroupFacilitator.group_id == Meeting.group_id,
        GroupFacilitator.person_id == viewer.person_id,
        GroupFacilitator.until.is_(None),
    )


def guide_of(meeting: Meeting) -> Guide | None:
    """Return the guide that a meeting follows; None where there is none, or it is gone."""
    course = the_library().courses.get(meeting.course_id)
    if course is None:
        return None
    return next((each for each in course.meetings if each.slug == meeting.guide), None)


def is_sensitive(meeting: Meeting) -> bool:
    """Whether it follows a guide on a hard subject."""
    guide = guide_of(meeting)
    return guide is not None and guide.sensitive


def title_of(meeting: Meeting) -> str:
    """Return what a meeting is called among those who lead it."""
    typed = meeting.words.title if meeting.words else ""
    guide = guide_of(meeting)
    return typed or (guide.title if guide else _("Pertemuan kelompok"))


def numbered_title_of(meeting: Meeting) -> str:
    """Return "Pertemuan 3: Dekat walau jauh" for a guide; on a hard subject the number alone."""
    guide = guide_of(meeting)
    if guide is None:
        return title_of(meeting)
    number = f"Pertemuan {guide.number}"
    return number if guide.sensitive else f"{number}: {guide.title}"


def public_title_of(meeting: Meeting) -> str:
    """Return what it may be called on a poster: one on a hard subject keeps its subject."""
    return "Pertemuan kelompok" if is_sensitive(meeting) else title_of(meeting)
