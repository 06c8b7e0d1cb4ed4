"""What a report says in words: its cells, its place and its time."""

from datetime import date

import pytest
from flask import Flask

from rumahbelajar.reports.asking import saying
from rumahbelajar.reports.asking.asked import Asked, Comparison, Filter
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.tables.comparing import SUFFIX
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, Value
from tests.house import KURIPAN, House

YEAR = Period(Month(2025, 12), Month(2026, 11))
REPORT = Report("penuh", "Penuh", "Apa?", frozenset(Filter), lambda _scope, _asked: ())


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (1250, Kind.COUNT, "1.250"),
        (0, Kind.COUNT, "0"),
        (0.64, Kind.SHARE, "64%"),
        (0.0001, Kind.SHARE, "1%"),
        (0.9999, Kind.SHARE, "99%"),
        (1.0, Kind.SHARE, "100%"),
        (3.5, Kind.DECIMAL, "3,5"),
        (28.0, Kind.DECIMAL, "28"),
        (71.25, Kind.MARK, "71,2"),
        (date(2026, 11, 24), Kind.DAY, "24 Nov 2026"),
        (date(2026, 11, 24), Kind.DONE, "✓"),
        (4, Kind.DONE, "4"),
        ("Kuripan", Kind.TEXT, "Kuripan"),
        (None, Kind.SHARE, "–"),
        (WITHHELD, Kind.COUNT, "ditutup"),
    ],
)
def test_a_cell_is_put_into_words(app: Flask, value: Value, kind: Kind, words: str) -> None:
    with app.test_request_context():
        assert cells.in_words(value, Column("a", "A", kind)) == words


@pytest.mark.parametrize(("value", "words"), [(3.0, "+3"), (-2.5, "−2,5"), (0.0, "0")])
def test_a_difference_has_its_sign(app: Flask, value: float, words: str) -> None:
    with app.test_request_context():
        assert cells.in_words(value, Column(f"a{SUFFIX}", "A", Kind.DECIMAL)) == words


def test_where_and_when_and_of_whom_stand_in_one_line(app: Flask, house: House) -> None:
    asked = Asked(KURIPAN, YEAR, course="uang-kiriman", sex="P", age_band="25-34", category="cpmi")
    with app.test_request_context():
        assert saying.where_and_when(REPORT, asked) == (
            "Kuripan · Desember 2025 sampai November 2026 · Uang Kiriman, Masa Depan Kita"
            " · Perempuan · 25–34 tahun · Calon PMI"
        )
        assert saying.narrowed(Asked("", YEAR, destination="HK")) == ["Tujuan: Hong Kong"]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (Month(2026, 11), Month(2026, 11), "November 2026"),
        (Month(2026, 7), Month(2026, 11), "Juli sampai November 2026"),
        (Month(2025, 12), Month(2026, 11), "Desember 2025 sampai November 2026"),
    ],
)
def test_a_period_is_said_in_months(app: Flask, since: Month, until: Month, words: str) -> None:
    with app.test_request_context():
        assert saying.period_in_words(Period(since, until)) == words


def test_what_is_compared_is_said(app: Flask) -> None:
    with app.test_request_context():
        before = saying.compared(Asked("", YEAR, comparison=Comparison.PERIOD_BEFORE))
        assert "Desember 2024 sampai November 2025" in before
        assert "seluruh wilayah" in saying.compared(Asked("", YEAR, comparison=Comparison.AREA))
        assert saying.compared(Asked("", YEAR)) == ""
