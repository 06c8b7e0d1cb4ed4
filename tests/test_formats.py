"""Numbers as the language of the reader has them, and money as forms read it."""

import pytest
from flask import Flask, g
from flask_babel import force_locale

from rumahbelajar import formats
from rumahbelajar.questions.numbers import read_number
from rumahbelajar.reports.charts.writing import written
from rumahbelajar.reports.tables.table import Kind


@pytest.mark.parametrize(
    ("language", "thousands", "tenths", "negative"),
    [("id", "3.771", "48,5", "\u22121.250,25"), ("en", "3,771", "48.5", "\u22121,250.25")],
)
def test_numbers_are_written_as_the_readers_language_has_them(
    app: Flask, language: str, thousands: str, tenths: str, negative: str
) -> None:
    with app.test_request_context():
        g.language = language
        assert formats.number(3771) == thousands
        assert formats.number(485, 1) == tenths
        assert formats.number(-125025, 2) == negative
        assert written(3771, Kind.COUNT) == thousands
        assert written(48.5, Kind.MARK) == tenths


def test_a_size_is_written_as_the_readers_language_has_it(app: Flask) -> None:
    with app.test_request_context():
        assert formats.size(1_234_000) == "1,2 MB"
        g.language = "en"
        with force_locale("en"):
            assert formats.size(1_234_000) == "1.2 MB"


def test_money_is_written_as_its_forms_read_it_in_every_language(app: Flask) -> None:
    with app.test_request_context():
        g.language = "en"
        assert formats.rupiah(25000) == "Rp25.000"
        assert formats.amount(25000) == "25.000"
        assert read_number(formats.amount(25000)) == 25000


def test_what_is_printed_in_indonesian_for_all_keeps_its_marks(app: Flask) -> None:
    with app.test_request_context():
        g.language = "en"
        with force_locale("id"):
            assert formats.number(3771) == "3.771"


def test_numbers_can_be_written_where_nobody_reads() -> None:
    assert formats.number(3771) == "3.771"
