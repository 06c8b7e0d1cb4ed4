"""Pages: notes to a village, to write and to read."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import OVERSEER, REGISTRAR, STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.desk import village_notes
from rumahbelajar.desk.views.blueprint import blueprint
from rumahbelajar.desk.village_note_form import VillageNoteForm
from rumahbelajar.people.overseeing import facilitators_of


@blueprint.get("/desa/<village_code>/pesan", endpoint="village_notes")
@allow(STAFF)
def show_notes(village_code: str) -> ResponseReturnValue:
    """Show the notes to a village, with the form for who may write one."""
    return _page(village_code, VillageNoteForm(formdata=None))


@blueprint.post("/desa/<village_code>/pesan")
@allow(OVERSEER)
def write_note(village_code: str) -> ResponseReturnValue:
    """Keep a note; a double tap makes one."""
    viewer = signed_in_viewer()
    village = village_notes.find_village(viewer, village_code)
    if not village_notes.may_write(viewer, village.code):
        abort(404)
    form = VillageNoteForm()
    if not form.validate():
        return _page(village_code, form), HTTPStatus.UNPROCESSABLE_ENTITY
    village_notes.write(viewer, UUID(form.note_id.data), village.code, form.text.data or "")
    return _done(village.code, _("Pesan untuk petugas desa sudah disimpan."))


@blueprint.post("/pesan-desa/<uuid:note_id>/dibaca")
@allow(REGISTRAR)
def read_note(note_id: UUID) -> ResponseReturnValue:
    """Say that a note was read."""
    note = village_notes.say_read(signed_in_viewer(), note_id)
    return _done(note.village_code, _("Terima kasih. Koordinator melihat bahwa pesannya dibaca."))


@blueprint.post("/pesan-desa/<uuid:note_id>/tarik")
@allow(OVERSEER)
def take_note_back(note_id: UUID) -> ResponseReturnValue:
    """Take a note back that nobody has read."""
    note = village_notes.take_back(signed_in_viewer(), note_id)
    return _done(note.village_code, _("Pesan itu sudah ditarik."))


def _page(village_code: str, form: VillageNoteForm) -> str:
    viewer = signed_in_viewer()
    village = village_notes.find_village(viewer, village_code)
    return render_template(
        "desk/village_notes.html",
        village=village,
        notes=village_notes.notes_of(village.code),
        form=form,
        asker=viewer,
        facilitators=facilitators_of(viewer, village.code),
        may_write=village_notes.may_write(viewer, village.code),
        may_read=village_notes.may_read(viewer, village.code),
    )


def _done(village_code: str, sentence: str) -> ResponseReturnValue:
    flash(sentence)
    db.session.commit()
    return redirect(url_for("desk.village_notes", village_code=village_code), 303)
