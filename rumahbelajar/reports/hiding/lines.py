"""The lines of a table and their numbers, as it is decided of them what is withheld."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from rumahbelajar.reports.hiding.grid import Laid, Place, laid_out
from rumahbelajar.reports.hiding.people_told import people, weight
from rumahbelajar.reports.hiding.protecting import any_small, is_few
from rumahbelajar.reports.tables.table import Cell, Column, Row, Table

TOTAL = 0
"""The number of the line of the total."""


class Numbers(NamedTuple):
    """A column, or several of which all of a line are withheld or none."""

    keys: Sequence[str]
    people: list[int]
    """Of how many each line tells."""
    decided: list[bool | None]
    """Whether it is withheld, None as long as that is open; False of nobody in particular."""
    has_sum: bool
    """Whether the first line is the sum of the others."""
    untold: frozenset[int] = frozenset()
    """The lines that stand in Table.untold."""


class Lines:
    """The lines of a table by their numbers: first the total if there is one, then the rows."""

    def __init__(self, table: Table, rows: Iterable[Row], known: Mapping[Cell, bool]) -> None:
        by_key = {row.key: row for row in rows}
        if table.total:
            # A row of the key "", the whole nation as the only area, is the total once more.
            by_key = {"": table.total} | by_key | {"": table.total}
        self._table = table
        self._lines = list(by_key.values())
        self._people: dict[str, list[int | None]] = {}
        self._known: dict[str, dict[str, bool]] = {}
        for (row, column), it in known.items():
            self._known.setdefault(column, {})[row] = it
        self.keys = list(by_key)
        """That of the total is ""."""
        self.rows = range(1 if table.total else 0, len(self.keys))
        """The numbers of the rows."""

    @cached_property
    def laid(self) -> Laid:
        """How all of them lie in a field."""
        return _laid_out({self._lines[row].at or (self.keys[row],): row for row in self.rows})

    @cached_property
    def summed_up(self) -> Laid | None:
        """How those that sum up the first of several traits lie in a field, if there are any."""
        rows = [row for row in self.rows if len(self._lines[row].at) > 1]
        places = {self._lines[row].at[1:]: row for row in rows if not self._lines[row].at[0]}
        return _laid_out(places) if places else None

    def is_known_above(self, column: str) -> bool:
        """Whether other tables decide the total of a column."""
        return "" in self._known.get(column, {})

    def have_any_small(self, columns: Iterable[Column]) -> bool:
        """Whether there is anything to withhold; where nothing is, nothing else must be with it."""
        return any(
            any_small(self._told(each)) or True in self._known.get(each.key, {}).values()
            for each in columns
        )

    def _told(self, column: Column) -> list[int | None]:
        if column.key not in self._people:
            self._people[column.key] = people(self._lines, column, self._table)
        return self._people[column.key]

    def column(self, column: Column) -> Numbers:
        """Return the numbers of a column."""
        told = self._told(column)
        known = self._known.get(column.key, {})
        decided = [
            False if number is None else known.get(key)
            for key, number in zip(self.keys, told, strict=True)
        ]
        return Numbers(
            [column.key],
            [number or 0 for number in told],
            decided,
            bool(self._table.total) and told[TOTAL] is not None,
            self._untold(column.key, told),
        )

    def _untold(self, column: str, told: Sequence[int | None]) -> frozenset[int]:
        untold = self._table.untold
        if not untold:
            return frozenset()
        some = (line for line, number in enumerate(told) if number is not None)
        return frozenset(line for line in some if (self.keys[line], column) in untold)

    def block(self, columns: Sequence[Column]) -> Numbers:
        """Return the numbers of shares of one whole, as if they were one column."""
        told = [self._told(column) for column in columns]
        known = self._known.get(columns[0].key, {})
        shares = list(zip(*told, strict=True))
        decided = [
            known.get(key, True if any(map(is_few, each)) else None)
            for key, each in zip(self.keys, shares, strict=True)
        ]
        keys = [column.key for column in columns]
        return Numbers(keys, [*map(weight, shares)], decided, bool(self._table.total))


def _laid_out(rows: Mapping[Place, int]) -> Laid:
    whole = tuple("" for _word in next(iter(rows), ("",)))
    return laid_out({**rows, whole: TOTAL})
