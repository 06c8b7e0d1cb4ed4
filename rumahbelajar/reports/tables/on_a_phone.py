"""Which tables a phone shows row by row, each as a card, since their columns find no room there."""

from collections.abc import Iterator, Sequence

from rumahbelajar.reports.tables.merging import are_merged
from rumahbelajar.reports.tables.rows_in_words import WORDS, Cell
from rumahbelajar.reports.tables.table import Column, Kind

_LONGEST_NAME, _LONGEST_WORDS, _BESIDE_A_NAME = 70, 24, 2
"""Longer words than this in the first cell of a row, or another, are to be read row by row; and so
many columns find room beside the first however wide they are."""
_ROOM, _EDGES, _NARROWEST_NAME = 35, 2, 13
"""How many characters stand beside each other on 360 px, how many each column takes for its edges,
and how many a name has at least."""
_MOST_ON_A_CARD = 10
"""Of more columns that are parts of one number, as its months or ages, a row is read along."""
_Line = Sequence[Cell]


def has_cards(columns: Sequence[Column], lines: Sequence[_Line], total: _Line) -> bool:
    """Whether sentences stand in a table, or numbers that would be out of sight.

    That is behind several words, in the only row, or where they have no room beside each other.
    """
    numbers = [column.kind not in WORDS for column in columns[1:]]
    is_one = len(lines) == 1 and not total and len(numbers) > _BESIDE_A_NAME
    if is_one or (any(numbers) and numbers.count(False) > 1) or _has_sentences(lines):
        return True
    return is_wide(columns, lines, total) and not _is_read_along(columns)


def is_wide(columns: Sequence[Column], lines: Sequence[_Line], total: _Line) -> bool:
    """Whether the columns of a table find no room beside each other on a phone."""
    if len(columns) <= 1 + _BESIDE_A_NAME:
        return False
    shown = [line for line in (*lines, total) if line]
    widths = [
        max(map(len, _unbroken(column, [line[place].words for line in shown])), default=0)
        for place, column in enumerate(columns)
    ]
    return max(widths[0], _NARROWEST_NAME) + sum(widths[1:]) + len(columns) * _EDGES > _ROOM


def _unbroken(column: Column, words: Sequence[str]) -> Iterator[str]:
    """Yield what stands on one line in a column: a word of its title or of a name, or a number."""
    yield from str(column.title).split()
    for each in words:
        yield from each.split() if column.kind is Kind.TEXT else [each]


def _has_sentences(lines: Sequence[_Line]) -> bool:
    return any(
        len(cell.words) > (_LONGEST_WORDS if place else _LONGEST_NAME)
        for line in lines
        for place, cell in enumerate(line)
        if not cell.is_number
    )


def _is_read_along(columns: Sequence[Column]) -> bool:
    """Whether a row is one thing in parts: a number by months or ages, or what somebody did."""
    parts = [each for each in columns if each.part_of or each.kind is Kind.DONE]
    is_of_parts = len(columns) > _MOST_ON_A_CARD and len(parts) > len(columns) / 2
    return is_of_parts or are_merged(columns)
