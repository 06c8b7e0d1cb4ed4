"""The form of a note to a village."""

from flask_babel import lazy_gettext as _
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from rumahbelajar.desk.village_note_model import MOST_TEXT_CHARACTERS
from rumahbelajar.forms import Form, NewId, in_lines
from rumahbelajar.unnamed import without_numbers


class VillageNoteForm(Form):
    """A few sentences to those who work in a village."""

    note_id = NewId()
    text = TextAreaField(
        _("Pesan"),
        filters=[in_lines],
        validators=[
            DataRequired(_("Pesannya masih kosong.")),
            Length(
                max=MOST_TEXT_CHARACTERS,
                message=_(
                    "Terlalu panjang. Tulis paling banyak %(most)s huruf.",
                    most=MOST_TEXT_CHARACTERS,
                ),
            ),
            without_numbers,
        ],
        # Without a maxlength, with which the browser cuts what is pasted and says nothing.
        render_kw={"rows": "4", "maxlength": False},
    )
