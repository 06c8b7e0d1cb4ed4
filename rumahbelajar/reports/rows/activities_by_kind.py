"""Activities by kind: how many of each sex and age each of them had, and meetings likewise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask_babel import gettext as _

from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.kinds import PILLARS, ServiceKind
from rumahbelajar.outreach.labels import KINDS, SEXES, SHORT_BANDS, SHORT_PILLARS
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.rows.activities_above import band_key
from rumahbelajar.reports.rows.activity_sums import Done, Held, Served, summed
from rumahbelajar.reports.rows.traits_apart import apart
from rumahbelajar.reports.summaries.reading import Sum
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value


def by_kind(asked: Asked, services: Sequence[Done], served: Sequence[Served]) -> Table:
    """Return what was done, by pillar and kind, and for how many of each sex and age."""
    columns = (
        Column("pillar", _("Pilar"), Kind.TEXT),
        Column("kind", _("Kegiatan"), Kind.TEXT),
        Column("sex", _("Jenis kelamin"), Kind.TEXT),
        Column("times", _("Kali")),
        *_people_columns(),
    )
    times = summed(services, lambda each: (each.pillar, each.kind), lambda each: each.times)
    rows = [
        row
        for pillar in PILLARS
        for kind in ServiceKind
        if (pillar, kind) in times
        for row in _of_kind(pillar, kind, times[pillar, kind], served)
    ]
    rows += _of_all(served)
    values = (_("Semua"), "", "", sum(times.values()), *_people(served))
    notes = (
        _("Orang yang datang dua kali dihitung dua kali: kegiatan dicatat tanpa nama."),
        _("Rujukan hanya berupa angka. Pertemuan belajar ada di “Yang hadir di pertemuan”."),
    )
    return Table(
        *("kegiatan", _("Kegiatan menurut pilar, jenis kelamin, dan umur"), columns),
        ListedRows(rows, columns),
        Row("semua", values, area=asked.area, at=("", "")),
        notes=notes,
    )


def kinds_alone(
    asked: Asked, services: Sequence[Done], served: Sequence[Served], nation: Sequence[Served]
) -> Table:
    """Return what was done, by pillar and kind alone, and for how many.

    What was done elsewhere alone has a line too: to be without one would tell that it is 0.
    """
    month = asked.period.until
    others = [Done("", month, each.pillar, each.kind, 0, 0) for each in nation]
    table = by_kind(asked, [*services, *others], served)
    columns = tuple(each for each in table.columns if each.key != "sex" and not each.part_of)
    places = [table.place_of(each.key) for each in columns]

    def narrowed(row: Row) -> Row:
        return replace(row, values=tuple(row.values[place] for place in places), at=())

    rows = [narrowed(row) for row in table.rows.stream() if row.at[0] and not row.at[1]]
    return replace(
        table,
        title=_("Kegiatan menurut pilar"),
        columns=columns,
        rows=ListedRows(rows, columns),
        total=table.total and narrowed(table.total),
        notes=(*table.notes, apart()),
        skips_nobody=True,
    )


def _of_kind(pillar: int, kind: ServiceKind, times: int, served: Sequence[Served]) -> Iterator[Row]:
    """Yield a line of everybody, and one for each sex that anybody has."""
    key, words = f"{pillar}.{kind.value}", f"{pillar}. {SHORT_PILLARS[pillar]}"
    mine = [each for each in served if (each.pillar, each.kind) == (pillar, kind)]
    values: tuple[Value, ...] = (words, str(KINDS[kind]), _("Semua"), times, *_people(mine))
    yield Row(key, values, at=(key, ""))
    for sex in Sex:
        of_sex = [each for each in mine if each.sex is sex]
        if not of_sex:
            continue
        values = (words, str(KINDS[kind]), str(SEXES[sex]), None, *_people(of_sex))
        yield Row(f"{key}.{sex.value}", values, at=(key, sex.value))


def _of_all(served: Sequence[Served]) -> Iterator[Row]:
    """Yield a line of all kinds for each sex that anybody has."""
    for sex in Sex:
        of_sex = [each for each in served if each.sex is sex]
        if of_sex:
            values = (_("Semua"), "", str(SEXES[sex]), None, *_people(of_sex))
            yield Row(f"semua.{sex.value}", values, at=("", sex.value))


def _people_columns() -> tuple[Column, ...]:
    return (
        Column("people", _("Orang"), is_of_people=True, term="served"),
        *(
            Column(band_key(band), SHORT_BANDS[band], is_of_people=True, part_of="people")
            for band in BANDS
        ),
    )


def _people(served: Sequence[Served]) -> tuple[int, ...]:
    by_band = summed(served, lambda each: each.age_band, lambda each: each.people)
    return sum(by_band.values()), *(by_band.get(band, 0) for band in BANDS)


def at_meetings(asked: Asked, held: Sequence[Held], came: Sequence[Sum]) -> Table:
    """Return who came to meetings; those of whom a trait is not known stand under unknown."""
    columns = (
        Column("sex", _("Jenis kelamin"), Kind.TEXT),
        Column("came", _("Yang hadir"), is_of_people=True, term="came"),
        *(
            Column(band_key(band), SHORT_BANDS[band], is_of_people=True, part_of="came")
            for band in BANDS
        ),
    )
    served = [
        Served("", 0, ServiceKind.OTHER, _sex(told.keys[0]), _band(told.keys[1]), told.came)
        for told in came
    ]
    rows = [
        Row(sex.value, (str(SEXES[sex]), *_people([each for each in served if each.sex is sex])))
        for sex in Sex
    ]
    note = _(
        "%(times)s pertemuan diadakan, dihitung dari daftar hadir yang ditutup. Dalam laporan "
        "bulanan pertemuan berada di bawah pilar 3. Yang hadir dihitung tiap kali ia hadir.",
        times=sum(each.times for each in held),
    )
    return Table(
        *("pertemuan", _("Yang hadir di pertemuan"), columns, ListedRows(rows, columns)),
        Row("semua", (_("Semua"), *_people(served)), area=asked.area),
        notes=(note,),
    )


def _sex(value: str | int) -> Sex:
    return Sex(value) if value in set(Sex) else Sex.UNSAID


def _band(value: str | int) -> str:
    return str(value) if value in BANDS else BANDS[-1]
