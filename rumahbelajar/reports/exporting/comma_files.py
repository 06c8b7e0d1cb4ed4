"""A table as CSV: for programs with commas and points, for Indonesian offices as Excel opens it.

Numbers stay numbers: an Indonesian Excel takes the semicolon between cells and the comma within a
number, and would read "0.5" as a text or a day. Shares are written as 0.5 and not as "50%", and
days as 2026-11-24, which every spreadsheet knows. See docs/decisions/exports.md.
"""

import csv
import io
import math
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from rumahbelajar.reports.exporting.area_codes import code_for_excel, code_of, has_codes, title
from rumahbelajar.reports.exporting.rows_in_order import rows_in_order
from rumahbelajar.reports.tables.cells import FEW
from rumahbelajar.reports.tables.table import Table, Value, Withheld
from rumahbelajar.spreadsheets import harmless

if TYPE_CHECKING:
    from rumahbelajar.reports.tables.answering import Answer

_PLACES = 6
_Ways = dict[type, Callable[[Any], str | int]]


def write_csv(
    answer: "Answer", table_key: str, stream: IO[bytes], *, for_excel: bool = False
) -> None:
    """Write the table of this key, the main one for "", into a stream; KeyError if there is none.

    Holds a few rows at a time. Areas have their codes first, and the total is the last line.
    """
    table = table_of(answer, table_key)
    text = io.TextIOWrapper(
        stream, encoding="utf-8-sig" if for_excel else "utf-8", newline="", write_through=False
    )
    writer = csv.writer(text, delimiter=";" if for_excel else ",", lineterminator="\r\n")
    heads = [harmless(str(column.title)) for column in table.columns]
    ways = _ways(for_excel=for_excel)
    below = table.sum_below
    rows = chain(rows_in_order(table, answer.asked), [below] if below else [])
    if has_codes(table):
        coded = code_for_excel if for_excel else code_of
        writer.writerow([title(), *heads])
        writer.writerows([coded(row), *_cells(row.values, ways)] for row in rows)
    else:
        writer.writerow(heads)
        writer.writerows(_cells(row.values, ways) for row in rows)
    text.flush()
    text.detach()


def table_of(answer: "Answer", key: str) -> Table:
    """Return the table of this key, the main one for ""; raise KeyError where there is none."""
    if not key and answer.tables:
        return main_of(answer.tables)
    for table in answer.tables:
        if table.key == key:
            return table
    raise KeyError(key)


def main_of(tables: Sequence[Table]) -> Table:
    """Return the first of tables that tells what was found, and not only which report it is."""
    return next((table for table in tables if not table.is_imprint), tables[0])


def _cells(values: Sequence[Value], ways: _Ways) -> list[str | int]:
    return [ways.get(type(value), _as_words)(value) for value in values]


def _ways(*, for_excel: bool) -> _Ways:
    def as_number(value: float) -> str:
        written = plain_number(value)
        return written.replace(".", ",") if for_excel else written

    return {
        str: harmless,
        int: int,
        float: as_number,
        date: date.isoformat,
        Withheld: lambda _value: str(FEW),
        type(None): lambda _value: "",
    }


def plain_number(value: float) -> str:
    """Return a number with at most six places, without an exponent; "" for what is none."""
    rounded = round(value, _PLACES)
    if not math.isfinite(rounded):
        return ""
    written = f"{rounded:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _as_words(value: object) -> str:
    return harmless(str(value))
