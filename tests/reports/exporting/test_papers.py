"""PDF: what is handed to the printer is what the page shows."""

from typing import Any

import pytest
from flask import Flask

from rumahbelajar.errors import Refused
from rumahbelajar.reports.charts import bars
from rumahbelajar.reports.exporting.papers import MOST_ROWS, pdf, printed
from rumahbelajar.reports.tables.cells import few_means
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, ListedRows, Row, Table
from tests.reports.exporting.answers import (
    COLUMNS,
    DANGERS,
    CountedRows,
    answer_of,
    of_words,
    simple,
)

pytestmark = pytest.mark.sqlite


def handed(app: Flask, answer: Any, *signatures: str) -> dict[str, Any]:
    with app.test_request_context("/"):
        return printed(answer, signatures)


def test_it_shows_rows_and_total_as_they_are_read(app: Flask) -> None:
    table = handed(app, simple())["tables"][0]
    assert table["rows"] == [
        ["Kuripan", "1.250", "64%", "21,5", "80", "−5", "24 Nov 2026"],
        ["Ngadikusuman", "ditutup", "ditutup", "–", "66,7", "0", "–"],
        ["Banyukembar, Kidul", "0", "–", "7", "100", "−12.345", "2 Jan 2026"],
    ]
    assert table["total"] == ["Jumlah", "1.253", "67%", "20,2", "75,5", "−12.350", "–"]
    assert [column["is_number"] for column in table["columns"]] == [
        *(False, True, True, True, True, True, False)
    ]


def test_it_says_what_was_asked_and_what_the_words_mean(app: Flask) -> None:
    data = handed(app, simple())
    assert ["Data dari", "2 dari 3 desa"] in data["about"]
    assert data["tables"][0]["notes"] == ["Belum semua desa mengirim."]
    assert data["terms"][1] == ["Tingkat selesai", "Selesai dibagi mulai belajar."]
    assert data["signatures"] == []


def test_what_is_withheld_is_explained_where_anything_is(app: Flask) -> None:
    with app.test_request_context("/"):
        assert handed(app, simple())["few_means"] == few_means()
    assert not handed(app, of_words(["Kuripan"]))["few_means"]


def test_charts_stand_there_with_their_words(app: Flask) -> None:
    with app.test_request_context("/"):
        drawn = bars("Orang", [("Kuripan <Lor> & Kidul", 12), ("Reco", WITHHELD)])
    table = Table("none", "Kosong", COLUMNS, ListedRows([], COLUMNS))
    (chart,) = handed(app, answer_of(table, charts=[drawn]))["charts"]
    assert chart == {"svg": str(drawn), "words": "Kuripan <Lor> & Kidul 12, Reco ditutup."}
    with app.test_request_context("/"):
        assert b"pdfuaid" in pdf(answer_of(table, charts=[drawn]))


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff"])
def test_a_name_that_no_picture_can_hold_leaves_no_report_without_its_paper(
    app: Flask, sign: str
) -> None:
    with app.test_request_context("/"):
        drawn = bars(f"Orang{sign}", [(f"Kelompok{sign}", 12)])
        table = Table("none", "Kosong", COLUMNS, ListedRows([], COLUMNS))
        assert pdf(answer_of(table, charts=[drawn])).startswith(b"%PDF")


def test_what_a_short_title_stands_for_is_said_below(app: Flask) -> None:
    columns = (
        Column("name", "Nama", Kind.TEXT),
        Column("a", "2.1", Kind.DAY, long_title="Mengapa berangkat"),
    )
    table = Table("people", "Orang", columns, ListedRows([Row("1", ("Siti", None))], columns))
    assert ["2.1", "Mengapa berangkat"] in handed(app, answer_of(table))["tables"][0]["legend"]


@pytest.mark.parametrize(
    ("title", "long", "is_said"),
    [
        ("Aktif Okt 2026", "Aktif pada Oktober 2026", False),
        ("Active Oct 2026", "Active in October 2026", False),
        ("Pilar 1", "Layanan migrasi", True),
        ("Tanpa daftar", "Tanpa daftar hadir sejak awal", True),
    ],
)
def test_only_what_explains_anything_is_said_and_once(
    app: Flask, title: str, long: str, is_said: bool
) -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("a", title, long_title=long))
    table = Table("one", "Satu", columns, ListedRows([Row("1", ("Siti", 7))], columns))
    tables = handed(app, answer_of(table, table))["tables"]
    assert [each["legend"] for each in tables] == [[[title, long]] if is_said else [], []]


def test_who_signs_is_asked_for(app: Flask) -> None:
    assert handed(app, simple(), "Petugas", "Kepala desa")["signatures"] == [
        "Petugas",
        "Kepala desa",
    ]


def test_many_columns_lie_across_in_smaller_letters(app: Flask) -> None:
    columns = tuple(Column(f"c{number}", f"Kolom {number}", Kind.COUNT) for number in range(30))
    data = handed(app, answer_of(Table("wide", "Lebar", columns, CountedRows(3, columns))))
    assert data["is_wide"]
    assert data["tables"][0]["size"] < 9


def test_too_many_rows_are_refused_with_a_way_on(app: Flask) -> None:
    table = Table("many", "Banyak", COLUMNS, CountedRows(MOST_ROWS + 1, COLUMNS))
    with app.test_request_context("/"), pytest.raises(Refused) as refused:
        pdf(answer_of(table))
    assert "2.000 baris" in refused.value.sentence
    assert "unduh XLSX" in refused.value.sentence


@pytest.mark.slow
def test_as_many_rows_as_it_holds_are_set_in_time(app: Flask) -> None:
    table = Table("many", "Banyak", COLUMNS, CountedRows(MOST_ROWS, COLUMNS))
    with app.test_request_context("/"):
        assert pdf(answer_of(table)).startswith(b"%PDF-1.7")


def test_it_is_accessible(app: Flask) -> None:
    with app.test_request_context("/"):
        assert b"pdfuaid" in pdf(simple(), ["Petugas"])


def test_words_are_never_markup(app: Flask) -> None:
    with app.test_request_context("/"):
        made = pdf(of_words(["#panic()", "*tebal*", "<script>", *DANGERS, "x" * 300]))
    assert made.startswith(b"%PDF")


def test_no_rows_are_said_in_words(app: Flask) -> None:
    table = Table("none", "Kosong", COLUMNS, ListedRows([], COLUMNS))
    with app.test_request_context("/"):
        assert pdf(answer_of(table), ["Petugas", "Kepala desa"]).startswith(b"%PDF")


@pytest.mark.parametrize(("lines", "sheets"), [(10, 11), (11, 11)])
def test_a_row_is_torn_only_where_its_words_may_be_higher_than_a_sheet(
    app: Flask, lines: int, sheets: int
) -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("why", "Sebab", Kind.TEXT))
    words = "\n".join("x" * lines)
    rows = [Row(str(place), ("Kuripan", words)) for place in range(60)]
    with app.test_request_context("/"):
        made = pdf(answer_of(Table("names", "Nama", columns, ListedRows(rows, columns))))
    assert b"/Count %d" % sheets in made
