"""The cells of an XLSX workbook, looked at before it is opened: it may be made to fill memory."""

import io
import json
import re
import subprocess
import sys
import threading
import zipfile
from datetime import date
from pathlib import Path
from string import ascii_letters
from typing import Any

from flask_babel import gettext as _

from rumahbelajar.errors import Refused
from rumahbelajar.receiving import make_room

Cell = str | int | float | bool | date
_CHILD = Path(__file__).with_name("workbook_child.py")
_SECONDS = 15
_turns = threading.BoundedSemaphore(2)
"""How many are read at once: a child takes its room in memory."""
MOST_ROWS = 6_000
MOST_COLUMNS = 64
_MOST_LETTERS = 3
_MOST_BYTES = 24 * 1024 * 1024
"""Unpacked, of all parts: a list of 5,000 people has about three million."""
_MOST_REPEATED = 128 * 1024 * 1024
"""Bytes of all cells, if each repeated the longest words that a workbook keeps once for all."""
_MOST_PARTS = 200
_ADDRESS = re.compile(rb"""\sr\s*=\s*(?:"([^"]{0,200})|'([^']{0,200}))""")
"""Where a row or a cell says that it stands, as `r="B12"`."""
_CELL = re.compile(rb"[<:]c[\s/>]")
_KEPT_ONCE = re.compile(rb"si\s*>")
_WORDS = re.compile(r"xl/sharedstrings\.xml", re.IGNORECASE)
_PLACED = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def sheets_of(content: bytes) -> list[list[list[Cell]]]:
    """Return the rows of the sheets that are shown, from A1 on; raise Refused for no workbook.

    A child reads it: what a workbook does to its reader must not reach the server.
    """
    _require_small(content)
    make_room()
    try:
        with _turns:
            read = subprocess.run(  # noqa: S603 - our own program and file, the data on stdin
                [sys.executable, "-I", str(_CHILD)],
                input=content,
                capture_output=True,
                timeout=_SECONDS,
                check=True,
            )
    except (subprocess.SubprocessError, OSError) as error:
        raise _unreadable() from error
    return [[[_cell(each) for each in row] for row in sheet] for sheet in json.loads(read.stdout)]


def _cell(written: Any) -> Cell:
    return date.fromisoformat(written[0]) if isinstance(written, list) else written


def _require_small(content: bytes) -> None:
    """Unpack every part once, a piece at a time, and see where its cells say that they stand."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _MOST_BYTES:
                raise _too_large()
            cells, longest = 0, 0
            for part in parts:
                # A part that holds more than it says fails its checksum here.
                unpacked = packed.read(part)
                _require_near(part.filename, unpacked)
                cells += len(_CELL.findall(unpacked)) if _PLACED.fullmatch(part.filename) else 0
                if _WORDS.fullmatch(part.filename):
                    longest = max(longest, *map(len, _KEPT_ONCE.split(unpacked)))
            if cells * longest > _MOST_REPEATED:
                raise _too_large()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _unreadable() from error
    except OSError as error:
        raise _unreadable() from error


def _require_near(name: str, unpacked: bytes) -> None:
    """Refuse a sheet with a cell far out: all cells up to it would be made."""
    if not _PLACED.fullmatch(name):
        return
    if b"\x00" in unpacked:
        raise _unreadable()
    for found in _ADDRESS.finditer(unpacked):
        said = (found[1] or found[2] or b"").decode("ascii", "replace")
        letters, digits = said.rstrip("0123456789"), said.lstrip(ascii_letters)
        if said != letters + digits or not digits or len(letters) > _MOST_LETTERS:
            raise _unreadable()
        if int(digits[:9]) > MOST_ROWS or column_number(letters) > MOST_COLUMNS:
            raise Refused(
                _(
                    "Ada isi jauh di luar daftar, di sel %(cell)s. Hapus isi itu, atau salin "
                    "daftarnya ke lembar kosong.",
                    cell=said,
                )
            )


def column_number(letters: str) -> int:
    """Return which column letters name: 1 for A, 27 for AA, 0 for none."""
    number = 0
    for letter in letters.upper():
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
