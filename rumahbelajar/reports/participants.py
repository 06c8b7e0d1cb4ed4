"""Participants: how many of each category, sex and age band began, and how many are active.

The table that the ministry asks for (section G of the facts); by destination as the other choice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext, pgettext
from markupsafe import Markup

from rumahbelajar.formats import month
from rumahbelajar.people.labels import CATEGORIES, DESTINATIONS, SEXES
from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports import charts
from rumahbelajar.reports.asking import saying
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.protecting import is_few
from rumahbelajar.reports.rows.lines_above import sums_above
from rumahbelajar.reports.rows.traits_apart import (
    UNSAID,
    Told,
    in_order,
    is_alone,
    key_by_age,
    margins_across,
    name_of_band,
    tables_apart,
    traits_of_the_nation,
    unnamed,
)
from rumahbelajar.reports.summaries.reading import Dimension, Sum, sums
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value

ALL = ""
_COUNTED = ("enrolled", "active")
Counts = dict[tuple[str, str, str], int]
"""How many of each trait, sex and age band, and "" of all of them."""


def make(scope: Scope, asked: Asked) -> list[Table]:
    """Return who began and who is active by category, and who began by destination.

    Where one of the two is asked for, its people are told by that alone. Who sees counts is told of
    an area in the nation by one trait at a time: what is withheld of two together would follow from
    the pages of other areas.
    """
    tables: list[Table] = []
    if not asked.destination:
        tables += _tables(Dimension.CATEGORY, [_began(), _active(asked)], scope, asked)
    if not asked.category:
        tables += _tables(Dimension.DESTINATION, [_by_destination()], scope, asked)
    return tables


def _tables(trait: Dimension, told: Sequence[Told], scope: Scope, asked: Asked) -> Iterator[Table]:
    by = (trait, Dimension.SEX, Dimension.AGE_BAND)
    found = sums(asked, *by, measures=_COUNTED)
    is_enough = all(is_alone(each.key, asked) for each in told)
    above = sums_above(scope, asked, by[:1] if is_enough else by, _COUNTED)
    for each in told:
        if above:
            yield from tables_apart(each, found, above, asked)
            continue
        table = _table(each, found, asked)
        if not scope.sees_persons(asked.area):
            margins = margins_across(each.measure)
            told_above = traits_of_the_nation(asked, each.measure, margins, found)
            table = _without_few_unsaid(replace(table, told_above=told_above))
        yield table


def _without_few_unsaid(table: Table) -> Table:
    """Return a table that tells ages of each trait for who said their sex, where few did not.

    They would else be what all are more than women and men, and nearly every number of men, of whom
    there are fewest, would cover for them.
    """
    rows = [row for row in table.rows.stream() if row.at[0]]
    bands = [(at, column.key) for at, column in enumerate(table.columns) if column.part_of]
    unsaid = [row.values[at] for row in rows if row.at[1] == UNSAID for at, _key in bands]
    if len({row.at[0] for row in rows}) < 2 or not any(map(is_few, unsaid)):
        return table
    untold = frozenset(
        (row.key, key) for row in rows if row.at[1] in (ALL, UNSAID) for _at, key in bands
    )
    note = _(
        "Umur dalam tiap baris ditulis untuk perempuan dan laki-laki saja: sedikit yang tidak "
        "menjawab jenis kelaminnya. Di baris Jumlah semua orang dihitung."
    )
    return replace(table, untold=untold, notes=(*table.notes, str(note)))


def draw(tables: Sequence[Table], _asked: Asked) -> list[Markup]:
    """Draw how many began of each category and of each age band."""
    table = tables[0]
    place = next(at for at, column in enumerate(table.columns) if column.is_of_people)
    rows = [
        (str(row.values[0]), row.values[place])
        for row in table.rows.stream()
        if not row.at or (row.at[0] and not row.at[1])
    ]
    bands = [
        (column.title, table.total.values[at])
        for at, column in enumerate(table.columns)
        if column.part_of and table.total
    ]
    for apart in tables:
        if apart.key == key_by_age(table.key):
            bands = [(str(row.values[0]), row.values[1]) for row in apart.rows.stream()]
    by_age = _("%(title)s menurut umur", title=table.title)
    return [charts.bars(table.title, rows), charts.bars(str(by_age), bands)]


def _counts(found: Iterable[Sum], measure: str) -> Counts:
    """Return the number of every trait, sex and age band, with all sums of them."""
    counts: Counts = {}
    for line in found:
        number = getattr(line, measure)
        trait, sex, band = (str(key) or UNSAID for key in line.keys)
        for one in (trait, ALL):
            for two in (sex, ALL):
                for three in (band, ALL):
                    key = (one, two, three)
                    counts[key] = counts.get(key, 0) + number
    return {key: number for key, number in counts.items() if number}


def _began() -> Told:
    words = str(pgettext("jumlah", "Peserta baru")), "enrolled", str(_("Kategori"))
    return Told("baru", *words, _categories(), "enrolled")


def _active(asked: Asked) -> Told:
    title = _("Peserta aktif pada %(month)s", month=month(asked.active_month.first))
    return Told("aktif", str(title), "active", str(_("Kategori")), _categories(), "active")


def _by_destination() -> Told:
    names = {code: str(words) for code, words in DESTINATIONS.items() if code}
    title = str(_("Peserta baru menurut negara tujuan"))
    return Told("tujuan", title, "enrolled", str(_("Negara tujuan")), names, "enrolled")


def _categories() -> dict[str, str]:
    return {each.value: str(words) for each, words in CATEGORIES.items()}


def _table(told: Told, found: Sequence[Sum], asked: Asked) -> Table:
    counts = _counts(found, told.measure)
    bands = in_order((key[2] for key in counts), [band.value for band in AgeBand])
    columns = (
        Column("trait", told.head, Kind.TEXT),
        Column("sex", str(_("Jenis kelamin")), Kind.TEXT),
        Column(told.measure, str(_("Jumlah")), term=told.measure, is_of_people=True),
        *(
            Column(band, name_of_band(band), is_of_people=True, part_of=told.measure)
            for band in bands
        ),
    )
    sexes = in_order((key[1] for key in counts), [sex.value for sex in Sex])
    traits = in_order((key[0] for key in counts), list(told.names))
    rows = list(_rows(traits, sexes, bands, told.names, counts))
    everybody: tuple[Value, ...] = (
        str(_("Jumlah")),
        str(_("Semua")),
        *_numbers(ALL, ALL, bands, counts),
    )
    total = Row("", everybody, area=asked.area, at=(ALL, ALL))
    notes = saying.still_counting(asked) if told.measure == "active" else ()
    return Table(told.key, told.title, columns, ListedRows(rows, columns), total, notes=notes)


def _rows(
    traits: Sequence[str],
    sexes: Sequence[str],
    bands: Sequence[str],
    names: Mapping[str, str],
    counts: Counts,
) -> Iterator[Row]:
    """Yield each trait, summed up and by sex, and then everybody by sex."""
    for trait in (*traits, ALL):
        name = str(_("Jumlah")) if trait == ALL else names.get(trait, unnamed(trait))
        for sex in (ALL, *sexes):
            if trait == sex == ALL:
                continue
            words = str(SEXES[Sex(sex)]) if sex else str(_("Semua"))
            values: tuple[Value, ...] = (name, words, *_numbers(trait, sex, bands, counts))
            yield Row(f"{trait or 'semua'}:{sex or 'semua'}", values, at=(trait, sex))


def _numbers(trait: str, sex: str, bands: Sequence[str], counts: Counts) -> Iterator[int]:
    for band in (ALL, *bands):
        yield counts.get((trait, sex, band), 0)


REPORT = Report(
    "peserta",
    lazy_gettext("Peserta menurut kategori"),
    lazy_gettext("Berapa peserta baru dan aktif, menurut kategori, jenis kelamin, dan umur."),
    frozenset(Filter) - {Filter.GROUP},
    make,
    draw=draw,
    comparisons=(Comparison.PERIOD_BEFORE,),
)

assert UNSAID == Sex.UNSAID  # noqa: S101 - who did not say stands with those not known
assert UNSAID not in {each.value for each in Category}  # noqa: S101 - as above
