"""Pages: who I am, where I am signed in, and what I consented to."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import language
from rumahbelajar.access import SIGNED_IN, Viewer, allow, signed_in_viewer
from rumahbelajar.addresses import is_own
from rumahbelajar.database import db
from rumahbelajar.people import consent, credentials, devices, house, labels, learner_lock, sign_ins
from rumahbelajar.people.models import ConsentWay, Person
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/akun")
@allow(SIGNED_IN)
def account() -> ResponseReturnValue:
    """Show who is signed in and with which sign-ins."""
    viewer = signed_in_viewer()
    return render_template(
        "people/account.html",
        person=db.session.get_one(Person, viewer.person_id),
        credential=credentials.credential_of(viewer.person_id),
        sign_ins=sign_ins.live_sign_ins(viewer.person_id, viewer.is_staff),
        time_zone=house.time_zone_of(viewer.village_code),
        device_said=devices.said,
        this_sign_in=viewer.sign_in_id,
        labels=labels,
    )


@blueprint.post("/akun/masuk/<uuid:sign_in_id>/akhiri")
@allow(SIGNED_IN)
def end_sign_in(sign_in_id: UUID) -> ResponseReturnValue:
    """End one sign-in of one's own."""
    sign_ins.end_one(signed_in_viewer().person_id, sign_in_id)
    flash(_("Perangkat itu sudah keluar."))
    db.session.commit()
    return redirect(url_for("people.account"), 303)


@blueprint.post("/akun/akhiri-lainnya")
@allow(SIGNED_IN)
def end_other_sign_ins() -> ResponseReturnValue:
    """End every sign-in of one's own but this one."""
    viewer = signed_in_viewer()
    sign_ins.end_all(viewer.person_id, but=viewer.sign_in_id)
    flash(_("Perangkat lain sudah keluar semua."))
    db.session.commit()
    return redirect(url_for("people.account"), 303)


# The name that the guard of access sends people to, hence not "show_consent".
@blueprint.get("/persetujuan", endpoint="consent")
@allow(SIGNED_IN)
def show_consent() -> ResponseReturnValue:
    """Show the text of the consent, and ask; or show what was agreed to."""
    return _consent_page(signed_in_viewer(), HTTPStatus.OK)


@blueprint.post("/persetujuan")
@allow(SIGNED_IN)
def answer_consent() -> ResponseReturnValue:
    """Agree, decline, or withdraw."""
    viewer = signed_in_viewer()
    match request.form.get("answer"):
        case "yes":
            return _agree(viewer)
        case "no":
            sign_ins.leave()
            db.session.commit()
            return render_template("people/consent_declined.html")
        case "withdraw":
            return _withdraw(viewer)
    return _consent_page(viewer, HTTPStatus.UNPROCESSABLE_ENTITY)


def _agree(viewer: Viewer) -> ResponseReturnValue:
    person = learner_lock.lock(viewer.person_id)
    if person.age_band.is_child:
        return _consent_page(viewer, HTTPStatus.FORBIDDEN)
    if not consent.is_to_text_of_now(person.id):
        consent.give(
            person.id,
            consent.Manner(ConsentWay.SCREEN, tongue=language.chosen()),
            actor_id=viewer.person_id,
            village_code=person.village_code,
            on=house.today_in(person.village_code),
        )
    flash(_("Terima kasih. Persetujuan Anda sudah dicatat."))
    db.session.commit()
    asked = request.args.get("next", "")
    return redirect(asked if is_own(asked) else url_for("desk.home"), 303)


def _withdraw(viewer: Viewer) -> ResponseReturnValue:
    person = learner_lock.lock(viewer.person_id)
    consent.withdraw(
        person,
        actor_id=viewer.person_id,
        on=house.today_in(person.village_code),
    )
    flash(_("Persetujuan Anda sudah dicabut. Tidak ada catatan belajar baru yang disimpan."))
    db.session.commit()
    return redirect(url_for("people.consent"), 303)


def _consent_page(viewer: Viewer, status: HTTPStatus) -> ResponseReturnValue:
    person = db.session.get_one(Person, viewer.person_id)
    page = render_template(
        "people/consent.html",
        person=person,
        standing=consent.last_of_each(person.id),
        is_to_text_of_now=consent.is_to_text_of_now(person.id),
        labels=labels,
        unanswered=status == HTTPStatus.UNPROCESSABLE_ENTITY,
    )
    return page, status
