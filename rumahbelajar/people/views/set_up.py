"""Page: setting the house up, by the first admin."""

from http import HTTPStatus

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.database import db, reading
from rumahbelajar.people import links, sign_ins
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.house_machine import is_guarded_line
from rumahbelajar.people.models import AgeBand, Category, Sex, SignInMethod
from rumahbelajar.people.register import Traits
from rumahbelajar.people.set_up import FirstAdmin, NewHouse, open_house
from rumahbelajar.people.set_up_form import SetUpForm
from rumahbelajar.people.traceless import traceless
from rumahbelajar.people.views.blueprint import blueprint


@blueprint.get("/siapkan/<token>")
@allow(ANYONE)
def set_up(token: str) -> ResponseReturnValue:
    """Ask for all that a house needs, on one page."""
    form = SetUpForm(formdata=None, base_url=_likely_address())
    return _refusal(token) or traceless("people/set_up.html", form=form)


@blueprint.post("/siapkan/<token>")
@allow(ANYONE)
def finish_set_up(token: str) -> ResponseReturnValue:
    """Make the house and sign its admin in."""
    with reading():
        refusal = _refusal(token)
    if refusal is not None:
        return refusal
    form = SetUpForm()
    form.known_names = tuple(
        text or "" for text in (form.name.data, form.user_name.data, form.village_name.data)
    )
    if not form.validate():
        return traceless("people/set_up.html", HTTPStatus.UNPROCESSABLE_ENTITY, form=form)
    admin = _admin(form, hash_secret(form.passphrase.data or ""))
    sign_ins.begin(open_house(token, _house(form), admin), SignInMethod.LINK, own_phone=False)
    flash(_("Rumah belajar sudah siap. Daftarkan petugas dan peserta pertama."))
    db.session.commit()
    return redirect(url_for("people.register"), 303)


def _refusal(token: str) -> ResponseReturnValue | None:
    found = links.find_link(token)
    if found is None or found.person_id is not None:
        return traceless("people/link_refused.html", HTTPStatus.NOT_FOUND)
    if not is_guarded_line():
        return traceless("people/house_machine.html", HTTPStatus.FORBIDDEN)
    return None


def _likely_address() -> str:
    """Return the address this page came by, unless it only means this very machine."""
    here = request.host_url.rstrip("/")
    return "" if request.host.split(":")[0] in {"127.0.0.1", "localhost"} else here


def _house(form: SetUpForm) -> NewHouse:
    return NewHouse(
        village_code=form.village_code.data or "",
        village_name=form.village_name.data or "",
        names_above=(
            form.province_name.data or "",
            form.regency_name.data or "",
            form.district_name.data or "",
        ),
        time_zone=form.time_zone.data,
        base_url=form.base_url.data or "",
        public_url=form.public_url.data or "",
    )


def _admin(form: SetUpForm, secret_hash: str) -> FirstAdmin:
    return FirstAdmin(
        name=form.name.data or "",
        user_name=form.user_name.data or "",
        traits=Traits(
            sex=Sex(form.sex.data), age_band=AgeBand(form.age_band.data), main=Category.OFFICER
        ),
        secret_hash=secret_hash,
    )
