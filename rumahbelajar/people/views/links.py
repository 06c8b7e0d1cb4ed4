"""Page: choosing a passphrase by a one-time link."""

from http import HTTPStatus

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.database import db, reading
from rumahbelajar.people import credentials, links, sign_ins
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.house_machine import may_sign_in_here
from rumahbelajar.people.models import OneTimeLink, Person, SignInMethod
from rumahbelajar.people.passphrase_form import PassphraseForm
from rumahbelajar.people.traceless import traceless
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/tautan/<token>")
@allow(ANYONE)
def use_link(token: str) -> ResponseReturnValue:
    """Show whose passphrase this link sets, and ask for it."""
    return _passphrase_page(links.find_link(token), PassphraseForm(formdata=None))


@blueprint.post("/tautan/<token>")
@allow(ANYONE)
def choose_passphrase(token: str) -> ResponseReturnValue:
    """Set the passphrase, end every other sign-in of its person, and sign in."""
    form = PassphraseForm()
    with reading():
        found = links.find_link(token)
        owner = _owner(found)
        if owner is not None:
            form.known_names = (owner.name, credentials.user_name_of(owner.id))
        if owner is None or not may_sign_in_here(owner) or not form.validate():
            return _passphrase_page(found, form)
    secret_hash = hash_secret(form.passphrase.data or "")
    owner = db.session.get_one(Person, links.use_link(token).person_id)
    credentials.renew(credentials.the_credential(owner.id), secret_hash)
    sign_ins.end_all(owner.id)
    sign_ins.begin(owner, SignInMethod.LINK, own_phone=False)
    flash(_("Kata sandi Anda sudah disimpan."))
    db.session.commit()
    return redirect(url_for("desk.home"), 303)


def _passphrase_page(found: OneTimeLink | None, form: PassphraseForm) -> ResponseReturnValue:
    owner = _owner(found)
    if owner is None:
        return traceless("people/link_refused.html", HTTPStatus.NOT_FOUND)
    if not may_sign_in_here(owner):
        return traceless("people/house_machine.html", HTTPStatus.FORBIDDEN)
    return traceless(
        "people/passphrase.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
        form=form,
        name=owner.name,
        user_name=credentials.user_name_of(owner.id),
    )


def _owner(found: OneTimeLink | None) -> Person | None:
    """Return whose passphrase a link sets; None for no link, and for a suspended person's."""
    if found is None or found.person_id is None:
        return None
    owner = db.session.get_one(Person, found.person_id)
    return owner if owner.suspended_at is None else None
