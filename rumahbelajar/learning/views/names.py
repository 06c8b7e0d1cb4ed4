"""Pages for registrars: correcting a name, and the certificates of a person."""

from http import HTTPStatus
from uuid import UUID

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import REGISTRAR, allow, signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.learning import certificates, renaming, revoking
from rumahbelajar.learning.codes import grouped
from rumahbelajar.learning.name_form import NameForm
from rumahbelajar.learning.revoking import REASONS, Reason
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.people import corrections
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import find_person


@blueprint.get("/orang/<uuid:person_id>/nama")
@allow(REGISTRAR)
def correct_name(person_id: UUID) -> ResponseReturnValue:
    """Ask how a person's name is written, and say what follows."""
    person = find_person(signed_in_viewer(), person_id)
    return _name_page(person, NameForm(formdata=None, name=person.name))


@blueprint.post("/orang/<uuid:person_id>/nama")
@allow(REGISTRAR)
def save_name(person_id: UUID) -> ResponseReturnValue:
    """Show the new name beside the old one; correct it once that is confirmed."""
    viewer = signed_in_viewer()
    person, form = find_person(viewer, person_id), NameForm()
    is_confirmed = request.form.get("confirmed") == "ya"
    if not is_confirmed:
        form.name_in_use = "" if renaming.bearing_another(person.id, person.name) else person.name
    if not form.validate():
        return _name_page(person, form), HTTPStatus.UNPROCESSABLE_ENTITY
    if not is_confirmed:
        return _name_page(person, form, new_name=form.name.data or "")
    made = renaming.rename(person_id, form.name.data or "", told_by=viewer.person_id)
    db.session.commit()
    if not made:
        flash(_("Nama sudah dibetulkan."))
        return redirect(url_for("people.person", person_id=person_id), 303)
    flash(_("Nama sudah dibetulkan. Cetak sertifikat yang baru untuknya."))
    return redirect(url_for("learning.certificates_of_person", person_id=person_id), 303)


@blueprint.get("/orang/<uuid:person_id>/sertifikat")
@allow(REGISTRAR)
def certificates_of_person(person_id: UUID) -> ResponseReturnValue:
    """Show all certificates that a person was ever given, to print those that stand."""
    return _certificates_page(find_person(signed_in_viewer(), person_id))


@blueprint.post("/orang/<uuid:person_id>/sertifikat/<code>/cabut")
@allow(REGISTRAR)
def revoke_certificate(person_id: UUID, code: str) -> ResponseReturnValue:
    """Revoke a certificate for one of the reasons; a second tap changes nothing."""
    viewer = signed_in_viewer()
    person, found = find_person(viewer, person_id), certificates.find(code)
    if found is None or found.certificate.person_id != person.id:
        abort(404)
    if not revoking.may_revoke(viewer, found.certificate):
        abort(404)
    reason = request.form.get("reason", "")
    if reason not in set(Reason):
        page = _certificates_page(person, unsaid=found.certificate.code)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    revoking.revoke(found.certificate, Reason(reason), told_by=viewer.person_id)
    db.session.commit()
    flash(_("Sertifikat ini sudah dicabut."))
    return redirect(url_for("learning.certificates_of_person", person_id=person_id), 303)


def _certificates_page(person: Person, unsaid: str = "") -> str:
    """Return the page; `unsaid` is the code of the one for which no reason was chosen."""
    viewer = signed_in_viewer()
    return render_template(
        "learning/certificates_of_person.html",
        person=person,
        given=certificates.certificates_of(person.id),
        may_print=lambda certificate: certificates.may_print(viewer, certificate),
        may_revoke=lambda certificate: revoking.may_revoke(viewer, certificate),
        reasons=REASONS,
        unsaid=unsaid,
        requests=corrections.waiting_of(person.id),
        grouped=grouped,
    )


def _name_page(person: Person, form: NameForm, *, new_name: str = "") -> str:
    """Return the page; `new_name` is one to be confirmed, "" while it is being typed."""
    return render_template(
        "learning/correct_name.html",
        person=person,
        form=form,
        is_checked=bool(new_name),
        renewed=renaming.bearing_another(person.id, new_name),
    )
