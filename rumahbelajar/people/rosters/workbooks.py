"""The cells of an XLSX workbook, looked at before it is opened: it may be made to fill memory."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rumahbelajar.errors import Refused

Cell = str | int | float | bool | date | datetime | time | timedelta
MOST_ROWS = 6_000
MOST_COLUMNS = 256
_MOST_BYTES = 24 * 1024 * 1024
"""Unpacked, of all parts: a list of 5,000 people has about three million."""
_MOST_PARTS = 200
_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,7})([0-9]{1,10})["']""")
"""Where a row or a cell says that it stands, as `r="B12"`."""
_PLACED = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def sheets_of(content: bytes) -> list[list[list[Cell]]]:
    """Return the rows of every sheet that is shown, from A1 on; raise Refused for no workbook."""
    _require_small(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            each.name
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
        ]
        return [
            [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            for name in shown
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable() from error


def _require_small(content: bytes) -> None:
    """Unpack every part once, a piece at a time, and see where its cells say that they stand."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _MOST_BYTES:
                raise _too_large()
            # A part that holds more than it says fails its checksum here.
            for part in parts:
                _require_near(part.filename, packed.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _unreadable() from error
    except OSError as error:
        raise _unreadable() from error


def _require_near(name: str, unpacked: bytes) -> None:
    """Refuse a sheet with a cell far out: all cells up to it would be made."""
    if not _PLACED.fullmatch(name):
        return
    for found in _ADDRESS.finditer(unpacked):
        letters, digits = found.groups()
        if int(digits) > MOST_ROWS or len(letters) > 2 or column_number(letters) > MOST_COLUMNS:
            raise Refused(
                _(
                    "Ada isi jauh di luar daftar, di sel %(cell)s. Hapus isi itu, atau salin "
                    "daftarnya ke lembar kosong.",
                    cell=(letters + digits).decode(),
                )
            )


def column_number(letters: bytes | str) -> int:
    """Return which column letters name: 1 for A, 27 for AA, 0 for none."""
    text = letters.decode() if isinstance(letters, bytes) else letters
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(index: int) -> str:
    """Return the letters of a column counted from 0: A, B, … Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _too_large() -> Refused:
    return Refused(_("File ini terlalu besar setelah dibuka. Bagi daftarnya menjadi beberapa."))


def _unreadable() -> Refused:
    return Refused(
        _("File ini tidak bisa dibaca. Buka di Excel atau LibreOffice, lalu simpan sebagai XLSX.")
    )
