"""The numbers of a pack month by month and together, by sex, age and pillar."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import pgettext

from rumahbelajar.formats import short_month
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.labels import KINDS, SHORT_BANDS, SHORT_PILLARS, SHORT_SEXES
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.documents.laying_out import (
    SEX_ORDER,
    Cell,
    ages_and_sexes,
    people,
    summed,
    table,
    with_anybody,
)
from rumahbelajar.reports.documents.learning_counts import Learned, by_cell
from rumahbelajar.reports.documents.meeting_counts import Meetings, State
from rumahbelajar.reports.documents.service_tables import KINDS_OF
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table


@dataclass(frozen=True)
class Counts:
    """What is counted of one month."""

    month: Month
    learned: Learned
    meetings: Meetings
    services: Sequence[Service]


Planned = Mapping[Month, int]
"""How many meetings are planned in each month that has not begun."""


def month_tables(months: Sequence[Counts], to_come: Planned, *, full: bool) -> list[Table]:
    """Return the months beneath each other; in full with the people, by sex and age and pillar."""
    if not full:
        return [_of_doings(months, to_come)]
    return [_in_all(months, to_come), _by_sex_and_age(months), _by_pillar(months)]


def _in_all(months: Sequence[Counts], to_come: Planned) -> Table:
    columns = _columns()
    rows = _lines(months, to_come)
    return table(
        "bulan",
        _("Angka per bulan"),
        columns,
        rows,
        *_of_those_to_come(to_come),
        _("Orang yang aktif di beberapa bulan dihitung di tiap bulan, jadi tidak dijumlahkan."),
        _(
            "Pertama kali: tiap orang dihitung satu kali, di bulan ia pertama kali selesai atau "
            "menerima sertifikat. Kursus dan sertifikat berikutnya tidak ikut di sini."
        ),
        total=_without(summed(columns, rows), 2),
    )


def _of_doings(months: Sequence[Counts], to_come: Planned) -> Table:
    """Return the same without the people."""
    every = _columns()
    kept = [place for place, column in enumerate(every) if not column.is_of_people]
    columns = [every[place] for place in kept]
    lines = _lines(months, to_come)
    rows = [Row(line.key, tuple(line.values[place] for place in kept)) for line in lines]
    notes, total = _of_those_to_come(to_come), summed(columns, rows)
    return table("bulan", _("Angka per bulan"), columns, rows, *notes, total=total)


def _columns() -> list[Column]:
    return [
        Column("month", _("Bulan"), Kind.TEXT, has_order_of_keys=True),
        people("enrolled", pgettext("jumlah", "Peserta baru")),
        people("active", _("Peserta aktif")),
        people("finished", _("Pertama kali selesai")),
        people("certified", _("Pertama kali menerima sertifikat")),
        Column("planned", _("Pertemuan")),
        Column("held", _("Diadakan")),
        people("came", _("Hadir (kali)")),
        Column("services", _("Layanan (kali)")),
        people("served", _("Dilayani")),
    ]


def _lines(months: Sequence[Counts], to_come: Planned) -> list[Row]:
    """Return a line for each month that has begun, and for each with a plan."""
    return [*(_line(each) for each in months), *(_plan(*each) for each in to_come.items())]


def _plan(month: Month, meetings: int) -> Row:
    values = (short_month(month.first), *(None,) * 4, meetings, *(None,) * 4)
    return Row(str(month), values)


def _of_those_to_come(to_come: Planned) -> Iterator[str]:
    if to_come:
        yield str(_("Dari bulan yang belum tiba baru ada pertemuan yang direncanakan."))


def _line(each: Counts) -> Row:
    return Row(
        str(each.month),
        (
            short_month(each.month.first),
            each.learned.began.total(),
            each.learned.active.total(),
            each.learned.finished,
            each.learned.certified,
            len(each.meetings.counted),
            each.meetings.in_state(State.HELD),
            each.meetings.came_in_all,
            len(each.services),
            sum(service.people for service in each.services),
        ),
    )


def _without(row: Row, place: int) -> Row:
    values = list(row.values)
    values[place] = None
    return Row(row.key, tuple(values))


def _by_sex_and_age(months: Sequence[Counts]) -> Table:
    columns = [
        Column("month", _("Bulan"), Kind.TEXT, has_order_of_keys=True),
        Column("what", _("Yang dihitung"), Kind.TEXT),
        *(people(sex.name.lower(), str(SHORT_SEXES[sex])) for sex in SEX_ORDER),
        *(people(f"age{place}", str(SHORT_BANDS[band])) for place, band in enumerate(BANDS)),
        people("sum", _("Jumlah")),
    ]
    rows = [
        Row(f"{each.month}.{key}", (short_month(each.month.first), words, *_spread(counted)))
        for each in months
        for key, words, counted in _of_month(each)
    ]
    return table(
        "bulan_ciri",
        _("Per bulan menurut jenis kelamin dan umur"),
        columns,
        rows,
        ages_and_sexes(),
    )


def _of_month(each: Counts) -> Iterator[tuple[str, str, Mapping[Cell, int]]]:
    yield "enrolled", _("Baru"), by_cell(each.learned.began)
    yield "active", _("Aktif"), by_cell(each.learned.active)
    yield "came", _("Hadir"), each.meetings.came


def _spread(counted: Mapping[Cell, int]) -> tuple[int, ...]:
    """Return how many of each sex, then of each age band, then in all."""
    by_sex: Counter[Sex] = Counter()
    by_band: Counter[str] = Counter()
    for (sex, band), number in counted.items():
        by_sex[sex] += number
        by_band[band] += number
    sexes = [by_sex[sex] for sex in SEX_ORDER]
    return (*sexes, *(by_band[band] for band in BANDS), sum(sexes))


def _by_pillar(months: Sequence[Counts]) -> Table:
    columns = [
        Column("pillar", _("Pilar"), Kind.TEXT),
        Column("kind", _("Layanan"), Kind.TEXT),
        *(people(f"m{each.month}", short_month(each.month.first)) for each in months),
        people("sum", _("Jumlah")),
    ]
    lines = []
    for pillar, kind in KINDS_OF:
        numbers = [
            sum(one.people for one in each.services if (one.pillar, one.kind) == (pillar, kind))
            for each in months
        ]
        words = f"{pillar}. {SHORT_PILLARS[pillar]}", str(KINDS[kind])
        lines.append(Row(f"{pillar}.{kind}", (*words, *numbers, sum(numbers))))
    rows = with_anybody(columns, [[each] for each in lines], _("Layanan lainnya"))
    return table(
        "layanan_bulan",
        _("Layanan per bulan menurut pilar"),
        columns,
        rows,
        total=summed(columns, rows),
    )
