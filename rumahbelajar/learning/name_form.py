"""The form in which a registrar corrects how a name is written."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import DataRequired, Length, StopValidation

from rumahbelajar.forms import Form, one_line
from rumahbelajar.people.register import MOST_NAME_CHARACTERS


class NameForm(Form):
    """The name as it should be written."""

    name = StringField(
        _("Nama yang benar"),
        filters=[one_line],
        validators=[
            DataRequired(_("Nama yang benar masih kosong.")),
            Length(max=MOST_NAME_CHARACTERS, message=_("Nama ini terlalu panjang.")),
        ],
        render_kw={"maxlength": str(MOST_NAME_CHARACTERS), "autocomplete": "off"},
    )
    name_in_use = ""
    """What the name must not be, since nothing would change; the view sets it."""

    def validate_name(self, field: StringField) -> None:
        """Refuse the name that is in use already."""
        if field.data == self.name_in_use:
            raise StopValidation(_("Nama ini sama dengan yang sudah tercatat."))
