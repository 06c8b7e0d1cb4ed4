"""Lists as offices send them, for tests."""

import io
from collections.abc import Sequence
from uuid import uuid4

import xlsxwriter
from werkzeug.test import TestResponse

from tests.house import KURIPAN
from tests.visitor import Visitor

SEND = "/orang/daftar/unggah"
OFFICE = """PEMERINTAH DESA KURIPAN;;;;;
DAFTAR PESERTA DESMIGRATIF TAHUN 2026;;;;;
;;;;;
No;NAMA LENGKAP;L/P;Umur (th);Status PMI;Nama Kepala Keluarga
1;2;3;4;5;6
1;Hj. Nur Halimah;P;41;PMI Purna;Sukardi
2;Mu'minah;p;29 tahun;Keluarga PMI;

3;Suparman;Laki-laki;62;Warga umum;Suparman
;Jumlah;;;;3
"""


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """Return an XLSX file with these rows."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def send(visitor: Visitor, content: bytes | str, **changes: str) -> TestResponse:
    """Send a list in; return the answer."""
    raw = content.encode() if isinstance(content, str) else content
    fields = {"roster_id": str(uuid4()), "village": KURIPAN, "fallback": "", **changes}
    return visitor.post(SEND, {**fields, "file": (io.BytesIO(raw), "daftar.csv", "text/csv")})


def preview(visitor: Visitor, content: bytes | str, **changes: str) -> str:
    """Send a list in and look at it; return its address."""
    answer = send(visitor, content, **changes)
    assert answer.status_code == 303, visitor.page
    visitor.follow()
    return str(answer.location)
