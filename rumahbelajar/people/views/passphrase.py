"""Page: staff change their own passphrase."""

from http import HTTPStatus

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import SIGNED_IN, allow, signed_in_viewer
from rumahbelajar.database import db, reading
from rumahbelajar.people import credentials, sign_ins
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.house_machine import may_sign_in_here
from rumahbelajar.people.models import CredentialKind, Person
from rumahbelajar.people.passphrase_form import ChangePassphraseForm
from rumahbelajar.people.views.blueprint import blueprint
from rumahbelajar.people.views.waits import wait_page


@blueprint.get("/akun/kata-sandi")
@allow(SIGNED_IN)
def passphrase() -> ResponseReturnValue:
    """Ask for the passphrase in use and a new one; not there for who signs in otherwise."""
    _user_name()
    return _page(ChangePassphraseForm(formdata=None))


@blueprint.post("/akun/kata-sandi")
@allow(SIGNED_IN)
def change_passphrase() -> ResponseReturnValue:
    """Change one's own passphrase, and end every other sign-in of one's own."""
    viewer = signed_in_viewer()
    form = ChangePassphraseForm()
    with reading():
        user_name = _user_name()
        form.known_names = (viewer.name, user_name)
        if not _may_type_here() or not form.validate():
            return _page(form)
    # Hashed before the present one is checked: so no transaction is open meanwhile, and the one
    # that finds the present one right also replaces it.
    secret_hash = hash_secret(form.passphrase.data or "")
    outcome = credentials.check(user_name, form.present.data or "")
    if isinstance(outcome, credentials.Refusal):
        return _refused(form, outcome)
    credentials.renew(credentials.the_credential(outcome.id), secret_hash)
    sign_ins.end_all(outcome.id, but=viewer.sign_in_id)
    flash(_("Kata sandi Anda sudah diganti. Perangkat lain sudah keluar semua."))
    db.session.commit()
    return redirect(url_for("people.account"), 303)


def _user_name() -> str:
    """Return one's own user name; 404 for who signs in by PIN or card."""
    credential = credentials.credential_of(signed_in_viewer().person_id)
    if credential is None or credential.kind is not CredentialKind.PASSPHRASE:
        abort(404)
    return credential.user_name


def _may_type_here() -> bool:
    return may_sign_in_here(db.session.get_one(Person, signed_in_viewer().person_id))


def _page(form: ChangePassphraseForm) -> ResponseReturnValue:
    if not _may_type_here():
        return render_template("people/house_machine.html"), HTTPStatus.FORBIDDEN
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("people/change_passphrase.html", form=form), status


def _refused(form: ChangePassphraseForm, refusal: credentials.Refusal) -> ResponseReturnValue:
    if not refusal.is_wrong:
        return wait_page(refusal.verdict, is_own_account=True)
    form.present.errors = [_("Kata sandi sekarang tidak cocok. Ketik sekali lagi.")]
    return _page(form)
