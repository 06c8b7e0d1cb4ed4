"""The two fields in which a passphrase is chosen."""

from flask_babel import lazy_gettext as _
from wtforms import PasswordField
from wtforms.validators import StopValidation

from rumahbelajar.forms import Form
from rumahbelajar.people.forms import filled_in
from rumahbelajar.people.passphrases import passphrase_fault


class PassphraseForm(Form):
    """A passphrase, typed twice."""

    passphrase = PasswordField(
        _("Kata sandi baru"),
        validators=[filled_in(_("Kata sandi baru"))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _("Kata sandi baru, sekali lagi"),
        validators=[filled_in(_("Kata sandi baru, sekali lagi"))],
        render_kw={"autocomplete": "new-password"},
    )
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
