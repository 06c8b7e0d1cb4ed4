"""A process of its own that reads one workbook: standard input is the file, standard output JSON.

What a workbook can be made to do to its reader, as to fill all memory, it does here alone.
"""

import importlib
import io
import json
import os
import sys
from datetime import date, datetime

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

# Windows has none, and no such limit.
_resource = importlib.import_module("resource") if os.name == "posix" else None
MOST_SHEETS = 3
"""The list is on one of the first; every one that is read takes its room."""
_MOST_MEMORY = 768 * 1024 * 1024


def main() -> None:
    """Write the rows of the sheets that are shown, from A1 on."""
    _limit_memory()
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    shown = [
        each.name
        for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
    ]
    sheets = [
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in shown[:MOST_SHEETS]
    ]
    json.dump(sheets, sys.stdout, default=_plain)


def _plain(cell: object) -> object:
    """Return a day as a list of one, which no other cell is; anything else as it is written."""
    if isinstance(cell, datetime):
        return [cell.date().isoformat()]
    return [cell.isoformat()] if isinstance(cell, date) else str(cell)


def _limit_memory() -> None:
    if _resource is not None:
        _resource.setrlimit(_resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


main()
