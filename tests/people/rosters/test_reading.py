"""Lists in every form that offices send them in."""

import io
import zipfile
from datetime import date

import pytest
from flask import Flask

from rumahbelajar.errors import Refused
from rumahbelajar.people.rosters import words
from rumahbelajar.people.rosters.columns import Column
from rumahbelajar.people.rosters.reading import LARGEST, read
from rumahbelajar.people.rosters.rows import Row, understand
from rumahbelajar.people.traits import AgeBand, Category
from tests.people.rosters.files import OFFICE, workbook

TODAY = date(2026, 11, 29)
PLAIN = "Nama;L/P;Umur\nSiti Zubaidah;P;34\nD’Costa Müller;L;61\n"


@pytest.fixture(autouse=True)
def in_indonesian(app: Flask) -> object:
    with app.test_request_context():
        yield


def rows_of(content: bytes | str) -> list[Row]:
    raw = content.encode() if isinstance(content, str) else content
    return understand(read(raw), TODAY)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("cp1252"),
        PLAIN.replace(";", ",").encode(),
        PLAIN.replace(";", "\t").encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        ("sep=;\n" + PLAIN).encode(),
        workbook([line.split(";") for line in PLAIN.splitlines()]),
        workbook(
            [["Nama", "L/P", "Umur"], ["Siti Zubaidah", "P", 34], ["D’Costa Müller", "L", 61]]
        ),
    ],
)
def test_every_encoding_and_separator_is_read(content: bytes) -> None:
    found = [(row.name, row.sex, row.age_band, row.faults) for row in rows_of(content)]
    assert found == [("Siti Zubaidah", "P", "25-34", ()), ("D’Costa Müller", "L", "60+", ())]


def test_titles_numbered_columns_blank_lines_and_totals_are_passed_over() -> None:
    found = rows_of(OFFICE)
    assert [row.name for row in found] == ["Hj. Nur Halimah", "Mu'minah", "Suparman"]
    assert [row.number for row in found] == [6, 7, 9]
    assert [row.main for row in found] == ["pmi_purna", "keluarga_pmi", "umum"]
    assert [row.age_band for row in found] == ["35-44", "25-34", "60+"]
    assert found[0].head == "Sukardi"
    assert not any(row.faults for row in found)


def test_a_head_of_two_rows_with_marks_for_l_and_p_is_read() -> None:
    found = rows_of(
        workbook(
            [
                ["DAFTAR HADIR"],
                ["No", "Nama", "Jenis Kelamin", "", "Umur"],
                ["", "", "L", "P", ""],
                [1, "Sumiati", "", "√", 33],
                [2, "Paijo", "v", "", 34.0],
            ]
        )
    )
    assert [(row.name, row.sex, row.age_band) for row in found] == [
        ("Sumiati", "P", "25-34"),
        ("Paijo", "L", "25-34"),
    ]


@pytest.mark.parametrize(
    "born",
    [
        *(date(1990, 8, 17), "17/08/1990", "17-8-1990", "1990-08-17", 33102),
        *("17 Agustus 1990", "Wonosobo, 17 Ags 1990"),
    ],
)
def test_of_a_day_of_birth_only_the_band_is_kept(born: object) -> None:
    (row,) = rows_of(workbook([["Nama", "Tanggal lahir"], ["Sumiati", born]]))
    assert row.age_band == "35-44"
    assert "1990" not in repr(row)


def test_numbers_that_nobody_may_keep_are_not_read() -> None:
    sheet = read(b"Nama;NIK;No. KK;Umur\nSiti;3307101234567890;3307109876543210;34\n")
    assert sheet.head.never == ("nik", "no kk")
    assert "3307" not in repr(understand(sheet, TODAY))
    (row,) = rows_of("Nama;Umur\n3307101234567890;34\n")
    assert "sel A2" in row.faults[0]


def test_every_fault_names_its_cell_and_its_remedy() -> None:
    content = (
        "Nama;L/P;Umur;Kategori;Negara tujuan\nSiti;X;abc;juragan;Wakanda\n;P;30;;\nAni;P;9;;\n"
    )
    first, nameless, child = rows_of(content)
    assert [each.partition(":")[0] for each in first.faults] == [
        "sel B2",
        "sel C2",
        "sel D2",
        "sel E2",
    ]
    assert "sel A3: nama kosong" in nameless.faults[0]
    assert "di bawah 13 tahun" in child.faults[0]


def test_who_heads_a_household_heads_it() -> None:
    content = (
        "Nama;Hubungan;Kepala keluarga;Umur\nSukardi;Kepala Keluarga;;50\nAni;Anak;Sukardi;20\n"
    )
    assert [row.head for row in rows_of(content)] == ["Sukardi", "Sukardi"]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        *(("34", "25-34"), ("25–34", "25-34"), ("25 s/d 34", "25-34"), ("60+", "60+")),
        *(("60 tahun ke atas", "60+"), ("di bawah 13 tahun", "<13"), ("17 th 5 bln", "16-17")),
        *(("20-40", None), ("1990", None), ("dewasa", None), ("-", None)),
    ],
)
def test_ages_are_read_as_bands(text: str, band: str | None) -> None:
    assert words.band_of(text) == (AgeBand(band) if band else None)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        *(("CPMI", "cpmi"), ("Calon PMI", "cpmi"), ("Eks TKI", "pmi_purna")),
        *(("Istri PMI", "keluarga_pmi"), ("PMI aktif", "pmi_aktif"), ("TKW", "pmi_aktif")),
        *(("Anak PMI", "anak_pmi"), ("Umum", "umum"), ("kader", "relawan"), ("Petugas", None)),
    ],
)
def test_categories_are_read_in_many_words(text: str, category: str | None) -> None:
    assert words.category_of(text) == (Category(category) if category else None)


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()


FAR = (
    b'<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


LONG = b"<sst><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
MANY = b"<worksheet><sheetData>" + b'<c t="s"><v>0</v></c>' * 1_000 + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("content", "words_of_refusal"),
    [
        (b"", "Pilih dulu"),
        (b"x" * (LARGEST + 1), "2 MB"),
        (b"\xd0\xcf\x11\xe0old", "XLS"),
        (b"%PDF-1.7\x00\x01\x02", "CSV atau XLSX"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "CSV atau XLSX"),
        (b"PK\x03\x04nothing", "tidak bisa dibaca"),
        (b"Umur;L/P\n34;P\n", "kolom Nama"),
        (b"Nama;Umur\n;\n", "kosong"),
        ("Nama;Umur\n" + "Ani;30\n" * 5001, "5.000"),
        (packed({"xl/worksheets/sheet1.xml": b"0" * 30_000_000}), "terlalu besar"),
        (packed({"xl/worksheets/sheet1.xml": FAR}), "XFD1048576"),
        (packed({f"xl/{number}.xml": b"" for number in range(300)}), "terlalu besar"),
        (packed({"xl/sharedStrings.xml": LONG, "xl/worksheets/sheet1.xml": MANY}), "terlalu besar"),
        (packed({"word/document.xml": b"<w/>"}), "tidak bisa dibaca"),
    ],
)
def test_what_is_no_list_is_refused_with_the_way_out(
    content: bytes | str, words_of_refusal: str
) -> None:
    with pytest.raises(Refused, match=words_of_refusal):
        rows_of(content)


def test_columns_are_found_in_any_order() -> None:
    sheet = read(b"Kode,Tujuan Negara,Usia,jenis_kelamin,NAMA\n,Taiwan,30,P,Ani\n")
    assert set(sheet.head.columns) >= {Column.CODE, Column.AGE, Column.SEX, Column.NAME}
