"""A report as PDF: sheets of A4 with the tables and charts of its page, and what its words mean."""

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from rumahbelajar import clock
from rumahbelajar.config import ROOT
from rumahbelajar.errors import Refused
from rumahbelajar.formats import number
from rumahbelajar.language import chosen
from rumahbelajar.learning.typesetting import typeset
from rumahbelajar.reports.exporting.about import about, legend_of, made_at, notes_of
from rumahbelajar.reports.exporting.rows_in_order import rows_in_order
from rumahbelajar.reports.tables.cells import FEW, few_means, in_words
from rumahbelajar.reports.tables.table import Kind, Row, Table

if TYPE_CHECKING:
    from rumahbelajar.reports.tables.answering import Answer

MOST_ROWS = 2_000
"""On paper; who needs more needs a workbook."""
_TEMPLATE = ROOT / "templates" / "reports" / "table.typ"
_NARROWEST, _WIDEST = 3, 30
"""Letters of a column."""
_ON_A_LINE = {False: 92, True: 138}
"""Letters of the usual size on a line of a sheet, upright and across."""
_WORDS = frozenset({Kind.TEXT, Kind.DAY})
_USUAL, _SMALLEST = 9.5, 5.5
"""Points."""
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no picture may hold; a browser shows it all the same."""


def pdf(answer: "Answer", signatures: Sequence[str] = ()) -> bytes:
    """Return the report as PDF, with a line for each who signs.

    Raise Refused when it has more rows than paper is good for, or when the PDF cannot be made;
    Crowded at once when many ask.
    """
    require_short(answer)
    own = answer.report.paper(answer) if answer.report.paper else None
    if own is not None:
        return own
    return typeset(
        _TEMPLATE,
        printed(answer, signatures),
        str(_("PDF ini belum bisa dibuat sekarang. Coba lagi sebentar lagi.")),
    )


def require_short(answer: "Answer") -> None:
    """Raise Refused for more rows than a PDF holds."""
    rows = sum(table.rows.count for table in answer.tables)
    if rows > MOST_ROWS:
        raise Refused(
            _(
                "PDF memuat paling banyak %(most)s baris, dan laporan ini berisi %(rows)s baris. "
                "Kembalilah, lalu unduh XLSX, atau pilih wilayah yang lebih kecil.",
                most=number(MOST_ROWS),
                rows=number(rows),
            )
        )


def printed(answer: "Answer", signatures: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the template shows."""
    tables = [_table(table, answer) for table in answer.tables]
    is_wide = any(_letters(table) > _ON_A_LINE[False] for table in tables)
    for table in tables:
        fitting = _USUAL * _ON_A_LINE[is_wide] / _letters(table)
        table["size"] = round(max(_SMALLEST, min(_USUAL, fitting)), 1)
    _explain_once(tables)
    return {
        "language": chosen(),
        "timestamp": int(clock.now().timestamp()),
        "title": str(answer.report.title),
        "question": str(answer.report.question),
        "about": [list(each) for each in about(answer)[2:]],
        "tables": tables,
        "few_means": few_means() if any(map(_has_few, tables)) else "",
        "charts": [_chart(each) for each in answer.charts()],
        "terms_heading": str(_("Arti kata")),
        "terms": [[str(each.name), str(each.meaning)] for each in answer.terms],
        "signatures": list(signatures),
        "footer": f"Rumah Belajar · {answer.report.title} · {made_at()}",
        "page": str(_("Halaman %(page)s dari %(pages)s", page="{page}", pages="{pages}")),
        "is_wide": is_wide,
    }


def _table(table: Table, answer: "Answer") -> dict[str, Any]:
    rows = [_cells(row, table) for row in rows_in_order(table, answer.asked)]
    below = table.sum_below
    total = _cells(below, table) if below else []
    lines = [*rows, total] if total else rows
    return {
        "title": str(table.title),
        "notes": list(notes_of(table)),
        "columns": [
            {
                "title": str(column.title),
                "is_number": column.kind not in _WORDS,
                "width": _width(str(column.title), [line[place] for line in lines]),
            }
            for place, column in enumerate(table.columns)
        ],
        "rows": rows,
        "total": total,
        "nothing": str(_("Tidak ada baris untuk pilihan ini.")),
        "legend": [list(each) for each in legend_of(table)],
    }


def _explain_once(tables: Sequence[dict[str, Any]]) -> None:
    """Leave out of each table's legend what one before it explained."""
    explained: list[list[str]] = []
    for table in tables:
        table["legend"] = [each for each in table["legend"] if each not in explained]
        explained += table["legend"]


def _has_few(table: dict[str, Any]) -> bool:
    few = str(FEW)
    return any(few in line for line in (*table["rows"], table["total"]))


def _chart(drawn: Markup) -> dict[str, str]:
    """Return a chart with what it says in words, which stands for it where paper is read aloud."""
    drawn = Markup(_NOT_IN_XML.sub("", drawn))  # noqa: S704 - less than what was escaped
    said = _DESCRIPTION.search(drawn)
    return {"svg": str(drawn), "words": unescape(said[1]) if said else ""}


def _cells(row: Row, table: Table) -> list[str]:
    pairs = zip(row.values, table.columns, strict=True)
    return [in_words(value, column) for value, column in pairs]


def _width(title: str, cells: Sequence[str]) -> int:
    """Return how many letters wide a column is wanted: its longest words, within reason."""
    longest = max(map(len, title.split()), default=0)
    widest = max(map(len, cells), default=0)
    return min(max(longest, widest, _NARROWEST), _WIDEST) + 2


def _letters(table: dict[str, Any]) -> int:
    return sum(column["width"] for column in table["columns"])
