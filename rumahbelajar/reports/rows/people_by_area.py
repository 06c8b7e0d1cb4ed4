"""A table of people by area, from their numbers by village: every level is a sum of those."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, literal_column, select

from rumahbelajar.database import within
from rumahbelajar.people.areas import VILLAGE_LENGTH, is_village_code, upper_codes
from rumahbelajar.people.models import Person
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import ANY_COURSE
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value

Numbers = Mapping[str, Sequence[int]]
"""By the code of a village, one number for each column."""
OF_ANY_COURSE: ColumnElement[str] = literal_column(f"'{ANY_COURSE}'")
"""Written out, so that a database knows which of its indexes are of these rows alone."""


def is_in(column: Any, area: str) -> ColumnElement[bool]:
    """Return the condition that the code of a village lies in an area.

    A village is only itself: a database finds that in an index alone, but not one thing or another.
    """
    found: ColumnElement[bool] = column == area if is_village_code(area) else within(column, area)
    return found


def is_not_suspended(person_id: Any) -> ColumnElement[bool]:
    """Return the condition that an id is of nobody who is suspended."""
    suspended = select(Person.id).where(Person.suspended_at.is_not(None))
    found: ColumnElement[bool] = person_id.not_in(suspended)
    return found


def has_traits(row: Any, asked: Asked) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a row is of the sex, age band and so on that are asked for."""
    for name, value in asked.traits.items():
        yield getattr(row, name) == value


def by_area(
    scope: Scope, asked: Asked, columns: tuple[Column, ...], count: Callable[[str], Numbers]
) -> Table:
    """Return the areas below the one asked for, or the village itself, with their numbers.

    `count` is called once: for the area, or for the nation where the reader sees no persons, since
    what is withheld in the areas above must not come out below.
    """
    sees_persons = scope.sees_persons(asked.area)
    numbers = count(asked.area if sees_persons else "")
    above = () if sees_persons else _above(asked.area, columns, numbers)
    if len(asked.area) == VILLAGE_LENGTH:
        return _itself(asked.area, columns, numbers, above)
    codes = places.children_of(asked.area)
    names = places.names_of([*codes, asked.area])
    codes.sort(key=lambda code: (names[code].casefold(), code))
    level = places.level_name(len(codes[0])) if codes else str(_("Wilayah"))
    return _table(asked.area, level, columns, _summed(numbers, asked.area), names, codes, above)


def _above(area: str, columns: tuple[Column, ...], numbers: Numbers) -> tuple[Table, ...]:
    if not area:
        return ()
    found = []
    for code in ("", *upper_codes(area)):
        sums = _summed(numbers, code)
        found.append(_table(code, "", columns, sums, {}, sorted(sums.keys() - {code})))
    return tuple(found)


def _table(  # noqa: PLR0913, PLR0917 - what a table of areas is made of
    area: str,
    level: str,
    columns: tuple[Column, ...],
    sums: Numbers,
    names: Mapping[str, str],
    codes: Sequence[str],
    above: tuple[Table, ...] = (),
) -> Table:
    nothing = [0] * len(columns)
    rows = [Row(code, (names.get(code, ""), *sums.get(code, nothing)), code) for code in codes]
    total = Row("total", (names.get(area, ""), *sums.get(area, nothing)), area)
    shown = (Column("area", level, Kind.TEXT), *columns)
    title = str(_("Menurut wilayah"))
    return Table("wilayah", title, shown, ListedRows(rows, shown), total, above)


def _itself(
    code: str, columns: tuple[Column, ...], numbers: Numbers, above: tuple[Table, ...]
) -> Table:
    shown = (Column("area", places.level_name(len(code)), Kind.TEXT), *columns)
    values: tuple[Value, ...] = (places.name_of(code), *numbers.get(code, [0] * len(columns)))
    row = Row(code, values, code, above=above)
    return Table("wilayah", str(_("Desa ini")), shown, ListedRows([row], shown))


def _summed(numbers: Numbers, area: str) -> dict[str, list[int]]:
    """Return the sums of an area, and of each one a level below it that has any."""
    length = places.below(area) or VILLAGE_LENGTH
    found: dict[str, list[int]] = {}
    for village, of_village in numbers.items():
        if area and village != area and not village.startswith(f"{area}."):
            continue
        for code in (area, village[:length]):
            before = found.get(code, [0] * len(of_village))
            found[code] = [one + two for one, two in zip(before, of_village, strict=True)]
    return found
