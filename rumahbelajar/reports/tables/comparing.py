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
_AVERAGED = frozenset({Kind.SHARE, Kind.DECIMAL, Kind.MARK})
_COMPARED = frozenset({Kind.COUNT, *_AVERAGED})
_PLACES = 1
_MONTH = "month"
"""The key of the first column of a table whose rows are months."""
Other = Callable[[Row, int], Value]
"""The number that one of a row is compared with: the row, and the place of the column."""
Words = Callable[[Column], str]
"""What a column is compared with, "" where it is not compared at all."""


def with_earlier(table: Table, earlier: Table | None) -> Table:
    """Return a table with, beside each number, how much it is more than in the period before.

    A row is compared with that of its key; what is withheld or was not there compares to nothing.
    What became of those who began in the period is not compared, and the table says so.
    """
    if not _is_compared(table) or earlier is None or not _is_compared(earlier):
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

    def words(column: Column) -> str:
        is_compared = column.kind in _COMPARED and not column.is_of_cohort
        return str(_("beda dari periode sebelumnya")) if is_compared else ""

    told = tuple(_told_of(table, earlier))
    return _beside(replace(table, notes=(*table.notes, *told)), table.total, before, words)


def with_average(table: Table) -> Table:
    """Return a table with, beside each share, mark or mean, how much it is more than in all.

    That is the number of the whole area. Of counts it would tell how large the areas are.
    """
    total = table.total
    if total is None or not _is_compared(table) or not table.rows.count:
        return table

    def average(row: Row, place: int) -> Value:
        return None if row is total else total.values[place]

    def words(column: Column) -> str:
        return str(_("beda dari seluruh wilayah")) if column.kind in _AVERAGED else ""

    return _beside(table, total, average, words)


def is_comparison(column: Column) -> bool:
    """Whether a column says how much a number differs from another."""
    return column.key.endswith(SUFFIX)


def _is_compared(table: Table) -> bool:
    """Whether it is short enough, and not of months, of which some are younger than others."""
    return table.rows.count <= MOST_ROWS and table.columns[0].key != _MONTH


def _told_of(table: Table, earlier: Table) -> Iterator[str]:
    """Yield what must be said of columns that are not compared, or with a month of their own."""
    left_out = [each.title for each in table.columns if each.is_of_cohort]
    if left_out:
        yield str(
            _(
                "Tidak dibandingkan dengan periode sebelumnya: %(columns)s. Yang mulai lebih dulu "
                "sudah punya waktu lebih lama.",
                columns=", ".join(left_out),
            )
        )
    before = {each.key: each.long_title for each in earlier.columns}
    named = [(each.long_title, before.get(each.key, "")) for each in table.columns]
    for now, then in ((table.title, earlier.title), *named):
        if now and then and now != then:
            yield str(_("“%(now)s” dibandingkan dengan “%(then)s”.", now=now, then=then))


def _beside(table: Table, total: Row | None, other: Other, words: Words) -> Table:
    compared = [words(each) for each in table.columns]
    if not any(compared):
        return table
    columns = tuple(
        chain.from_iterable(
            _with_difference(each, said) for each, said in zip(table.columns, compared, strict=True)
        )
    )

    def widened(row: Row) -> Row:
        return replace(row, values=tuple(_widened(row, table.columns, compared, other)))

    rows: Sequence[Row] = [widened(row) for row in table.rows.stream()]
    return replace(
        table,
        columns=columns,
        rows=ListedRows(rows, columns),
        total=widened(total) if total else None,
        above=(),
    )


def _with_difference(column: Column, words: str) -> Iterator[Column]:
    yield column
    if not words:
        return
    title, words = f"± {column.title}", f"{column.long_title or column.title}: {words}"
    if column.kind is Kind.SHARE:
        title = str(_("± %(column)s (poin)", column=column.title))
        words = str(_("%(difference)s, dalam poin persen", difference=words))
    yield Column(f"{column.key}{SUFFIX}", title, Kind.DECIMAL, long_title=words)


def _widened(
    row: Row, columns: Sequence[Column], compared: Sequence[str], other: Other
) -> Iterator[Value]:
    for place, column in enumerate(columns):
        value = row.values[place]
        yield value
        if compared[place]:
            yield _difference(value, other(row, place), column.kind)


def _difference(value: Value, other: Value, kind: Kind) -> Value:
    one, two = _number(value), _number(other)
    if one is None or two is None:
        return None
    return round((one - two) * (100 if kind is Kind.SHARE else 1), _PLACES)


def _number(value: Value) -> float | None:
    return value if isinstance(value, int | float) else None
