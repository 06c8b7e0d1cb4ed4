"""The fields in which a passphrase is chosen, and changed by who knows the present one."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import PasswordField
from wtforms.validators import StopValidation

from rumahbelajar.forms import Form
from rumahbelajar.people.forms import filled_in
from rumahbelajar.people.passphrases import passphrase_fault


def new_secret(label: Any) -> PasswordField:
    """Return a field to type a passphrase in that is being chosen."""
    return PasswordField(
        label,
        validators=[filled_in(label)],
        render_kw={"autocomplete": "new-password"},
    )


class _PresentPassphrase(Form):
    """The passphrase in use; made before the others, so that its fault is named first."""

    present = PasswordField(
        _("Kata sandi sekarang"),
        validators=[filled_in(_("Kata sandi sekarang"))],
        render_kw={"autocomplete": "current-password"},
    )


class PassphraseForm(Form):
    """A passphrase, typed twice."""

    passphrase = new_secret(_("Kata sandi baru"))
    again = new_secret(_("Kata sandi baru, sekali lagi"))
    known_names: tuple[str, ...] = ()
    """Names that the passphrase must not consist of; the view sets them."""

    def validate_passphrase(self, field: PasswordField) -> None:
        """Refuse a passphrase that is too easy, with the reason."""
        fault = passphrase_fault(field.data or "", *self.known_names)
        if fault:
            raise StopValidation(fault)

    def validate_again(self, field: PasswordField) -> None:
        """Refuse two that differ."""
        if field.data != self.passphrase.data:
            raise StopValidation(_("Kedua kata sandi tidak sama. Ketik sekali lagi."))


class ChangePassphraseForm(_PresentPassphrase, PassphraseForm):
    """The passphrase in use, and a new one, typed twice."""
