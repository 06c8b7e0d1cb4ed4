"""The form of a service: which day, how many, and in few words what was hard."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, StopValidation

from rumahbelajar import clock
from rumahbelajar.formats import day as said_day
from rumahbelajar.forms import Form, NewId, all_faults, in_lines, one_line
from rumahbelajar.ids import read_id
from rumahbelajar.outreach.counts import CELLS, Cell, Counts
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.labels import COUNTED, PILLARS
from rumahbelajar.outreach.models import MOST_ABOUT_CHARACTERS, MOST_OBSTACLES_CHARACTERS
from rumahbelajar.outreach.noting import Told
from rumahbelajar.outreach.reading import read_counts
from rumahbelajar.people.models import Village
from rumahbelajar.typed_days import read_date
from rumahbelajar.unnamed import without_numbers

_LONGEST_AGO = timedelta(days=366)
_LONG_AGO = timedelta(days=62)
"""From here on one is asked whether the day is right."""


class CountsField(Field):
    """The table of numbers: `typed` is what stands in each field, `data` what was read of it."""

    typed: dict[Cell, str]
    faults: dict[Cell, str]

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take what was typed, or the numbers that are to be changed."""
        self.process_errors, self.faults, self.data = [], {}, None
        if formdata:
            self.typed = {cell: formdata.get(cell.name, "")[:60] for cell in CELLS}
        else:
            filled = data.filled() if isinstance(data, Counts) else ()
            self.typed = {cell: str(number) for cell, number in filled}

    def pre_validate(self, _form: Any) -> None:
        """Read the numbers; refuse all when one of them is none."""
        read = read_counts(self.typed)
        self.data, self.faults = read.counts, dict(read.faults)
        if read.faults:
            raise StopValidation(gettext("Periksa lagi angka yang ditandai."))


class ServiceForm(Form):
    """One service; what its kind does not ask is taken out of the form (see `for_kind`)."""

    service_id = NewId()
    seen = HiddenField()
    """The fact on which it stood when the page was opened."""
    sure_of = HiddenField()
    """The day long past that was asked about once."""
    village = SelectField(_("Desa"))
    on = StringField(_("Tanggal"), filters=[one_line], render_kw={"type": "date"})
    pillar = RadioField(
        _("Pilar"),
        choices=lambda: {str(number): f"{number}. {said}" for number, said in PILLARS.items()},
        validators=[InputRequired(_("Pilar: pilih salah satu."))],
    )
    about = StringField(
        _("Kegiatan apa"),
        filters=[one_line],
        validators=[
            DataRequired(_("Tulis dulu kegiatan apa.")),
            Length(max=MOST_ABOUT_CHARACTERS, message=_("Terlalu panjang. Singkat dulu isinya.")),
            without_numbers,
        ],
        render_kw={"maxlength": str(MOST_ABOUT_CHARACTERS), "autocomplete": "off"},
    )
    counts = CountsField()
    obstacles = TextAreaField(
        _("Kendala dan kebutuhan"),
        filters=[in_lines],
        validators=[
            Length(
                max=MOST_OBSTACLES_CHARACTERS, message=_("Terlalu panjang. Singkat dulu isinya.")
            ),
            without_numbers,
        ],
        render_kw={"rows": "3", "maxlength": str(MOST_OBSTACLES_CHARACTERS)},
    )
    kind: ServiceKind
    known_day: date | None = None

    @classmethod
    def for_kind(cls, kind: ServiceKind, villages: list[Village], **given: Any) -> "ServiceForm":
        """Return the form for a kind, and for one of these villages."""
        form = cls(**given)
        form.kind = kind
        form.counts.label.text = COUNTED[kind]
        form._villages = {each.code: each for each in villages}
        form.village.choices = {each.code: each.area.name for each in villages}
        if len(kind.pillars) == 1:
            del form.pillar
        if not kind.is_named:
            del form.about
        if not kind.has_words:
            del form.obstacles
        return form

    def validate_on(self, field: StringField) -> None:
        """Refuse what is no day, one to come, and one too long ago; ask once about an old one."""
        village = self._villages.get(self.village.data or "")
        day = read_date(field.data or "")
        if day is None:
            raise StopValidation(_("Pilih tanggalnya, atau tulis seperti ini: 3 Desember 2026."))
        if village is not None and day != self.known_day:
            self._check_day(day, clock.today(village.time_zone))

    def validate_counts(self, field: CountsField) -> None:
        """Refuse when nothing is said at all."""
        if field.data.total or (self.kind.has_words and self.obstacles.data):
            return
        raise StopValidation(
            _("Isi paling sedikit satu angka, atau tulis kendalanya.")
            if self.kind.has_words
            else _("Isi paling sedikit satu angka.")
        )

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield (id, sentence) for each fault, each wrong number with its own field."""
        for field_id, sentence in all_faults(self):
            if field_id != self.counts.id or not self.counts.faults:
                yield field_id, sentence
        yield from ((cell.name, sentence) for cell, sentence in self.counts.faults.items())

    def told(self) -> Told:
        """Return what is said; only once the form is valid."""
        day = read_date(self.on.data or "")
        if day is None or self.counts.data is None:
            raise ValueError("the form was not validated")
        pillars = self.kind.pillars
        return Told(
            self.village.data,
            day,
            self.kind,
            pillars[0] if len(pillars) == 1 else int(self.pillar.data),
            self.counts.data,
            (self.about.data or "") if self.kind.is_named else "",
            (self.obstacles.data or "") if self.kind.has_words else "",
        )

    def seen_fact(self) -> UUID | None:
        """Return the fact on which it stood when the page was opened."""
        return read_id(self.seen.data)

    def _check_day(self, day: date, today: date) -> None:
        if day > today:
            raise StopValidation(
                gettext(
                    "Tanggal ini belum tiba: hari ini %(today)s. Tulis hari kegiatannya.",
                    today=said_day(today),
                )
            )
        if today - day > _LONGEST_AGO:
            raise StopValidation(_("Tanggal ini lebih dari 12 bulan yang lalu. Periksa tahunnya."))
        if today - day > _LONG_AGO and self.sure_of.data != day.isoformat():
            self.sure_of.data = day.isoformat()
            raise StopValidation(
                gettext(
                    "Tanggal ini sudah lama lewat: %(day)s. Kalau benar, simpan sekali lagi.",
                    day=said_day(day),
                )
            )
