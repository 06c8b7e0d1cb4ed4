"""Which cells of one table are withheld, where some of it is decided by other tables already.

How others are withheld along with a small number stands in protecting.py.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rumahbelajar.reports.hiding.grid import Corners, Field, Laid, Pairs
from rumahbelajar.reports.hiding.lines import TOTAL, Lines, Numbers
from rumahbelajar.reports.hiding.protecting import is_small, protected
from rumahbelajar.reports.tables.table import Cell, Column, Row, Table

Columns = tuple[Column, ...]
Known = Mapping[Cell, bool]
"""Of some cells whether they are withheld, whatever they hold."""
Moves = Collection[frozenset[str]]
"""Of a row: pairs of the keys of columns whose numbers move together (protecting.py)."""


def decide(table: Table, known: Known, moves: Moves | None = None) -> "Decision":
    """Return what to withhold.

    `moves` are those of the total in the tables above; None where there are none.
    """
    lines = Lines(table, table.rows.stream(), known)
    groups = [
        _Group(lines, columns)
        for columns in _groups(table.columns)
        if lines.have_any_small(columns)
    ]
    for group in groups:
        group.decide(moves)
    return Decision(groups)


def small_blocks(rows: Sequence[Row], table: Table) -> set[Cell]:
    """Return the shares that stand together in one of these rows and of which one is of a few."""
    lines = Lines(replace(table, total=None), rows, {})
    groups = [_Group(lines, columns) for columns in _blocks(table.columns)]
    for group in groups:
        group.decide(None)
    return Decision(groups).cells


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
    """Columns of a table that are withheld by one rule, the sum of the others first."""

    def __init__(self, lines: Lines, columns: Columns) -> None:
        self._lines = lines
        if columns[0].together:
            self._columns = [lines.block(columns)]
            self._alone = 0
        else:
            ordered = (columns[0], *sorted(columns[1:], key=lambda column: column.key))
            self._columns = [lines.column(column) for column in ordered]
            self._alone = ordered.index(_told_alone(columns))
        self._has_sums = self._columns[0].has_sum
        self._cubes: list[Corners] = []
        """What hides its numbers, where each column tells one number of each row."""

    def decide(self, moves: Moves | None) -> None:
        """Decide what to withhold."""
        if not self._has_sums:
            for row in self._lines.rows:
                self._decide_line(row)
        else:
            self._decide_sums_and_rows(moves)

    def _decide_sums_and_rows(self, moves: Moves | None) -> None:
        """Decide first of the total, then of the rows.

        Between them come rows that sum up the first of several traits, and then what other tables
        tell alone: they must withhold the same of it.
        """
        self._decide_line(TOTAL)
        if self._lines.summed_up:
            self._decide_lines(self._lines.summed_up, self._columns)
        laid = self._lines.laid
        if len(self._columns) == 1:
            self._decide_lines(laid, self._columns)
            return
        self._decide_lines(laid, [self._columns[self._alone]])
        is_flat = len(laid.lengths) == 1
        cubes = self._decide_lines(laid, self._columns, self._pairs(moves) if is_flat else None)
        if is_flat:
            self._cubes = cubes

    def _decide_line(self, line: int) -> None:
        """Decide what to withhold of one row by itself, or of the total."""
        numbers = [column.people[line] for column in self._columns]
        decided = [column.decided[line] for column in self._columns]
        if decided[self._alone] is None:
            decided[self._alone] = is_small(numbers[self._alone])
        found = protected(Field([len(numbers)], numbers, decided))
        for column, is_withheld in zip(self._columns, found.withheld, strict=True):
            column.decided[line] = is_withheld

    def _decide_lines(
        self, laid: Laid, columns: Sequence[Numbers], pairs: Pairs | None = None
    ) -> list[Corners]:
        """Decide what is open of these lines of these columns; return the cubes that hide it."""
        lines, length = laid.lines, len(laid.lines)
        field = Field(
            laid.lengths if len(columns) == 1 else [*laid.lengths, len(columns)],
            [0 if line is None else each.people[line] for each in columns for line in lines],
            [line is not None and each.decided[line] for each in columns for line in lines],
        )
        untold = [
            at * length + place
            for at, each in enumerate(columns)
            if each.untold
            for place, line in enumerate(lines)
            if line in each.untold
        ]
        found = protected(field, untold, pairs)
        for at, each in enumerate(columns):
            withheld = found.withheld[at * length : (at + 1) * length]
            for line, is_withheld in zip(lines, withheld, strict=True):
                if line is not None:
                    each.decided[line] = is_withheld
        return found.cubes

    def cells(self) -> Iterator[Cell]:
        """Yield those that are withheld."""
        keys = self._lines.keys
        for column in self._columns:
            for line in range(len(keys)) if self._has_sums else self._lines.rows:
                if column.decided[line]:
                    yield from ((keys[line], word) for word in column.keys)

    def columns(self, row: str) -> Iterator[str]:
        """Yield those of which a row is withheld."""
        line = self._lines.keys.index(row)
        if line in self._lines.rows or self._has_sums:
            for column in self._columns:
                if column.decided[line]:
                    yield from column.keys

    def moves(self, row: str) -> set[frozenset[str]]:
        """Return which columns move together in a row."""
        line = self._lines.keys.index(row)
        if not self._cubes or line == TOTAL:
            return set()
        lines = self._lines.laid.lines
        place = lines.index(line)
        found = set()
        for cube in self._cubes:
            columns = [corner // len(lines) for corner in cube if corner % len(lines) == place]
            if columns:
                found.add(frozenset(self._columns[at].keys[0] for at in columns))
        return found

    def _pairs(self, moves: Moves | None) -> Pairs | None:
        """Return the places of the total that move together; None where it is not told above."""
        length = len(self._lines.laid.lines)
        places = {column.keys[0]: at * length for at, column in enumerate(self._columns)}
        if moves is None or not all(map(self._lines.is_known_above, places)):
            return None
        return [frozenset(map(places.__getitem__, pair)) for pair in moves if pair <= places.keys()]


class Decision:
    """What a table withholds, and how its rows move: as the tables below it must let them."""

    def __init__(self, groups: Sequence[_Group]) -> None:
        self._groups = groups

    @property
    def cells(self) -> set[Cell]:
        """Every cell that is withheld."""
        return {cell for group in self._groups for cell in group.cells()}

    def columns(self, row: str) -> set[str]:
        """Return the columns of which a row is withheld."""
        return {column for group in self._groups for column in group.columns(row)}

    def moves(self, row: str) -> set[frozenset[str]]:
        """Return which columns move together in a row."""
        return {pair for group in self._groups for pair in group.moves(row)}


def _told_alone(columns: Columns) -> Column:
    """Return the column that other tables tell without the others: mostly their sum."""
    return next((column for column in columns if column.is_told_alone), columns[0])
