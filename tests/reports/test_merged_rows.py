"""Rows of one name: it stands once beside them, as long as all of them are seen."""

import pytest
from flask import Flask

from rumahbelajar.reports.tables import showing
from rumahbelajar.reports.tables.showing import Shown
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table
from tests.reports.exporting.answers import answer_of


def _shown(names: str, second: str = "sex", words: str = "Perempuan") -> Shown:
    columns = (
        Column("trait", "Kategori", Kind.TEXT),
        Column(second, "Jenis kelamin", Kind.TEXT),
        Column("count", "Jumlah"),
    )
    rows = [Row(str(at), (name, words, at)) for at, name in enumerate(names)]
    (shown,) = showing.shown(answer_of(Table("a", "A", columns, ListedRows(rows, columns))))
    return shown


@pytest.mark.parametrize(
    ("names", "second", "spans"),
    [
        ("aaabcc", "sex", [3, 0, 0, 1, 2, 0]),
        ("aba", "sex", [1, 1, 1]),
        # Two people of one name are two.
        ("aab", "village", [1, 1, 1]),
        # Those out of sight have a cell of their own: the sum comes after the last that is seen.
        ("a" + "b" * 24, "sex", [1, 19, *[0] * 18, 5, *[0] * 4]),
    ],
)
def test_a_name_stands_once_beside_the_rows_of_its_parts(
    app: Flask, names: str, second: str, spans: list[int]
) -> None:
    with app.test_request_context():
        assert _shown(names, second).spans == spans


def test_a_card_has_its_own_name(app: Flask) -> None:
    with app.test_request_context():
        shown = _shown("aab", words="Kalimat yang panjang, untuk dibaca")
        assert shown.has_cards
        assert shown.spans == [1, 1, 1]


def test_the_only_row_is_a_card_where_its_numbers_have_no_room(app: Flask) -> None:
    columns = (Column("area", "Desa", Kind.TEXT), *(Column(key, key) for key in "abc"))
    table = Table("a", "A", columns, ListedRows([Row("a", ("Kuripan", 1, 2, 3))], columns))
    with app.test_request_context():
        (shown,) = showing.shown(answer_of(table))
    assert shown.has_cards


def test_the_page_joins_their_cells(app: Flask) -> None:
    with app.test_request_context():
        macro = app.jinja_env.get_template("reports/table.html").module.table  # type: ignore[attr-defined]
        page = macro(_shown("aab"))
    assert page.count("<th scope=") == 3 + 2
    assert 'scope="rowgroup" rowspan="2"' in page
