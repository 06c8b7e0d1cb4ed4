"""Jadwal kabar: when the family calls each week, by the clock at home and by that far away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from rumahbelajar.activities.clock import read_hour, read_offset
from rumahbelajar.activities.fields import Field, Values, whole, words
from rumahbelajar.activities.tool import Tool, Unfit
from rumahbelajar.questions.marking import UnreadableAnswer, sentence

DAYS: Mapping[str, str] = {
    "monday": sentence("Senin"),
    "tuesday": sentence("Selasa"),
    "wednesday": sentence("Rabu"),
    "thursday": sentence("Kamis"),
    "friday": sentence("Jumat"),
    "saturday": sentence("Sabtu"),
    "sunday": sentence("Minggu"),
}
HOMES: Mapping[str, str] = {
    "Asia/Jakarta": sentence("WIB, misalnya Sumatra dan Jawa"),
    "Asia/Makassar": sentence("WITA, misalnya Bali, Lombok, dan Sulawesi"),
    "Asia/Jayapura": sentence("WIT, misalnya Maluku dan Papua"),
}
OTHER = "other"
PLACES: Mapping[str, str] = {
    "Asia/Hong_Kong": sentence("Hong Kong"),
    "Asia/Taipei": sentence("Taiwan"),
    "Asia/Kuala_Lumpur": sentence("Malaysia"),
    "Asia/Singapore": sentence("Singapura"),
    "Asia/Riyadh": sentence("Arab Saudi"),
    "Asia/Seoul": sentence("Korea Selatan"),
    "Asia/Tokyo": sentence("Jepang"),
    OTHER: sentence("Tempat lain"),
}
"""Where somebody works, whatever the rules of that country are."""
NIGHT_FROM, NIGHT_UNTIL = time(21), time(5)
SCHOOL_FROM, SCHOOL_UNTIL = time(7), time(13)
"""When we take it to be night, and a child to be at school, by our advice: each family differs."""
_SUNDAY = 6
MANY = 3
"""More calls a week than this are hard to keep, by our advice."""


@dataclass(frozen=True)
class Call:
    """A call of each week by both clocks; `there_day` is the day it is there by then.

    `heed` are sentences of what to think of.
    """

    day: str
    here: time
    there_day: str
    there: time
    heed: tuple[str, ...]

    @property
    def is_another_day(self) -> bool:
        """Whether it is the day before or after there."""
        return self.day != self.there_day


@dataclass(frozen=True)
class Week:
    """The week of a family; a day has no call where it is None, and words are "" when not said.

    `zone` is the short name of the time at home, `place` the place far away, "" for one of no
    name; `ahead` is how many minutes its clock goes before, below zero when it is behind.
    """

    zone: str
    place: str
    ahead: int
    days: tuple[tuple[str, Call | None], ...]
    minutes: int
    helper: str
    backup: str

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls from Monday on."""
        return tuple(call for _day, call in self.days if call)

    @property
    def backup_is_taken(self) -> bool:
        """Whether the family already calls on the day to fall back on."""
        return any(call.day == self.backup for call in self.calls)

    @property
    def is_much(self) -> bool:
        """Whether it is more than most can keep."""
        return len(self.calls) > MANY


