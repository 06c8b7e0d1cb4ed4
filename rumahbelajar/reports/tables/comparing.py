"""Comparing the numbers of a table with the period before, and with the average of the area."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from flask_babel import gettext as _

from rumahbelajar.reports.tables.table import (
    Column,
    Kind,
    ListedRows,
    Row,
    Table,
    Value,
)

MOST_ROWS = 5_000
"""A longer table is shown as it is: areas are fewer."""
SUFFIX = "_beda"
"""What the key of a column that compares has behind that of its column."""
_COMPARED = frozenset({Kind.COUNT, Kind.SHARE, Kind.DECIMAL, Kind.MARK})
_PLACES = 1
Other = Callable[[Row, int], Value]
"""The number that one of a row is compared with: the row, and the place of the column."""


def with_earlier(table: Table, earlier: Table | None) -> Table:
    """Return a table with, beside each number, how much it is more than in the period before.

    A row is compared with that of its key; what is withheld or was not there compares to nothing.
    """
    if not _is_short(table) or earlier is None or not _is_short(earlier):
        return table
    rows = {row.key: row for row in earlier.rows.stream()}
    if table.rows.count and not any(row.key in rows for row in table.rows.stream()):
        return table  # its rows stand for the months themselves
    places = {column.key: place for place, column in enumerate(earlier.columns)}
    total = earlier.total

    def before(row: Row, place: int) -> Value:
        there = total if row is table.total else rows.get(row.key)
        at = places.get(table.columns[place].key)
        return None if there is None or at is None else there.values[at]

    return _beside(table, before, str(_("beda dari periode sebelumnya")))


def with_average(table: Table) -> Table:
    """Return a table with, beside each number, how much it is more than in the whole area.

    Of a share, a mark or days that is the area's own; of a count it is the mean of its parts.
    """
    total = table.total
    if total is None or not _is_short(table) or not table.rows.count:
        return table
    parts = table.rows.count

    def average(row: Row, place: int) -> Value:
        whole = _number(total.values[place])
        if row is total or whole is None:
            return None
        return whole / parts if table.columns[place].kind is Kind.COUNT else whole

    return _beside(table, average, str(_("beda dari rata-rata wilayah")))


def is_comparison(column: Column) -> bool:
    """Whether a column says how much a number differs from another."""
    return column.key.endswith(SUFFIX)


def _is_short(table: Table) -> bool:
    return table.rows.count <= MOST_ROWS


def _beside(table: Table, other: Other, words: str) -> Table:
    columns = tuple(chain.from_iterable(_with_difference(each, words) for each in table.columns))

    def widened(row: Row) -> Row:
        return replace(row, values=tuple(_widened(row, table.columns, other)))

    rows: Sequence[Row] = [widened(row) for row in table.rows.stream()]
    return replace(
        table,
        columns=columns,
        rows=ListedRows(rows, columns),
        total=widened(table.total) if table.total else None,
        above=(),
    )


def _with_difference(column: Column, words: str) -> Iterator[Column]:
    yield column
    if column.kind not in _COMPARED:
        return
    title, words = f"± {column.title}", f"{column.long_title or column.title}: {words}"
    if column.kind is Kind.SHARE:
        title = str(_("± %(column)s (poin)", column=column.title))
        words = str(_("%(difference)s, dalam poin persen", difference=words))
    yield Column(f"{column.key}{SUFFIX}", title, Kind.DECIMAL, long_title=words)


def _widened(row: Row, columns: Sequence[Column], other: Other) -> Iterator[Value]:
    for place, column in enumerate(columns):
        value = row.values[place]
        yield value
        if column.kind in _COMPARED:
            yield _difference(value, other(row, place), column.kind)


def _difference(value: Value, other: Value, kind: Kind) -> Value:
    one, two = _number(value), _number(other)
    if one is None or two is None:
        return None
    return round((one - two) * (100 if kind is Kind.SHARE else 1), _PLACES)


def _number(value: Value) -> float | None:
    return value if isinstance(value, int | float) else None
