"""A table as a page shows it: heads that sort, a page of its rows in words, and ways further."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from urllib.parse import urlencode

from flask import url_for

from rumahbelajar.paging import Pages
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.tables import cells, on_a_phone
from rumahbelajar.reports.tables.answering import Answer
from rumahbelajar.reports.tables.merging import are_merged, spans_of
from rumahbelajar.reports.tables.orders import order_in_words
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.rows_in_words import WORDS, Cell, classes_of, in_words
from rumahbelajar.reports.tables.selected_rows import SelectedRows
from rumahbelajar.reports.tables.table import Column, Row, Table
from rumahbelajar.reports.tables.worded_rows import WordedRows

PAGE_SIZE = 50
FEW_ROWS, FEW_CARDS = 20, 6
"""How many rows stand open at first, of numbers and of words; reports.css has them, too."""
_ENOUGH_ROWS, _ROWS_OF_A_CARD = 8, 2
"""Once so many rows stand open on a phone, the tables below them are folded; a card is taller."""


@dataclass(frozen=True)
class Head:
    """The head of a column: what it is called, and the address that sorts by it, if any does."""

    column: Column
    url: str
    direction: str
    """As `aria-sort` has it, "" where the rows are in another order."""

    @property
    def is_number(self) -> bool:
        """Whether numbers stand below it."""
        return self.column.kind not in WORDS

    @property
    def order(self) -> str:
        """In which order rows stand by it, in words."""
        return order_in_words(self.column, descending=self.direction == "descending")

    @property
    def classes(self) -> str:
        """As those of its cells."""
        return classes_of(n=self.is_number, screen_only=self.column.is_said)


_Heads = tuple[Head, ...]
_Lines = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Shown:
    """A table with the page of it that is looked at."""

    table: Table
    heads: tuple[Head, ...]
    lines: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    """Empty where there is none."""
    pages: Pages
    is_open: bool = True
    """Whether a phone shows it at once, and does not fold it under its title."""

    @cached_property
    def has_cards(self) -> bool:
        """Whether a phone shows each of its rows as a card."""
        return on_a_phone.has_cards(self._columns, self.lines, self.total)

    @cached_property
    def is_moved(self) -> bool:
        """Whether a phone shows it as it is, and not all of it at once."""
        return not self.has_cards and on_a_phone.is_wide(self._columns, self.lines, self.total)

    @property
    def _columns(self) -> list[Column]:
        return [head.column for head in self.heads]

    @property
    def spans(self) -> list[int]:
        """Over how many rows the first cell of each reaches; over none that is out of sight."""
        if not self.has_cards and are_merged(self._columns):
            names = [line[0].words for line in self.lines]
            return spans_of(names, self.few if self.is_long else 0)
        return [1] * len(self.lines)

    @property
    def few(self) -> int:
        """How many rows stand open at first on a phone where it is long."""
        return FEW_CARDS if self.has_cards else FEW_ROWS

    @property
    def is_long(self) -> bool:
        """Whether only its first rows stand open; paper has them all. For one or two it is not."""
        return len(self.lines) > self.few + 2

    @property
    def is_long_on_wide_screens(self) -> bool:
        """The same where cards are rows, of which more stand open."""
        return len(self.lines) > FEW_ROWS + 2

    @property
    def has_withheld(self) -> bool:
        """Whether any number of the page is withheld."""
        return any(cell.words == cells.FEW for line in (*self.lines, self.total) for cell in line)


def address(report: Report, asked: Asked) -> str:
    """Return the address of a report with all that is asked of it."""
    # What is asked is the query alone, and a page has some hundred of these addresses.
    return f"{url_for('reports.report', key=report.key)}?{urlencode(asked.values())}"


def shown(answer: Answer) -> list[Shown]:
    """Return the tables of an answer as its page shows them."""
    ways = _Ways(answer)
    tables = [_shown(answer, table, ways) for table in answer.tables]
    rows = accumulate(map(_height_of, tables), initial=0)
    return [
        replace(each, is_open=before < _ENOUGH_ROWS and not each.table.is_imprint)
        for each, before in zip(tables, rows, strict=False)
    ]


def _height_of(each: Shown) -> int:
    rows = 0 if each.table.is_imprint else len(each.lines)
    return rows * _ROWS_OF_A_CARD if each.has_cards else rows


def sortable(table: Table) -> Collection[str]:
    """Return the keys of the columns by which the rows of a table can be put in order."""
    if isinstance(table.rows, SelectedRows):
        return table.rows.sorts
    if isinstance(table.rows, WordedRows):
        return table.rows.orders
    return {column.key for column in table.columns}


def _shown(answer: Answer, table: Table, ways: "_Ways") -> Shown:
    asked = answer.asked
    pages = Pages(table.rows.count, PAGE_SIZE, asked.page)
    sort = asked.sort if asked.sort in sortable(table) else ""
    rows = table.rows.part(sort, asked.descending, pages.lines)
    heads, lines = tuple(_heads(answer, table, sort)), tuple(in_words(table, rows, ways.of))
    if is_village_code(asked.area) and not table.total:
        heads, lines = _without_its_name(heads, lines)
    below = table.sum_below
    total = next(in_words(table, [below])) if below else ()
    return Shown(table, heads, lines, total, pages)


def _without_its_name(heads: _Heads, lines: _Lines) -> tuple[_Heads, _Lines]:
    """Leave out which village each row is of, where a village's page says of all the same."""
    kept = [at for at, each in enumerate(heads) if not at or each.column.key != "village"]
    names = {cell.words for line in lines for cell in line[1:] if cell.column.key == "village"}
    if len(names) > 1:
        return heads, lines
    return tuple(heads[at] for at in kept), tuple(tuple(line[at] for at in kept) for line in lines)


def _heads(answer: Answer, table: Table, sort: str) -> Iterator[Head]:
    asked = answer.asked
    sorts = sortable(table)
    for column in table.columns:
        is_sorted = column.key == sort
        descending = not asked.descending if is_sorted else column.kind not in WORDS
        if column.key not in sorts:
            yield Head(column, "", "")
            continue
        again = replace(asked, sort=column.key, descending=descending, page=1)
        direction = ("descending" if asked.descending else "ascending") if is_sorted else ""
        yield Head(column, f"{address(answer.report, again)}#{table.key}", direction)


class _Ways:
    """The addresses that tell more of rows; several tables of a page lead to the same areas."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._of_areas: dict[str, str] = {}

    def of(self, row: Row) -> str:
        """Return the address that tells more of a row, "" where none does."""
        asked, area = self._answer.asked, row.area
        if area is None or area == asked.area:
            return row.url
        if area not in self._of_areas:
            self._of_areas[area] = address(self._answer.report, asked.within(area))
        return self._of_areas[area]
