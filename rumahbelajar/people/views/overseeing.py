"""Pages: the facilitators of an area, for who looks after them."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import OVERSEER, OVERSEERS, RoleKind, Viewer, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.forms import one_line
from rumahbelajar.ids import new_id
from rumahbelajar.paging import asked_page
from rumahbelajar.people import credentials, house, links, overseeing, register, sign_ins, standing
from rumahbelajar.people.forms import FacilitatorForm
from rumahbelajar.people.models import CredentialKind, Person
from rumahbelajar.people.views import slips
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/petugas", endpoint="facilitators")
@allow(OVERSEER)
def show_facilitators() -> ResponseReturnValue:
    """List the villages without a facilitator, and all facilitators by village."""
    viewer = signed_in_viewer()
    search = one_line(request.args.get("cari"))[:120]
    lacking = overseeing.villages_without(viewer)
    return render_template(
        "people/facilitators.html",
        page=overseeing.page_of_facilitators(viewer, search, asked_page()),
        lacking=lacking,
        around=overseeing.areas_around(each.code for each in lacking.first),
        search=search,
        time_zone=house.time_zone_of(viewer.village_code),
    )


@blueprint.get("/petugas/baru")
@allow(OVERSEER)
def new_facilitator() -> ResponseReturnValue:
    """Show the form to appoint a facilitator, for the village that the address names."""
    village = request.args.get("desa", "")
    if village and not signed_in_viewer().holds_over(village, *OVERSEERS):
        abort(404)
    form = FacilitatorForm(formdata=None, person_id=str(new_id()), village=village)
    return render_template("people/new_facilitator.html", form=form)


@blueprint.post("/petugas/baru")
@allow(OVERSEER)
def add_facilitator() -> ResponseReturnValue:
    """Appoint a facilitator with a one-time link, which the answer shows once."""
    viewer = signed_in_viewer()
    form = FacilitatorForm()
    if not form.validate():
        return _again(form)
    try:
        person = _appointed(viewer, form)
        credentials.add_credential(person.id, person.name, CredentialKind.PASSPHRASE)
    except register.AlreadyAdded:
        person = overseeing.find_facilitator(viewer, UUID(form.person_id.data))
    except Refused as refused:
        form.village.errors = [refused.sentence]
        return _again(form)
    return _with_new_link(viewer, person)


@blueprint.get("/petugas/<uuid:person_id>")
@allow(OVERSEER)
def facilitator(person_id: UUID) -> ResponseReturnValue:
    """Show a facilitator: where they work, how they sign in, and what can be done."""
    viewer = signed_in_viewer()
    found = overseeing.find_facilitator(viewer, person_id)
    return render_template(
        "people/facilitator.html",
        person=found,
        is_self=found.id == viewer.person_id,
        credential=credentials.credential_of(found.id),
        sign_ins=sign_ins.live_sign_ins(found.id, is_staff=True),
        time_zone=house.time_zone_of(found.village_code),
    )


@blueprint.post("/petugas/<uuid:person_id>/tautan")
@allow(OVERSEER)
def reset_facilitator(person_id: UUID) -> ResponseReturnValue:
    """Give a facilitator a new link to choose a passphrase with."""
    viewer = signed_in_viewer()
    return _with_new_link(viewer, overseeing.find_facilitator(viewer, person_id))


@blueprint.post("/petugas/<uuid:person_id>/tangguhkan")
@allow(OVERSEER)
def suspend_facilitator(person_id: UUID) -> ResponseReturnValue:
    """Suspend a facilitator: out at the next request, and not in again."""
    viewer = signed_in_viewer()
    standing.suspend(viewer, overseeing.find_facilitator(viewer, person_id))
    return _done(person_id, _("Akun ini sudah ditangguhkan."))


@blueprint.post("/petugas/<uuid:person_id>/aktifkan")
@allow(OVERSEER)
def reactivate_facilitator(person_id: UUID) -> ResponseReturnValue:
    """Let a suspended facilitator sign in again."""
    standing.reactivate(overseeing.find_facilitator(signed_in_viewer(), person_id))
    return _done(person_id, _("Akun ini sudah aktif lagi."))


def _appointed(viewer: Viewer, form: FacilitatorForm) -> Person:
    return register.add_staff(
        viewer,
        person_id=UUID(form.person_id.data),
        name=form.name.data or "",
        village_code=form.village.data or "",
        traits=form.traits(),
        kind=RoleKind.FACILITATOR,
        area=form.village.data or "",
    )


def _with_new_link(viewer: Viewer, person: Person) -> ResponseReturnValue:
    token = links.make_passphrase_link(viewer, person)
    back = url_for("people.facilitators")
    page = slips.link_slip(person, credentials.user_name_of(person.id), token, back=back)
    db.session.commit()
    return page


def _again(form: FacilitatorForm) -> ResponseReturnValue:
    page = render_template("people/new_facilitator.html", form=form)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY


def _done(person_id: UUID, sentence: str) -> ResponseReturnValue:
    flash(sentence)
    db.session.commit()
    return redirect(url_for("people.facilitator", person_id=person_id), 303)
