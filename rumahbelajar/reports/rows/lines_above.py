"""What the areas above one tell of its months, traits or kinds: the same is withheld on its page.

There they stand beside each other, a line for each area: what such a table withholds of an area's
line is what the area's own table, which has them below each other, withholds (ToldAbove).
"""

from collections.abc import Iterable, Mapping, Sequence

from rumahbelajar.people.areas import upper_codes
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.reading import Dimension, Sum, sums_below
from rumahbelajar.reports.tables.table import Cell, Column, Kind, ListedRows, Row, Table, ToldAbove

SumsAbove = Mapping[str, Sequence[Sum]]
"""By the code of each area above, the nation first: its sums by area below and more."""
Told = tuple[str, str, int]
"""An area one level below, what is told of it, and the number."""


def sums_above(
    scope: Scope, asked: Asked, by: tuple[Dimension, ...], measures: tuple[str, ...]
) -> SumsAbove:
    """Return the sums of the areas above by CHILD and by these; nothing for who sees persons."""
    if scope.sees_persons(asked.area) or not asked.area:
        return {}
    codes = ["", *upper_codes(asked.area)]
    found = sums_below(asked, codes, [asked.course], measures, by)
    return {code: found.get((code, asked.course), []) for code in codes}


def told_above(
    column: str, cells: Mapping[str, Cell], areas: Mapping[str, Iterable[Told]], *, add_up: bool
) -> ToldAbove:
    """Return what areas above tell of these cells, which may add up to a column there.

    That column is told of the total of the area's own table.
    """
    tables = tuple(
        beside_each_other(column, list(cells), *each, add_up=add_up) for each in areas.items()
    )
    return ToldAbove(tables, {**cells, **({column: ("", column)} if add_up else {})})


def beside_each_other(
    column: str, values: Sequence[str], code: str, lines: Iterable[Told], *, add_up: bool
) -> Table:
    """Return the table of the areas below one with a column for each of these values."""
    numbers: dict[str, dict[str, int]] = {}
    for area, value, number in lines:
        line = numbers.setdefault(area, dict.fromkeys(values, 0))
        line[value] = line.get(value, 0) + number
    whole = Column(column, "", is_of_people=True)
    part_of = column if add_up else ""
    columns = (
        Column("area", "", Kind.TEXT),
        *([whole] if add_up else []),
        *(Column(value, "", is_of_people=True, part_of=part_of) for value in values),
    )

    def row(area: str, line: Sequence[int]) -> Row:
        return Row(area, ("", *([sum(line)] if add_up else []), *line), area)

    listed = {area: [line[value] for value in values] for area, line in sorted(numbers.items())}
    total = [sum(each) for each in zip(*listed.values(), strict=True)] or [0] * len(values)
    rows = [row(area, line) for area, line in listed.items()]
    return Table("", "", columns, ListedRows(rows, columns), row(code, total))
