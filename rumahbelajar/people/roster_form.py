"""Form: sending in a list of people."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from wtforms import FileField, SelectField

from rumahbelajar.forms import Form, NewId
from rumahbelajar.people import labels
from rumahbelajar.people.models import Village
from rumahbelajar.people.traits import Category

_FALLBACKS = [each for each in Category if each is not Category.OFFICER]


class RosterForm(Form):
    """A file, of which village it is, and the category of who has none in it."""

    roster_id = NewId()
    village = SelectField(_("Desa"))
    file = FileField(_("File daftar"), render_kw={"accept": ".csv,.xlsx,.txt,.tsv"})
    fallback = SelectField(
        _("Kategori untuk yang kolomnya kosong"),
        choices=lambda: {
            "": str(_("Tolak dulu barisnya")),
            **{str(each): str(labels.CATEGORIES[each]) for each in _FALLBACKS},
        },
    )

    def set_villages(self, villages: Iterable[Village]) -> None:
        """Offer the villages that the registrar works in."""
        self.village.choices = {each.code: f"{each.area.name} ({each.code})" for each in villages}
