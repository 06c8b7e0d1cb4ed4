"""CSV: numbers that open as numbers, days as days, and words that are never formulas."""

import csv
import io
import re
import tracemalloc
import unicodedata
from datetime import date

import pytest

from rumahbelajar.reports.exporting.comma_files import write_csv
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table
from rumahbelajar.spreadsheets import SIGNS, harmless
from tests.reports.exporting.answers import (
    COLUMNS,
    DANGERS,
    HARMLESS,
    ROWS,
    CountedRows,
    answer_of,
    of_words,
    simple,
)

pytestmark = pytest.mark.sqlite
BOM = b"\xef\xbb\xbf"
_BETWEEN_CELLS = re.compile("[,;\t\r\n]")


def written(answer: object, key: str = "", **options: bool) -> bytes:
    stream = io.BytesIO()
    write_csv(answer, key, stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def read(content: bytes, delimiter: str) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    )


def test_a_program_gets_commas_and_points() -> None:
    content = written(simple())
    assert not content.startswith(BOM)
    assert read(content, ",") == [
        ["Kode", *(str(column.title) for column in COLUMNS)],
        ["33.07.10.2004", "Kuripan", "1250", "0.64", "21.5", "80", "-5", "2026-11-24"],
        ["33.07.10.2005", "Ngadikusuman", "ditutup", "ditutup", "", "66.666667", "0", ""],
        ["33.07.10.2006", "Banyukembar, Kidul", "0", "", "7", "100", "-12345", "2026-01-02"],
        ["33.07.10", "Jumlah", "1253", "0.666667", "20.25", "75.5", "-12350", ""],
    ]


def test_an_indonesian_office_gets_its_mark_semicolons_and_decimal_commas() -> None:
    content = written(simple(), for_excel=True)
    assert content.startswith(BOM)
    lines = read(content, ";")
    assert lines[1][1:] == ["Kuripan", "1250", "0,64", "21,5", "80", "-5", "2026-11-24"]
    assert lines[2][5] == "66,666667"


def test_a_spreadsheet_takes_no_code_for_a_number_or_a_time_of_day() -> None:
    codes = [line[0] for line in read(written(simple(), for_excel=True), ";")]
    assert codes == ["Kode", *(f"'{row.key}" for row in ROWS), "'33.07.10"]


def test_only_areas_have_codes() -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("village", "Desa", Kind.TEXT))
    row = Row("1", ("Siti", "Kuripan"), area="33.07.10.2004")
    people = Table("people", "Orang", columns, ListedRows([row], columns))
    assert read(written(answer_of(people)), ",") == [["Nama", "Desa"], ["Siti", "Kuripan"]]


def test_both_end_lines_as_the_standard_says() -> None:
    assert written(simple()).count(b"\r\n") == 5


def test_it_keeps_the_order_of_the_page() -> None:
    by_enrolled = read(written(simple(sort="enrolled", descending=True)), ",")
    assert [line[1] for line in by_enrolled[1:4]] == [
        "Kuripan",
        "Banyukembar, Kidul",
        "Ngadikusuman",
    ]


def test_another_table_is_asked_for_by_its_key() -> None:
    first = Table("first", "Satu", COLUMNS, CountedRows(1, COLUMNS))
    other = Table("other", "Dua", COLUMNS, CountedRows(2, COLUMNS))
    assert len(read(written(answer_of(first, other), "other"), ",")) == 3
    with pytest.raises(KeyError):
        written(answer_of(first, other), "none")


@pytest.mark.parametrize("words", DANGERS)
@pytest.mark.parametrize("for_excel", [False, True])
@pytest.mark.parametrize("read_with", [",", ";", "\t"])
def test_no_word_begins_a_formula_whatever_a_spreadsheet_takes_for_the_end_of_a_cell(
    words: str, for_excel: bool, read_with: str
) -> None:
    for line in read(written(of_words([words]), for_excel=for_excel), read_with):
        for cell in line:
            if cell != "-5":
                assert not is_formula(cell), line
    numbers = read(written(of_words([words]), for_excel=for_excel), ";" if for_excel else ",")
    assert numbers[1][1] == "-5"


def is_formula(cell: str) -> bool:
    seen = [each for each in cell if each.isprintable() and not each.isspace() and each != '"']
    first = unicodedata.normalize("NFKC", "".join(seen))[:1]
    return first in set("=+-@\u2212") or cell[:1] in set("\t\r\n")


@pytest.mark.parametrize("words", HARMLESS)
def test_other_words_are_left_alone(words: str) -> None:
    assert harmless(words) == words


def test_every_sign_that_folds_to_one_of_a_formula_is_known() -> None:
    every = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    for sign in every:
        folded = unicodedata.normalize("NFKC", sign)[:1]
        if folded in set("=+-@") or unicodedata.normalize("NFD", sign)[:1] in set("=+-@"):
            assert sign in SIGNS, f"U+{ord(sign):04X}"


def test_nothing_unseen_hides_a_sign() -> None:
    unseen = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    for code in range(0x110000):
        if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) in unseen:
            assert harmless(f"{chr(code)}=1+1").startswith("'"), f"U+{code:04X}"


def test_it_holds_few_rows() -> None:
    answer = answer_of(Table("many", "Banyak", COLUMNS, CountedRows(20_000, COLUMNS)))
    with open("/dev/null", "wb") as nowhere:  # noqa: PTH123
        tracemalloc.start()
        try:
            write_csv(answer, "", nowhere)
            assert tracemalloc.get_traced_memory()[1] < 500_000
        finally:
            tracemalloc.stop()


def test_a_day_is_a_day_and_not_words() -> None:
    assert date.fromisoformat(read(written(simple()), ",")[1][7]) == date(2026, 11, 24)


def test_the_sum_of_one_line_that_says_the_same_is_left_out() -> None:
    columns = (Column("area", "Desa", Kind.TEXT), Column("count", "Hadir"))
    rows = ListedRows([Row("33.07.10.2004", ("Kuripan", 12), "33.07.10.2004")], columns)
    for words, count in (("Kuripan", 1), ("Semua", 2)):
        table = Table("a", "A", columns, rows, Row("", (words, 12), "33.07.10.2004"))
        assert len(read(written(answer_of(table)), ",")) == 1 + count
