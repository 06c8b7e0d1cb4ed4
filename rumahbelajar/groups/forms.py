"""Forms: a new group, and another name for one."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length, StopValidation

from rumahbelajar.forms import Form, NewId, one_line
from rumahbelajar.groups.making import is_name_taken
from rumahbelajar.groups.models import MOST_NAME_CHARACTERS
from rumahbelajar.ids import read_id
from rumahbelajar.people.models import Village


def _name() -> StringField:
    return StringField(
        _("Nama kelompok"),
        filters=[one_line],
        validators=[
            DataRequired(_("Tulis dulu nama kelompok.")),
            Length(max=MOST_NAME_CHARACTERS, message=_("Nama terlalu panjang. Persingkat dulu.")),
        ],
        render_kw={"maxlength": str(MOST_NAME_CHARACTERS), "autocomplete": "off"},
    )


def _refuse_taken(field: StringField, village_code: str, group_id: UUID | None) -> None:
    if field.data and group_id and is_name_taken(group_id, village_code, field.data):
        raise StopValidation(
            _("Nama itu sudah dipakai kelompok lain di desa ini. Pilih yang lain.")
        )


class GroupForm(Form):
    """A new group: its village and its name."""

    group_id = NewId()
    village = SelectField(_("Desa"))
    name = _name()

    def set_villages(self, villages: Iterable[Village]) -> None:
        """Offer the villages that one looks after."""
        self.village.choices = {each.code: f"{each.area.name} ({each.code})" for each in villages}

    def validate_name(self, field: StringField) -> None:
        """Refuse the name of another group of the village."""
        _refuse_taken(field, self.village.data or "", read_id(self.group_id.data))


class NameForm(Form):
    """Another name for a group."""

    name = _name()

    def __init__(self, *args: Any, group_id: UUID, village_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._group_id, self._village_code = group_id, village_code

    def validate_name(self, field: StringField) -> None:
        """Refuse the name of another group of the village."""
        _refuse_taken(field, self._village_code, self._group_id)
