"""The form of a schedule."""

import re
from collections.abc import Sequence

from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, StopValidation

from rumahbelajar.forms import NewId, one_line
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.periods import Moving, moving_as
from rumahbelajar.reports.asking.saying import period_in_words
from rumahbelajar.reports.delivering import labels
from rumahbelajar.reports.delivering.models import MOST_EMAIL_CHARACTERS, Every, Form
from rumahbelajar.reports.saving.forms import FIXED, SaveForm, named

_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
"""What offices use; less than RFC 5322 allows, where a part can stand for another address."""


class DeliveryForm(SaveForm):
    """What is sent, how often, and to whom; the period as of a saved view."""

    delivery_id = NewId()
    name = named(_("Nama jadwal"), _("Tulis dulu nama jadwal."))
    form = RadioField(
        _("Dikirim sebagai"),
        choices=lambda: {key.value: str(words) for key, words in labels.FORMS.items()},
        default=Form.PDF.value,
        validators=[InputRequired(_("Pilih bentuk berkasnya."))],
    )
    every = RadioField(
        _("Seberapa sering"),
        choices=lambda: {key.value: str(words) for key, words in labels.EVERY.items()},
        default=Every.MONTH.value,
        validators=[InputRequired(_("Pilih seberapa sering dikirim."))],
    )
    email = StringField(
        _("Alamat surel penerima"),
        filters=[one_line],
        validators=[Length(max=MOST_EMAIL_CHARACTERS, message=_("Terlalu panjang."))],
        render_kw={
            "maxlength": str(MOST_EMAIL_CHARACTERS),
            "autocomplete": "off",
            "inputmode": "email",
        },
    )

    def offer_periods(self, now: Month, asked: Period, offered: Sequence[Moving]) -> None:
        """Offer the periods that move along, and the months that are looked at as they are.

        At first what is over when it is sent: the same, or the first that is.
        """
        moving = {each.key: str(each.words) for each in offered}
        fixed = _("Selalu %(months)s", months=period_in_words(asked))
        self.period.choices = [*moving.items(), (FIXED, str(fixed))]
        if not self.is_submitted():
            over = [each for each in offered if each.of(now).until < now]
            same = moving_as(asked, now, over)
            self.period.data = (same or over[0]).key

    def validate_email(self, field: StringField) -> None:
        """Refuse what is no address; nothing is fine."""
        if field.data and not _EMAIL.fullmatch(field.data):
            raise StopValidation(_("Tulis satu alamat surel, misalnya dinas@contoh.go.id."))
