"""Withholding: who may see only counts sees none under five, and cannot work one out.

What is withheld depends on the numbers alone: it is the same for every reader without persons, on
every page and in every export. How others are withheld along with a small number stands in
protecting.py; along the areas every sum has none or at least two withheld numbers, so that no chain
of sums leads to one (docs/decisions/withholding.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.protecting import Place, is_small, protected
from rumahbelajar.reports.tables.table import (
    WITHHELD,
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Value,
    Withheld,
)

Cell = tuple[str, str]
"""The keys of a row and a column; "" is the total."""
Decided = Mapping[str, bool]
"""Of the columns of a total: whether the table above withholds it."""
Seen = dict[tuple[int, str | None], Decided]
"""What was decided above, by the tables there and the area: of one answer, which holds them."""
_MANY = 2
"""What a block counts as that has anybody in it: its parts can always be shifted."""


def withhold(tables: Sequence[Table], scope: Scope, asked: Asked) -> list[Table]:
    """Return the tables as this reader may see them."""
    if scope.sees_persons(asked.area):
        return list(tables)
    seen: Seen = {}
    return [withheld(table, seen) for table in tables]


def withheld(table: Table, seen: Seen | None = None) -> Table:
    """Return a table as somebody may see it who sees no persons."""
    if not any(column.is_of_people or column.together for column in table.columns):
        return table
    seen = {} if seen is None else seen
    decided = _decided_above(table.above, table.total.area if table.total else None, seen)
    cells = _cells(table, decided, seen)
    rows = [_told(row, row.key, table.columns, cells) for row in table.rows.stream()]
    total = table.total and _told(table.total, "", table.columns, cells)
    return replace(table, rows=ListedRows(rows, table.columns), total=total, above=())


def _decided_above(tables: Sequence[Table], area: str | None, seen: Seen) -> Decided:
    """Return what the tables above an area, the widest first, withhold of its total."""
    if not tables:
        return {}
    if (id(tables), area) not in seen:
        seen[id(tables), area] = _decided_by(tables, area, seen)
    return seen[id(tables), area]


def _decided_by(tables: Sequence[Table], area: str | None, seen: Seen) -> Decided:
    decided: Decided = {}
    below = [*(table.total.area for table in tables[1:] if table.total), area]
    for table, code in zip(tables, below, strict=True):
        cells = _cells(table, decided, seen)
        keys = [row.key for row in table.rows.stream() if code is not None and row.area == code]
        decided = {
            column.key: (key, column.key) in cells for column in table.columns for key in keys
        }
    return decided


def _cells(table: Table, decided: Decided, seen: Seen) -> set[Cell]:
    """Return every cell to withhold."""
    rows = list(table.rows.stream())
    found: set[Cell] = set()
    of_rows = {row.key: _decided_above(row.above, row.area, seen) for row in rows}
    for columns in _groups(table.columns):
        if table.total is None:
            for row in rows:
                found |= _in_row(row.key, row, columns, table, of_rows[row.key])
            continue
        if _is_any_small([*rows, table.total], columns, table, decided):
            found |= _of_sums_and_rows(rows, table.total, columns, table, decided)
    return found


def _is_any_small(
    rows: Sequence[Row], columns: tuple[Column, ...], table: Table, decided: Decided
) -> bool:
    """Whether there is anything to withhold; where nothing is, nothing else must be with it."""
    if any(decided.get(column.key) for column in columns):
        return True
    return any(is_small(_people(row, each, table) or 0) for each in columns for row in rows)


def _of_sums_and_rows(
    rows: Sequence[Row],
    total: Row,
    columns: tuple[Column, ...],
    table: Table,
    decided: Decided,
) -> set[Cell]:
    """Return what to withhold of these columns: first of the total, then of the rows.

    Between them come rows that sum up the first of several traits, and then the column that sums up
    the others: other tables tell the same sums, and must withhold the same of them.
    """
    found = _in_row("", total, columns, table, decided)
    summed_up = [row for row in rows if len(row.at) > 1 and not row.at[0]]
    if summed_up:
        placed = [(row.at[1:], row) for row in summed_up]
        found |= _among(placed, columns, table, _known([total], columns, table, found))
    placed = [(row.at or (row.key,), row) for row in rows]
    known = _known([*summed_up, total], columns, table, found)
    if len(columns) > 1 and not columns[0].together:
        found |= _among(placed, columns[:1], table, known)
        known |= _known(rows, columns[:1], table, found)
    return found | _among(placed, columns, table, known)


def _known(
    rows: Iterable[Row], columns: tuple[Column, ...], table: Table, found: set[Cell]
) -> dict[Cell, bool]:
    cells = ((_key(row, table), column.key) for row in rows for column in columns)
    return {cell: cell in found for cell in cells}


def _groups(columns: Sequence[Column]) -> Iterator[tuple[Column, ...]]:
    """Yield the columns that are withheld by one rule: a sum with its parts, a block, or one."""
    yield from _blocks(columns)
    for column in columns:
        if column.is_of_people and not column.part_of and not column.together:
            parts = (each for each in columns if each.part_of == column.key)
            yield (column, *parts)


def _blocks(columns: Sequence[Column]) -> Iterator[tuple[Column, ...]]:
    for word in dict.fromkeys(column.together for column in columns if column.together):
        yield tuple(column for column in columns if column.together == word)


def _in_row(
    key: str, row: Row, columns: tuple[Column, ...], table: Table, decided: Decided
) -> set[Cell]:
    """Return what to withhold of one row by itself, or of the total."""
    if columns[0].together:
        is_withheld = decided.get(columns[0].key, _is_small_block(row, columns, table))
        return {(key, column.key) for column in columns} if is_withheld else set()
    field: dict[Place, int] = {
        (_word(column, columns),): number
        for column in columns
        if (number := _people(row, column, table)) is not None
    }
    known: dict[Place, bool] = {
        (_word(column, columns),): decided[column.key]
        for column in columns
        if column.key in decided and (_word(column, columns),) in field
    }
    whole = (_word(columns[0], columns),)
    if whole in field and whole not in known:
        known[whole] = is_small(field[whole])
    hidden = protected(field, known)
    return {(key, column.key) for column in columns if (_word(column, columns),) in hidden}


def _among(
    placed: Sequence[tuple[Place, Row]],
    columns: tuple[Column, ...],
    table: Table,
    known: Mapping[Cell, bool],
) -> set[Cell]:
    """Return what to withhold of these rows and the total, some of which is known."""
    summed_up = tuple("" for _word in (placed[0][0] if placed else ("",)))
    totals = [(summed_up, table.total)] if table.total else []
    is_block = bool(columns[0].together)
    field: dict[Place, int] = {}
    cells: dict[Place, list[Cell]] = {}
    decided: dict[Place, bool] = {}
    for at, row in (*placed, *totals):
        for column in columns[:1] if is_block else columns:
            number = _weight(row, columns, table) if is_block else _people(row, column, table)
            if number is None:
                continue
            place = at if len(columns) == 1 or is_block else (*at, _word(column, columns))
            key = _key(row, table)
            field[place] = number
            cells[place] = [(key, each.key) for each in (columns if is_block else (column,))]
            if (key, column.key) in known:
                decided[place] = known[key, column.key]
            elif is_block and _is_small_block(row, columns, table):
                decided[place] = True
    return {cell for place in protected(field, decided) for cell in cells[place]}


def _key(row: Row, table: Table) -> str:
    return "" if row is table.total else row.key


def _word(column: Column, columns: tuple[Column, ...]) -> str:
    return "" if column is columns[0] else column.key


def _people(row: Row, column: Column, table: Table) -> int | None:
    """Return how many people a cell tells of; None where it tells of nobody in particular."""
    value = row.values[table.place_of(column.key)]
    if not isinstance(value, int | float):
        if value is not None and not isinstance(value, str | Withheld):
            # Another kind of number, as databases sum in, must not pass by as if it were none.
            raise TypeError(f"{column.key} holds a {type(value).__name__}")
        return None
    if column.kind is not Kind.SHARE:
        return int(value)
    base = row.values[table.place_of(column.share_of[1])] if column.share_of else None
    return round(value * base) if isinstance(base, int) else None


def _is_small_block(row: Row, columns: tuple[Column, ...], table: Table) -> bool:
    return any(is_small(_people(row, column, table) or 0) for column in columns)


def _weight(row: Row, columns: tuple[Column, ...], table: Table) -> int:
    """Return how many people a block tells of, at least as many as can be shifted."""
    numbers = [_people(row, column, table) or 0 for column in columns]
    return max(_MANY, sum(numbers)) if any(numbers) else 0


def _told(row: Row, key: str, columns: Sequence[Column], cells: set[Cell]) -> Row:
    """Return a row with what is withheld, and all that rests on it."""
    values: list[Value] = [
        WITHHELD if (key, column.key) in cells else value
        for column, value in zip(columns, row.values, strict=True)
    ]
    by_key = {column.key: value for column, value in zip(columns, values, strict=True)}
    for place, column in enumerate(columns):
        if column.share_of and values[place] is not None and not _may_rest(column, by_key):
            values[place] = WITHHELD
    return replace(row, values=tuple(values))


def _may_rest(column: Column, values: Mapping[str, Value]) -> bool:
    """Whether what a column is made of may be told, and is of enough people."""
    made_of = [values.get(key) for key in column.share_of or ()]
    base = made_of[-1]
    return WITHHELD not in made_of and not (isinstance(base, int) and is_small(base))
