"""Pages: what households promise and did, and what is remembered of a meeting."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.discretion import be_discreet
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import read_id
from rumahbelajar.meetings import commitments, finding, labels, notes
from rumahbelajar.meetings.attendance_models import Outcome
from rumahbelajar.meetings.forms import NoteForm
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.meetings.views.finished import flash_finished


@blueprint.get("/pertemuan/<uuid:meeting_id>/komitmen", endpoint="commitments")
@allow(REGISTRAR)
def show_commitments(meeting_id: UUID) -> ResponseReturnValue:
    """Show who came, with what they promised last time and what they choose now."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    guide = finding.guide_of(held.meeting)
    earlier = commitments.before(held.meeting)
    earlier_guide = finding.guide_of(earlier) if earlier else None
    if any(each is not None and each.sensitive for each in (guide, earlier_guide)):
        be_discreet()
    return render_template(
        "meetings/commitments.html",
        held=held,
        guide=guide,
        earlier=earlier,
        earlier_guide=earlier_guide,
        asked=[
            each
            for each in (commitments.households_at(earlier) if earlier else ())
            if each.commitment
        ],
        households=commitments.households_at(held.meeting),
        labels=labels,
    )


@blueprint.post("/pertemuan/<uuid:meeting_id>/komitmen")
@allow(REGISTRAR)
def promise(meeting_id: UUID) -> ResponseReturnValue:
    """Note what one household chose, or that it was noted by mistake."""
    viewer = signed_in_viewer()
    meeting = finding.find_meeting(viewer, meeting_id).meeting
    person_id, said = _read(request.form.get("pilih", ""))
    _require_household(meeting, person_id)
    if said == "batal":
        finished = commitments.take_back(viewer, meeting, person_id)
    else:
        words = one_line(request.form.get("kata"))[: commitments.MOST_CHARACTERS]
        finished = commitments.promise(viewer, meeting, person_id, words)
    flash_finished(finished)
    db.session.commit()
    return _back(meeting_id, person_id, "k")


@blueprint.post("/pertemuan/<uuid:meeting_id>/komitmen-lalu")
@allow(REGISTRAR)
def answer(meeting_id: UUID) -> ResponseReturnValue:
    """Note whether one household did what it chose at the meeting before."""
    viewer = signed_in_viewer()
    earlier = commitments.before(finding.find_meeting(viewer, meeting_id).meeting)
    person_id, said = _read(request.form.get("jawab", ""))
    if earlier is None or said not in set(Outcome):
        raise _unknown()
    flash_finished(commitments.answer(viewer, earlier, person_id, Outcome(said)))
    db.session.commit()
    return _back(meeting_id, person_id, "l")


@blueprint.get("/pertemuan/<uuid:meeting_id>/catatan")
@allow(REGISTRAR)
def note(meeting_id: UUID) -> ResponseReturnValue:
    """Show what was written of a meeting, to go on with."""
    held = finding.find_meeting(signed_in_viewer(), meeting_id)
    form = NoteForm(formdata=None, obj=notes.note_of(meeting_id))
    return render_template("meetings/note.html", held=held, form=form, late=None)


@blueprint.post("/pertemuan/<uuid:meeting_id>/catatan")
@allow(REGISTRAR)
def keep_note(meeting_id: UUID) -> ResponseReturnValue:
    """Keep it; what somebody else wrote meanwhile is shown first."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    form = NoteForm()
    if not form.validate():
        page = render_template("meetings/note.html", held=held, form=form, late=None)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    answers = {name: form[name].data or "" for name in notes.ASKED}
    try:
        notes.keep(viewer, meeting_id, form.seen(), answers)
    except notes.WrittenMeanwhile as found:
        form.version.data = str(found.note.version)
        page = render_template("meetings/note.html", held=held, form=form, late=found.note)
        return page, HTTPStatus.CONFLICT
    flash(_("Catatan pertemuan disimpan."))
    db.session.commit()
    return redirect(url_for("meetings.meeting", meeting_id=meeting_id), 303)


def _read(pressed: str) -> tuple[UUID, str]:
    person, _colon, said = pressed.partition(":")
    person_id = read_id(person)
    if person_id is None:
        raise _unknown()
    return person_id, said


def _require_household(meeting: Meeting, person_id: UUID) -> None:
    if person_id not in {each.person_id for each in commitments.households_at(meeting)}:
        raise Refused(_("Orang itu tidak ada di daftar ini. Muat ulang halamannya."))


def _unknown() -> Refused:
    return Refused(
        _("Tombol itu tidak dikenal. Muat ulang halaman ini, lalu ketuk lagi."),
        HTTPStatus.UNPROCESSABLE_ENTITY,
    )


def _back(meeting_id: UUID, person_id: UUID, letter: str) -> ResponseReturnValue:
    anchor = f"{letter}{person_id}"
    return redirect(url_for("meetings.commitments", meeting_id=meeting_id, _anchor=anchor), 303)
