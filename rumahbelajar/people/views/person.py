"""Pages: one person, and what a registrar does for them."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import ADMIN, REGISTRAR, allow, signed_in_viewer
from rumahbelajar.addresses import is_own
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import (
    cards,
    consent,
    corrections,
    credentials,
    house,
    households,
    labels,
    learner_lock,
    links,
    merging,
    moving,
    sign_ins,
    standing,
    waiting,
)
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.learner_forms import ConsentForm
from rumahbelajar.people.models import CredentialKind, Person
from rumahbelajar.people.pins import make_pin
from rumahbelajar.people.register import find_person
from rumahbelajar.people.views import slips
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/orang/<uuid:person_id>")
@allow(REGISTRAR)
def person(person_id: UUID) -> ResponseReturnValue:
    """Show a person: what is kept, how they sign in, and what can be done.

    Who was merged into somebody else leads to the one that is kept.
    """
    stands_as = merging.standing_for(person_id)
    if stands_as != person_id:
        find_person(signed_in_viewer(), stands_as)
        return redirect(url_for("people.person", person_id=stands_as))
    found = find_person(signed_in_viewer(), person_id)
    return _person_page(found, _consent_form(found))


@blueprint.post("/orang/<uuid:person_id>/pin")
@allow(REGISTRAR)
def new_pin(person_id: UUID) -> ResponseReturnValue:
    """Give a learner a new PIN, which the answer shows once."""
    viewer = signed_in_viewer()
    pin = make_pin(_learner(person_id).village_code)
    # The hash takes long, so no transaction may be open meanwhile.
    db.session.rollback()
    secret_hash = hash_secret(pin)
    found = learner_lock.lock(find_person(viewer, person_id).id)
    credential = credentials.credential_of(found.id)
    if credential is None:
        credential = credentials.add_credential(found.id, found.name, CredentialKind.PIN)
    credentials.renew(credential, secret_hash)
    sign_ins.end_all(found.id)
    page = slips.pin_slip(found, credential.user_name, pin)
    db.session.commit()
    return page


@blueprint.post("/orang/<uuid:person_id>/kartu")
@allow(REGISTRAR)
def new_card(person_id: UUID) -> ResponseReturnValue:
    """Give a learner a new card, which the answer shows once; the old one works no more."""
    found = _learner(person_id)
    token = cards.make_card(found.id)
    page = slips.card_slip(found, credentials.named(found).user_name, token)
    db.session.commit()
    return page


@blueprint.post("/orang/<uuid:person_id>/tautan")
@allow(ADMIN)
def new_link(person_id: UUID) -> ResponseReturnValue:
    """Give a facilitator, coordinator or admin a new link to choose a passphrase with."""
    viewer = signed_in_viewer()
    found = find_person(viewer, person_id)
    token = links.make_passphrase_link(viewer, found)
    page = slips.link_slip(found, credentials.user_name_of(found.id), token)
    db.session.commit()
    return page


@blueprint.post("/orang/<uuid:person_id>/tangguhkan")
@allow(REGISTRAR)
def suspend(person_id: UUID) -> ResponseReturnValue:
    """Suspend a person: out at the next request, and not in again."""
    viewer = signed_in_viewer()
    standing.suspend(viewer, find_person(viewer, person_id))
    return _done(person_id, _("Akun ini sudah ditangguhkan."))


@blueprint.post("/orang/<uuid:person_id>/aktifkan")
@allow(REGISTRAR)
def reactivate(person_id: UUID) -> ResponseReturnValue:
    """Let a suspended person sign in again."""
    viewer = signed_in_viewer()
    moving.come_back(viewer, find_person(viewer, person_id))
    return _done(person_id, _("Akun ini sudah aktif lagi."))


@blueprint.post("/orang/<uuid:person_id>/akhiri")
@allow(REGISTRAR)
def end_sign_ins(person_id: UUID) -> ResponseReturnValue:
    """Sign a person out everywhere."""
    sign_ins.end_all(find_person(signed_in_viewer(), person_id).id)
    return _done(person_id, _("Semua perangkat orang ini sudah keluar."))


@blueprint.post("/orang/<uuid:person_id>/buka")
@allow(REGISTRAR)
def unlock(person_id: UUID) -> ResponseReturnValue:
    """Let a person try again at once who must wait after wrong PINs."""
    credential = credentials.credential_of(find_person(signed_in_viewer(), person_id).id)
    if credential is not None:
        waiting.forgive(credential.user_name)
    return _done(person_id, _("Sudah dibuka. Orang ini bisa mencoba masuk lagi."))


@blueprint.post("/orang/<uuid:person_id>/cabut-persetujuan")
@allow(REGISTRAR)
def withdraw_consent(person_id: UUID) -> ResponseReturnValue:
    """Withdraw the consent of a person who asks the registrar to (UU 27/2022, article 40)."""
    viewer = signed_in_viewer()
    found = learner_lock.lock(find_person(viewer, person_id).id)
    consent.withdraw(found, actor_id=viewer.person_id, on=house.today_in(found.village_code))
    return _done(person_id, _("Persetujuan orang ini sudah dicabut."))


@blueprint.post("/orang/<uuid:person_id>/persetujuan")
@allow(REGISTRAR)
def record_consent(person_id: UUID) -> ResponseReturnValue:
    """Record the consent of a learner to the text of now; a double tap once."""
    viewer = signed_in_viewer()
    found = learner_lock.lock(find_person(viewer, person_id).id)
    if found.held_roles:
        raise Refused(_("Petugas menyetujui sendiri, sesudah masuk."))
    if not consent.is_to_text_of_now(found.id):
        form = _consent_form(found)
        if not form.validate():
            return _person_page(found, form), HTTPStatus.UNPROCESSABLE_ENTITY
        consent.give_again(
            found,
            form.manner(),
            actor_id=viewer.person_id,
            on=house.today_in(found.village_code),
        )
    onward = request.args.get("next", "")
    sentence = _("Persetujuan %(name)s sudah dicatat.", name=found.name)
    return _done(person_id, sentence, onward if is_own(onward) else "")


def _person_page(found: Person, form: ConsentForm) -> str:
    viewer = signed_in_viewer()
    credential = credentials.credential_of(found.id)
    return render_template(
        "people/person.html",
        # Who came to record a consent goes back to where it was missing.
        onward=request.args.get("next") if is_own(request.args.get("next", "")) else None,
        person=found,
        form=form,
        is_self=found.id == viewer.person_id,
        moved_away_on=moving.moved_away_on(found) if found.suspended_at else None,
        may_link=links.may_make_for(viewer, found),
        credential=credential,
        card=cards.card_in_use(found.id),
        sign_ins=sign_ins.live_sign_ins(found.id, bool(found.held_roles)),
        consents=consent.last_of_each(found.id),
        is_to_text_of_now=consent.is_to_text_of_now(found.id),
        given=consent.last_given(found.id),
        withdrawn_on=consent.withdrawal_of(found.id),
        requests=corrections.waiting_of(found.id),
        household=households.members(viewer, found),
        must_wait=credential is not None and waiting.must_wait(credential.user_name),
        time_zone=house.time_zone_of(found.village_code),
        labels=labels,
    )


def _consent_form(person: Person) -> ConsentForm:
    form = ConsentForm()
    form.is_child = person.age_band.is_child
    return form


def _learner(person_id: UUID) -> Person:
    found = find_person(signed_in_viewer(), person_id)
    if found.held_roles:
        raise Refused(_("Petugas masuk dengan kata sandi, bukan dengan kartu atau PIN."))
    return found


def _done(person_id: UUID, sentence: str, onward: str = "") -> ResponseReturnValue:
    flash(sentence)
    db.session.commit()
    return redirect(onward or url_for("people.person", person_id=person_id), 303)
