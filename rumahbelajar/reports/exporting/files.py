"""A report as a file: in which form, under which name, and how it goes to a browser."""

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO
from urllib.parse import quote

from flask import Response

from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.asking.places import name_of
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting.comma_files import table_of, write_csv
from rumahbelajar.reports.exporting.papers import pdf
from rumahbelajar.reports.exporting.programs import write_json
from rumahbelajar.reports.exporting.workbooks import write_xlsx
from rumahbelajar.reports.tables.answering import Answer

_IN_MEMORY = 1024 * 1024
"""Bytes up to which a file waits in memory; beyond that on the disk."""
_PIECE = 64 * 1024
_SMALL = 256 * 1024
"""Bytes up to which a file goes as a whole, and so compressed like a page."""
_NOT_IN_NAMES = re.compile(r"[^\w.-]+|[.]{2,}")
_LONGEST_NAME = 120


class Form(StrEnum):
    """The form of a file; the value is how its name ends."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PDF = "pdf"


MIMETYPES = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSON: "application/json",
    Form.PDF: "application/pdf",
}


@dataclass(frozen=True)
class Wanted:
    """Which file of a report is asked for."""

    form: Form
    table: str = ""
    """Of CSV, which has one: the key of the table, "" for the first."""
    for_excel: bool = False
    """Of CSV: as the Excel of Indonesian offices opens it."""


def has_table(answer: Answer, wanted: Wanted) -> bool:
    """Whether there is the table that is asked for."""
    return not wanted.table or any(table.key == wanted.table for table in answer.tables)


def rows_in(answer: Answer, wanted: Wanted) -> int:
    """Return how many rows its file has; raise KeyError where there is no such table."""
    if wanted.form is Form.CSV:
        return table_of(answer, wanted.table).rows.count
    return sum(table.rows.count for table in answer.tables)


def write(answer: Answer, wanted: Wanted, file: IO[bytes], tmpdir: Path | None = None) -> None:
    """Write the file; what must wait on the disk meanwhile waits in `tmpdir`.

    Raise KeyError where there is no such table, and what the forms raise.
    """
    match wanted.form:
        case Form.CSV:
            write_csv(answer, wanted.table, file, for_excel=wanted.for_excel)
        case Form.XLSX:
            write_xlsx(answer, file, tmpdir)
        case Form.JSON:
            for piece in write_json(answer):
                file.write(piece.encode())
        case Form.PDF:
            file.write(pdf(answer))


def name_for(answer: Answer, wanted: Wanted) -> str:
    """Return a name for the file: report, area and months, in signs that every system takes.

    Of a report of how it is today, the day stands for the months.
    """
    asked = answer.asked
    parts = (
        answer.report.key,
        wanted.table,
        name_of(asked.area),
        asked.area,
        _when(answer),
        "excel" if wanted.for_excel else "",
    )
    plain = (_NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", part)) for part in parts)
    name = "-".join(part.strip(".-_") for part in plain if part.strip(".-_"))
    return f"{name[:_LONGEST_NAME]}.{wanted.form}"


def _when(answer: Answer) -> str:
    period = answer.asked.period
    if Filter.PERIOD not in answer.report.filters:
        return today().isoformat()
    return f"{period.since}-sampai-{period.until}" if len(period) > 1 else str(period.since)


def sent(answer: Answer, wanted: Wanted) -> Response:
    """Return the whole file as an answer to a browser.

    It is written before anything is sent: what fails is a page that says so and not half a file,
    and who loads it slowly holds no connection to the database meanwhile.
    """
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed once it was sent
    try:
        write(answer, wanted, file)
    except BaseException:
        file.close()
        raise
    return as_download(file, name_for(answer, wanted), wanted.form)


def as_download(file: IO[bytes], name: str, form: Form) -> Response:
    """Return an open file as one to keep, under its name; it is closed once it was sent."""
    length = file.seek(0, 2)
    file.seek(0)
    if length <= _SMALL:
        response = Response(file.read(), content_type=MIMETYPES[form])
        file.close()
    else:
        response = Response(_pieces(file), content_type=MIMETYPES[form])
        response.content_length = length
        response.call_on_close(file.close)
    response.headers["Content-Disposition"] = _disposition(name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file by the piece; it is closed at the end, and when nobody takes the rest."""
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _disposition(name: str) -> str:
    """Return the header that names a file, for old browsers and for all others (RFC 6266)."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    old = _NOT_IN_NAMES.sub("-", folded)
    return f"attachment; filename=\"{old}\"; filename*=UTF-8''{quote(name, safe='')}"
