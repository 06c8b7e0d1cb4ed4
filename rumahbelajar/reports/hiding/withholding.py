"""Withholding: who may see only counts sees none under five, and cannot work one out.

What is withheld depends on the numbers alone: it is the same for every reader without persons, on
every page and in every export. Which numbers of one table are withheld stands in within_a_table.py;
along the areas every sum has none or at least two withheld numbers, so that no chain of sums leads
to one (docs/decisions/withholding.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.protecting import is_few
from rumahbelajar.reports.hiding.within_a_table import (
    Known,
    Moves,
    decide,
    small_blocks,
)
from rumahbelajar.reports.tables.table import (
    WITHHELD,
    Cell,
    Column,
    ListedRows,
    Row,
    Table,
    Value,
)


@dataclass(frozen=True)
class Decided:
    """What the table above an area decides of its row."""

    columns: Mapping[str, bool]
    """Whether it withholds them, by their keys."""
    moves: Moves | None
    """None where there is no table above."""


Seen = dict[tuple[int, str | None], Decided]
"""What was decided above, by the tables there and the area: of one answer, which holds them."""


_NOTHING = Decided({}, None)


def withhold(tables: Sequence[Table], scope: Scope, asked: Asked) -> list[Table]:
    """Return the tables as this reader may see them."""
    if scope.sees_persons(asked.area):
        return [_without_hard(table) for table in tables]
    seen: Seen = {}
    return [withheld(table, seen) for table in tables]


def _without_hard(table: Table) -> Table:
    """Return a table as somebody may see it who sees persons: who takes a course on a hard subject
    is theirs to say, and is not to be read off counts."""
    rows = list(table.rows.stream()) if isinstance(table.rows, ListedRows) else []
    hard = [row for row in rows if row.is_hard]
    places = [(table.place_of(each.key), each) for each in table.columns if each.is_of_people]
    few = [column.key for place, column in places if any(is_few(row.values[place]) for row in hard)]
    shares = small_blocks(hard, table)
    if not few and not shares:
        return table
    cells = {(row.key, key) for row in hard for key in few} | {("", key) for key in few} | shares
    told = [_told(row, row.key, table.columns, cells) if row.is_hard else row for row in rows]
    total = table.total and _told(table.total, "", table.columns, cells)
    return replace(table, rows=ListedRows(told, table.columns), total=total)


def withheld(table: Table, seen: Seen | None = None) -> Table:
    """Return a table as somebody may see it who sees no persons."""
    if not any(column.is_of_people or column.together for column in table.columns):
        return table
    cells = _cells(table, {} if seen is None else seen)
    told = (_told(row, row.key, table.columns, cells) for row in table.rows.stream())
    rows = [_closed(_without_untold(row, table)) for row in told]
    total = table.total and _told(table.total, "", table.columns, cells)
    return replace(
        table, rows=ListedRows(rows, table.columns), total=total, above=(), told_above=()
    )


def _cells(table: Table, seen: Seen) -> set[Cell]:
    """Return every cell to withhold, the tables above being asked first."""
    area = table.total.area if table.total else None
    of_total = _decided_above(table.above, area, seen)
    known = {("", key): it for key, it in of_total.columns.items()}
    for each in table.told_above:
        told = _decided_above(each.tables, each.area, seen).columns
        known |= {cell: told[key] for key, cell in each.cells.items() if key in told}
    for row in table.rows.stream():
        if row.above:
            of_row = _decided_above(row.above, row.area, seen).columns
            known |= {(row.key, key): it for key, it in of_row.items()}
    return decide(table, known, of_total.moves).cells


def _decided_above(tables: Sequence[Table], area: str | None, seen: Seen) -> Decided:
    """Return what the tables above an area, the widest first, withhold of its row."""
    if not tables:
        return _NOTHING
    if (id(tables), area) not in seen:
        seen[id(tables), area] = _decided_by(tables, area)
    return seen[id(tables), area]


def _decided_by(tables: Sequence[Table], area: str | None) -> Decided:
    decided = _NOTHING
    below = [*(table.total.area for table in tables[1:] if table.total), area]
    for table, code in zip(tables, below, strict=True):
        row = next((each for each in table.rows.stream() if each.area == code), None)
        if row is None or code is None:
            decided = Decided({}, set())
            continue
        known: Known = {("", key): it for key, it in decided.columns.items()}
        found = decide(table, known, decided.moves)
        hidden = found.columns(row.key)
        columns = {column.key: column.key in hidden for column in table.columns}
        decided = Decided(columns, found.moves(row.key))
    return decided


def _told(row: Row, key: str, columns: Sequence[Column], cells: set[Cell]) -> Row:
    """Return a row with what is withheld, and all that rests on it."""
    values: list[Value] = [
        WITHHELD if (key, column.key) in cells else value
        for column, value in zip(columns, row.values, strict=True)
    ]
    by_key = {column.key: value for column, value in zip(columns, values, strict=True)}
    for place, column in enumerate(columns):
        if column.share_of and not _may_rest(column, by_key):
            # Even where there is none: that would say that a withheld number is 0.
            values[place] = WITHHELD
    return replace(row, values=tuple(values))


def _without_untold(row: Row, table: Table) -> Row:
    """Return a row in which nothing stands for what nobody is told who sees counts."""
    if not table.untold:
        return row
    values = (
        None if value is WITHHELD and (row.key, column.key) in table.untold else value
        for column, value in zip(table.columns, row.values, strict=True)
    )
    return replace(row, values=tuple(values))


def _closed(row: Row) -> Row:
    """Return a row that leads to no page which may tell what is withheld of it, as that of a month.

    The page of a row that was decided above withholds the same.
    """
    return replace(row, url="") if row.url and not row.above and WITHHELD in row.values else row


def _may_rest(column: Column, values: Mapping[str, Value]) -> bool:
    """Whether what a column is made of may be told, and is of enough people."""
    made_of = [values.get(key) for key in column.share_of or ()]
    base = made_of[-1]
    return WITHHELD not in made_of and not is_few(base)
