"""Which cells of one table are withheld, where some of it is decided by other tables already.

How others are withheld along with a small number stands in protecting.py.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rumahbelajar.reports.hiding.grid import Place
from rumahbelajar.reports.hiding.protecting import is_small, protected
from rumahbelajar.reports.tables.table import Cell, Column, Kind, Row, Table, Withheld

Columns = tuple[Column, ...]
Known = Mapping[Cell, bool]
"""Of some cells whether they are withheld, whatever they hold."""
_MANY = 2
"""What a block counts as that has anybody in it: its parts can always be shifted."""


def cells_to_withhold(table: Table, known: Known) -> set[Cell]:
    """Return every cell to withhold."""
    rows = list(table.rows.stream())
    found: set[Cell] = set()
    for columns in _groups(table.columns):
        total = table.total
        if total is None or (not columns[0].together and _people(total, columns[0], table) is None):
            for row in rows:
                found |= _in_row(row.key, row, columns, table, known)
        elif _is_any_small([*rows, total], columns, table, known):
            found |= _of_sums_and_rows(rows, total, columns, table, known)
    return found


def _groups(columns: Sequence[Column]) -> Iterator[Columns]:
    """Yield the columns that are withheld by one rule: a sum with its parts, a block, or one."""
    yield from _blocks(columns)
    for column in columns:
        if column.is_of_people and not column.part_of and not column.together:
            parts = (each for each in columns if each.part_of == column.key)
            yield (column, *parts)


def _blocks(columns: Sequence[Column]) -> Iterator[Columns]:
    for word in dict.fromkeys(column.together for column in columns if column.together):
        yield tuple(column for column in columns if column.together == word)


def small_blocks(row: Row, table: Table) -> set[Cell]:
    """Return the shares of one row that stand together and of which one is of a few people."""
    blocks = [each for each in _blocks(table.columns) if _is_small_block(row, each, table)]
    return {(row.key, column.key) for block in blocks for column in block}


def _is_any_small(rows: Sequence[Row], columns: Columns, table: Table, known: Known) -> bool:
    """Whether there is anything to withhold; where nothing is, nothing else must be with it."""
    keys = {column.key for column in columns}
    if any(is_withheld for (_row, key), is_withheld in known.items() if key in keys):
        return True
    return any(is_small(_people(row, each, table) or 0) for each in columns for row in rows)


def _of_sums_and_rows(
    rows: Sequence[Row], total: Row, columns: Columns, table: Table, known: Known
) -> set[Cell]:
    """Return what to withhold of these columns: first of the total, then of the rows.

    Between them come rows that sum up the first of several traits, and then what other tables tell
    alone: they must withhold the same of it.
    """
    found = _in_row("", total, columns, table, known)
    summed_up = [row for row in rows if len(row.at) > 1 and not row.at[0]]
    decided = {**known, **_known([total], columns, table, found)}
    if summed_up:
        placed = [(row.at[1:], row) for row in summed_up]
        found |= _among(placed, columns, table, decided)
        decided |= _known(summed_up, columns, table, found)
    placed = [(row.at or (row.key,), row) for row in rows]
    if len(columns) > 1 and not columns[0].together:
        first = _told_alone(columns)
        found |= _among(placed, (first,), table, decided)
        decided |= _known(rows, (first,), table, found)
    return found | _among(placed, columns, table, decided)


def _told_alone(columns: Columns) -> Column:
    """Return the column that other tables tell without the others: mostly their sum."""
    return next((column for column in columns if column.is_told_alone), columns[0])


def _known(rows: Iterable[Row], columns: Columns, table: Table, found: set[Cell]) -> Known:
    cells = ((_key(row, table), column.key) for row in rows for column in columns)
    return {cell: cell in found for cell in cells}


def _in_row(key: str, row: Row, columns: Columns, table: Table, known: Known) -> set[Cell]:
    """Return what to withhold of one row by itself, or of the total."""
    if columns[0].together:
        first = key, columns[0].key
        is_withheld = known.get(first, _is_small_block(row, columns, table))
        return {(key, column.key) for column in columns} if is_withheld else set()
    field: dict[Place, int] = {}
    decided: dict[Place, bool] = {}
    for column in columns:
        number = _people(row, column, table)
        if number is None:
            continue
        place = (_word(column, columns),)
        field[place] = number
        if (key, column.key) in known:
            decided[place] = known[key, column.key]
        elif column is _told_alone(columns):
            decided[place] = is_small(number)
    hidden = protected(field, decided)
    return {(key, column.key) for column in columns if (_word(column, columns),) in hidden}


def _among(
    placed: Sequence[tuple[Place, Row]], columns: Columns, table: Table, known: Known
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


def _word(column: Column, columns: Columns) -> str:
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


def _is_small_block(row: Row, columns: Columns, table: Table) -> bool:
    return any(is_small(_people(row, column, table) or 0) for column in columns)


def _weight(row: Row, columns: Columns, table: Table) -> int:
    """Return how many people a block tells of, at least as many as can be shifted."""
    numbers = [_people(row, column, table) or 0 for column in columns]
    return max(_MANY, sum(numbers)) if any(numbers) else 0
