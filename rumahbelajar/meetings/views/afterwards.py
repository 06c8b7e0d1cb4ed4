"""Pages: what is remembered of a meeting."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.meetings import finding, notes
from rumahbelajar.meetings.forms import NoteForm
from rumahbelajar.meetings.views.blueprint import blueprint


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
