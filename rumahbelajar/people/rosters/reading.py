"""The cells of a list as offices send it: XLSX, or CSV with whatever separator and letters."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from rumahbelajar.errors import Refused
from rumahbelajar.people.rosters.columns import Head, find_head
from rumahbelajar.people.rosters.workbooks import MOST_COLUMNS, MOST_ROWS, Cell, sheets_of

LARGEST = 2 * 1024 * 1024
"""Bytes of a file; five thousand people have less than one million."""
_SEPARATORS = (";", ",", "\t", "|")
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_SAMPLE = 8
_TEXT_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True)
class Sheet:
    """The rows of a list, the first being row 1, and where its head is and what it says."""

    rows: Sequence[Sequence[Cell]]
    head: Head


def read(content: bytes) -> Sheet:
    """Return the list in a file, of whatever name; raise Refused for what holds none."""
    if not content:
        raise Refused(_("Pilih dulu filenya."))
    if len(content) > LARGEST:
        raise Refused(_("File ini lebih dari 2 MB. Bagi daftarnya menjadi beberapa file."))
    if content.startswith(_OLD_EXCEL):
        raise Refused(_("Ini file Excel lama (XLS). Simpan dulu sebagai XLSX, lalu kirim lagi."))
    sheets = sheets_of(content) if content.startswith(_ZIP) else _tables(_decoded(content))
    found = [Sheet(rows, head) for rows in sheets if (head := find_head(rows)) is not None]
    if not found:
        raise Refused(_("Tidak ada kolom Nama. Tulis judul kolom di atas daftar, misalnya Nama."))
    # By another separator a text has no columns, and other sheets of a workbook hold less.
    return max(found, key=lambda sheet: len(sheet.head.columns))


def _decoded(content: bytes) -> str:
    """Return the text: by its mark, else UTF-8, else as Windows in Indonesia writes it."""
    for mark, encoding in _TEXT_MARKS:
        if content.startswith(mark):
            return _plain(content.decode(encoding, "replace"))
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Of plain letters every other byte is none.
        if len(content) > _SAMPLE and not any(content[first:_SAMPLE:2]):
            return _plain(content.decode(encoding, "replace"))
    try:
        return _plain(content.decode())
    except UnicodeDecodeError:
        return _plain(content.decode("cp1252", "replace"))


def _plain(text: str) -> str:
    if re.search("[\x00-\x08\x0e-\x1f]", text):
        raise Refused(_("Ini bukan daftar. Kirim file CSV atau XLSX."))
    return text


def _tables(text: str) -> list[list[list[Cell]]]:
    tables = [_table(text, each) for each in _SEPARATORS if each in text]
    return [each for each in tables if each] or [_table(text, ";")]


def _table(text: str, separator: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                break
            rows.append(list(row))
    except csv.Error:
        return []
    return rows
