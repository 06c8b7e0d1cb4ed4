"""The lines of a table of a document in words: the same on its page and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from rumahbelajar.reports.tables.cells import in_words
from rumahbelajar.reports.tables.merging import are_merged, spans_of
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

_NARROWEST, _NUMBER, _WIDEST, _WORDS = 3, 5, 34, 60
"""Letters of a column: of any, of numbers under a word, and of long words or codes."""
_CODES = frozenset({"sha256", "code"})
_TYPED = frozenset({"words"})


@dataclass(frozen=True)
class Head:
    """A column: its title, how its cells stand, and how many letters wide it is wanted."""

    title: str
    is_number: bool
    is_code: bool
    is_day: bool
    width: int


@dataclass(frozen=True)
class Line:
    """A row in words; its first cell reaches over `span` lines, 0 for one that another covers."""

    cells: tuple[str, ...]
    span: int
    url: str


@dataclass(frozen=True)
class Laid:
    """A table as it is shown."""

    key: str
    title: str
    columns: tuple[Head, ...]
    lines: tuple[Line, ...]
    total: tuple[str, ...]
    """Empty where there is none."""
    notes: tuple[str, ...]
    """None of a table without lines, where there is nothing to say of them."""


def laid_out(table: Table) -> Laid:
    """Return a table in words, all of its rows in their own order."""
    rows = list(table.rows.stream())
    cells = [_cells(row, table) for row in rows]
    total = _cells(table.total, table) if table.total else ()
    is_merged = are_merged(table.columns)
    spans = spans_of([line[0] for line in cells]) if is_merged else [1] * len(cells)
    every = [*cells, total] if total else cells
    return Laid(
        table.key,
        str(table.title),
        tuple(
            _head(column, [line[place] for line in every])
            for place, column in enumerate(table.columns)
        ),
        tuple(
            Line(line, span, row.url) for line, span, row in zip(cells, spans, rows, strict=True)
        ),
        total,
        tuple(str(note) for note in table.notes) if rows else (),
    )


def _cells(row: Row, table: Table) -> tuple[str, ...]:
    pairs = zip(row.values, table.columns, strict=True)
    return tuple(in_words(value, column) for value, column in pairs)


def _head(column: Column, cells: Sequence[str]) -> Head:
    title = str(column.title)
    is_text = column.kind is Kind.TEXT
    longest = max((len(word) for word in title.split()), default=0)
    widest = max(map(len, cells), default=0)
    most = _WORDS if column.key in _TYPED | _CODES else _WIDEST
    least = _NARROWEST if is_text or len(title) <= _NARROWEST else _NUMBER
    return Head(
        title,
        not is_text and column.kind is not Kind.DAY,
        column.key in _CODES,
        column.kind is Kind.DAY,
        min(max(longest, widest, least), most) + 2,
    )
