"""XLSX: numbers, shares and days of their own kind; words that are never formulas."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook

from rumahbelajar.reports.exporting import workbooks
from rumahbelajar.reports.exporting.sheet_names import SheetNames
from rumahbelajar.reports.exporting.workbooks import write_xlsx
from rumahbelajar.reports.tables.table import Table
from tests.reports.exporting.answers import (
    COLUMNS,
    DANGERS,
    HARMLESS,
    CountedRows,
    answer_of,
    of_words,
    simple,
)

pytestmark = pytest.mark.sqlite


def written(app: Flask, answer: Any) -> bytes:
    file = io.BytesIO()
    with app.app_context():
        write_xlsx(answer, file)
    return file.getvalue()


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(content: bytes, like: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if re.search(like, name)]
        return "".join(packed.read(name).decode() for name in names)


def test_a_table_is_a_sheet_with_its_total_below(app: Flask) -> None:
    found = sheets(written(app, simple()))
    assert list(found) == ["Menurut desa", "Tentang"]
    assert found["Menurut desa"] == [
        ["Kode", *(str(column.title) for column in COLUMNS)],
        ["33.07.10.2004", "Kuripan", 1250, 0.64, 21.5, 80, -5, date(2026, 11, 24)],
        ["33.07.10.2005", "Ngadikusuman", "ditutup", "ditutup", "", 66.666666666, 0, ""],
        ["33.07.10.2006", "Banyukembar, Kidul", 0, "", 7, 100, -12345, date(2026, 1, 2)],
        ["33.07.10", "Jumlah", 1253, 2 / 3, 20.25, 75.5, -12350, ""],
    ]


def test_codes_of_areas_are_words_without_a_warning(app: Flask) -> None:
    content = written(app, simple())
    sheet = parts(content, "sheet1.xml")
    assert re.search(r'<c r="A5" s="\d+" t="inlineStr"><is><t>33.07.10</t>', sheet)
    assert '<ignoredError sqref="A:A" numberStoredAsText="1"/>' in sheet


def test_shares_look_like_percentages_and_days_like_days(app: Flask) -> None:
    styles = parts(written(app, simple()), "styles.xml")
    assert 'formatCode="0%"' in styles
    assert 'formatCode="d mmm yyyy"' in styles


def test_the_head_stays_in_sight_and_the_filter_leaves_the_total_out(app: Flask) -> None:
    sheet = parts(written(app, simple()), "sheet1.xml")
    assert '<pane xSplit="2" ySplit="1" topLeftCell="C2"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:H4"/>' in sheet


def test_it_says_what_the_numbers_are(app: Flask) -> None:
    told = {line[0]: line[1] for line in sheets(written(app, simple(sex="P")))["Tentang"]}
    assert told["Laporan"] == "Penyelesaian kursus"
    assert told["Wilayah"] == "33.07.10"
    assert told["Periode"] == "Januari sampai November 2026"
    assert told["Hanya"] == "Perempuan"
    assert told["Data dari"] == "2 dari 3 desa"
    assert told["Ditutup"].startswith("Ditutup: angka yang kurang dari lima orang")
    assert told["Menurut desa"] == "Belum semua desa mengirim."
    assert told["Tingkat selesai"] == "Selesai dibagi mulai belajar."


def test_it_explains_what_is_withheld_only_where_something_is(app: Flask) -> None:
    told = sheets(written(app, of_words(["Kuripan"])))["Tentang"]
    assert "Ditutup" not in [line[0] for line in told]


def test_words_are_words_whatever_they_begin_with(app: Flask) -> None:
    words = [*DANGERS, *HARMLESS]
    content = written(app, of_words(words))
    assert "<f>" not in parts(content, "worksheets/")
    assert "<f " not in parts(content, "worksheets/")
    assert "hyperlink" not in parts(content, "worksheets/")
    lines = next(iter(sheets(content).values()))
    read = [line[0] for line in lines[1:]]
    assert [each.split() for each in read] == [each.split() for each in words]
    assert all(line[1] == -5 for line in lines[1:])


def test_what_is_longer_than_its_column_goes_on_below(app: Flask) -> None:
    content = written(app, of_words(["Kuripan", "Tidak ada petugas. " * 5]))
    styles = parts(content, "styles.xml")
    wrapped = [each for each in styles.split("<xf ") if 'wrapText="1"' in each]
    assert wrapped
    short, long = re.findall(r'<c r="A[23]" s="(\d+)"', parts(content, "sheet1.xml"))
    assert short != long


def test_a_long_table_goes_on_in_another_sheet(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "ROWS_IN_A_SHEET", 10)
    total = next(CountedRows(1, COLUMNS).stream())
    table = Table("many", "Banyak", COLUMNS, CountedRows(25, COLUMNS), total)
    found = sheets(written(app, answer_of(table)))
    assert [(name, len(lines)) for name, lines in found.items()][:3] == [
        ("Banyak", 11),
        ("Banyak (2)", 11),
        ("Banyak (3)", 7),
    ]
    assert found["Banyak (3)"][1][1] == "Peserta nomor 20"


def test_a_table_without_rows_is_a_sheet_all_the_same(app: Flask) -> None:
    table = Table("none", "Kosong", COLUMNS, CountedRows(0, COLUMNS))
    assert len(sheets(written(app, answer_of(table)))["Kosong"]) == 1


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    names = SheetNames(taken=["Tentang"])
    long = "Peserta menurut kategori, jenis kelamin dan kelompok usia"
    given = [
        names.give(each)
        for each in ("[a]:b*?/\\c", "'x'", "", "tentang", long, long, "History", "y" * 40)
    ]
    assert given == [
        "a b c",
        "x",
        "1",
        "tentang (2)",
        "Peserta menurut kategori",
        "Peserta menurut kategori (2)",
        "History (2)",
        "y" * 31,
    ]
    assert all(len(name) <= 31 for name in given)
