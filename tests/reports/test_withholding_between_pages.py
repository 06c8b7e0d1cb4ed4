"""What a page withholds of an area is withheld on the area's own page, whatever its rows are."""

from datetime import date

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Row, Table, Value
from tests.house import DISTRICT, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.nation import MUTISARI, Nation

REGENCY = Scope(("33.07",))
"""Of a coordinator: they see counts."""
MARCH, APRIL = date(2024, 3, 5), date(2024, 4, 5)
SPRING = Period(Month(2024, 3), Month(2024, 5))


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> object:
    with app.test_request_context(method="POST"):
        yield


def _enroll(village: str, number: int, on: date, **traits: str) -> None:
    for _person in range(number):
        person_id = new_id()
        for course in ("", COURSE):
            standing = StandingInCourse(
                person_id=person_id,
                course_id=course,
                village_code=village,
                enrolled_on=on,
                enrolled_fact=new_id(),
                last_on=on,
                is_open=True,
                **{"sex": "P", "age_band": "25-34", "category": "umum", **traits},
            )
            db.session.add(standing)
    db.session.flush()


def _tables(report: str, area: str, period: Period = SPRING, **more: str) -> dict[str, Table]:
    asked = Asked(area, period, **more)  # type: ignore[arg-type]
    found = catalogue.find(report)
    assert found is not None
    return {table.key: table for table in answer(found, REGENCY, asked).tables}


def _value(table: Table, row: str, column: str) -> Value:
    return _row(table, row).values[table.place_of(column)]


def _row(table: Table, key: str) -> Row:
    return next(row for row in table.rows.stream() if row.key == key)


def test_a_month_of_a_village_is_withheld_as_beside_its_neighbours() -> None:
    _enroll(KURIPAN, 3, MARCH)
    _enroll(MUTISARI, 7, MARCH)
    _enroll(KURIPAN, 20, APRIL)
    _enroll(MUTISARI, 20, APRIL)
    beside = _tables("penyelesaian", DISTRICT)["wilayah-bulan"]
    of_mutisari = _tables("penyelesaian", MUTISARI)["bulan"]
    assert _value(beside, KURIPAN, "2024-03") is WITHHELD
    assert _value(beside, MUTISARI, "2024-03") is WITHHELD
    for month in SPRING.months:
        told = _value(of_mutisari, str(month), "enrolled")
        assert told == _value(beside, MUTISARI, str(month))
