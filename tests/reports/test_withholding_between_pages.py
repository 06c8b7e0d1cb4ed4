"""What a page withholds of an area is withheld on the area's own page, whatever its rows are."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import Base, db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Row, Table, Value
from tests.house import DISTRICT, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.nation import MUTISARI, RECO, Nation

REGENCY = Scope(("33.07",))
"""Of a coordinator: they see counts."""
MARCH, APRIL = date(2024, 3, 5), date(2024, 4, 5)
SPRING = Period(Month(2024, 3), Month(2024, 5))


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> object:
    with app.test_request_context(method="POST"):
        yield


def _enroll(village: str, number: int, on: date, course: str = COURSE, **traits: str) -> None:
    for _person in range(number):
        person_id = new_id()
        for course_id in ("", course):
            standing = StandingInCourse(
                person_id=person_id,
                course_id=course_id,
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


def _whole(table: Table, column: str) -> Value:
    assert table.total is not None
    return table.total.values[table.place_of(column)]


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


def test_who_was_not_marked_in_a_village_is_withheld_as_beside_its_neighbours(
    nation: Nation,
) -> None:
    for village, number in ((KURIPAN, 3), (MUTISARI, 7), (RECO, 9)):
        _hold_without_marks(village, number)
    beside = _tables("kehadiran", DISTRICT)["wilayah"]
    assert _value(beside, MUTISARI, "unmarked") is WITHHELD
    of_mutisari = _tables("kehadiran", MUTISARI)["pertemuan"]
    assert _whole(of_mutisari, "unmarked") is WITHHELD


def _hold_without_marks(village: str, number: int) -> None:
    """Hold a meeting with a list on which nobody has a status."""
    planned = db.session.scalars(select(Meeting)).first()
    closed = db.session.scalars(
        select(MeetingStanding).where(MeetingStanding.closed_fact.is_not(None))
    ).first()
    assert planned is not None
    assert closed is not None
    meeting = _copy(planned, id=new_id(), village_code=village, on=MARCH, group_id=None)
    db.session.add(meeting)
    db.session.flush()
    db.session.add(_copy(closed, meeting_id=meeting.id))
    db.session.add_all(
        RollRow(meeting_id=meeting.id, number=at, person_id=new_id()) for at in range(1, number + 1)
    )
    db.session.flush()


def _copy(thing: Base, **others: object) -> Any:
    kept = {each.key: getattr(thing, each.key) for each in thing.__mapper__.column_attrs}
    return type(thing)(**(kept | others))


def test_who_came_is_told_or_withheld_alike_with_and_without_who_stayed_away() -> None:
    for village, came, stayed in ((KURIPAN, 18, 2), (MUTISARI, 30, 30)):
        _mark(village, came, Status.PRESENT)
        _mark(village, stayed, Status.ABSENT)
    attendance = _tables("kehadiran", DISTRICT)["wilayah"]
    activities = _tables("kegiatan", DISTRICT)["wilayah"]
    for village in (KURIPAN, MUTISARI):
        assert _value(attendance, village, "came") == _value(activities, village, "came") != 0
    assert _value(attendance, KURIPAN, "stayed") is WITHHELD
    assert _value(attendance, KURIPAN, "marked") is WITHHELD
    assert _value(activities, KURIPAN, "came") == 18


def _mark(village: str, number: int, status: Status) -> None:
    one = db.session.scalars(select(Attendance)).first()
    assert one is not None
    at = {"least_status": status, "greatest_status": status, "village_code": village, "on": MARCH}
    db.session.add_all(
        _copy(one, meeting_id=new_id(), person_id=new_id(), status=status, **at)
        for _person in range(number)
    )
    db.session.flush()


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
        _enroll(village, women, MARCH)
        _enroll(village, men, MARCH, sex="L")
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
    _enroll(KURIPAN, 2, MARCH, course=HARD, age_band="60+")
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
            assert _whole(table, "enrolled") is WITHHELD


def test_who_was_served_in_a_month_or_by_a_kind_is_withheld_as_beside_the_neighbours() -> None:
    for village, referred in ((KURIPAN, 3), (MUTISARI, 7)):
        _serve(village, ServiceKind.REFERRAL, referred, MARCH)
        _serve(village, ServiceKind.NEW_BUSINESS, 20, APRIL)
    for area in (KURIPAN, MUTISARI):
        tables = _tables("kegiatan", area)
        assert _value(tables["bulan"], "2024-03", "people") is WITHHELD
        assert _value(tables["kegiatan"], "1.rujukan", "people") is WITHHELD
        assert "25-34" not in {column.key for column in tables["kegiatan"].columns}
    district = _tables("kegiatan", DISTRICT)
    assert _value(district["bulan"], "2024-03", "people") == 10
    assert _whole(district["kegiatan-jenis-kelamin"], "people") == 50


def _serve(village: str, kind: ServiceKind, people: int, on: date) -> None:
    counts = vars(Counts.of({Cell(Sex.FEMALE, "25-34"): people}))
    payload = ServiceRecorded(kind.pillars[0], kind.value, **counts)
    record(payload, subject_id=new_id(), actor_id=new_id(), village_code=village, occurred_on=on)
