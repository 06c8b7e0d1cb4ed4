"""Pages: the sheet to call the roll on paper, and one screen to type it in."""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.meetings import finding, labels, marking, paper
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.finding import Held
from rumahbelajar.meetings.forms import PaperForm
from rumahbelajar.meetings.roll import Line, Roll, give_numbers, roll_of
from rumahbelajar.meetings.views.blueprint import blueprint


@blueprint.get("/pertemuan/<uuid:meeting_id>/lembar")
@allow(REGISTRAR)
def sheet(meeting_id: UUID) -> ResponseReturnValue:
    """Show the sheet; while numbers are missing it cannot be printed."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    roll = roll_of(held.meeting)
    return render_template("meetings/sheet.html", held=held, roll=roll, labels=labels)


@blueprint.post("/pertemuan/<uuid:meeting_id>/lembar")
@allow(REGISTRAR)
def number_sheet(meeting_id: UUID) -> ResponseReturnValue:
    """Give everybody a number for good, and show the sheet."""
    give_numbers(finding.find_meeting(signed_in_viewer(), meeting_id).meeting)
    db.session.commit()
    return redirect(url_for("meetings.sheet", meeting_id=meeting_id), 303)


@blueprint.get("/pertemuan/<uuid:meeting_id>/dari-kertas")
@allow(REGISTRAR)
def from_paper(meeting_id: UUID) -> ResponseReturnValue:
    """Ask for the numbers of each status."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    roll = roll_of(held.meeting)
    return _page(
        held, roll, PaperForm(formdata=None, seen=paper.written_seen(roll, _mine(viewer, roll)))
    )


@blueprint.post("/pertemuan/<uuid:meeting_id>/dari-kertas")
@allow(REGISTRAR)
def keep_paper(meeting_id: UUID) -> ResponseReturnValue:
    """Keep all of it or, where something is wrong, nothing."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    form = PaperForm()
    roll = roll_of(held.meeting)
    read = paper.read_marks(form.typed(), roll.numbers)
    for status, fault in read.faults.items():
        form[status.value].errors = [fault]
    if read.faults:
        return _page(held, roll, form), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        changed = marking.mark_numbers(
            viewer, held.meeting, read.said, paper.read_seen(form.seen.data or "")
        )
    except marking.MarkedMeanwhile as late:
        db.session.rollback()
        held = finding.find_meeting(viewer, meeting_id)
        roll = roll_of(held.meeting)
        form.seen.data = paper.written_seen(roll, {*_mine(viewer, roll), *late.person_ids})
        lines = [
            (line, read.said[line.number])
            for line in roll.lines
            if line.person_id in late.person_ids and line.number in read.said
        ]
        return _page(held, roll, form, lines), HTTPStatus.CONFLICT
    flash(_said(changed, read.said))
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


def _mine(viewer: Viewer, roll: Roll) -> set[UUID]:
    """Return those on the list whom nobody but the viewer marked."""
    return {
        line.person_id
        for line in roll.lines
        if line.attendance is None or line.attendance.marked_by == viewer.person_id
    }


def _said(changed: list[tuple[Line, Status | None]], said: Mapping[int, Status]) -> str:
    if not changed:
        return str(_("Tidak ada yang berubah."))
    count = ngettext("%(num)s orang dicatat.", "%(num)s orang dicatat.", len(changed))
    return f"{count} {paper.written_changes(changed, said)}".strip()


def _page(held: Held, roll: Roll, form: PaperForm, late: object = ()) -> str:
    if not form.errors:
        # Nothing but numbers is typed here, so that they can be typed at once.
        form.present.render_kw = {**(form.present.render_kw or {}), "autofocus": True}
    return render_template(
        "meetings/from_paper.html", held=held, roll=roll, form=form, late=late, labels=labels
    )
