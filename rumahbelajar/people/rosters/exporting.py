"""Lists as CSV or XLSX: the learners of a village, who was left out, and a sample to fill in."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from flask_babel import force_locale
from flask_babel import gettext as _

from rumahbelajar.people import labels
from rumahbelajar.people.rosters.comparing import Kind, Outcome
from rumahbelajar.people.rosters.register_now import Known, read_register
from rumahbelajar.people.traits import AgeBand, Category, Sex

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


_LEFT_OUT_HEADS = ("Baris", *HEADS, "Alasan")
_SAMPLES = (
    ("Siti Contoh", "P", "34", "Keluarga PMI", "", "Taiwan", "Karno Contoh"),
    ("Karno Contoh", "L", "45-59", "Warga umum", "Relawan", "", "Karno Contoh"),
    ("Wulan Contoh", "P", "21", "Calon PMI", "", "Hong Kong", ""),
)
"""Rows as one may write them; nobody's."""

Table = list[Sequence[str]]


def people_of(village_code: str) -> Table:
    """Return the learners of a village, below their heads."""
    return [HEADS, *_rows(village_code)]


def sample() -> Table:
    """Return a list as it may be written, to be filled in."""
    return [HEADS[: len(_SAMPLES[0])], *_SAMPLES]


def left_out(outcomes: Iterable[Outcome]) -> Table:
    """Return the rows that do not go in as they are, each with its number and the reason."""
    with force_locale("id"):
        rows = [_left_out(each) for each in outcomes if each.kind in {Kind.REFUSED, Kind.ASKED}]
    return [_LEFT_OUT_HEADS, *rows]


def as_csv(table: Table) -> bytes:
    """Return CSV as Excel in Indonesia opens it: semicolons, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in table)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """Return a workbook in which every cell is text."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Peserta")
    bold = book.add_format({"bold": True})
    for column, width in enumerate(_WIDTHS[: len(table[0])]):
        sheet.set_column(column, column, width)
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, None if number else bold)
    sheet.freeze_panes(1, 1)
    book.close()
    return content.getvalue()


def _rows(village_code: str) -> Iterator[list[str]]:
    with force_locale("id"):
        for each in read_register(village_code).people:
            if not each.is_staff:
                yield _row(each)


def _row(known: Known) -> list[str]:
    others = sorted(known.others)
    said = _said(known.sex, known.age_band, known.main, others, known.destination)
    return [known.name, *said, known.head, known.user_name, str(known.id)]


def _left_out(outcome: Outcome) -> list[str]:
    row = outcome.row
    said = _said(row.sex, row.age_band, row.main, row.others, row.destination)
    reason = " ".join(outcome.faults) or _("Mungkin sudah terdaftar: belum dijawab.")
    return [str(row.number), row.name, *said, row.head, row.user_name, row.code, reason]


def _said(sex: str, band: str, main: str, others: Iterable[str], destination: str) -> list[str]:
    return [
        str(labels.SEXES[Sex(sex)]) if sex else "",
        str(labels.AGE_BANDS[AgeBand(band)]) if band else "",
        str(labels.CATEGORIES[Category(main)]) if main else "",
        "; ".join(str(labels.CATEGORIES[Category(each)]) for each in others),
        str(labels.DESTINATIONS.get(destination, destination)) if destination else "",
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