class ContactSchedule(Tool):
    """A week: the hour of each call at home, and where the one far away works."""

    type: Literal["contact_schedule"]

    name: ClassVar[str] = "jadwal-kabar"
    heading: ClassVar[str] = sentence("Jadwal kabar")
    purpose: ClassVar[str] = sentence("Kapan menelepon, menurut jam di rumah dan jam di sana?")
    counts: ClassVar[bool] = False
    shows_all: ClassVar[bool] = True
    fields: ClassVar[Mapping[str, Field]] = {
        "home": Field("choice", sentence("Jam di rumah"), options=tuple(HOMES.items()), open=True),
        "place": Field(
            "choice", sentence("Tempat bekerja"), options=tuple(PLACES.items()), open=True
        ),
        "offset": Field(
            "words",
            sentence("Kalau tempat lain: selisih jam dari GMT"),
            hint=sentence("Ada di pengaturan jam HP di sana. Misalnya GMT+4."),
        ),
        **{name: Field("words", label) for name, label in DAYS.items()},
        "minutes": Field(
            "count",
            sentence("Berapa menit sekali menelepon?"),
            hint=sentence("Pendek tidak apa-apa. Misalnya 10."),
            least=1,
            most=180,
        ),
        "helper": Field(
            "words",
            sentence("Siapa yang membantu anak kecil bicara?"),
            hint=sentence("Boleh kosong. Misalnya Bapak."),
        ),
        "backup": Field(
            "choice",
            sentence("Hari pengganti kalau batal"),
            options=tuple(DAYS.items()),
            open=True,
        ),
    }

    @classmethod
    def work_out(cls, values: Values, today: date) -> Week:
        """Return the week; raise Unfit. The clocks are those of the seven days from today on."""
        home, place = words(values, "home"), words(values, "place")
        if not home:
            raise Unfit("home", "Pilih dulu jam di rumah: WIB, WITA, atau WIT.")
        here, there = ZoneInfo(home), _there(values, place)
        minutes = whole(values, "minutes")
        days = tuple(
            (label, _call(values, name, _next(today, number), (here, there)))
            for number, (name, label) in enumerate(DAYS.items())
        )
        if not any(call for _label, call in days):
            raise Unfit("monday", "Isi jam untuk satu hari dulu.")
        noon = datetime.combine(today, time(12), here)
        away = (noon.astimezone(there).utcoffset() or timedelta()) - (
            noon.utcoffset() or timedelta()
        )
        return Week(
            zone=HOMES[home].partition(",")[0],
            place="" if place == OTHER else PLACES[place],
            ahead=away // timedelta(minutes=1),
            days=days,
            minutes=minutes,
            helper=words(values, "helper"),
            backup=DAYS.get(words(values, "backup"), ""),
        )


def _there(values: Values, place: str) -> tzinfo:
    offset = words(values, "offset")
    if not place:
        raise Unfit("place", "Pilih dulu tempat bekerja.")
    if place != OTHER:
        return ZoneInfo(place)
    if not offset:
        raise Unfit("offset", "Tulis juga selisih jamnya dari GMT, misalnya GMT+4.")
    return _read_offset(offset)


def _read_offset(text: str) -> timezone:
    try:
        return read_offset(text)
    except UnreadableAnswer as unreadable:
        raise Unfit("offset", unreadable.message) from None


def _next(today: date, weekday: int) -> date:
    return today + timedelta((weekday - today.weekday()) % 7)


def _call(values: Values, name: str, day: date, clocks: tuple[tzinfo, tzinfo]) -> Call | None:
    typed = words(values, name)
    if not typed:
        return None
    try:
        hour = read_hour(typed)
    except UnreadableAnswer as unreadable:
        raise Unfit(name, unreadable.message) from None
    here = datetime.combine(day, hour, clocks[0])
    there = here.astimezone(clocks[1])
    length = timedelta(minutes=max(0, whole(values, "minutes") - 1))
    return Call(
        DAYS[name],
        hour,
        tuple(DAYS.values())[there.weekday()],
        there.time(),
        tuple(_heed((here, here + length), (there, there + length))),
    )


def _heed(here: tuple[datetime, datetime], there: tuple[datetime, datetime]) -> Iterator[str]:
    """Yield what to think of, for the first and the last minute on each side."""
    if any(map(_is_night, here)):
        yield sentence("Di rumah sudah malam. Anak mungkin sudah tidur.")
    if any(map(_is_at_school, here)):
        yield sentence("Di rumah mungkin jam sekolah.")
    if any(map(_is_night, there)):
        yield sentence("Di sana sudah malam. Tanyakan apakah waktunya cocok.")


def _is_night(moment: datetime) -> bool:
    return moment.time() >= NIGHT_FROM or moment.time() < NIGHT_UNTIL


def _is_at_school(moment: datetime) -> bool:
    return moment.weekday() != _SUNDAY and SCHOOL_FROM <= moment.time() < SCHOOL_UNTIL
