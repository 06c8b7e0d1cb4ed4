"""The form of what a small group made."""

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from rumahbelajar.forms import Form, in_lines, one_line, read_number
from rumahbelajar.ids import read_id
from rumahbelajar.meetings.room_forming import Said
from rumahbelajar.meetings.room_groups import SmallGroup
from rumahbelajar.meetings.room_models import MOST_MADE_CHARACTERS, MOST_TOPIC_CHARACTERS
from rumahbelajar.unnamed import without_numbers


class SmallGroupForm(Form):
    """What a group was about, what it made, and who spoke; `version` is what was written over."""

    version = HiddenField(default="0")
    topic = StringField(
        _("Topik atau tugas"),
        filters=[one_line],
        validators=[
            Length(max=MOST_TOPIC_CHARACTERS, message=_("Topik terlalu panjang. Persingkat.")),
            without_numbers,
        ],
        render_kw={"maxlength": str(MOST_TOPIC_CHARACTERS), "autocomplete": "off"},
    )
    made = TextAreaField(
        _("Yang dihasilkan atau dijanjikan"),
        filters=[in_lines],
        validators=[
            Length(
                max=MOST_MADE_CHARACTERS,
                message=_("Terlalu panjang. Tulis paling banyak 300 huruf."),
            ),
            without_numbers,
        ],
        render_kw={"rows": "3", "maxlength": str(MOST_MADE_CHARACTERS)},
    )
    speaker = SelectField(_("Siapa yang bicara (boleh kosong)"))

    def __init__(self, *args: Any, small: SmallGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.speaker.choices = {"": "–"} | {str(each.person_id): each.name for each in small.people}

    def seen(self) -> int:
        """Return the version that the page showed; 0 for none."""
        return read_number(self.version.data)

    def said(self) -> Said:
        """Return what was filled in; only once the form is valid."""
        return Said(self.topic.data or "", self.made.data or "", _id(self.speaker.data))


def _id(text: str | None) -> UUID | None:
    return read_id(text) if text else None
