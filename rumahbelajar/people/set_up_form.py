"""The form that sets a house up."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, StopValidation

from rumahbelajar.addresses import is_of_a_server
from rumahbelajar.forms import one_line
from rumahbelajar.people import labels
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.people.forms import adult_age_band, line, radio
from rumahbelajar.people.passphrase_form import PassphraseForm, new_secret
from rumahbelajar.people.user_names import plain_user_name


def _address(label: str) -> StringField:
    return StringField(
        label,
        filters=[one_line, lambda text: text.rstrip("/")],
        validators=[Length(max=200, message=_("Terlalu panjang."))],
        render_kw={"maxlength": "200", "inputmode": "url", "autocomplete": "off"},
    )


class SetUpForm(PassphraseForm):
    """The village, the addresses of the house, and its first admin."""

    village_code = line(_("Kode desa"), 13, inputmode="decimal")
    village_name = line(_("Nama desa"), 120)
    district_name = line(_("Nama kecamatan"), 120)
    regency_name = line(_("Nama kabupaten atau kota"), 120)
    province_name = line(_("Nama provinsi"), 120)
    time_zone: RadioField = radio(_("Zona waktu"), labels.TIME_ZONES)
    base_url = _address(_("Alamat rumah belajar di Wi-Fi"))
    public_url = _address(_("Alamat di internet, kalau ada"))
    name = line(_("Nama Anda"), 120)
    user_name = line(_("Nama pengguna Anda"), 20, autocapitalize="none", spellcheck="false")
    sex: RadioField = radio(_("Jenis kelamin"), labels.SEXES)
    age_band: SelectField = adult_age_band()
    # Again, because faults are listed in the order in which fields are made.
    passphrase = new_secret(_("Kata sandi Anda"))
    again = new_secret(_("Kata sandi Anda, sekali lagi"))
    consented = BooleanField(
        _("Saya sudah membaca isi persetujuan dan setuju"),
        validators=[InputRequired(_("Centang ini kalau Anda setuju."))],
    )

    def validate_village_code(self, field: StringField) -> None:
        """Refuse what is no village code."""
        if not is_village_code(field.data or ""):
            raise StopValidation(_("Tulis kode desa seperti 33.07.10.2004."))

    def validate_base_url(self, field: StringField) -> None:
        """Refuse what is no address."""
        _check_address(field)

    def validate_public_url(self, field: StringField) -> None:
        """Refuse what is no address."""
        _check_address(field)

    def validate_user_name(self, field: StringField) -> None:
        """Keep letters and digits only, and ask for three at least."""
        field.data = plain_user_name(field.data or "")
        if len(field.data) < 3:
            raise StopValidation(_("Pakailah paling sedikit 3 huruf, misalnya ratna."))


def _check_address(field: StringField) -> None:
    if field.data and not is_of_a_server(field.data):
        raise StopValidation(_("Tulis alamat seperti http://192.168.1.10:5000."))
