"""A table of the areas below one, each with its sums, and the same of the areas above for whoever
sees no persons: what is withheld there must not come out here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from rumahbelajar.people.areas import VILLAGE_LENGTH, upper_codes
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.reading import (
    MEASURES,
    Dimension,
    Sum,
    added,
    sums,
    sums_below,
    totals,
)
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, Value


@dataclass(frozen=True)
class Measured:
    """Columns of numbers, and what stands in them for a line of sums."""

    columns: tuple[Column, ...]
    values: Callable[[Sum], tuple[Value, ...]]
    measures: tuple[str, ...] = MEASURES
    """Those of a line that the values are made of."""


Above = Mapping[str, tuple[Table, ...]]
"""By the id of a course, the tables of the areas above (Table.above)."""


@dataclass(frozen=True)
class Area:
    """An area with those below it: their names and their sums, month by month."""

    code: str
    name: str
    below: Mapping[str, str]
    """The names of the areas one level below, by code, as they are listed."""
    lines: Sequence[Sum]
    """By area below, but in a village, and by month."""
    active_month: int
    """The month that alone tells who is active."""

    @property
    def by_month(self) -> dict[int, Sum]:
        """The sums of each month that has any."""
        return {int(key): added(each) for key, each in _grouped(self.lines, -1).items()}

    @property
    def by_area(self) -> dict[str, Sum]:
        """The sums of each area below that has any."""
        return {str(key): self._over(each) for key, each in _grouped(self.lines, 0).items()}

    @property
    def whole(self) -> Sum:
        """The sums of the whole area."""
        return self._over(self.lines)

    def _over(self, lines: Sequence[Sum]) -> Sum:
        active = sum(each.active for each in lines if each.keys[-1] == self.active_month)
        return replace(added(lines), active=active)


def read_area(asked: Asked, measured: Measured) -> Area:
    """Read an area with the areas below it; two queries."""
    by = (Dimension.MONTH,) if is_village(asked.area) else (Dimension.CHILD, Dimension.MONTH)
    names = places.with_children(asked.area)
    own = names.pop(asked.area)
    codes = sorted(names, key=lambda code: (names[code].casefold(), code))
    return Area(
        asked.area,
        own,
        {code: names[code] for code in codes},
        sums(asked, *by, measures=measured.measures),
        asked.active_month.number,
    )


def areas_below(asked: Asked, measured: Measured, above: tuple[Table, ...]) -> Table:
    """Return the table of the areas one level below (see listed_below)."""
    return listed_below(read_area(asked, measured), measured, above)


def listed_below(area: Area, measured: Measured, above: tuple[Table, ...]) -> Table:
    """Return the table of the areas one level below, by name; those without anybody too.

    That of a village has a line of its own.
    """
    found = area.by_area if area.below else {}
    rows = [_row(code, name, found.get(code, Sum()), measured) for code, name in area.below.items()]
    whole = _row(area.code, area.name, area.whole, measured)
    if is_village(area.code):
        rows = [replace(whole)]
    name = places.level_name(len(rows[0].key)) if rows else str(_("Wilayah"))
    columns = (Column("area", name, Kind.TEXT), *measured.columns)
    title = str(_("Menurut wilayah"))
    return Table("wilayah", title, columns, ListedRows(rows, columns), whole, above)


def tables_above(scope: Scope, asked: Asked, measured: Measured) -> tuple[Table, ...]:
    """Return the same tables of the areas above, the nation first; none for who sees persons."""
    return above_in_courses(scope, asked, measured, [asked.course])[asked.course]


def above_in_courses(
    scope: Scope, asked: Asked, measured: Measured, courses: Sequence[str]
) -> Above:
    """Return the tables of the areas above in each of these courses; one query for all.

    They are made of what is there, names aside: nobody reads them.
    """
    if not courses or scope.sees_persons(asked.area) or not asked.area:
        return dict.fromkeys(courses, ())
    columns = (Column("area", "", Kind.TEXT), *measured.columns)
    areas = ["", *upper_codes(asked.area)]
    found = sums_below(asked, areas, courses, measured.measures)
    return {
        course: tuple(
            _above(code, found.get((code, course), []), columns, measured) for code in areas
        )
        for course in courses
    }


def above_of(
    asked: Asked, measured: Measured, found: Mapping[str, Sequence[Sum]]
) -> tuple[Table, ...]:
    """Return the tables of the areas above, of their sums by CHILD and MONTH."""
    columns = (Column("area", "", Kind.TEXT), *measured.columns)
    active_month = asked.active_month.number
    areas = (Area(code, "", {}, lines, active_month) for code, lines in found.items())
    return tuple(
        _above(
            area.code,
            [replace(each, keys=(code,)) for code, each in area.by_area.items()],
            columns,
            measured,
        )
        for area in areas
    )


def wholes_of(
    asked: Asked, measured: Measured, courses: Sequence[str], above: Above
) -> dict[str, tuple[Value, ...]]:
    """Return the values of the whole area in each of these courses, as the tables above tell it."""
    if not courses:
        return {}
    if any(above.values()):
        nothing = measured.values(Sum())
        return {course: row_of(asked.area, above[course][-1], nothing) for course in courses}
    found = totals(asked, courses, measured.measures)
    return {course: measured.values(each) for course, each in found.items()}


def row_of(code: str, table: Table, nothing: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the numbers of an area in a table of areas, or these where it has no row."""
    return next((row.values[1:] for row in table.rows.stream() if row.key == code), nothing)


def _grouped(lines: Sequence[Sum], place: int) -> dict[str | int, list[Sum]]:
    groups: dict[str | int, list[Sum]] = {}
    for line in lines:
        groups.setdefault(line.keys[place], []).append(line)
    return groups


def is_village(area: str) -> bool:
    """Whether an area has none below it."""
    return len(area) == VILLAGE_LENGTH


def _above(code: str, found: list[Sum], columns: tuple[Column, ...], measured: Measured) -> Table:
    rows = [_row(str(each.keys[0]), "", each, measured) for each in found]
    whole = _row(code, "", added(found), measured)
    return Table("wilayah", "", columns, ListedRows(rows, columns), whole)


def _row(code: str, name: str, found: Sum, measured: Measured) -> Row:
    return Row(code, (name, *measured.values(found)), area=code)
