"""Pages: writing down who walked in, and joining them with the register."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import new_id, read_id
from rumahbelajar.meetings import finding, walk_ins
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.finding import Held
from rumahbelajar.meetings.forms import WalkInForm
from rumahbelajar.meetings.views.blueprint import blueprint
from rumahbelajar.people import likeness
from rumahbelajar.people.models import AgeBand, Person, Sex
from rumahbelajar.people.names import searched_words
from rumahbelajar.people.register import MOST_NAME_CHARACTERS

_Alike = Sequence[tuple[Person, list[str]]]
"""Who it may be, each with what differs."""


@blueprint.get("/pertemuan/<uuid:meeting_id>/datang-langsung")
@allow(REGISTRAR)
def new_walk_in(meeting_id: UUID) -> ResponseReturnValue:
    """Ask who came; whoever is registered is found by name."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    search = one_line(request.args.get("cari"))[:MOST_NAME_CHARACTERS]
    # Whoever is not found by this name is most likely written down under it.
    form = WalkInForm(formdata=None, walk_in_id=str(new_id()), name=search)
    return _form_page(viewer, held, form, search)


@blueprint.post("/pertemuan/<uuid:meeting_id>/datang-langsung")
@allow(REGISTRAR)
def add_walk_in(meeting_id: UUID) -> ResponseReturnValue:
    """Put them on the list, as present; a double tap does it once."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    form = WalkInForm()
    if not form.validate():
        return _form_page(viewer, held, form), HTTPStatus.UNPROCESSABLE_ENTITY
    alike = [] if "lain" in request.form else _alike(viewer, held, form)
    if alike:
        return _form_page(viewer, held, form, alike=alike), HTTPStatus.UNPROCESSABLE_ENTITY
    walk_ins.add(
        viewer,
        held.meeting,
        UUID(form.walk_in_id.data),
        name=form.name.data or "",
        sex=Sex(form.sex.data),
        age_band=AgeBand(form.age_band.data),
    )
    flash(_("%(name)s dicatat hadir.", name=form.name.data))
    db.session.commit()
    return redirect(url_for("meetings.new_walk_in", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/tambah-peserta")
@allow(REGISTRAR)
def add_known(meeting_id: UUID) -> ResponseReturnValue:
    """Put somebody of the register on the list, as present."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    walk_ins.add_known(viewer, held.meeting, _chosen_person())
    flash(_("Sudah dicatat hadir."))
    db.session.commit()
    return redirect(url_for("meetings.new_walk_in", meeting_id=meeting_id), 303)


@blueprint.get("/pertemuan/<uuid:meeting_id>/datang-langsung/<uuid:walk_in_id>")
@allow(REGISTRAR)
def walk_in(meeting_id: UUID, walk_in_id: UUID) -> ResponseReturnValue:
    """Show who of the register it may be."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    found = walk_ins.find_walk_in(held.meeting, walk_in_id)
    search = one_line(request.args.get("cari"))[:120] or searched_words(found.name)[0]
    told = likeness.Told(found.name, found.sex, found.age_band)
    alike = likeness.alike(viewer, told, village_code=held.meeting.village_code, but=found.id)
    return render_template(
        "meetings/walk_in.html",
        held=held,
        walk_in=found,
        alike=[(each, likeness.compared(each, told)) for each in alike],
        search=search,
        found=walk_ins.people_called(viewer, held.meeting, search),
    )


@blueprint.post("/pertemuan/<uuid:meeting_id>/datang-langsung/<uuid:walk_in_id>/gabungkan")
@allow(REGISTRAR)
def join_walk_in(meeting_id: UUID, walk_in_id: UUID) -> ResponseReturnValue:
    """Say who it was."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    found = walk_ins.find_walk_in(held.meeting, walk_in_id)
    walk_ins.join(viewer, held.meeting, found, _chosen_person())
    flash(_("Kehadirannya sekarang milik orang yang terdaftar itu."))
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


@blueprint.post("/pertemuan/<uuid:meeting_id>/datang-langsung/<uuid:walk_in_id>/hapus")
@allow(REGISTRAR)
def take_out_walk_in(meeting_id: UUID, walk_in_id: UUID) -> ResponseReturnValue:
    """Take somebody off the list who was written down by mistake."""
    viewer = signed_in_viewer()
    held = finding.find_meeting(viewer, meeting_id)
    walk_ins.take_out(viewer, held.meeting, walk_ins.find_walk_in(held.meeting, walk_in_id))
    flash(_("Sudah dihapus dari daftar."))
    db.session.commit()
    return redirect(url_for("meetings.roll", meeting_id=meeting_id), 303)


def _chosen_person() -> UUID:
    person_id = read_id(request.form.get("orang"))
    if person_id is None:
        raise Refused(_("Pilih dulu orangnya."), HTTPStatus.UNPROCESSABLE_ENTITY)
    return person_id


def _alike(viewer: Viewer, held: Held, form: WalkInForm) -> _Alike:
    """Return who of the register it may be; nobody once the walk-in is written down."""
    walk_in_id = UUID(form.walk_in_id.data)
    if db.session.get(WalkIn, walk_in_id) is not None:
        return []
    told = likeness.Told(form.name.data or "", Sex(form.sex.data), AgeBand(form.age_band.data))
    village = held.meeting.village_code
    found = likeness.alike(viewer, told, village_code=village, but=walk_in_id)
    return [(each, likeness.compared(each, told)) for each in found]


def _form_page(
    viewer: Viewer, held: Held, form: WalkInForm, search: str = "", alike: _Alike = ()
) -> str:
    return render_template(
        "meetings/new_walk_in.html",
        held=held,
        form=form,
        search=search,
        found=walk_ins.people_called(viewer, held.meeting, search),
        alike=alike,
    )
