"""Forms: a meeting, a series of them, and a change."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, StopValidation

from rumahbelajar.forms import Form, NewId, if_read, in_lines, one_line, read_number
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import read_id
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.labels import STATUSES
from rumahbelajar.meetings.models import (
    MOST_NOTE_CHARACTERS,
    MOST_PLACE_CHARACTERS,
    MOST_TITLE_CHARACTERS,
)
from rumahbelajar.meetings.paper import MOST_CHARACTERS
from rumahbelajar.meetings.planning import MOST_IN_SERIES, Plan, Whose
from rumahbelajar.meetings.times import ZONES
from rumahbelajar.people.labels import AGE_BANDS, SEXES
from rumahbelajar.people.models import Village
from rumahbelajar.people.register import MOST_NAME_CHARACTERS
from rumahbelajar.typed_days import read_date, read_dates, read_start
from rumahbelajar.unnamed import without_numbers


class PlaceAndTime(Form):
    """When and where: what every form about a meeting asks."""

    on = StringField(_("Tanggal"), filters=[one_line], render_kw={"type": "date"})
    starts = StringField(_("Jam mulai"), filters=[one_line], render_kw={"type": "time"})
    zone = SelectField(_("Waktu"), choices=lambda: dict(ZONES))
    place = StringField(
        _("Tempat"),
        filters=[one_line],
        validators=[
            DataRequired(_("Tulis dulu tempatnya.")),
            Length(max=MOST_PLACE_CHARACTERS, message=_("Tempat terlalu panjang. Persingkat.")),
        ],
        render_kw={"maxlength": str(MOST_PLACE_CHARACTERS), "autocomplete": "off"},
    )

    def validate_on(self, field: StringField) -> None:
        """Refuse what is no day."""
        if read_date(field.data or "") is None:
            raise StopValidation(_("Pilih tanggalnya, atau tulis seperti ini: 3 Desember 2026."))

    def validate_starts(self, field: StringField) -> None:
        """Refuse what is no hour."""
        if not read_start(field.data or ""):
            raise StopValidation(_("Pilih jamnya, atau tulis seperti ini: 14.00."))

    def planned(self, minutes: int, title: str = "") -> Plan:
        """Return the plan; only once the form is valid."""
        day = read_date(self.on.data or "")
        if day is None:
            raise ValueError("the form was not validated")
        start = read_start(self.starts.data or "")
        return Plan(day, start, minutes, self.zone.data, self.place.data or "", title)


class ForWhom(PlaceAndTime):
    """The same for a new meeting, and whom it is for: a group, or all of a village."""

    whose = SelectField(_("Untuk siapa"))

    def set_whose(self, groups: Sequence[Group], villages: Sequence[Village]) -> None:
        """Offer the groups that one leads, and the villages that one looks after."""
        offered = {f"k:{group.id}": group.name for group in groups}
        offered |= {
            f"d:{each.code}": str(_("Semua warga desa %(village)s", village=each.area.name))
            for each in villages
        }
        self.whose.choices = offered
        self._villages = {group.id: group.village_code for group in groups}

    def for_whom(self) -> Whose:
        """Return whom it is for; only once the form is valid."""
        kind, _colon, chosen = (self.whose.data or "").partition(":")
        group_id = read_id(chosen) if kind == "k" else None
        if group_id is not None:
            return Whose(self._villages[group_id], group_id)
        return Whose(chosen)


def _title() -> StringField:
    return StringField(
        _("Acara"),
        filters=[one_line],
        validators=[
            DataRequired(_("Tulis dulu acaranya.")),
            Length(max=MOST_TITLE_CHARACTERS, message=_("Acara terlalu panjang. Persingkat.")),
        ],
        render_kw={"maxlength": str(MOST_TITLE_CHARACTERS), "autocomplete": "off"},
    )


def _minutes() -> IntegerField:
    sentence = _("Lama pertemuan: antara 15 dan 480 menit.")
    return IntegerField(
        _("Lamanya (menit)"),
        validators=[InputRequired(sentence), if_read, NumberRange(15, 480, message=sentence)],
    )


def _numbers(status: Status) -> StringField:
    most = str(MOST_CHARACTERS)
    return StringField(STATUSES[status], render_kw={"autocomplete": "off", "maxlength": most})


class MeetingForm(ForWhom):
    """One meeting that follows no guide."""

    meeting_id = NewId()
    title = _title()
    minutes = _minutes()


class SeriesForm(ForWhom):
    """A meeting a week for each guide of a course."""

    series_id = NewId()
    course = SelectField(_("Kursus yang diikuti"))
    begin = IntegerField(
        _("Mulai dari pertemuan nomor"),
        default=1,
        validators=[
            if_read,
            NumberRange(1, MOST_IN_SERIES, message=_("Tulis nomor pertemuan yang pertama.")),
        ],
    )
    skipped = StringField(
        _("Tanggal yang dilewati"),
        render_kw={"autocomplete": "off", "maxlength": "400"},
    )

    def validate_skipped(self, field: StringField) -> None:
        """Refuse what is no day, and name it."""
        _days, strange = read_dates(field.data or "")
        if strange:
            raise StopValidation(
                _(
                    "Belum bisa dibaca: %(words)s. Tulis seperti ini: 3/12/2026, 24/12/2026.",
                    words=", ".join(strange),
                )
            )


class ChangeForm(PlaceAndTime):
    """A change of one meeting, or of all that follow; `seen` is what was changed from."""

    seen = HiddenField()
    title = _title()
    minutes = _minutes()
    scope = RadioField(
        _("Yang diubah"),
        default="one",
        choices=lambda: {
            "one": str(_("Pertemuan ini saja")),
            "following": str(_("Pertemuan ini dan yang berikutnya")),
        },
    )

    def seen_fact(self) -> UUID | None:
        """Return the fact that the meeting stood on when the page was opened."""
        return read_id(self.seen.data)


class PaperForm(Form):
    """The numbers of the sheet for each status; `seen` is what the page showed of each."""

    seen = HiddenField()
    present = _numbers(Status.PRESENT)
    late = _numbers(Status.LATE)
    excused = _numbers(Status.EXCUSED)
    sick = _numbers(Status.SICK)
    absent = _numbers(Status.ABSENT)

    def typed(self) -> dict[Status, str]:
        """Return what was typed for each status."""
        return {status: self[status.value].data or "" for status in Status}


class WalkInForm(Form):
    """Somebody who walked in: as little as will do."""

    walk_in_id = NewId()
    name = StringField(
        _("Nama"),
        filters=[one_line],
        validators=[
            DataRequired(_("Tulis dulu namanya.")),
            Length(max=MOST_NAME_CHARACTERS, message=_("Nama terlalu panjang.")),
        ],
        render_kw={"maxlength": str(MOST_NAME_CHARACTERS), "autocomplete": "off"},
    )
    sex = RadioField(
        _("Jenis kelamin"),
        choices=lambda: {sex.value: str(said) for sex, said in SEXES.items()},
        validators=[InputRequired(_("Jenis kelamin: pilih salah satu."))],
    )
    age_band = RadioField(
        _("Kira-kira umur"),
        choices=lambda: {band.value: str(said) for band, said in AGE_BANDS.items()},
        validators=[InputRequired(_("Umur: pilih salah satu."))],
    )


def _answer(label: str) -> TextAreaField:
    return TextAreaField(
        label,
        filters=[in_lines],
        validators=[
            Length(max=MOST_NOTE_CHARACTERS, message=_("Terlalu panjang. Singkat dulu isinya.")),
            without_numbers,
        ],
        render_kw={"rows": "3", "maxlength": str(MOST_NOTE_CHARACTERS)},
    )


class NoteForm(Form):
    """What is remembered of a meeting; `version` is what was written over."""

    version = HiddenField(default="0")
    went_well = _answer(_("Yang berjalan baik"))
    trouble = _answer(_("Kesulitan"))
    follow_up = _answer(_("Tindak lanjut"))
    materials = _answer(_("Bahan dan alat yang dipakai"))

    def seen(self) -> int:
        """Return the version that the page showed; 0 for none."""
        return read_number(self.version.data)
