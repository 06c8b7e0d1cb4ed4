"""Forms: one global guard against forged requests, and what every form of ours shares."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, current_app, request, session
from flask_babel import lazy_gettext as _
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature, Signer
from wtforms import HiddenField
from wtforms.validators import StopValidation

from rumahbelajar.ids import new_id, read_id

View = TypeVar("View", bound=Callable[..., Any])

_protection = CSRFProtect()
_MOST_DIGITS = 6
_TOKENS = 1024
"""How many are kept signed; each browser has one."""


def init_app(app: Flask) -> None:
    """Refuse every POST without the token of this browser; a token lives as long as it does."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    _protection.init_app(app)
    # Both ways in which Flask-WTF offers it, so that templates find this one.
    app.jinja_env.globals["csrf_token"] = _token
    app.context_processor(lambda: {"csrf_token": _token})


def without_token(view: View) -> View:
    """Let a form go in without its token: for what must never fail, and does no harm if forged."""
    _protection.exempt(view)
    return view


def _token() -> str:
    """Return the token for forms of the browser that is asking, signed once for all its pages."""
    kept: str | None = session.get("csrf_token")
    return str(generate_csrf()) if kept is None else _signed(kept, str(current_app.secret_key))


@lru_cache(maxsize=_TOKENS)
def _signed(_kept: str, _secret_key: str) -> str:
    # Flask-WTF takes both from the request at hand; they are named to be known by.
    return str(generate_csrf())


_OF_WTFORMS = {
    "integer": _("Tulis dengan angka, misalnya 3."),
    "choice": _("Pilih dari daftar yang ada."),
}
"""What WTForms says by itself where we ask for nothing else, by a word in its own sentence."""


class _Sentences:
    """What WTForms itself says, in our words: it ships no Indonesian."""

    def gettext(self, text: str) -> str:
        """Return our sentence; what is no number, and what is no choice, is all that it says."""
        found = (ours for word, ours in _OF_WTFORMS.items() if word in text.lower())
        return str(next(found, text))

    def ngettext(self, one: str, _many: str, _number: int) -> str:
        """Return our sentence where a number decides between two."""
        return self.gettext(one)


class Form(FlaskForm):
    """A form whose messages are plain Indonesian; the guard above has checked the token already."""

    class Meta(FlaskForm.Meta):
        """Leave the token to the global guard, which also covers forms without fields."""

        csrf = False

        def get_translations(self, _form: Any) -> _Sentences:
            """Speak Indonesian."""
            return _Sentences()


def if_read(_form: Any, field: Any) -> None:
    """Ask nothing more of what could not even be read: one sentence for one fault."""
    if field.process_errors:
        raise StopValidation


class NewId(HiddenField):
    """The id of what a form makes; it comes with the page, so that a double tap makes one.

    It is signed, for a field of this name alone: an id that is somebody's or something's already,
    as it stands in an address, makes nothing here.
    """

    def _value(self) -> str:
        return sign_new_id(self.short_name, self.data or str(new_id()))

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the id out of what the page carried; None when it is not from one of ours."""
        self.data = None
        with suppress(BadSignature, ValueError):
            signed = _new_id_signer(self.short_name).unsign(valuelist[0] if valuelist else "")
            self.data = str(UUID(signed.decode()))

    def pre_validate(self, _form: Any) -> None:
        """Refuse what is no id of ours; the page that says so carries a new one."""
        if read_id(self.data) is None:
            raise StopValidation(_("Halaman tadi sudah tidak berlaku. Periksa, lalu kirim lagi."))


def sign_new_id(name: str, made: str) -> str:
    """Return an id as the field of this name carries it."""
    return _new_id_signer(name).sign(made).decode()


def _new_id_signer(name: str) -> Signer:
    return Signer(
        str(current_app.secret_key), salt=f"rumahbelajar.new-id.{name}", digest_method=sha256
    )


def is_live() -> bool:
    """Whether static/js/live.js sent this form at a change: shown is what comes out, no more."""
    return "live" in request.form


def read_number(text: str | None, otherwise: int = 0) -> int:
    """Return the whole number that an address or a page of ours carries; else the other one."""
    plain = (text or "").strip()
    is_number = plain.isascii() and plain.isdecimal() and len(plain) <= _MOST_DIGITS
    return int(plain) if is_number else otherwise


def one_line(text: str | None) -> str:
    """Return typed words on one line: spaces joined, invisible characters left out, NFC."""
    spaced = " ".join((text or "").split())
    plain = unicodedata.normalize("NFC", spaced)
    kept = (each for each in plain if unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Co"})
    return "".join(kept).strip()


def in_lines(text: str | None) -> str:
    """Return the words of a text area, each of their lines as `one_line` makes it."""
    return "\n".join(one_line(each) for each in (text or "").splitlines()).strip()


def all_faults(form: Any) -> list[tuple[str, str]]:
    """Return (id of the field, sentence) for each fault, for the summary above the form."""
    return [(field.id, str(fault)) for field in form for fault in field.errors]
