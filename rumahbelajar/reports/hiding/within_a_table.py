"""Which cells of one table are withheld, where some of it is decided by other tables already.

How others are withheld along with a small number stands in protecting.py.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rumahbelajar.reports.hiding.grid import Place
from rumahbelajar.reports.hiding.people_told import people, weight
from rumahbelajar.reports.hiding.protecting import is_small, protected
from rumahbelajar.reports.tables.table import Cell, Column, Row, Table

Columns = tuple[Column, ...]
Placed = Sequence[tuple[Place, str]]
"""The keys of rows with where they stand; the total stands at "" throughout."""
Known = Mapping[Cell, bool]
"""Of some cells whether they are withheld, whatever they hold."""
Moves = Collection[frozenset[str]]
"""Of a row: pairs of the keys of columns whose numbers move together (protecting.py)."""


@dataclass(frozen=True)
class Decision:
    """What a table withholds, and how its rows move: as the tables below it must let them."""

    cells: set[Cell] = field(default_factory=set)
    moves: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    """By the key of a row."""

    def add(self, other: "Decision") -> None:
        """Add what is decided of other columns."""
        self.cells.update(other.cells)
        for key, pairs in other.moves.items():
            self.moves.setdefault(key, set()).update(pairs)


def decide(table: Table, known: Known, moves: Moves | None = None) -> Decision:
    """Return every cell to withhold.

    `moves` are those of the total in the tables above; None where there are none.
    """
    rows = list(table.rows.stream())
    found = Decision()
    for columns in _groups(table.columns):
        group = _Group(table, rows, columns, known)
        if table.total is None or not group.has_sums:
            for row in rows:
                found.cells.update(group.in_row(row.key))
        elif group.has_any_small():
            found.add(group.of_sums_and_rows(moves))
    return found


def small_blocks(row: Row, table: Table) -> set[Cell]:
    """Return the shares of one row that stand together and of which one is of a few people."""
    groups = (_Group(table, [row], columns, {}) for columns in _blocks(table.columns))
    return {cell for group in groups for cell in group.in_row(row.key)}


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


class _Group:
    """Columns of a table that are withheld by one rule; the key of the total is ""."""

    def __init__(self, table: Table, rows: Sequence[Row], columns: Columns, known: Known) -> None:
        self._rows = rows
        self._columns = columns
        self._known = known
        self._untold = table.untold
        self._is_block = bool(columns[0].together)
        """Shares of one whole: all of a row are withheld, or none."""
        lines = rows if table.total is None else [*rows, table.total]
        keys = [*(row.key for row in rows), ""]
        self._people = {
            (key, column.key): number
            for column in columns
            for key, number in zip(keys, people(lines, column, table), strict=False)
        }
        """How many people each cell tells of; none of nobody in particular."""

    @property
    def has_sums(self) -> bool:
        """Whether the rows add up to the total."""
        return self._is_block or self._people["", self._columns[0].key] is not None

    def has_any_small(self) -> bool:
        """Whether there is anything to withhold; where nothing is, nothing else must be with it."""
        if any(map(is_small, filter(None, self._people.values()))):
            return True
        return any(it and cell in self._people for cell, it in self._known.items())

    def of_sums_and_rows(self, moves: Moves | None) -> Decision:
        """Return what to withhold: first of the total, then of the rows.

        Between them come rows that sum up the first of several traits, and then what other tables
        tell alone: they must withhold the same of it.
        """
        columns = self._columns
        found = self.in_row("")
        known = {**self._known, **_decided([((), "")], columns, found)}
        summed_up = [row for row in self._rows if len(row.at) > 1 and not row.at[0]]
        if summed_up:
            placed = [(row.at[1:], row.key) for row in summed_up]
            found |= self._among(placed, columns, known).cells
            known |= _decided(placed, columns, found)
        placed = [(row.at or (row.key,), row.key) for row in self._rows]
        if len(columns) > 1 and not self._is_block:
            first = (_told_alone(columns),)
            found |= self._among(placed, first, known).cells
            known |= _decided(placed, first, found)
        last = self._among(placed, columns, known, moves)
        return Decision(found | last.cells, last.moves)

    def in_row(self, key: str) -> set[Cell]:
        """Return what to withhold of one row by itself, or of the total."""
        if self._is_block:
            is_withheld = self._known.get((key, self._columns[0].key), self._is_small_block(key))
            return {(key, column.key) for column in self._columns} if is_withheld else set()
        numbers: dict[Place, int] = {}
        known: dict[Place, bool] = {}
        cells: dict[Place, Cell] = {}
        for column in self._columns:
            place, cell = (self._word(column),), (key, column.key)
            number = self._people[cell]
            if number is None:
                continue
            numbers[place], cells[place] = number, cell
            if cell in self._known:
                known[place] = self._known[cell]
            elif column is _told_alone(self._columns):
                known[place] = is_small(number)
        return {cells[place] for place in protected(numbers, known).places}

    def _among(
        self, placed: Placed, columns: Columns, known: Known, moves: Moves | None = None
    ) -> Decision:
        """Return what to withhold of these rows and the total, some of which is known."""
        summed_up = tuple("" for _word in (placed[0][0] if placed else ("",)))
        lines = [*placed, (summed_up, "")]
        if self._is_block:
            return Decision(self._of_blocks(lines, known))
        is_one = len(columns) == 1
        words = [(column.key, () if is_one else (self._word(column),)) for column in columns]
        numbers: dict[Place, int] = {}
        cells: dict[Place, Cell] = {}
        decided: dict[Place, bool] = {}
        for at, row in lines:
            for key, word in words:
                cell = row, key
                number = self._people[cell]
                if number is not None:
                    place = at + word
                    numbers[place], cells[place] = number, cell
                    if cell in known:
                        decided[place] = known[cell]
        is_flat = len(summed_up) == 1 and not is_one
        untold = [place for place, cell in cells.items() if cell in self._untold]
        hidden = protected(numbers, decided, self._pairs(moves) if is_flat else None, untold)
        return Decision(
            {cells[place] for place in hidden.places}, self._moves(hidden.cubes) if is_flat else {}
        )

    def _of_blocks(self, lines: Placed, known: Known) -> set[Cell]:
        numbers: dict[Place, int] = {}
        cells: dict[Place, list[Cell]] = {}
        decided: dict[Place, bool] = {}
        for at, row in lines:
            block = [(row, column.key) for column in self._columns]
            numbers[at], cells[at] = weight(self._people[cell] for cell in block), block
            if block[0] in known:
                decided[at] = known[block[0]]
            elif self._is_small_block(row):
                decided[at] = True
        return {cell for at in protected(numbers, decided).places for cell in cells[at]}

    def _pairs(self, moves: Moves | None) -> list[frozenset[Place]] | None:
        """Return the places of the total that move together; None where it is not told above."""
        words = {column.key: self._word(column) for column in self._columns}
        if moves is None or any(("", key) not in self._known for key in words):
            return None
        pairs = (pair for pair in moves if pair <= words.keys())
        return [frozenset(("", words[key]) for key in pair) for pair in pairs]

    def _moves(self, cubes: Iterable[frozenset[Place]]) -> dict[str, set[frozenset[str]]]:
        """Return which columns move together in each row."""
        keys = {self._word(column): column.key for column in self._columns}
        found: dict[str, set[frozenset[str]]] = {}
        for cube in cubes:
            for row in {row for row, _word in cube} - {""}:
                pair = frozenset(keys[word] for at, word in cube if at == row)
                found.setdefault(row, set()).add(pair)
        return found

    def _is_small_block(self, key: str) -> bool:
        return any(is_small(self._people[key, column.key] or 0) for column in self._columns)

    def _word(self, column: Column) -> str:
        return "" if column is self._columns[0] else column.key


def _decided(rows: Placed, columns: Columns, found: set[Cell]) -> Known:
    cells = ((row, column.key) for _at, row in rows for column in columns)
    return {cell: cell in found for cell in cells}


def _told_alone(columns: Columns) -> Column:
    """Return the column that other tables tell without the others: mostly their sum."""
    return next((column for column in columns if column.is_told_alone), columns[0])
