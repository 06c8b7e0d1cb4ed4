"""Who takes a second course: counted once of any course, and named where they are counted."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.demo.past import standing_at
from rumahbelajar.learning import enrolling
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person, Sex
from rumahbelajar.reports import completion, inactive, needing_help
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Table
from tests.house import KURIPAN
from tests.reports.nation import MUTISARI, OTHER_COURSE, Nation

YEAR = Asked(KURIPAN, Period(Month(2025, 12), Month(2026, 11)))
ALL = Scope(("",), ("",))


def tables(app: Flask, report: Report, asked: Asked) -> dict[str, Table]:
    with app.test_request_context():
        return {table.key: table for table in answer(report, ALL, asked).tables}


def rows(app: Flask, table: Table) -> dict[str, dict[str, object]]:
    keys = [column.key for column in table.columns]
    with app.test_request_context():
        return {row.key: dict(zip(keys, row.values, strict=True)) for row in table.rows.stream()}


def begin_another(app: Flask, nation: Nation, name: str, day: datetime) -> None:
    with app.app_context(), standing_at(day):
        enrolling.enroll(nation.of(name).id, the_library().courses[OTHER_COURSE])
        db.session.commit()


@pytest.mark.parametrize(
    ("area", "course", "sex", "is_there"),
    [
        (KURIPAN, "", "", False),
        (KURIPAN, OTHER_COURSE, "", True),
        (MUTISARI, "", "", True),
        (MUTISARI, "", "L", True),
        (MUTISARI, "", "P", False),
    ],
)
def test_a_list_has_whom_the_sums_beside_it_count(
    app: Flask, nation: Nation, area: str, course: str, sex: str, is_there: bool
) -> None:
    """Joko, who finished a course in Mutisari, begins another in Kuripan, as a woman."""
    with app.app_context():
        joko = db.session.get_one(Person, nation.of("joko").id)
        joko.village_code, joko.sex = KURIPAN, Sex.FEMALE
        db.session.commit()
    begin_another(app, nation, "joko", datetime(2026, 11, 2, 3, tzinfo=UTC))
    asked = replace(YEAR, area=area, course=course, sex=sex)
    told = tables(app, completion.REPORT, asked)
    listed = rows(app, told["orang"])
    assert (str(nation.of("joko").id) in listed) is is_there
    total = told["kelompok"].total
    assert total is not None
    for place, column in ((1, "enrolled_on"), (3, "completed_on"), (6, "certified_on")):
        days = [
            each[column] for each in listed.values() if str(each["enrolled_on"]) >= "2025-12-01"
        ]
        assert total.values[place] == sum(day is not None for day in days), column


def test_who_finished_one_course_is_inactive_in_another(app: Flask, nation: Nation) -> None:
    """Siti waits in hers since September; Rini, and Sri who left one, have just begun theirs."""
    begin_another(app, nation, "siti", datetime(2026, 9, 1, 3, tzinfo=UTC))
    for name in ("rini", "sri"):
        begin_another(app, nation, name, datetime(2026, 11, 20, 3, tzinfo=UTC))
    told = tables(app, inactive.REPORT, YEAR)
    in_another = tables(app, inactive.REPORT, replace(YEAR, course=OTHER_COURSE))
    assert {each["name"] for each in rows(app, in_another["orang"]).values()} == {
        "Siti Aminah",
        "Ayu",
    }
    assert {each["name"] for each in rows(app, told["orang"]).values()} == {
        "Siti Aminah",
        "Ayu",
        "Tono",
    }
    kuripan = rows(app, told["wilayah"])[KURIPAN]
    assert (kuripan["inactive"], kuripan["days_90"]) == (3, 3)
    needing = rows(app, tables(app, needing_help.REPORT, YEAR)["orang"])
    assert set(rows(app, told["orang"])) <= set(needing), "who is inactive is quiet, too"
