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
Line = tuple[str, str, int]
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
    asked: Asked,
    whole: Cell | None,
    cells: Mapping[str, Cell],
    areas: Mapping[str, Iterable[Line]],
) -> ToldAbove:
    """Return what areas above tell of these cells of the one asked for.

    `whole` is the cell that they add up to, if they do.
    """
    key = whole[1] if whole else ""
    tables = tuple(_beside_each_other(key, list(cells), *each) for each in areas.items())
    return ToldAbove(tables, asked.area, {**cells, **({key: whole} if whole else {})})


def _beside_each_other(
    whole: str, values: Sequence[str], code: str, lines: Iterable[Line]
) -> Table:
    """Return the table of the areas below one with a column for each of these values."""
    numbers: dict[str, dict[str, int]] = {}
    for area, value, number in lines:
        if area not in numbers:
            numbers[area] = dict.fromkeys(values, 0)
        numbers[area][value] += number
    columns = (
        Column("area", "", Kind.TEXT),
        *([Column(whole, "", is_of_people=True)] if whole else []),
        *(Column(value, "", is_of_people=True, part_of=whole) for value in values),
    )

    def row(area: str, line: Sequence[int]) -> Row:
        return Row(area, ("", *([sum(line)] if whole else []), *line), area)

    listed = {area: list(line.values()) for area, line in sorted(numbers.items())}
    total = [sum(each) for each in zip(*listed.values(), strict=True)] or [0] * len(values)
    rows = [row(area, line) for area, line in listed.items()]
    return Table("", "", columns, ListedRows(rows, columns), row(code, total))
