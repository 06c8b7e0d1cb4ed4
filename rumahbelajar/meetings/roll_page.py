"""The roll as its page shows it: what is filtered, which part, and what a tap changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import render_template
from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.meetings import households, labels
from rumahbelajar.meetings.finding import Held
from rumahbelajar.meetings.roll import UNNAMED, Line, Roll, roll_of
from rumahbelajar.paging import Pages
from rumahbelajar.people.models import Person

LINES = 60
"""On one page: as many as a group has at most."""
UNMARKED = "belum"
"""Shows only who has no status yet."""
BY_HOUSEHOLD = "keluarga"


@dataclass(frozen=True)
class Shown:
    """Which lines a page shows: all ("") or those of a filter, and which part of them from 1."""

    only: str = ""
    page: int = 1


@dataclass(frozen=True)
class Typed:
    """What was typed in the field for a code, and what came of it."""

    text: str = ""
    is_ready: bool = False
    """Whether the next one is typed at once, so that the field has the focus."""
    fault: str = ""
    newcomer: Person | None = None
    """Who is not on the list yet."""
    said: int | None = None
    """The number of the line that was marked last."""


def roll_page(  # noqa: PLR0913 - what the page shows beside the list, each named
    viewer: Viewer,
    held: Held,
    shown: Shown = Shown(),
    typed: Typed = Typed(),
    *,
    late: UUID | None = None,
    no_reason: str = "",
) -> str:
    """Return the whole page; `late` is somebody whom another one marked meanwhile.

    `no_reason` is said at the field for the reason to open the roll again.
    """
    roll = roll_of(held.meeting)
    only = shown.only if late is None and shown.only in {UNMARKED, BY_HOUSEHOLD} else ""
    lines = _headed(roll.lines, only)
    pages = Pages(len(lines), LINES, _page_of(late, lines) if late else shown.page)
    return render_template(
        "meetings/roll.html",
        held=held,
        roll=roll,
        homes=households.count(roll.lines),
        lines=lines[pages.lines],
        only=only,
        pages=pages,
        typed=typed,
        said=next((line for line in roll.lines if line.number == typed.said), None),
        last=roll.last_change_of(viewer),
        late=_told_by(roll, late),
        late_line=roll.line(late) if late and typed.text else None,
        missed=roll.line(late) if late and not typed.text else None,
        no_reason=no_reason,
        labels=labels,
    )


def changed_pieces(
    viewer: Viewer, held: Held, roll: Roll, person_id: UUID, *, is_late: bool = False
) -> str:
    """Return what the script puts in place of what stands on the page."""
    return render_template(
        "meetings/roll_changed.html",
        held=held,
        roll=roll,
        homes=households.count(roll.lines),
        line=roll.line(person_id),
        last=roll.last_change_of(viewer),
        late=_told_by(roll, person_id if is_late else None),
        labels=labels,
    )


def _headed(lines: Iterable[Line], only: str) -> list[tuple[str, Line]]:
    """Return the lines to show, each with the heading it stands under, or ""."""
    if only == BY_HOUSEHOLD:
        return [
            (households.called(each.head_name), line)
            for each in households.together(lines)
            for line in each.lines
        ]
    return [("", line) for line in lines if only != UNMARKED or line.status is None]


def _page_of(person_id: UUID, lines: list[tuple[str, Line]]) -> int:
    places = (place for place, (_head, line) in enumerate(lines) if line.person_id == person_id)
    return next(places, 0) // LINES + 1


def _told_by(roll: Roll, late: UUID | None) -> dict[UUID, str]:
    """Return the name of who marked this person."""
    line = roll.line(late) if late else None
    if line is None or line.attendance is None:
        return {}
    asked = select(Person.name).where(Person.id == line.attendance.marked_by)
    return {line.person_id: db.session.scalar(asked) or UNNAMED}
