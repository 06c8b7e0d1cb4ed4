"""Silent houses: why each village needs attention, by hand, and within the reader's area alone."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import marking, planning, roll
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.outreach import noting
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.models import AgeBand, Person, Role, Sex
from rumahbelajar.reports.asking.asked import Asked, usual_period
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.rows.silence import Silence, Why
from rumahbelajar.reports.silent_houses import REPORT, words_of
from rumahbelajar.reports.tables.table import Row, Table
from tests.conftest import Clock
from tests.house import KENANGA, KURIPAN
from tests.meetings.conftest import as_viewer
from tests.reports.nation import MUTISARI, PROVINCE, RECO, WIDARAPAYUNG, Nation

TODAY = date(2026, 11, 24)
PERIOD = usual_period(Month.of(TODAY))


def tables(app: Flask, area: str) -> dict[str, Table]:
    with app.test_request_context():
        made = REPORT.make(Scope((area,)), Asked(area, PERIOD))
        return {table.key: table for table in made}


def rows(app: Flask, area: str, table: str, sort: str = "") -> list[Row]:
    found = tables(app, area)[table]
    with app.test_request_context():
        return list(found.rows.stream(sort))


def villages(app: Flask, area: str = "") -> dict[str, Silence]:
    with app.app_context():
        return {each.code: each for each in silence.villages_of(area, TODAY)}


def test_the_longest_silent_stands_first_and_one_that_goes_on_last(
    app: Flask, nation: Nation
) -> None:
    with app.app_context():
        order = [each.code for each in silence.villages_of("", TODAY)]
    assert order == [RECO, MUTISARI, WIDARAPAYUNG, KURIPAN, KENANGA]


def test_each_has_its_last_day_and_every_reason(app: Flask, nation: Nation) -> None:
    found = villages(app)
    assert found[MUTISARI].last_on == date(2026, 6, 1)
    assert found[MUTISARI].days == 176
    assert found[MUTISARI].whys == (Why.SILENT, Why.NO_FACILITATOR)
    assert found[WIDARAPAYUNG].whys == (Why.SILENT, Why.NO_FACILITATOR)
    assert found[KENANGA].last_on == date(2026, 11, 9)
    assert found[KENANGA].whys == ()
    assert found[KURIPAN].whys == (Why.NO_ROLL,), "the meeting of 12 November"
    assert (found[KURIPAN].no_roll, found[KURIPAN].oldest) == (1, date(2026, 11, 12))
    assert found[KURIPAN].planned == 3, "on 5, 12 and 19 November"


def test_a_house_is_silent_from_the_thirtieth_day(app: Flask, nation: Nation, clock: Clock) -> None:
    for days, silent in ((29, False), (30, True)):
        with app.app_context():
            today = date(2026, 11, 9) + timedelta(days=days)
            (kenanga,) = silence.villages_of(KENANGA, today)
        assert (kenanga.days, kenanga.is_silent) == (days, silent)


def test_of_a_village_without_any_fact_no_day_is_told(app: Flask, house: object) -> None:
    with app.app_context():
        found = {each.code: each for each in silence.villages_of("", TODAY)}
    assert found[KURIPAN].days is None
    assert found[KURIPAN].whys == (Why.NEVER,)
    (row,) = (each for each in rows(app, "", "desa") if each.key == KURIPAN)
    assert "Belum pernah ada kabar." in str(row.values[-1])


def test_a_service_is_news_and_one_that_was_taken_back_is_none(
    app: Flask, nation: Nation, note_service: Callable[..., None]
) -> None:
    note_service(RECO, date(2026, 11, 20))
    note_service(MUTISARI, date(2026, 11, 20), withdrawn=True)
    found = villages(app)
    assert found[RECO].last_on == date(2026, 11, 20)
    assert found[MUTISARI].last_on == date(2026, 6, 1)


def test_a_roll_that_was_begun_is_news_also_before_it_is_closed(
    app: Flask, nation: Nation, plan_in: Callable[..., UUID]
) -> None:
    plan_in(RECO, date(2026, 11, 20), marked=nation.of("slamet").id)
    (reco,) = (each for each in villages(app).values() if each.code == RECO)
    assert reco.last_on == date(2026, 11, 20)
    assert reco.no_roll == 1, "and is still open"


def test_meetings_that_were_planned_and_not_held_are_a_reason(
    app: Flask, nation: Nation, plan_in: Callable[..., UUID]
) -> None:
    plan_in(RECO, date(2026, 11, 12))
    plan_in(RECO, date(2026, 11, 23))
    plan_in(RECO, TODAY)
    plan_in(RECO, date(2026, 11, 30))
    found = villages(app)
    assert found[RECO].is_idle
    with app.test_request_context():
        said = words_of(found[RECO])
    assert said[1].startswith("2 pertemuan direncanakan dalam 30 hari terakhir, belum ada")
    assert (found[RECO].planned, found[RECO].no_roll) == (2, 2), "today's may still be held"
    assert not found[KURIPAN].is_idle


def test_where_nothing_lies_open_that_is_said(app: Flask, nation: Nation) -> None:
    assert tables(app, "32")["desa"].notes == ("Tidak ada desa yang perlu ditengok.",)
    nothing = ("Tidak ada pertemuan yang daftar hadirnya belum ditutup.",)
    assert tables(app, KENANGA)["pertemuan"].notes == nothing
    assert tables(app, KURIPAN)["pertemuan"].notes == ()


def test_a_suspended_facilitator_is_none_and_one_of_the_district_is_enough(
    app: Flask, nation: Nation
) -> None:
    with app.app_context():
        suspended = {"suspended_at": program_clock.now()}
        db.session.execute(update(Person).where(Person.id == nation.budi.id).values(suspended))
        db.session.commit()
    assert Why.NO_FACILITATOR in villages(app)[KURIPAN].whys
    with app.app_context():
        wide = {"area_code": "33.07.10"}
        db.session.execute(update(Role).where(Role.person_id == nation.endang.id).values(wide))
        db.session.commit()
    found = villages(app)
    assert found[KURIPAN].has_facilitator
    assert found[MUTISARI].has_facilitator
    assert not found[RECO].has_facilitator
    assert not found[KENANGA].has_facilitator
    assert villages(app, MUTISARI)[MUTISARI].has_facilitator, "asked of the village alone, too"


def test_to_plan_a_meeting_is_no_news(
    app: Flask, nation: Nation, plan_in: Callable[..., UUID]
) -> None:
    plan_in(RECO, TODAY + timedelta(days=5))
    assert villages(app)[RECO].last_on == date(2026, 4, 6)


def test_the_report_of_an_area_tells_of_no_other(app: Flask, nation: Nation) -> None:
    for table in tables(app, PROVINCE).values():
        with app.test_request_context():
            told = repr(list(table.rows.stream())) + repr(table.total)
        assert "Kenanga" not in told
        assert KENANGA not in told


def test_every_reason_is_counted_and_worded(app: Flask, nation: Nation) -> None:
    counts = {row.key: row.values[1] for row in rows(app, "", "sebab")}
    assert counts == {
        "sunyi": 3,
        "belum-pernah": 0,
        "tidak-diadakan": 0,
        "tanpa-petugas": 3,
        "tanpa-daftar-hadir": 1,
    }
    first, *_others, last = rows(app, "", "desa")
    assert first.values[-1] == "Tidak ada kabar 232 hari, sejak 6 April 2026. Tidak ada petugas."
    assert last.values[-1] == "1 pertemuan tanpa daftar hadir, paling lama sejak 12 November 2026."
    assert last.area == KURIPAN


def test_areas_below_are_counted_and_lead_on(app: Flask, nation: Nation) -> None:
    found = {row.area: row.values for row in rows(app, "", "wilayah")}
    assert found == {"32": ("Jawa Barat", 1, 0, 0, 0, 0), "33": ("Jawa Tengah", 4, 3, 0, 1, 3)}
    assert "wilayah" not in tables(app, "33.07.10"), "villages stand in the other table"


def test_a_village_leads_to_its_meeting_without_a_roll(app: Flask, nation: Nation) -> None:
    (row,) = rows(app, KURIPAN, "pertemuan")
    assert row.values == (date(2026, 11, 12), "Kumpul · Melati", 12)
    assert row.url.startswith("/laporan/pertemuan/")


@pytest.mark.parametrize("sort", ["village", "district", "last_on", "days", "no_roll", "why"])
def test_villages_are_sorted_by_any_column(app: Flask, nation: Nation, sort: str) -> None:
    assert len(rows(app, "", "desa", sort)) == 4


def test_however_many_villages_there_are_the_queries_are_as_many(
    app: Flask, nation: Nation, count_queries: Callable[..., object]
) -> None:
    numbers = []
    for area in (KURIPAN, ""):
        with count_queries() as seen, app.app_context():  # type: ignore[attr-defined]
            silence.villages_of(area, TODAY)
        numbers.append(len(seen))
    assert numbers == [1, 1]


@pytest.fixture
def plan_in(app: Flask, nation: Nation) -> Callable[..., UUID]:
    """Plan a meeting in a village, and mark somebody as there."""

    def plan(village: str, on: date, marked: UUID | None = None) -> UUID:
        viewer = as_viewer(nation.budi)
        with app.app_context():
            planned = Plan(on, "14:00", 90, "Asia/Jakarta", "Balai", "Kumpul")
            planning.plan(viewer, meeting_id := new_id(), Whose(village, None), planned)
            if marked:
                roll.put_on_list(meeting_id, marked)
                meeting = db.session.get_one(Meeting, meeting_id)
                marking.mark(viewer, meeting, marked, Status.PRESENT, "")
            db.session.commit()
        return meeting_id

    return plan


@pytest.fixture
def note_service(app: Flask, nation: Nation) -> Callable[..., None]:
    """Note that somebody of a village was informed, and take it back."""

    def note(village: str, on: date, *, withdrawn: bool = False) -> None:
        viewer = as_viewer(nation.budi)
        counts = Counts.of({Cell(Sex.FEMALE, AgeBand.FROM_25.value): 3})
        told = noting.Told(village, on, ServiceKind.MIGRATION_INFORMATION, 1, counts)
        with app.app_context():
            noting.note(viewer, service_id := new_id(), told)
            if withdrawn:
                service = db.session.get_one(Service, service_id)
                noting.withdraw(viewer, service, service.fact_id)
            db.session.commit()

    return note
