"""Attendance: meetings by how they stand, and who came of those marked; silence is no absence."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.demo.past import standing_at
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import marking, planning, roll, standing
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import Person
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.attendance import REPORT
from rumahbelajar.reports.hiding import withholding
from rumahbelajar.reports.tables.table import WITHHELD, Row, Table
from tests.desk.merged import merge
from tests.house import KENANGA, KURIPAN
from tests.meetings.conftest import as_viewer
from tests.reports.nation import REGENCY, Nation

NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
SEES_ALL = Scope(("",), ("",))
SEES_COUNTS = Scope(("",))
Meet = Callable[..., UUID]


@pytest.fixture
def meet(app: Flask, nation: Nation) -> Meet:
    """Let the group meet, these people having these statuses and the others none."""

    def meet(on: date, close: bool = True, **statuses: Status) -> UUID:
        budi = as_viewer(nation.budi)
        moment = datetime.combine(on, time(9), tzinfo=program_clock.now().tzinfo)
        with app.app_context(), standing_at(moment):
            planned = Plan(on, "14:00", 90, "Asia/Jakarta", "Balai", "Kumpul")
            planning.plan(budi, meeting_id := new_id(), Whose(KURIPAN, nation.melati), planned)
            meeting = db.session.get_one(Meeting, meeting_id)
            for name, status in statuses.items():
                marking.mark(budi, meeting, nation.of(name).id, status, "")
            roll.give_numbers(meeting)
            if close:
                standing.close(budi, meeting)
            db.session.commit()
        return meeting_id

    return meet


def tables(app: Flask, area: str, scope: Scope = SEES_ALL, **more: str) -> dict[str, Table]:
    with app.test_request_context():
        asked = Asked(area, NOVEMBER, **more)  # type: ignore[arg-type]
        made = withholding.withhold(REPORT.make(scope, asked), scope, asked)
        return {table.key: table for table in made}


def rows(app: Flask, table: Table) -> list[Row]:
    with app.test_request_context():
        return list(table.rows.stream())


def told(row: Row | None, table: Table) -> dict[str, object]:
    assert row is not None
    return {column.key: value for column, value in zip(table.columns, row.values, strict=True)}


def absent(app: Flask, area: str = KURIPAN) -> list[tuple[object, ...]]:
    return [row.values for row in rows(app, tables(app, area)["berturut-turut"])]


@pytest.mark.parametrize(("area", "key"), [(REGENCY, "wilayah"), (KURIPAN, "pertemuan")])
def test_beside_some_people_it_says_that_meetings_are_those_of_all(
    app: Flask, meet: Meet, area: str, key: str
) -> None:
    meet(date(2026, 11, 10), siti=Status.PRESENT)
    words = "Pertemuan dihitung semuanya. Yang disaring hanya orangnya."
    assert words in tables(app, area, sex="P")[key].notes
    assert words not in tables(app, area)[key].notes


def test_meetings_are_counted_by_how_they_stand(app: Flask, nation: Nation) -> None:
    table = tables(app, REGENCY)["wilayah"]
    found = {row.key: told(row, table) for row in rows(app, table)}
    assert found["33.07.10"] == {
        "area": "Watumalang",
        "planned": 4,
        "held": 1,
        "cancelled": 1,
        "no_roll": 1,
        "marked": 3,
        "came": 2,
        "stayed": 1,
        "rate": 2 / 3,
        "unmarked": 0,
    }
    assert found["33.07.11"]["planned"] == 0
    assert found["33.07.11"]["rate"] is None
    assert told(table.total, table)["planned"] == 4


def test_who_has_no_status_is_counted_apart_and_stays_away_from_nothing(
    app: Flask, nation: Nation, meet: Meet
) -> None:
    meet(date(2026, 11, 20), siti=Status.PRESENT)
    table = tables(app, KURIPAN)["pertemuan"]
    first = rows(app, table)[1]
    assert told(first, table)["unmarked"] == 2
    assert (told(first, table)["marked"], told(first, table)["rate"]) == (1, 1.0)
    assert told(table.total, table)["stayed"] == 1, "Agus on 5 November alone"


def test_a_village_lists_its_meetings_and_leads_to_each(app: Flask, nation: Nation) -> None:
    table = tables(app, KURIPAN)["pertemuan"]
    found = rows(app, table)
    assert [(row.values[1], row.values[2]) for row in found] == [
        (date(2026, 11, 26), "direncanakan"),
        (date(2026, 11, 19), "dibatalkan"),
        (date(2026, 11, 12), "tanpa daftar hadir"),
        (date(2026, 11, 5), "sudah diadakan"),
    ]
    assert all(row.url.startswith("/laporan/pertemuan/") for row in found)


def _states(app: Flask, scope: Scope, **more: str) -> list[object]:
    return [row.values[2] for row in rows(app, tables(app, KURIPAN, scope, **more)["pertemuan"])]


def test_an_open_roll_says_how_many_are_on_it_to_who_may_know(
    app: Flask, nation: Nation, meet: Meet
) -> None:
    meet(date(2026, 11, 20), siti=Status.PRESENT, agus=Status.LATE, close=False)
    assert _states(app, SEES_ALL)[1] == "daftar hadir belum ditutup, 2 sudah dicatat"
    for scope, traits in ((SEES_COUNTS, {}), (SEES_ALL, {"sex": "P"})):
        said = _states(app, scope, **traits)
        assert said[1] == said[3] == "daftar hadir belum ditutup", "not even whether any is marked"


def test_what_is_planned_and_still_to_come_is_told(app: Flask, nation: Nation) -> None:
    (note,) = tables(app, REGENCY)["wilayah"].notes
    assert note == "Di antara yang direncanakan, 1 pertemuan belum tiba harinya."
    assert tables(app, "33.07.11")["wilayah"].notes == ()


def test_the_rate_of_some_is_that_of_their_marks(app: Flask, nation: Nation) -> None:
    women = tables(app, REGENCY, sex="P")["wilayah"]
    assert told(women.total, women)["rate"] == 1.0
    men = tables(app, KURIPAN, sex="L")["pertemuan"]
    assert told(men.total, men)["came"] == 0


def test_three_absences_in_a_row_are_told_and_silence_neither_breaks_nor_adds(
    app: Flask, nation: Nation, meet: Meet
) -> None:
    meet(date(2026, 11, 9), agus=Status.ABSENT, siti=Status.ABSENT)
    meet(date(2026, 11, 10), siti=Status.ABSENT)
    assert absent(app) == [], "twice is no row, and the third time Agus was not marked"
    meet(date(2026, 11, 16), agus=Status.ABSENT, siti=Status.PRESENT, close=False)
    assert absent(app) == [("Agus", "Kuripan", 3, date(2026, 11, 5), date(2026, 11, 16))]
    meet(date(2026, 11, 17), agus=Status.EXCUSED)
    assert absent(app) == []


def test_that_nobody_stays_away_is_said_as_that(app: Flask, nation: Nation, meet: Meet) -> None:
    nobody = ("Tidak ada yang tiga kali berturut-turut tidak hadir.",)
    assert tables(app, KURIPAN)["berturut-turut"].notes == nobody
    for day in (9, 10, 16):
        meet(date(2026, 11, day), siti=Status.ABSENT)
    assert tables(app, KURIPAN)["berturut-turut"].notes == ()


def test_the_newest_row_stands_first(app: Flask, nation: Nation, meet: Meet) -> None:
    for day in (9, 10, 16):
        meet(date(2026, 11, day), agus=Status.ABSENT, siti=Status.ABSENT)
    meet(date(2026, 11, 17), siti=Status.ABSENT)
    assert [row[0] for row in absent(app)] == ["Siti Aminah", "Agus"]
    assert absent(app, KENANGA) == []


def test_who_is_suspended_is_not_listed(app: Flask, nation: Nation, meet: Meet) -> None:
    for day in (9, 10):
        meet(date(2026, 11, day), agus=Status.ABSENT)
    assert len(absent(app)) == 1
    with app.app_context():
        now = {"suspended_at": program_clock.now()}
        db.session.execute(update(Person).where(Person.id == nation.of("agus").id).values(now))
        db.session.commit()
    assert absent(app) == []


def test_who_was_merged_is_one(app: Flask, nation: Nation, meet: Meet) -> None:
    meet(date(2026, 11, 9), rini=Status.ABSENT)
    meet(date(2026, 11, 10), rini=Status.ABSENT)
    meet(date(2026, 11, 16), siti=Status.ABSENT)
    meet(date(2026, 11, 17), agus=Status.PRESENT)
    table = tables(app, KURIPAN)["pertemuan"]
    assert absent(app) == []
    assert told(rows(app, table)[3], table)["unmarked"] == 2
    merge(app, nation)
    table = tables(app, KURIPAN)["pertemuan"]
    assert [(row[0], row[2]) for row in absent(app)] == [("Siti Aminah", 3)]
    assert told(rows(app, table)[3], table)["unmarked"] == 1


def test_who_sees_counts_sees_no_person_and_no_small_number(app: Flask, nation: Nation) -> None:
    found = tables(app, KURIPAN, SEES_COUNTS)
    assert list(found) == ["wilayah", "pertemuan"]
    total = told(found["wilayah"].total, found["wilayah"])
    assert total["held"] == 1
    assert total["marked"] is WITHHELD
    assert total["rate"] is WITHHELD


def test_who_sees_counts_is_told_of_no_people_by_meeting(app: Flask, nation: Nation) -> None:
    """A month of one meeting, which another report withholds, would be told by it."""
    table = tables(app, KURIPAN, SEES_COUNTS)["pertemuan"]
    mine = tables(app, KURIPAN)["pertemuan"]
    assert [column.key for column in table.columns] == ["meeting", "on", "state"]
    assert [row.values[:2] for row in rows(app, table)] == [
        row.values[:2] for row in rows(app, mine)
    ]
    assert table.total is None
    assert table.notes


def test_an_area_tells_of_no_other(app: Flask, nation: Nation, meet: Meet) -> None:
    table = tables(app, "32")["wilayah"]
    assert [row.key for row in rows(app, table)] == ["32.12"]
    assert told(table.total, table)["planned"] == 0


def test_the_queries_are_as_many_for_more_areas(
    app: Flask, nation: Nation, count_queries: Callable[..., object]
) -> None:
    numbers = []
    for area in ("", "33", "33.07.10"):
        with count_queries() as seen:  # type: ignore[attr-defined]
            tables(app, area)
        numbers.append(len(seen))
    assert max(numbers) <= 8
