"""Words that people typed, which no program is given: what a group or a meeting is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rumahbelajar.reports.tables.table import Column, Row, Rows, Table, Typed


def without(table: Table) -> Table:
    """Return a table in which the word over the column stands in the place of typed ones.

    Its rows are told apart by their keys, as ever.
    """
    return replace(table, rows=_Plain(table.rows, table.columns))


@dataclass(frozen=True)
class _Plain:
    rows: Rows
    columns: tuple[Column, ...]

    @property
    def count(self) -> int:
        return self.rows.count

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        return [self._plain(row) for row in self.rows.part(sort, descending, lines)]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        return map(self._plain, self.rows.stream(sort, descending=descending))

    def _plain(self, row: Row) -> Row:
        values = (
            str(column.title) if isinstance(value, Typed) else value
            for value, column in zip(row.values, self.columns, strict=True)
        )
        return replace(row, values=tuple(values))
