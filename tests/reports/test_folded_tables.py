"""What of a report stands open at first, and what a tick opens."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from rumahbelajar.reports.tables import showing
from rumahbelajar.reports.tables.orders import order_in_words
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table
from tests.house import KURIPAN
from tests.reports.exporting.answers import answer_of


def test_long_tables_show_their_first_rows_and_a_phone_folds_what_follows(
    app: Flask,
) -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("why", "Sebab", Kind.TEXT))

    def table(key: str, count: int, words: str = "x", *, is_imprint: bool = False) -> Table:
        rows = [Row(str(place), (str(place), words)) for place in range(count)]
        return Table(key, key, columns, ListedRows(rows, columns), is_imprint=is_imprint)

    tables = (
        table("tentang", 9, is_imprint=True),
        table("sedikit", 6),
        table("banyak", 23),
        table("kalimat", 11, "Sudah lama tidak ada kabar."),
    )
    with app.test_request_context():
        shown = showing.shown(answer_of(*tables))
    assert [each.is_open for each in shown] == [False, True, True, False]
    assert [each.is_long for each in shown] == [False, False, True, True]
    assert [each.has_cards for each in shown] == [False, False, False, True]


def test_a_long_question_is_read_row_by_row_and_a_long_name_is_not(app: Flask) -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("count", "Jumlah"))
    name = "Kabupaten Kepulauan Siau Tagulandang Biaro"
    question = "Ayah Wawan bekerja di Taiwan. Wawan bertanya kapan ayahnya pulang. Apa jawabannya?"
    with app.test_request_context():
        shown = [
            showing.shown(
                answer_of(Table("a", "A", columns, ListedRows([Row("a", (words, 5))], columns)))
            )[0].has_cards
            for words in (name, question)
        ]
    assert shown == [False, True]


@pytest.mark.parametrize(
    ("area", "names", "is_told"),
    [
        (KURIPAN, ("Kuripan", "Kuripan"), False),
        (KURIPAN, ("Kuripan", "Reco"), True),
        ("33.07.10", ("Kuripan", "Kuripan"), True),
    ],
)
def test_a_village_tells_of_its_people_not_each_time_that_they_are_its_own(
    app: Flask, area: str, names: tuple[str, ...], is_told: bool
) -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("village", "Desa", Kind.TEXT))
    rows = [Row(str(at), (str(at), name)) for at, name in enumerate(names)]
    answered = answer_of(Table("a", "A", columns, ListedRows(rows, columns)))
    answered = replace(answered, asked=answered.asked.within(area))
    with app.test_request_context():
        (shown,) = showing.shown(answered)
    assert [each.column.key for each in shown.heads] == ["name", *["village"] * is_told]
    assert {len(line) for line in shown.lines} == {1 + is_told}


@pytest.mark.parametrize(
    ("titles", "part_of", "has_cards", "is_moved"),
    [
        (["Mulai", "Selesai"], "", False, False),
        (
            ["Direncanakan", "Diadakan", "Dibatalkan", "Tanpa daftar hadir", "Hadir"],
            "",
            True,
            False,
        ),
        (["30–59 hari", "60–89 hari", "90 hari atau lebih", "Tidak aktif"], "sum", True, False),
        ([f"{month} 2026" for month in range(1, 13)], "sum", False, True),
    ],
)
def test_a_phone_shows_row_by_row_what_has_no_room_and_lets_months_be_read_along(
    app: Flask, titles: list[str], part_of: str, has_cards: bool, is_moved: bool
) -> None:
    columns = (
        Column("area", "Provinsi", Kind.TEXT),
        *(Column(each, each, part_of=part_of) for each in titles),
    )
    rows = [Row(name, (name, *([1_234] * len(titles)))) for name in ("Jawa Tengah", "Bali")]
    with app.test_request_context():
        (shown,) = showing.shown(answer_of(Table("a", "A", columns, ListedRows(rows, columns))))
    assert (shown.has_cards, shown.is_moved) == (has_cards, is_moved)


def test_a_long_table_says_how_many_rows_it_has(app: Flask) -> None:
    columns = (Column("name", "Nama", Kind.TEXT), Column("count", "Jumlah"))
    rows = [Row(str(place), (str(place), 1)) for place in range(31)]
    table = Table("a", "A", columns, ListedRows(rows, columns))
    with app.test_request_context():
        (shown,) = showing.shown(answer_of(table))
        macro = app.jinja_env.get_template("reports/table.html").module.table  # type: ignore[attr-defined]
        said = macro(shown)
    assert "Tampilkan semua 31 baris" in said


def _of_meetings(count: int, total: Row | None = None, *, is_said: bool = False) -> Table:
    columns = (
        Column("meeting", "Pertemuan", Kind.TEXT),
        Column("on", "Tanggal", Kind.DAY, is_said=is_said),
        Column("state", "Keadaan", Kind.TEXT),
        Column("came", "Hadir"),
    )
    rows = [Row(str(at), ("Kumpul", date(2026, 11, 1 + at), "ada", 12)) for at in range(count)]
    return Table("a", "A", columns, ListedRows(rows, columns), total)


def test_a_number_behind_several_words_is_seen_without_moving_the_table(app: Flask) -> None:
    with app.test_request_context():
        (shown,) = showing.shown(answer_of(_of_meetings(3)))
    assert shown.has_cards


def test_the_sum_of_one_line_that_says_the_same_is_left_out(app: Flask) -> None:
    same = Row("total", ("Kumpul", date(2026, 11, 1), "ada", 12))
    other = Row("total", ("Semua", None, None, 12))
    with app.test_request_context():
        for count, total, is_shown in ((1, same, False), (1, other, True), (2, same, True)):
            (shown,) = showing.shown(answer_of(_of_meetings(count, total)))
            assert bool(shown.total) is is_shown


def test_what_a_sentence_says_is_no_column_on_paper(app: Flask) -> None:
    with app.test_request_context():
        (shown,) = showing.shown(answer_of(_of_meetings(1, is_said=True)))
    assert [each.classes for each in shown.heads] == ["", "screen-only", "", "n"]
    assert [each.classes for each in shown.lines[0]] == ["", "said-so screen-only", "", "n"]


def test_a_day_is_never_broken_in_two(app: Flask) -> None:
    with app.test_request_context():
        (shown,) = showing.shown(answer_of(_of_meetings(3)))
        macro = app.jinja_env.get_template("reports/table.html").module.table  # type: ignore[attr-defined]
        page = macro(shown)
    assert "2\u00a0Nov\u00a02026" in page


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column("came", "Hadir"), ("terkecil", "terbesar")),
        (Column("rate", "Tingkat hadir", Kind.SHARE), ("terkecil", "terbesar")),
        (Column("on", "Tanggal", Kind.DAY), ("terlama", "terbaru")),
        (Column("month", "Bulan", Kind.TEXT, has_order_of_keys=True), ("terlama", "terbaru")),
        (Column("area", "Provinsi", Kind.TEXT), ("A ke Z", "Z ke A")),
    ],
)
def test_an_order_is_told_as_what_stands_in_it(
    app: Flask, column: Column, words: tuple[str, str]
) -> None:
    with app.test_request_context():
        told = [order_in_words(column, descending=way) for way in (False, True)]
    for each, word in zip(told, words, strict=True):
        assert each.startswith(f"{column.title}: ")
        assert each.endswith(word)
