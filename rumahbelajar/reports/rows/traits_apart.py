"""People of an area by one trait at a time, as the areas above it tell them (lines_above.py)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from rumahbelajar.people.labels import AGE_BANDS, SEXES
from rumahbelajar.people.traits import AgeBand, Sex
from rumahbelajar.reports.asking import saying
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.rows.lines_above import Line, SumsAbove, told_above
from rumahbelajar.reports.summaries.reading import Sum
from rumahbelajar.reports.tables.table import Cell, Column, Kind, ListedRows, Row, Table, ToldAbove

UNSAID = "-"
"""The key of what was not said, or is not known."""
BEYOND = "~"
"""Stands above the nation, which is its only part."""
_TRAIT, _SEX, _BAND = range(3)
"""Their places among the keys of sums, the area aside."""
Margin = tuple[int, Callable[[str], Cell]]
"""The place of a trait by which people are told, the others summed up, and the cell of a value."""


@dataclass(frozen=True)
class Told:
    """A table: what is counted, and the names of the traits that its rows are of."""

    key: str
    title: str
    measure: str
    head: str
    names: Mapping[str, str]
    term: str


def tables_apart(
    told: Told, found: Sequence[Sum], above: SumsAbove, asked: Asked
) -> Iterator[Table]:
    """Yield a table by the trait, and where no other table has them those by sex and by age."""
    active = saying.still_counting(asked) if told.measure == "active" else ()
    everywhere = _with_nation(found, above)
    traits = in_order(_values(everywhere, _TRAIT), list(told.names))
    names = {trait: told.names.get(trait, unnamed(trait)) for trait in traits}
    table = _by(_TRAIT, replace(told, names=names), found, above, asked)
    yield replace(table, notes=(*active, apart()))
    if is_alone(told.key, asked):
        return
    yield _by(_SEX, by_sex(told, _values(everywhere, _SEX)), found, above, asked)
    yield _by(_BAND, by_age(told, _values(everywhere, _BAND)), found, above, asked)


def is_alone(key: str, asked: Asked) -> bool:
    """Whether of this table only the trait is told, since another tells the sexes and ages."""
    return key == "tujuan" and not asked.destination


def apart() -> str:
    """Return why several traits are not told at once."""
    return str(
        _(
            "Kategori, jenis kelamin, dan umur di sini ditulis sendiri-sendiri: gabungannya di "
            "satu wilayah bisa membuka angka yang ditutup."
        )
    )


def by_sex(told: Told, there: Iterable[str]) -> Told:
    """Return what a table is that tells the same by sex, of these that are there."""
    sexes = in_order(there, [sex.value for sex in Sex])
    return replace(
        told,
        key=f"{told.key}-jenis-kelamin",
        title=str(_("%(title)s menurut jenis kelamin", title=told.title)),
        head=str(_("Jenis kelamin")),
        names={sex: str(SEXES[Sex(sex)]) for sex in sexes},
    )


def by_age(told: Told, there: Iterable[str]) -> Told:
    """Return what a table is that tells the same by age band, of these that are there."""
    bands = in_order(there, [band.value for band in AgeBand])
    return replace(
        told,
        key=key_by_age(told.key),
        title=str(_("%(title)s menurut umur", title=told.title)),
        head=str(_("Umur")),
        names={band: name_of_band(band) for band in bands},
    )


def key_by_age(key: str) -> str:
    """Return the key of the table by age that goes with another."""
    return f"{key}-usia"


def table_by(
    told: Told, own: Iterable[Line], above: Mapping[str, Iterable[Line]], asked: Asked
) -> Table:
    """Return a table by one trait, of lines of each value of it, in the area and those above."""
    columns = (
        Column("trait", told.head, Kind.TEXT),
        Column(told.measure, str(_("Jumlah")), term=told.term, is_of_people=True),
    )
    numbers = dict.fromkeys(told.names, 0)
    for _area, value, number in own:
        numbers[value] += number
    rows = [Row(key, (told.names[key], number)) for key, number in numbers.items()]
    total = Row("", (str(_("Jumlah")), sum(numbers.values())), area=asked.area)
    told_here = lines_above(asked, told.measure, lambda value: (value, told.measure), above)
    listed = ListedRows(rows, columns)
    return Table(
        *(told.key, told.title, columns, listed, total),
        told_above=(told_here,),
        skips_nobody=True,
    )


def _by(place: int, told: Told, found: Sequence[Sum], above: SumsAbove, asked: Asked) -> Table:
    own = _lines(_with_area(found), told.measure, place)
    areas = {code: list(_lines(each, told.measure, place)) for code, each in above.items()}
    return table_by(told, own, areas, asked)


def margins_across(measure: str) -> tuple[Margin, ...]:
    """Return where a table of all traits at once tells each of them by itself."""
    return (
        (_TRAIT, lambda value: (f"{value}:semua", measure)),
        (_SEX, lambda value: (f"semua:{value}", measure)),
        (_BAND, lambda value: ("", value)),
    )


def traits_of_the_nation(
    asked: Asked, measure: str, margins: Sequence[Margin], found: Sequence[Sum]
) -> tuple[ToldAbove, ...]:
    """Return what is decided of each of these by itself, as the areas below tell it."""
    sums = _with_area(found)
    return tuple(
        lines_above(asked, measure, cell, {BEYOND: _lines(sums, measure, place)})
        for place, cell in margins
    )


def lines_above(
    asked: Asked,
    measure: str,
    cell: Callable[[str], Cell],
    areas: Mapping[str, Iterable[Line]],
) -> ToldAbove:
    """Return what these lines of areas tell of each value, and of all."""
    lines = {code: list(each) for code, each in areas.items()}
    values = sorted({value for each in lines.values() for _area, value, _number in each})
    cells = {value: cell(value) for value in values}
    return told_above(asked, ("", measure), cells, lines)


def _with_area(found: Sequence[Sum]) -> list[Sum]:
    """Return the sums of the nation as those of an area in what lies beyond it."""
    return [replace(each, keys=("", *each.keys)) for each in found]


def _lines(found: Sequence[Sum], measure: str, place: int) -> Iterator[Line]:
    for each in found:
        yield str(each.keys[0]), _value(each, place + 1), getattr(each, measure)


def _with_nation(found: Sequence[Sum], above: SumsAbove) -> list[Sum]:
    """Return the sums with those of the nation: what nobody here is has a line, if others are.

    Else a line that is not there would tell that it is 0, where that may be withheld.
    """
    nation = next(iter(above.values()))
    return [*found, *(replace(each, keys=each.keys[1:]) for each in nation)]


def _values(found: Sequence[Sum], place: int) -> set[str]:
    return {_value(each, place) for each in found}


def _value(found: Sum, place: int) -> str:
    return str(found.keys[place]) or UNSAID


def in_order(found: Iterable[str], order: Sequence[str]) -> list[str]:
    """Return what there is, in its usual order, what is not known last."""
    there = set(found) - {""}
    known = [each for each in order if each in there]
    return [*known, *sorted(there - set(known) - {UNSAID}), *(there & {UNSAID} - set(known))]


def name_of_band(band: str) -> str:
    """Return what an age band is called, or that it is not known."""
    return str(AGE_BANDS[AgeBand(band)]) if band != UNSAID else str(_("Umur belum diketahui"))


def unnamed(trait: str) -> str:
    """Return what a trait without a name is called."""
    return str(_("Belum diketahui")) if trait == UNSAID else trait
