"""The learners of a village as CSV or XLSX, which come back in as they went out."""

import csv
import io
from collections.abc import Iterator

import xlsxwriter
from flask_babel import force_locale

from rumahbelajar.people import labels
from rumahbelajar.people.rosters.register_now import Known, read_register
from rumahbelajar.people.traits import Category

HEADS = (
    "Nama",
    "Jenis kelamin",
    "Kelompok usia",
    "Kategori utama",
    "Kategori lain",
    "Negara tujuan",
    "Kepala keluarga",
    "Nama pengguna",
    "Kode",
)
"""Indonesian in every language of the screen: they are read again."""
_WIDTHS = (30, 14, 20, 26, 30, 20, 30, 18, 38)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet that opens a CSV takes for a formula."""


def as_csv(village_code: str) -> bytes:
    """Return CSV as Excel in Indonesia opens it: semicolons, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(village_code))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(village_code: str) -> bytes:
    """Return a workbook in which every cell is text."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Peserta")
    bold = book.add_format({"bold": True})
    for column, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(_rows(village_code), 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    sheet.freeze_panes(1, 1)
    book.close()
    return content.getvalue()


def _rows(village_code: str) -> Iterator[list[str]]:
    with force_locale("id"):
        for each in read_register(village_code).people:
            if not each.is_staff:
                yield _row(each)


def _row(known: Known) -> list[str]:
    return [
        known.name,
        str(labels.SEXES[known.sex]),
        str(labels.AGE_BANDS[known.age_band]),
        str(labels.CATEGORIES[Category(known.main)]) if known.main else "",
        "; ".join(str(labels.CATEGORIES[Category(each)]) for each in sorted(known.others)),
        str(labels.DESTINATIONS.get(known.destination, known.destination))
        if known.destination
        else "",
        known.head,
        known.user_name,
        str(known.id),
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
