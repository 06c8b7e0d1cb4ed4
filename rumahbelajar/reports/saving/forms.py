"""Form: the name of a saved view, and whether its period moves along."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import DataRequired, Length

from rumahbelajar.forms import Form, one_line
from rumahbelajar.reports.asking.periods import Moving
from rumahbelajar.reports.saving.models import MOST_NAME_CHARACTERS

FIXED = "tetap"


def named(label: Any, when_missing: Any) -> StringField:
    """Return the field of a name, which must not stay empty."""
    return StringField(
        label,
        filters=[one_line],
        validators=[
            DataRequired(when_missing),
            Length(
                max=MOST_NAME_CHARACTERS, message=_("Paling panjang 80 huruf. Persingkat dulu.")
            ),
        ],
        # Without a maxlength, with which the browser cuts in the middle of a word and says nothing.
        render_kw={"maxlength": False, "autocomplete": "off"},
    )


def _view_name() -> StringField:
    return named(_("Nama tampilan"), _("Tulis dulu nama tampilan."))


class RenameForm(Form):
    """Another name for a view."""

    name = _view_name()


class SaveForm(Form):
    """A new view: its name, and its period where that can move along."""

    name = _view_name()
    period = RadioField(_("Bulan yang ditampilkan"))

    def offer(self, moving: Moving | None, months: str) -> None:
        """Offer to let the period move along, where it is one that has a name: so most want it."""
        choices = {FIXED: _("Selalu %(months)s", months=months)}
        if moving is not None:
            choices = {
                moving.key: _("%(period)s, ikut bergerak tiap bulan", period=moving.words),
                **choices,
            }
        self.period.choices = list(choices.items())
        if self.period.data not in choices:
            self.period.data = next(iter(choices))

    @property
    def moving(self) -> str:
        """The name of the period that moves along, "" for one that stays."""
        return "" if self.period.data == FIXED else str(self.period.data)
