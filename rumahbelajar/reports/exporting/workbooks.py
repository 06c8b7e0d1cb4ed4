"""A report as XLSX: a sheet for each table, and one that says what the numbers are."""

import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import xlsxwriter
from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.reports.exporting.about import about, legend_of, notes_of
from rumahbelajar.reports.exporting.area_codes import LONGEST, code_of, has_codes, title
from rumahbelajar.reports.exporting.rows_in_order import rows_in_order
from rumahbelajar.reports.exporting.sheet_names import SheetNames
from rumahbelajar.reports.tables.cells import FEW, few_means
from rumahbelajar.reports.tables.comparing import is_comparison
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, Row, Table, Value

if TYPE_CHECKING:
    from rumahbelajar.reports.tables.answering import Answer

ROWS_IN_A_SHEET = 1_000_000
"""Rows below the head; a sheet holds 1,048,576 at most, and then another begins."""
FORMS = {
    Kind.SHARE: "0%",
    Kind.DECIMAL: "#,##0.0",
    Kind.COUNT: "#,##0",
    Kind.DAY: "d mmm yyyy",
}
"""How numbers look; commas and points are the reader's own there."""
_WHOLE, _BROKEN = "0", "0.0"
_SIGNED = "+#,##0.0;-#,##0.0;0"
_NARROWEST, _WIDEST = 9, 48
_LONGEST_HEAD = 14
_WORDS = frozenset({Kind.TEXT, Kind.DAY})
_LOOKED_AT = 300
"""Rows by which the width of a column is reckoned."""


def write_xlsx(answer: "Answer", file: IO[bytes], tmpdir: Path | None = None) -> None:
    """Write the report into a file, holding a few rows at a time.

    Words are written as words, whatever they begin with. The sheets wait unpacked in `tmpdir`.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "tmpdir": str(tmpdir) if tmpdir else None,
    }
    book = xlsxwriter.Workbook(file, options)
    book.use_zip64()
    book.set_properties(
        {"title": str(answer.report.title), "author": "Rumah Belajar", "created": clock.now()}
    )
    names = SheetNames(taken=(_("Tentang"),))
    written = [_Sheets(book, table, names) for table in answer.tables]
    for sheets, table in zip(written, answer.tables, strict=True):
        sheets.write(rows_in_order(table, answer.asked))
    # A document says its own reason with the table.
    has_few = any(sheets.has_few for sheets in written) and not answer.report.paper
    _write_about(book, answer, has_few=has_few)
    book.close()


class _Sheets:
    """The sheets of one table: the first, and others where it is longer than a sheet."""

    has_few = False
    """Whether a number was withheld."""

    def __init__(self, book: Any, table: Table, names: SheetNames) -> None:
        self._book = book
        self._table = table
        self._names = names
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._formats = [_formats(book, column) for column in table.columns]
        self._bold = [_formats(book, column, bold=True) for column in table.columns]
        self._first = 1 if has_codes(table) else 0
        """Where the columns of the table begin: behind the codes of areas, where it has such."""
        self._code = book.add_format({"num_format": "@", "valign": "top"})
        self._long = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self, rows: Iterator[Row]) -> None:
        """Write every row, and the total below the last."""
        self._begin()
        for row in rows:
            if self._filled == ROWS_IN_A_SHEET:
                self._end()
                self._begin()
            self._put(row, self._formats)
        self._end()
        if (below := self._table.sum_below) is not None:
            self._put(below, self._bold)

    def _begin(self) -> None:
        self._sheet = self._book.add_worksheet(
            self._names.give(str(self._table.short_title or self._table.title))
        )
        self._filled = 0
        self._widths = [_width_of_head(str(column.title)) for column in self._table.columns]
        if self._first:
            self._sheet.write_string(0, 0, title(), self._head)
        for place, column in enumerate(self._table.columns, self._first):
            self._sheet.write_string(0, place, str(column.title), self._head)
        self._sheet.freeze_panes(1, self._first + 1)

    def _put(self, row: Row, formats: list[dict[type, Any]]) -> None:
        self._filled += 1
        line, sheet = self._filled, self._sheet
        if self._first and code_of(row):
            sheet.write_string(line, 0, code_of(row), self._code)
        for place, (value, forms) in enumerate(zip(row.values, formats, strict=True), self._first):
            form = forms.get(type(value)) or forms[str]
            if isinstance(value, int | float):
                if math.isfinite(value):
                    sheet.write_number(line, place, value, form)
            elif isinstance(value, date):
                sheet.write_datetime(line, place, value, form)
            elif value is WITHHELD:
                self.has_few = True
                sheet.write_string(line, place, str(FEW), form)
            elif value is not None:
                words = str(value)
                sheet.write_string(line, place, words, self._long if len(words) > _WIDEST else form)
        if self._filled <= _LOOKED_AT:
            self._widths = list(map(max, self._widths, map(_width_of, row.values)))

    def _end(self) -> None:
        """Set what depends on all rows; a total stands below what the filter hides."""
        last = self._first + len(self._table.columns) - 1
        if self._filled:
            self._sheet.autofilter(0, 0, self._filled, last)
        if self._first:
            self._sheet.set_column(0, 0, LONGEST + 2)
            # No warning in each cell that its words look like a number.
            self._sheet.ignore_errors({"number_stored_as_text": "A:A"})
        for place, width in enumerate(self._widths, self._first):
            self._sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST))


def _formats(book: Any, column: Column, *, bold: bool = False) -> dict[type, Any]:
    def made(form: str, **more: Any) -> Any:
        return book.add_format({"bold": bold, "num_format": form, "valign": "top", **more})

    whole = made(_SIGNED if is_comparison(column) else FORMS.get(column.kind, _WHOLE))
    return {
        str: made("General", align="left" if column.kind in _WORDS else "right"),
        int: whole,
        float: made(_BROKEN) if column.kind is Kind.MARK else whole,
        date: made(FORMS[Kind.DAY], align="left"),
    }


def _width_of_head(title: str) -> int:
    """Return how wide a head needs its column: its longest word, more where the words are many."""
    longest = max(map(len, title.split()), default=0)
    return max(longest, min(len(title), _LONGEST_HEAD)) + 3


def _width_of(value: Value) -> int:
    return len(value) + 2 if isinstance(value, str) else 0


def _write_about(book: Any, answer: "Answer", *, has_few: bool) -> None:
    sheet = book.add_worksheet(_("Tentang"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    told = [
        *about(answer),
        *([(str(FEW).capitalize(), few_means())] if has_few else []),
        *((str(table.title), note) for table in answer.tables for note in notes_of(table)),
        *dict.fromkeys(each for table in answer.tables for each in legend_of(table)),
        *((str(term.name), str(term.meaning)) for term in answer.terms),
    ]
    for line, (heading, words) in enumerate(told):
        sheet.write_string(line, 0, heading, bold)
        sheet.write_string(line, 1, words, wrapped)
