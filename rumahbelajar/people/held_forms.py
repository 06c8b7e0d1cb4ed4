"""A form posted after the sign-in had timed out is kept, and goes in once its person is back."""

import json
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from flask import Flask, current_app, flash, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import delete, func, or_, select, update
from werkzeug.test import EnvironBuilder

from rumahbelajar import access, clock
from rumahbelajar.addresses import asked_for, is_own
from rumahbelajar.database import db, reading
from rumahbelajar.forms import is_live
from rumahbelajar.people import asking
from rumahbelajar.people.models import HeldForm

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

KEPT = timedelta(hours=24)
MOST_CHARACTERS = 20_000
MOST_FORMS = 10
_TAKEN_FOR = timedelta(minutes=2)
"""A form that was taken so long ago and is still here belongs to a process that died."""
_TOKEN_FIELD = "csrf_token"  # noqa: S105 - the name of a field
_SECRET_WORDS = ("passphrase", "password", "secret", "pin", "sandi")


@dataclass(frozen=True)
class _Taken:
    id: UUID
    path: str
    fields: list[tuple[str, str]]


def init_app(app: Flask) -> None:
    """Look at each request before the guard of access turns it away."""
    app.before_request(_keep)


def replay(person_id: UUID) -> str | None:
    """Send in what was kept for this person, who has just signed in; return where it led.

    Call it after the commit of the sign-in. Every form is dispatched like a request of its own,
    with a session of its own and past every guard; it is taken once, so that it goes in once.
    None when there was nothing, or it could not go in: then the person is told so.
    """
    led_to: str | None = None
    for form in _take(person_id):
        location = _dispatch(form)
        _forget(form.id)
        if location is None:
            flash(
                _("Jawaban yang tadi disimpan tidak bisa dimasukkan. Isilah sekali lagi."), "error"
            )
        else:
            if led_to is None:
                flash(_("Jawaban Anda yang tadi sudah masuk."))
            led_to = location
    return led_to


def _keep() -> ResponseReturnValue | None:
    if not _is_worth_keeping():
        return None
    found = asking.asked_with()
    if found is None or found.is_ended or not found.is_timed_out:
        return None
    if _hold(found.viewer.person_id):
        flash(
            _("Sudah lama tidak dipakai, jadi Anda keluar. Jawaban Anda disimpan: masuklah lagi.")
        )
    else:
        flash(_("Sudah lama tidak dipakai, jadi Anda keluar. Isian tadi belum tersimpan."), "error")
    db.session.commit()
    return redirect(url_for("people.sign_in"), 303)


def _is_worth_keeping() -> bool:
    """Whether this is a form that only a signed-in person may post, from somebody who is not."""
    if request.method != "POST" or request.endpoint is None or is_live():
        return False
    policy = access.policy_of(current_app, request.endpoint)
    if policy is None or policy.allows(None):
        return False
    with reading():
        return access.viewer() is None


def _hold(person_id: UUID) -> bool:
    """Keep the form at hand; False for one that must not be kept, or that is too much."""
    fields = [
        (name, value) for name, value in request.form.items(multi=True) if name != _TOKEN_FIELD
    ]
    path, text = asked_for(), json.dumps(fields, ensure_ascii=False)
    too_much = len(text) > MOST_CHARACTERS or not is_own(path)
    if request.files or too_much or _has_secrets(fields):
        return False
    db.session.execute(delete(HeldForm).where(HeldForm.held_at < clock.now() - KEPT))
    count = select(func.count()).where(HeldForm.person_id == person_id)
    if (db.session.scalar(count) or 0) >= MOST_FORMS:
        return False
    db.session.add(HeldForm(person_id=person_id, path=path, fields=text, held_at=clock.now()))
    return True


def _has_secrets(fields: list[tuple[str, str]]) -> bool:
    # The pages of people show secrets once, in their answer, which nobody would see.
    return request.blueprint == "people" or any(
        word in name.lower() for name, _value in fields for word in _SECRET_WORDS
    )


def _take(person_id: UUID) -> list[_Taken]:
    """Return the forms of this person, the oldest first, so that no other sign-in takes them."""
    now = clock.now()
    db.session.execute(delete(HeldForm).where(HeldForm.held_at < now - KEPT))
    rows = db.session.execute(
        update(HeldForm)
        .where(
            HeldForm.person_id == person_id,
            or_(HeldForm.sent_at.is_(None), HeldForm.sent_at < now - _TAKEN_FOR),
        )
        .values(sent_at=now)
        .returning(HeldForm.id, HeldForm.path, HeldForm.fields)
        .execution_options(synchronize_session=False)
    ).all()
    db.session.commit()
    taken = [
        _Taken(row.id, row.path, [tuple(pair) for pair in json.loads(row.fields)]) for row in rows
    ]
    return sorted(taken, key=lambda form: form.id)


def _forget(form_id: UUID) -> None:
    db.session.execute(delete(HeldForm).where(HeldForm.id == form_id))
    db.session.commit()


def _dispatch(form: _Taken) -> str | None:
    """Post a form as the browser at hand would; return the local address it led to, or None."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    environ = _environ(form)
    # A context of its own: else the new request would share our session of the database.
    with app.app_context(), app.request_context(environ):
        response = app.full_dispatch_request()
        said = session.get("_flashes", [])
        response.close()
    location = urlsplit(response.location or form.path)
    turned_away = location.path in {url_for("people.sign_in"), url_for("people.consent")}
    if response.status_code >= HTTPStatus.BAD_REQUEST or turned_away:
        return None
    for category, text in said:
        flash(text, category)
    return location.path + (f"?{location.query}" if location.query else "")


def _environ(form: _Taken) -> "WSGIEnvironment":
    token = generate_csrf()
    builder = EnvironBuilder(
        path=form.path,
        method="POST",
        base_url=request.host_url,
        input_stream=BytesIO(urlencode([*form.fields, (_TOKEN_FIELD, token)]).encode()),
        content_type="application/x-www-form-urlencoded",
        environ_base={"REMOTE_ADDR": request.remote_addr or ""},
    )
    return {
        **builder.get_environ(),
        "HTTP_REFERER": request.host_url,
        "HTTP_COOKIE": _cookie(),
    }


def _cookie() -> str:
    """Return the cookie that the answer at hand will set: the new sign-in, and its token."""
    interface = cast(SecureCookieSessionInterface, current_app.session_interface)
    serializer = cast(URLSafeTimedSerializer, interface.get_signing_serializer(current_app))
    plain = {name: value for name, value in session.items() if name != "_flashes"}
    return f"{current_app.config['SESSION_COOKIE_NAME']}={serializer.dumps(plain)}"
