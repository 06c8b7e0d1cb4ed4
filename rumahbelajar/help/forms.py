"""The form of a village's own contact."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import DataRequired, Length, StopValidation

from rumahbelajar.forms import Form, NewId, one_line
from rumahbelajar.help.models import (
    MOST_NAME_CHARACTERS,
    MOST_NOTE_CHARACTERS,
    MOST_NUMBER_CHARACTERS,
    Office,
)
from rumahbelajar.help.village_contacts import Wording, dialled, office_words, whatsapp
from rumahbelajar.people.models import Village

_TOO_LONG = _("Terlalu panjang. Persingkat dulu.")


def _words(label: Any, most: int, *rules: Any) -> StringField:
    return StringField(
        label,
        filters=[one_line],
        validators=[*rules, Length(max=most, message=_TOO_LONG)],
        render_kw={"maxlength": str(most), "autocomplete": "off"},
    )


def _offices() -> dict[str, str]:
    words = {office.value: words for office, words in office_words().items()}
    return {"": str(_("Pilih…")), **words}


class VillageContactForm(Form):
    """Who helps near, and under which number."""

    contact_id = NewId()
    village = SelectField(_("Desa"))
    office = SelectField(
        _("Jenis bantuan"),
        choices=_offices,
        validators=[DataRequired(_("Jenis bantuan: pilih salah satu."))],
    )
    name = _words(
        _("Nama"), MOST_NAME_CHARACTERS, DataRequired(_("Tulis dulu nama orang atau kantornya."))
    )
    number = _words(
        _("Nomor telepon"), MOST_NUMBER_CHARACTERS, DataRequired(_("Tulis dulu nomornya."))
    )
    has_whatsapp = BooleanField(_("Nomor ini juga dipakai untuk WhatsApp"))
    note = _words(_("Catatan"), MOST_NOTE_CHARACTERS)
    was_reached = BooleanField(_("Saya sudah mencoba nomor ini hari ini, dan tersambung"))

    def set_villages(self, villages: Iterable[Village]) -> None:
        """Offer the villages that one looks after."""
        self.village.choices = {each.code: f"{each.area.name} ({each.code})" for each in villages}

    def validate_number(self, field: StringField) -> None:
        """Refuse what no phone can dial."""
        if field.data and dialled(field.data) is None:
            raise StopValidation(
                _("Nomor ini tidak bisa ditelepon. Tulis angkanya saja, misalnya 0812 3456 7890.")
            )

    def validate_has_whatsapp(self, field: BooleanField) -> None:
        """Refuse WhatsApp for a number that is no mobile one."""
        if field.data and self.number.data and whatsapp(self.number.data) is None:
            raise StopValidation(
                _("WhatsApp hanya untuk nomor HP yang diawali 08. Hapus tandanya atau ganti nomor.")
            )

    def wording(self) -> Wording:
        """Return what was typed."""
        return Wording(
            office=Office(self.office.data),
            name=self.name.data or "",
            number=self.number.data or "",
            has_whatsapp=bool(self.has_whatsapp.data),
            note=self.note.data or "",
        )
