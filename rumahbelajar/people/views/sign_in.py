"""Pages: signing in by PIN, passphrase or card, and signing out."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar import access
from rumahbelajar.access import ANYONE, REGISTRARS, allow
from rumahbelajar.addresses import is_own
from rumahbelajar.database import db
from rumahbelajar.people import cards, credentials, held_forms, house, sign_ins
from rumahbelajar.people.forms import DeviceForm, SignInForm
from rumahbelajar.people.house_machine import may_sign_in_here
from rumahbelajar.people.models import Card, Person, SignInMethod
from rumahbelajar.people.traceless import traceless, traceless_redirect
from rumahbelajar.people.views.blueprint import blueprint
from rumahbelajar.people.views.waits import wait_page


@blueprint.get("/masuk")
@allow(ANYONE)
def sign_in() -> ResponseReturnValue:
    """Show the form to sign in; somebody signed in goes on."""
    if access.viewer() is not None:
        return redirect(_way_on(request.args.get("next")), 303)
    if not house.is_set_up():
        return render_template("people/no_house.html")
    form = SignInForm(formdata=None, next=request.args.get("next", ""))
    return render_template("people/sign_in.html", form=form)


@blueprint.post("/masuk")
@allow(ANYONE)
def begin_sign_in() -> ResponseReturnValue:
    """Sign in by user name and secret."""
    form = SignInForm()
    if not form.validate():
        return _again(form)
    outcome = credentials.check(form.user_name.data or "", form.secret.data or "")
    if isinstance(outcome, credentials.Refusal):
        return _refused(form, outcome)
    if not may_sign_in_here(outcome):
        db.session.commit()
        return render_template("people/house_machine.html"), HTTPStatus.FORBIDDEN
    sign_ins.begin(outcome, _method(outcome), form.is_own_phone)
    return _signed_in(outcome, form.next.data)


@blueprint.get("/lupa-pin")
@allow(ANYONE)
def forgotten_pin() -> ResponseReturnValue:
    """Say what to do without the PIN; alike for everybody, whoever has an account."""
    return render_template("people/forgotten_pin.html")


@blueprint.get("/k/<token>")
@allow(ANYONE)
def card(token: str) -> ResponseReturnValue:
    """Show whose card this is, with one button, so that opening it signs nobody in.

    In the hand of who registers people it is there to mark its owner as present, no more.
    """
    return _card_page(cards.find_card(token), DeviceForm(formdata=None))


@blueprint.post("/k/<token>")
@allow(ANYONE)
def begin_by_card(token: str) -> ResponseReturnValue:
    """Sign in with a card."""
    form = DeviceForm()
    found = cards.find_card(token)
    if found is None or found[1].held_roles or _is_registrar() or not form.validate():
        return _card_page(found, form)
    used, person = found
    sign_ins.begin(person, SignInMethod.CARD, form.is_own_phone, card_id=used.id)
    return _signed_in(person, None)


@blueprint.post("/keluar")
@allow(ANYONE)
def sign_out() -> ResponseReturnValue:
    """Sign out of this browser; harmless for somebody who is out already."""
    sign_ins.leave()
    flash(_("Anda sudah keluar."))
    db.session.commit()
    return redirect(url_for("desk.home"), 303)


def _card_page(found: tuple[Card, Person] | None, form: DeviceForm) -> ResponseReturnValue:
    is_staff = found is not None and bool(found[1].held_roles)
    is_registrar = _is_registrar()
    if found is None or is_staff:
        return traceless(
            "people/card_refused.html",
            HTTPStatus.NOT_FOUND,
            is_staff=is_staff,
            is_registrar=is_registrar,
        )
    if is_registrar:
        # The token stays behind: whose card it is, is looked up through who asks.
        return traceless_redirect(url_for("meetings.check_in", person_id=found[1].id))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return traceless("people/card.html", status, name=found[1].name, form=form)


def _is_registrar() -> bool:
    asker = access.viewer()
    return asker is not None and asker.holds(*REGISTRARS)


def _signed_in(person: Person, asked: str | None) -> ResponseReturnValue:
    person_id = person.id
    db.session.commit()
    return redirect(held_forms.replay(person_id) or _way_on(asked), 303)


def _way_on(asked: str | None) -> str:
    """Return the page asked for if it is one of ours, and the home page otherwise."""
    return asked if asked and is_own(asked) else url_for("desk.home")


def _method(person: Person) -> SignInMethod:
    credential = credentials.credential_of(person.id)
    return SignInMethod(credential.kind.value) if credential else SignInMethod.PIN


def _again(form: SignInForm) -> ResponseReturnValue:
    return render_template("people/sign_in.html", form=form), HTTPStatus.UNPROCESSABLE_ENTITY


def _refused(form: SignInForm, refusal: credentials.Refusal) -> ResponseReturnValue:
    if refusal.is_wrong:
        form.secret.errors = [_("Nama pengguna atau PIN tidak cocok. Periksa keduanya.")]
        return _again(form)
    return wait_page(refusal.verdict)
