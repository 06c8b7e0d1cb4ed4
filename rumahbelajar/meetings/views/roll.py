"""The page of the roll, and the taps on it."""

from collections.abc import Collection
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.errors import Refused
from rumahbelajar.forms import is_live
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import finding, labels, marking
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.finding import Held
from rumahbelajar.meetings.roll import UNNAMED, Line, Roll, roll_of
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people.models import Person

_UNMARKED = "belum"
"""The filter that shows only who has no status yet."""


@blueprint.get("/pertemuan/<uuid:meeting_id>/daftar-hadir", endpoint="roll")
@allow(REGISTRAR)
def show_roll(meeting_id: UUID) -> ResponseReturnValue:
    """Show everybody on the list, each with five buttons."""
    viewer = signed_in_viewer()
    return _page(viewer, finding.find_meeting(viewer, meeting_id))


@blueprint.post("/pertemuan/<uuid:meeting_id>/daftar-hadir")
@allow(REGISTRAR)
def mark(meeting_id: UUID) -> ResponseReturnValue:
    """Keep one tap; `tap` is whom, how, and what the page showed before."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    person_id, status, seen = _read_tap(request.form.get("tap", ""))
    try:
        roll = marking.mark(viewer, held.meeting, person_id, status, seen)
    except marking.MarkedMeanwhile:
        db.session.rollback()
        held = finding.find_meeting(viewer, meeting_id)
        page = (
            _changed(viewer, held, person_id, is_late=True)
            if is_live()
            else _page(viewer, held, {person_id})
        )
        return page, HTTPStatus.CONFLICT
    line = roll.line(person_id)
    db.session.commit()
    if is_live():
        return _changed(viewer, finding.find_meeting(viewer, meeting_id), person_id)
    return _back(meeting_id, line)


@blueprint.post("/pertemuan/<uuid:meeting_id>/sisanya-hadir")
@allow(REGISTRAR)
def mark_rest(meeting_id: UUID) -> ResponseReturnValue:
    """Mark everybody who has no status yet as present."""
    viewer = signed_in_viewer()
    count = marking.mark_rest(viewer, finding.find_meeting(viewer, meeting_id).meeting)
    flash(
        ngettext("%(num)s orang dicatat hadir.", "%(num)s orang dicatat hadir.", count)
        if count
        else _("Semua sudah dicatat.")
    )
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/urungkan")
@allow(REGISTRAR)
def undo(meeting_id: UUID) -> ResponseReturnValue:
    """Take back the last change of the viewer."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    count = marking.undo(viewer, held.meeting, read_id(request.form.get("urungkan")))
    flash(
        ngettext(
            "Perubahan terakhir diurungkan: %(num)s orang.",
            "Perubahan terakhir diurungkan: %(num)s orang.",
            count,
        )
    )
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


def _read_tap(tap: str) -> tuple[UUID, Status, str]:
    person, _colon, rest = tap.partition(":")
    status, _colon, seen = rest.partition(":")
    person_id = read_id(person)
    if person_id is None or status not in set(Status):
        raise Refused(
            _("Tombol itu tidak dikenal. Muat ulang halaman ini, lalu ketuk lagi."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    return person_id, Status(status), seen


def _page(viewer: Viewer, held: Held, late: Collection[UUID] = ()) -> str:
    """Return the whole page; `late` are those whom somebody else marked meanwhile."""
    guide = finding.guide_of(held.meeting)
    if guide is not None and guide.sensitive:
        be_discreet()
    shown = request.values.get("tampil") if not late else None
    roll = roll_of(held.meeting)
    return render_template(
        "meetings/roll.html",
        held=held,
        roll=roll,
        lines=[line for line in roll.lines if shown != _UNMARKED or line.status is None],
        is_filtered=shown == _UNMARKED,
        last=roll.last_change_of(viewer),
        late=_told_by(roll, late),
        labels=labels,
    )


def _changed(viewer: Viewer, held: Held, person_id: UUID, *, is_late: bool = False) -> str:
    """Return what the script puts in place of what stands on the page."""
    roll = roll_of(held.meeting)
    return render_template(
        "meetings/roll_changed.html",
        held=held,
        roll=roll,
        line=roll.line(person_id),
        last=roll.last_change_of(viewer),
        late=_told_by(roll, {person_id} if is_late else ()),
        labels=labels,
    )


def _told_by(roll: Roll, late: Collection[UUID]) -> dict[UUID, str]:
    """Return the name of who marked each of these people."""
    if not late:
        return {}
    marked = {line.person_id: line.attendance for line in roll.lines if line.person_id in late}
    markers = {each.marked_by for each in marked.values() if each}
    asked = select(Person.id, Person.name).where(Person.id.in_(markers))
    names = dict(db.session.execute(asked).tuples().all())
    return {
        person_id: names.get(attendance.marked_by, UNNAMED)
        for person_id, attendance in marked.items()
        if attendance
    }


def _back(meeting_id: UUID, line: Line | None) -> ResponseReturnValue:
    anchor = f"r{line.number}" if line else None
    shown = request.form.get("tampil") or None
    address = url_for("meetings.roll", meeting_id=meeting_id, tampil=shown, _anchor=anchor)
    return redirect(address, 303)
