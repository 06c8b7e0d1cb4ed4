"""The report on learning gain: marks before and after, by course and by area."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.reports import gain
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Row, Table
from tests.house import KURIPAN
from tests.learning.learner import COURSE
from tests.reports.nation import Nation

HARD = "bekal-jalan"
YEAR = Period(Month(2025, 12), Month(2026, 11))
ALL, COUNTS = Scope(("",), ("",)), Scope(("",))


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> Iterator[None]:
    with app.test_request_context(method="POST"):
        yield


def _table(area: str, scope: Scope = ALL, **more: object) -> Table:
    asked = replace(Asked(area, YEAR), **more)  # type: ignore[arg-type]
    [table] = answer(gain.REPORT, scope, asked).tables
    return table


def _named(table: Table, row: Row | None) -> dict[str, object]:
    assert row is not None
    return {column.key: value for column, value in zip(table.columns, row.values, strict=True)}


def _summed(scope: Scope = COUNTS, course: str = COURSE, **parts: int) -> Table:
    """Return the table of a village in which so many fell, rose and so on in a course."""
    on = date(2024, 3, 5)
    after = {"fell": 40, "same": 50, "rose": 60, "rose_much": 90}
    marks = [after[part] for part, number in parts.items() for _one in range(number)]
    for mark in marks:
        person_id = new_id()
        for course_id in ("", course):
            standing = StandingInCourse(
                person_id=person_id,
                course_id=course_id,
                village_code=KURIPAN,
                enrolled_on=on,
                enrolled_fact=new_id(),
                is_open=True,
            )
            if course_id:
                standing.pretest_mark, standing.posttest_mark = 50, mark
                standing.completed_on = on
            db.session.add(standing)
    db.session.flush()
    month = Month.of(on)
    asked = Asked(KURIPAN, Period(month, month), course="" if course == HARD else course)
    [table] = answer(gain.REPORT, scope, asked).tables
    return table


def test_a_village_tells_what_its_people_knew_before_and_after() -> None:
    table = _table(KURIPAN, course=COURSE)
    # Siti had everything wrong before and right after; Rini had it right both times.
    told = _named(table, table.total)
    assert [_named(table, row) for row in table.rows.stream()] == [told]
    assert told["both_tests"] == 2
    assert (told["pretest"], told["posttest"], told["gain"]) == (50, 100, 50)
    assert [told[key] for key in ("fell", "same", "rose", "rose_much")] == [0, 0.5, 0, 0.5]


def test_a_village_of_few_is_withheld_as_a_line_and_as_the_total() -> None:
    table = _table(KURIPAN, COUNTS, course=COURSE)
    for row in (*table.rows.stream(), table.total):
        assert _named(table, row)["both_tests"] is WITHHELD
        assert _named(table, row)["risen"] is WITHHELD


def test_a_province_tells_of_each_regency_and_who_took_no_tests_has_no_mark() -> None:
    table = _table("33", course=COURSE)
    rows = {row.key: _named(table, row) for row in table.rows.stream()}
    assert rows["33.01"]["both_tests"] == 0
    assert rows["33.01"]["gain"] is None
    assert rows["33.07"]["both_tests"] == _named(table, table.total)["both_tests"] == 3


def test_without_a_course_each_course_with_two_tests_has_a_line() -> None:
    table = _table("33")
    rows = {row.key: _named(table, row) for row in table.rows.stream()}
    assert rows[COURSE]["both_tests"] == 3
    assert table.total is None


def test_the_shares_of_each_line_are_all_or_nothing() -> None:
    for scope in (ALL, COUNTS):
        table = _table("", scope, course=COURSE)
        for row in (*table.rows.stream(), table.total):
            told = _named(table, row)
            shares = [told[column.key] for column in table.columns if column.together]
            assert len(shares) == (4 if scope is ALL else 2)
            if told["both_tests"] in {0, WITHHELD}:
                assert not [share for share in shares if isinstance(share, float)]
            elif WITHHELD not in shares:
                assert sum(float(str(share)) for share in shares) == pytest.approx(1)


def test_who_sees_counts_sees_no_mark_of_fewer_than_five() -> None:
    told = _named(table := _table("33", COUNTS, course=COURSE), table.total)
    assert told["both_tests"] is WITHHELD
    assert told["pretest"] is WITHHELD
    assert told["gain"] is WITHHELD


def test_who_sees_counts_is_told_of_two_parts_where_four_would_be_closed() -> None:
    table = _summed(fell=2, same=3, rose=4, rose_much=3)
    told = _named(table, table.total)
    assert (told["both_tests"], told["not_risen"], told["risen"]) == (12, 5 / 12, 7 / 12)
    assert "fell" not in told


def test_of_a_hard_course_a_share_of_few_is_told_to_nobody() -> None:
    table = _summed(fell=1, rose=5, scope=ALL, course=HARD)
    [row] = [each for each in table.rows.stream() if each.key == HARD]
    told = _named(table, row)
    assert told["both_tests"] == 6
    assert [told[key] for key in ("fell", "same", "rose", "rose_much")] == [WITHHELD] * 4


def test_its_charts_are_small() -> None:
    for course in ("", COURSE):
        asked = Asked("33", YEAR, course=course)
        drawn = answer(gain.REPORT, ALL, asked).charts()
        assert len(drawn) == 2
        assert all(0 < len(str(each).encode()) < 6_000 for each in drawn)
