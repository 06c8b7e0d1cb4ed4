"""Pages for those who look after a village's numbers: its own contacts, and trying every number."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.help import trials, undoing, village_contacts
from rumahbelajar.help.contacts import VILLAGE, groups
from rumahbelajar.help.forms import VillageContactForm
from rumahbelajar.help.models import VillageContact
from rumahbelajar.help.views.blueprint import blueprint
from rumahbelajar.ids import new_id
from rumahbelajar.people import register
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Village


@blueprint.get("/bantuan/nomor-desa")
@allow(REGISTRAR)
def numbers() -> ResponseReturnValue:
    """List every number of a village: what is to be tried first, then its own contacts."""
    villages = register.villages_of(signed_in_viewer())
    village = _chosen(villages)
    return render_template(
        "help/numbers.html",
        villages=villages,
        village=village,
        groups=groups(village.code, village.area.name),
        of_village=VILLAGE,
        undoable=undoing.undoable_in(village.code),
        is_due=trials.is_due,
        tried_words=_tried_words,
        today=today_in(village.code),
    )


@blueprint.get("/bantuan/nomor-desa/baru")
@allow(REGISTRAR)
def new_number() -> ResponseReturnValue:
    """Ask for a contact of the village."""
    villages = register.villages_of(signed_in_viewer())
    form = VillageContactForm(
        formdata=None, contact_id=str(new_id()), village=_chosen(villages).code
    )
    form.set_villages(villages)
    return render_template("help/number.html", form=form, contact=None)


@blueprint.post("/bantuan/nomor-desa/baru")
@allow(REGISTRAR)
def add_number() -> ResponseReturnValue:
    """Add the contact."""
    form = VillageContactForm()
    form.set_villages(register.villages_of(signed_in_viewer()))
    if not form.validate():
        return _asked_again(form, None)
    contact_id = UUID(form.contact_id.data)
    village_contacts.add(contact_id, form.village.data, form.wording())
    return _kept(form, form.village.data, contact_id)


@blueprint.get("/bantuan/nomor-desa/<uuid:contact_id>")
@allow(REGISTRAR)
def number(contact_id: UUID) -> ResponseReturnValue:
    """Show a contact of the village, to mend or to take away."""
    contact = village_contacts.find_contact(signed_in_viewer(), contact_id)
    form = VillageContactForm(formdata=None, obj=contact, village=contact.village_code)
    form.set_villages([])
    return render_template("help/number.html", form=form, contact=contact)


@blueprint.post("/bantuan/nomor-desa/<uuid:contact_id>")
@allow(REGISTRAR)
def change_number(contact_id: UUID) -> ResponseReturnValue:
    """Keep what was mended; the village stays the same."""
    contact = village_contacts.find_contact(signed_in_viewer(), contact_id)
    form = VillageContactForm()
    del form.contact_id
    form.village.choices = {contact.village_code: ""}
    form.village.data = contact.village_code
    if not form.validate():
        return _asked_again(form, contact)
    village_contacts.change(contact, form.wording())
    return _kept(form, contact.village_code, contact.id)


@blueprint.post("/bantuan/nomor-desa/<uuid:contact_id>/hapus")
@allow(REGISTRAR)
def remove_number(contact_id: UUID) -> ResponseReturnValue:
    """Take a contact away."""
    contact = village_contacts.find_contact(signed_in_viewer(), contact_id)
    village_code = contact.village_code
    village_contacts.remove(contact)
    flash(_("Nomor itu sudah dihapus."))
    db.session.commit()
    return redirect(url_for("help.numbers", desa=village_code), 303)


@blueprint.post("/bantuan/nomor-desa/coba")
@allow(REGISTRAR)
def note_trial() -> ResponseReturnValue:
    """Note that a number was tried today, and whether somebody answered."""
    viewer = signed_in_viewer()
    village = _chosen(register.villages_of(viewer))
    contact = request.form.get("kontak", "")
    known = {each.key: each for group in groups(village.code) for each in group.contacts}
    if contact not in known:
        abort(404)
    was_reached = request.form.get("tersambung") == "ya"
    if was_reached:
        undoing.forget()
    else:
        undoing.remember(village.code, contact, known[contact].trial)
    today = today_in(village.code)
    trials.note(village.code, contact, today, viewer.person_id, was_reached=was_reached)
    db.session.commit()
    return _to_number(village, contact)


@blueprint.post("/bantuan/nomor-desa/batalkan")
@allow(REGISTRAR)
def undo_trial() -> ResponseReturnValue:
    """Take back that a number was not reached, so that what was known before stands again."""
    village = _chosen(register.villages_of(signed_in_viewer()))
    contact = request.form.get("kontak", "")
    if undoing.undoable_in(village.code) == contact:
        trials.undo(village.code, contact, undoing.known_before())
        flash(_("Catatan tadi sudah dibatalkan."))
        undoing.forget()
        db.session.commit()
    return _to_number(village, contact)


def _tried_words(way: str) -> dict[str, str]:
    """Return what is said of a trial: numbers answer, messages get an answer, addresses open."""
    words = {
        "phone": (_("Tersambung hari ini"), _("Tersambung"), _("Tidak tersambung")),
        "message": (_("Dibalas hari ini"), _("Dibalas"), _("Tidak dibalas")),
        "web": (_("Terbuka hari ini"), _("Terbuka"), _("Tidak terbuka")),
    }
    return dict(zip(("today", "reached", "silent"), words[way], strict=True))


def _to_number(village: Village, contact: str) -> ResponseReturnValue:
    return redirect(url_for("help.numbers", desa=village.code, _anchor=contact), 303)


def _chosen(villages: list[Village]) -> Village:
    """Return the village that the address or the form names; else one's own, else the first."""
    named = request.values.get("desa") or signed_in_viewer().village_code
    found = next((each for each in villages if each.code == named), None)
    if found is None and "desa" in request.values:
        abort(404)
    return found or (villages[0] if villages else abort(404))


def _asked_again(form: VillageContactForm, contact: VillageContact | None) -> ResponseReturnValue:
    page = render_template("help/number.html", form=form, contact=contact)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY


def _kept(form: VillageContactForm, village_code: str, contact_id: UUID) -> ResponseReturnValue:
    if form.was_reached.data:
        asker, today = signed_in_viewer().person_id, today_in(village_code)
        trials.note(village_code, str(contact_id), today, asker, was_reached=True)
    flash(_("Nomor itu sudah tersimpan, dan tampil di halaman Bantuan."))
    db.session.commit()
    return redirect(url_for("help.numbers", desa=village_code, _anchor=str(contact_id)), 303)
