"""Pages: what a group is called, who leads it, what it takes together, and its end."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import STAFF, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.groups import leading, making, together
from rumahbelajar.groups.finding import find_to_change, may_change
from rumahbelajar.groups.forms import NameForm
from rumahbelajar.groups.models import Group
from rumahbelajar.groups.views.blueprint import blueprint
from rumahbelajar.ids import read_id
from rumahbelajar.library import the_library


@blueprint.get("/kelompok/<uuid:group_id>/atur")
@allow(STAFF)
def settings(group_id: UUID) -> ResponseReturnValue:
    """Show all that can be set."""
    group = find_to_change(signed_in_viewer(), group_id)
    return _page(group, _form(group, filled=False))


@blueprint.post("/kelompok/<uuid:group_id>/nama")
@allow(STAFF)
def rename_group(group_id: UUID) -> ResponseReturnValue:
    """Call the group something else."""
    group = find_to_change(signed_in_viewer(), group_id)
    form = _form(group, filled=True)
    if not form.validate():
        return _page(group, form), HTTPStatus.UNPROCESSABLE_ENTITY
    making.rename(group, form.name.data or "")
    return _done(group, _("Nama kelompok sudah diganti."))


@blueprint.post("/kelompok/<uuid:group_id>/petugas")
@allow(STAFF)
def add_facilitator(group_id: UUID) -> ResponseReturnValue:
    """Let one more facilitator of the village lead the group."""
    group = find_to_change(signed_in_viewer(), group_id)
    leading.add_facilitator(group, _chosen_person())
    return _done(group, _("Petugas sudah ditambahkan."))


@blueprint.post("/kelompok/<uuid:group_id>/petugas/<uuid:person_id>/ganti")
@allow(STAFF)
def hand_over(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Let another facilitator lead the group in the place of this one."""
    group = find_to_change(signed_in_viewer(), group_id)
    leading.hand_over(group, person_id, _chosen_person())
    return _done(group, _("Kelompok sudah diserahkan."))


@blueprint.post("/kelompok/<uuid:group_id>/petugas/<uuid:person_id>/berhenti")
@allow(STAFF)
def remove_facilitator(group_id: UUID, person_id: UUID) -> ResponseReturnValue:
    """Let a facilitator lead the group no more."""
    group = find_to_change(signed_in_viewer(), group_id)
    leading.remove_facilitator(group, person_id)
    return _done(group, _("Petugas itu tidak mendampingi kelompok ini lagi."))


@blueprint.post("/kelompok/<uuid:group_id>/kursus")
@allow(STAFF)
def choose_courses(group_id: UUID) -> ResponseReturnValue:
    """Keep which courses the group takes together; one that is being mended stays."""
    group = find_to_change(signed_in_viewer(), group_id)
    known = the_library().courses.keys()
    asked = set(request.form.getlist("kursus")) & known
    together.choose_courses(group, asked | (set(together.courses_of(group.id)) - known))
    return _done(group, _("Kursus kelompok sudah disimpan."))


@blueprint.post("/kelompok/<uuid:group_id>/akhiri")
@allow(STAFF)
def end_group(group_id: UUID) -> ResponseReturnValue:
    """End the group."""
    group = find_to_change(signed_in_viewer(), group_id)
    making.end(group)
    return _done(group, _("Kelompok sudah diakhiri. Catatan belajar anggotanya tetap ada."))


@blueprint.post("/kelompok/<uuid:group_id>/buka-lagi")
@allow(STAFF)
def reopen_group(group_id: UUID) -> ResponseReturnValue:
    """Let the group go on."""
    group = find_to_change(signed_in_viewer(), group_id)
    if making.is_name_taken(group.id, group.village_code, group.name):
        raise Refused(_("Kelompok lain sudah memakai nama ini. Ganti dulu namanya."))
    making.reopen(group)
    return _done(group, _("Kelompok sudah dibuka lagi."))


def _page(group: Group, form: NameForm) -> str:
    return render_template(
        "groups/settings.html",
        group=group,
        form=form,
        facilitators=leading.facilitators_of(group.id),
        others=leading.those_to_lead(group),
        courses=sorted(the_library().courses.values(), key=lambda each: each.title),
        chosen=set(together.courses_of(group.id)),
    )


def _form(group: Group, *, filled: bool) -> NameForm:
    of_group = partial(NameForm, group_id=group.id, village_code=group.village_code)
    return of_group() if filled else of_group(formdata=None, obj=group)


def _chosen_person() -> UUID:
    chosen = read_id(request.form.get("petugas"))
    if chosen is None:
        raise Refused(_("Pilih dulu petugasnya, lalu coba lagi."))
    return chosen


def _done(group: Group, sentence: str) -> ResponseReturnValue:
    """Commit, and go back to what can be set; to the list for who may no longer."""
    flash(sentence)
    db.session.flush()
    stays = may_change(signed_in_viewer(), group)
    back = url_for("groups.settings", group_id=group.id) if stays else url_for("groups.groups")
    db.session.commit()
    return redirect(back, 303)
