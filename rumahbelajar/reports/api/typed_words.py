"""Words that people typed, which no program is given: what a group or a meeting is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rumahbelajar.reports.tables.table import Column, ListedRows, Row, Rows, Table, Typed


def without(table: Table) -> Table:
    """Return a table in which the word over the column stands in the place of typed ones.

    Its rows are told apart by their keys, as ever. Those with typed words come first and in the
    order of their keys, whatever they are called, and so do any that are alike in the column by
    which somebody sorts: else their order would tell of the words.
    """
    rows, columns = table.rows, table.columns
    if not isinstance(rows, ListedRows):
        return replace(table, rows=_Plain(rows, columns))
    if not any(map(_is_typed, rows.listed)):
        return table
    by_key = sorted(rows.listed, key=lambda row: (not _is_typed(row), row.key))
    return replace(table, rows=ListedRows([_plain(row, columns) for row in by_key], columns))


def _is_typed(row: Row) -> bool:
    return any(isinstance(value, Typed) for value in row.values)


def _plain(row: Row, columns: Sequence[Column]) -> Row:
    values = (
        str(column.title) if isinstance(value, Typed) else value
        for value, column in zip(row.values, columns, strict=True)
    )
    return replace(row, values=tuple(values))


@dataclass(frozen=True)
class _Plain:
    """Rows that are not at hand; none of today's has typed words, and it would not be told."""

    rows: Rows
    columns: tuple[Column, ...]

    @property
    def count(self) -> int:
        return self.rows.count

    def part(self, sort: str, descending: bool, lines: slice) -> Sequence[Row]:
        return [_plain(row, self.columns) for row in self.rows.part(sort, descending, lines)]

    def stream(self, sort: str = "", *, descending: bool = False) -> Iterator[Row]:
        for row in self.rows.stream(sort, descending=descending):
            yield _plain(row, self.columns)
