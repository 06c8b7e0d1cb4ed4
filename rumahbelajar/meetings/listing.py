"""Lists of meetings: what has no complete roll yet, what comes and what was, however many."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.access import REGISTRARS, RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.meetings.finding import Held, held, held_meetings, leads_group, led_by
from rumahbelajar.meetings.models import Meeting, MeetingStanding, lack_roll
from rumahbelajar.paging import Pages
from rumahbelajar.people.models import Area

PAGE_SIZE = 50
FIRST_FEW = 20
"""So many of each part stand on the first page; the rest has pages of its own."""
_MOST_TODAY = 60


class Part(StrEnum):
    """The parts that the meetings of somebody fall into: each meeting is in one."""

    WAITING = "belum"
    """Was, and its roll is neither complete nor the meeting cancelled."""
    COMING = "datang"
    ENDED = "lewat"


@dataclass(frozen=True)
class Chosen:
    """Which meetings are looked at: those of a group, of a village, or all that one leads."""

    group_id: UUID | None = None
    village_code: str = ""


@dataclass(frozen=True)
class Page:
    """Some of a part: one of the pages that it fills."""

    part: Part
    meetings: list[Held]
    pages: Pages


@dataclass(frozen=True)
class Agenda:
    """What awaits somebody at home: today's meetings, the next one, and how many lack a roll."""

    today: list[Held]
    following: Held | None
    without_roll: int
    village_code: str
    """The village of those without a roll, to list them by; "" for all that somebody leads."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do and nothing planned."""
        return not self.today and self.following is None and not self.without_roll


def page_of(viewer: Viewer, today: date, part: Part, chosen: Chosen, number: int = 0) -> Page:
    """Return a page of a part, or with 0 as its number the first few of it; one query.

    What comes is listed by day, what was beginning with the last.
    """
    size = PAGE_SIZE if number else FIRST_FEW
    columns = (Meeting.on, Meeting.starts, Meeting.id)
    order = [each.asc() if part is Part.COMING else each.desc() for each in columns]
    asked = (
        held_meetings()
        .add_columns(func.count().over())
        .where(led_by(viewer), _in_part(part, today), *_of(chosen))
    )
    start = max(number - 1, 0) * size
    rows = db.session.execute(asked.order_by(*order).offset(start).limit(size)).all()
    found = [Held.of(*row) for row in rows]
    return Page(part, found, Pages(rows[0][3] if rows else 0, size, number))


def villages_with_meetings(viewer: Viewer) -> dict[str, str]:
    """Return the villages whose meetings the viewer leads: codes with names, by name."""
    rows = db.session.execute(
        select(Area.code, Area.name)
        .where(exists().where(Meeting.village_code == Area.code, led_by(viewer)))
        .order_by(func.lower(Area.name), Area.code)
    ).tuples()
    return dict(rows.all())


def agenda_of(viewer: Viewer, today: date) -> Agenda:
    """Return what awaits somebody in their own villages and groups; three queries.

    An admin leads the meetings of a whole area; at home only their own village counts.
    """
    areas = viewer.areas(RoleKind.FACILITATOR)
    if viewer.holds_over(viewer.village_code, *REGISTRARS):
        areas = (*areas, viewer.village_code)
    mine = or_(within_any(Meeting.village_code, areas), leads_group(viewer))
    coming = (
        held_meetings()
        .where(mine, ~_has(MeetingStanding.cancelled_fact))
        .order_by(Meeting.on, Meeting.starts, Meeting.id)
    )
    village = viewer.village_code if viewer.holds(RoleKind.ADMIN) else ""
    waiting = select(func.count()).select_from(Meeting)
    listed = led_by(viewer), _in_part(Part.WAITING, today), *_of(Chosen(None, village))
    return Agenda(
        today=held(coming.where(Meeting.on == today).limit(_MOST_TODAY)),
        following=next(iter(held(coming.where(Meeting.on > today).limit(1))), None),
        without_roll=db.session.scalar(waiting.where(*listed)) or 0,
        village_code=village,
    )


def _in_part(part: Part, today: date) -> ColumnElement[bool]:
    if part is Part.WAITING:
        return lack_roll(today)
    is_closed = _has(MeetingStanding.closed_fact)
    is_cancelled = _has(MeetingStanding.cancelled_fact)
    if part is Part.COMING:
        return or_(Meeting.on > today, and_(Meeting.on == today, ~is_closed))
    is_over = or_(is_closed, and_(is_cancelled, Meeting.on < today))
    return and_(Meeting.on <= today, is_over)


def _has(fact: InstrumentedAttribute[UUID | None]) -> ColumnElement[bool]:
    return exists().where(MeetingStanding.meeting_id == Meeting.id, fact.is_not(None))


def _of(chosen: Chosen) -> list[ColumnElement[bool]]:
    found = [Meeting.group_id == chosen.group_id] if chosen.group_id else []
    return [*found, Meeting.village_code == chosen.village_code] if chosen.village_code else found
