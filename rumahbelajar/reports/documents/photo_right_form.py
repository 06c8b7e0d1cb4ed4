"""The form that gives a coordinator the right to copies of photos."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms import SelectField
from wtforms.validators import DataRequired

from rumahbelajar.forms import Form
from rumahbelajar.reports.documents.photo_rights import DAYS, Candidate


class PhotoRightForm(Form):
    """Who, for which area, and for how long."""

    who = SelectField(_("Koordinator"), validators=[DataRequired(_("Pilih dulu koordinatornya."))])
    days = SelectField(
        _("Berlaku berapa lama"),
        validators=[DataRequired(_("Pilih dulu berapa lama."))],
    )

    @classmethod
    def among(
        cls, found: Sequence[Candidate], names: Mapping[str, str], **given: Any
    ) -> "PhotoRightForm":
        """Return the form for these coordinators; `names` are those of their areas."""
        form = cls(**given)
        form.who.choices = {
            each.key: f"{each.name}, {names[each.area]} ({each.area or '–'})" for each in found
        }
        form.days.choices = {
            str(days): ngettext("%(num)s hari", "%(num)s hari", days) for days in DAYS
        }
        return form
