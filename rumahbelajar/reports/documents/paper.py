"""A document as PDF: sheets of A4 that an office files, each with its number and fingerprint."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _

from rumahbelajar import clock
from rumahbelajar.config import ROOT
from rumahbelajar.errors import Refused
from rumahbelajar.formats import day, number
from rumahbelajar.language import chosen
from rumahbelajar.learning.typesetting import typeset
from rumahbelajar.people.house import today_in
from rumahbelajar.reports.documents.identity import KEY, checksum_in
from rumahbelajar.reports.documents.lines import laid_out
from rumahbelajar.reports.tables.answering import Answer
from rumahbelajar.reports.tables.table import Table

MOST_ROWS = 2_000
"""On paper; who needs more takes the workbook."""
_TEMPLATE = ROOT / "templates" / "reports" / "document.typ"
_ELSEWHERE = {"periode", "keadaan", "sidik"}
"""What stands under the title, or at the foot of each sheet."""
_ON_A_LINE = 88
"""Letters of the usual size that a line of a table holds."""
_USUAL, _SMALLEST = 9.5, 6.5
"""Points."""
_NARROW = 8
"""From so many columns on, cells stand closer together."""


def printed_pdf(answer: Answer, extra: Sequence[Table] = ()) -> bytes:
    """Return a document as PDF; `extra` is an appendix, which is no part of its fingerprint.

    Raise Refused when it has too many rows or cannot be made, Crowded at once when many ask.
    """
    rows = sum(table.rows.count for table in (*answer.tables, *extra))
    if rows > MOST_ROWS:
        raise Refused(
            _(
                "Dokumen ini berisi %(rows)s baris, terlalu banyak untuk PDF. Unduh XLSX, atau "
                "pilih waktu yang lebih pendek.",
                rows=number(rows),
            )
        )
    sentence = str(_("PDF ini belum bisa dibuat sekarang. Coba lagi sebentar lagi."))
    return typeset(_TEMPLATE, printed(answer, extra), sentence)


def paper_of(answer: Answer) -> bytes | None:
    """Return a document as PDF; None where it is of no village, and has no sheet."""
    return printed_pdf(answer) if any(table.key == KEY for table in answer.tables) else None


def printed(answer: Answer, extra: Sequence[Table] = ()) -> dict[str, Any]:
    """Return what the template shows."""
    identity = _identity(answer.tables)
    tables = [table for table in answer.tables if table.key != KEY]
    village = identity[answer.asked.area][1]
    return {
        "language": chosen(),
        "timestamp": int(clock.now().timestamp()),
        "house": f"Rumah Belajar {village.partition(' (')[0]}",
        "title": str(answer.report.title),
        "subtitle": identity["periode"][1],
        "preliminary": identity["keadaan"][1] if "keadaan" in identity else "",
        "place": [told for key, told in identity.items() if key not in _ELSEWHERE],
        "number": identity["nomor"][1],
        "fingerprint": identity["sidik"][0],
        "checksum": checksum_in(answer.tables),
        "printed": str(_("dicetak %(day)s", day=day(today_in(answer.asked.area)))),
        "page": str(_("Halaman %(page)s dari %(pages)s", page="{page}", pages="{pages}")),
        "tables": [_table(table) for table in tables],
        "appendix": [_table(table) for table in extra],
        "terms_heading": str(_("Arti kata")),
        "terms": [[str(each.name), str(each.meaning)] for each in answer.terms],
        "unsigned": unsigned(),
        "signing": signing(answer, village.partition(" (")[0]),
    }


def signing(answer: Answer, village: str) -> dict[str, Any] | None:
    """Return what stands above and below the lines on which one signs.

    Nobody signs a copy in which numbers are withheld. A kelurahan has no kepala desa: the last
    part of its code begins with 1 (people.areas).
    """
    code = answer.asked.area
    if not answer.scope.sees_persons(code):
        return None
    head = _("Lurah") if code[-4] == "1" else _("Kepala desa")
    return {
        "title": str(_("Pernyataan dan tanda tangan")),
        "statement": str(
            _(
                "Angka dalam dokumen ini dihitung dari catatan belajar, daftar hadir, dan layanan "
                "yang dicatat di Rumah Belajar. Yang belum dicatat tidak ikut dihitung. Sudah kami "
                "periksa sebelum ditandatangani."
            )
        ),
        "place_and_date": f"{village}, " + "." * 34,
        "who": [str(_("Petugas Rumah Belajar")), str(head)],
        "name": str(_("Nama jelas")),
    }


def unsigned() -> str:
    """Return what stands in place of the signatures of such a copy."""
    return str(_("Salinan ini tidak ditandatangani: angka yang kecil dan daftar orangnya ditutup."))


def _identity(tables: Sequence[Table]) -> dict[str, list[str]]:
    """Return what a document says of itself: heading and words by key."""
    about = next(table for table in tables if table.key == KEY)
    return {row.key: [str(value) for value in row.values] for row in about.rows.stream()}


def _table(table: Table) -> dict[str, Any]:
    laid = laid_out(table)
    letters = sum(column.width for column in laid.columns)
    return {
        **asdict(laid),
        "size": round(max(_SMALLEST, min(_USUAL, _USUAL * _ON_A_LINE / letters)), 1),
        "inset": 0.8 if len(laid.columns) > _NARROW else 1.4,
        "nothing": str(_("Tidak ada.")),
    }
