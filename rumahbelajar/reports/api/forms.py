"""The form of a new token."""

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, StopValidation

from rumahbelajar.forms import Form, NewId, one_line
from rumahbelajar.people.areas import VILLAGE_LENGTH, is_area_code
from rumahbelajar.reports.api.tokens import LASTING
from rumahbelajar.reports.saving.forms import named


class TokenForm(Form):
    """Which program a token is for, what it may read, and for how long."""

    token_id = NewId()
    name = named(_("Untuk program apa?"), _("Tulis dulu untuk program apa kunci ini."))
    area = StringField(
        _("Kode wilayah"),
        filters=[one_line],
        render_kw={
            "maxlength": str(VILLAGE_LENGTH),
            "inputmode": "decimal",
            "autocomplete": "off",
        },
    )
    days = RadioField(
        _("Berlaku berapa lama?"),
        choices=lambda: {
            str(days): str(ngettext("%(num)s hari", "%(num)s hari", days)) for days in LASTING
        },
        default=str(LASTING[1]),
        validators=[InputRequired(_("Pilih berapa lama kunci ini berlaku."))],
    )

    def validate_area(self, field: StringField) -> None:
        """Refuse what is no code of an area; nothing is the whole country."""
        if not is_area_code(field.data or ""):
            raise StopValidation(_("Tulis kodenya seperti 33.07 atau 33.07.10.2004."))
