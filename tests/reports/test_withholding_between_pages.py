"""What a page withholds of an area is withheld on the area's own page, whatever its rows are."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Row, Table, Value
from tests.house import DISTRICT, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.crowd import enroll, hold_without_marks, mark, serve
from tests.reports.nation import MUTISARI, RECO, Nation

REGENCY = Scope(("33.07",))
"""Of a coordinator: they see counts."""
MARCH, APRIL = date(2024, 3, 5), date(2024, 4, 5)
SPRING = Period(Month(2024, 3), Month(2024, 5))


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> object:
    with app.test_request_context(method="POST"):
        yield


def _tables(report: str, area: str, period: Period = SPRING, **more: str) -> dict[str, Table]:
    asked = Asked(area, period, **more)  # type: ignore[arg-type]
    found = catalogue.find(report)
    assert found is not None
    return {table.key: table for table in answer(found, REGENCY, asked).tables}


def _value(table: Table, row: str, column: str) -> Value:
    return _row(table, row).values[table.place_of(column)]


def _whole(table: Table, column: str) -> Value:
    assert table.total is not None
    return table.total.values[table.place_of(column)]


def _row(table: Table, key: str) -> Row:
    return next(row for row in table.rows.stream() if row.key == key)


def test_a_month_of_a_village_is_withheld_as_beside_its_neighbours() -> None:
    enroll(KURIPAN, 3, MARCH)
    enroll(MUTISARI, 7, MARCH)
    enroll(KURIPAN, 20, APRIL)
    enroll(MUTISARI, 20, APRIL)
    beside = _tables("penyelesaian", DISTRICT)["wilayah-bulan"]
    of_mutisari = _tables("penyelesaian", MUTISARI)["bulan"]
    assert _value(beside, KURIPAN, "2024-03") is WITHHELD
    assert _value(beside, MUTISARI, "2024-03") is WITHHELD
    for month in SPRING.months:
        told = _value(of_mutisari, str(month), "enrolled")
        assert told == _value(beside, MUTISARI, str(month))


def test_who_was_not_marked_in_a_village_is_withheld_as_beside_its_neighbours(
    nation: Nation,
) -> None:
    for village, number in ((KURIPAN, 3), (MUTISARI, 7), (RECO, 9)):
        hold_without_marks(village, number, MARCH)
    beside = _tables("kehadiran", DISTRICT)["wilayah"]
    assert _value(beside, MUTISARI, "unmarked") is WITHHELD
    of_mutisari = _tables("kehadiran", MUTISARI)["wilayah"]
    assert _whole(of_mutisari, "unmarked") is WITHHELD


def test_who_came_is_told_or_withheld_alike_with_and_without_who_stayed_away() -> None:
    for village, came, stayed in ((KURIPAN, 18, 2), (MUTISARI, 30, 30)):
        mark(village, came, Status.PRESENT, MARCH)
        mark(village, stayed, Status.ABSENT, MARCH)
    attendance = _tables("kehadiran", DISTRICT)["wilayah"]
    activities = _tables("kegiatan", DISTRICT)["wilayah"]
    for village in (KURIPAN, MUTISARI):
        assert _value(attendance, village, "came") == _value(activities, village, "came") != 0
    assert _value(attendance, KURIPAN, "stayed") is WITHHELD
    assert _value(attendance, KURIPAN, "marked") is WITHHELD
    assert _value(activities, KURIPAN, "came") == 18


def test_the_answers_of_a_village_do_not_follow_from_its_district_and_its_neighbours(
    app: Flask, nation: Nation
) -> None:
    year = Period(Month(2025, 12), Month(2026, 11))
    district, kuripan, mutisari = (
        _tables("soal", area, year, course=COURSE)["soal"] for area in (DISTRICT, KURIPAN, MUTISARI)
    )
    withheld = 0
    for row in district.rows.stream():
        for column in ("answered", "right", "wrong", "blank"):
            told = [_value(each, row.key, column) for each in (district, kuripan, mutisari)]
            withheld += told.count(WITHHELD)
            assert told.count(WITHHELD) != 1
            assert not any(isinstance(each, int) and 0 < each < 5 for each in told)
    assert withheld


def test_the_women_of_a_village_do_not_follow_from_its_district_and_its_neighbours() -> None:
    for village, women, men in ((KURIPAN, 3, 20), (MUTISARI, 7, 20)):
        enroll(village, women, MARCH)
        enroll(village, men, MARCH, sex="L")
    for area in (KURIPAN, MUTISARI):
        tables = _tables("peserta", area)
        assert _value(tables["baru-jenis-kelamin"], "P", "enrolled") is WITHHELD
        assert _value(tables["baru-jenis-kelamin"], "L", "enrolled") is WITHHELD
        assert _value(tables["baru"], "umum", "enrolled") == _whole(tables["baru"], "enrolled")
    district = _tables("peserta", DISTRICT)["baru-jenis-kelamin"]
    assert _value(district, "P", "enrolled") == 10


HARD = "bekal-jalan"
HOUSE = Scope((KURIPAN,), (KURIPAN,))
"""Of a facilitator: they see persons."""


@pytest.mark.parametrize(
    "report", ["penyelesaian", "peserta", "tidak-aktif", "butuh-bantuan", "soal", "bulanan"]
)
def test_who_takes_a_hard_course_is_not_read_off_counts_by_who_knows_the_people(
    report: str, nation: Nation
) -> None:
    enroll(KURIPAN, 2, MARCH, course=HARD, age_band="60+")
    asked = Asked(KURIPAN, Period(Month(2024, 3), Month(2024, 3)), course=HARD)
    if report == "bulanan":
        asked = replace(asked, course="")
    found = catalogue.find(report)
    assert found is not None
    for table in answer(found, HOUSE, replace(asked, group=nation.melati)).tables:
        assert table.key not in {"kelompok", "orang"} or report == "bulanan"
        rows = [each for each in table.rows.stream() if asked.course or each.key.startswith(HARD)]
        assert not any(2 in row.values for row in rows)
        if table.key == "kursus" and report == "bulanan":
            assert rows
            place = table.place_of("enrolled")
            # The sum is told, and so no course beside it.
            assert {row.values[place] for row in table.rows.stream()} == {WITHHELD}


def test_who_was_served_in_a_month_or_by_a_kind_is_withheld_as_beside_the_neighbours() -> None:
    for village, referred in ((KURIPAN, 3), (MUTISARI, 7)):
        serve(village, ServiceKind.REFERRAL, referred, MARCH)
        serve(village, ServiceKind.NEW_BUSINESS, 20, APRIL)
    for area in (KURIPAN, MUTISARI):
        tables = _tables("kegiatan", area)
        assert _value(tables["bulan"], "2024-03", "people") is WITHHELD
        assert _value(tables["kegiatan"], "1.rujukan", "people") is WITHHELD
        assert "25-34" not in {column.key for column in tables["kegiatan"].columns}
    district = _tables("kegiatan", DISTRICT)
    assert _value(district["bulan"], "2024-03", "people") == 10
    assert _whole(district["kegiatan-jenis-kelamin"], "people") == 50
