"""Forms: asking for a correction, and saying why something stays as it is."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from rumahbelajar.forms import Form, one_line
from rumahbelajar.people.correction_model import MOST_CHARACTERS


def _text(label: Any, empty: Any) -> TextAreaField:
    return TextAreaField(
        label,
        filters=[one_line],
        validators=[
            DataRequired(empty),
            Length(
                max=MOST_CHARACTERS, message=_("Terlalu panjang. Tulis paling banyak 500 huruf.")
            ),
        ],
        render_kw={"rows": "3", "maxlength": str(MOST_CHARACTERS)},
    )


class CorrectionForm(Form):
    """What is wrong, and what it should be."""

    wrong = _text(_("Apa yang salah?"), _("Tulis dulu apa yang salah."))
    should_be = _text(_("Seharusnya bagaimana?"), _("Tulis dulu bagaimana seharusnya."))


class DeclineForm(Form):
    """Why something stays as it is; the person reads it."""

    reason = _text(_("Alasannya"), _("Tulis dulu alasannya, supaya orangnya mengerti."))
