"""A document tells the same numbers as the reports that lead into them."""

from datetime import date

import pytest

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning, standing
from rumahbelajar.meetings.attendance_models import RollRow
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan
from rumahbelajar.outreach import noting
from rumahbelajar.outreach.counts import Cell, Counts
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.noting import Told
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports import activities_and_services, attendance, completion
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries.reading import Dimension, Sum, sums
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Table
from tests.house import KURIPAN
from tests.meetings.conftest import as_viewer
from tests.reports.documents.conftest import OF_VILLAGE, Document, line, told
from tests.reports.documents.proving import meeting_on
from tests.reports.nation import Nation

NOVEMBER = Asked(KURIPAN, Period(Month(2026, 11), Month(2026, 11)))
WOMEN, MEN, NOBODY_KNOWS = Cell(Sex.FEMALE, "25-34"), Cell(Sex.MALE, "60+"), Cell(Sex.UNSAID, "?")


def note(nation: Nation, kind: ServiceKind, pillar: int, on: date, **words: str) -> None:
    """Note a service for seven people, as its page does."""
    budi = nation.budi
    role = HeldRole(RoleKind.FACILITATOR, budi.village)
    viewer = Viewer(budi.id, new_id(), budi.village, budi.name, True, (role,))
    counts = Counts.of({WOMEN: 4, MEN: 2, NOBODY_KNOWS: 1})
    with nation.app.app_context():
        noting.note(viewer, new_id(), Told(KURIPAN, on, kind, pillar, counts, **words))
        db.session.commit()


def tables_of(nation: Nation, report: Report, asked: Asked = NOVEMBER) -> dict[str, Table]:
    with nation.app.test_request_context():
        return {table.key: table for table in answer(report, OF_VILLAGE, asked).tables}


def test_attendance_is_that_of_the_report_of_it(nation: Nation, document: Document) -> None:
    report = tables_of(nation, attendance.REPORT)["pertemuan"]
    mine = document()["daftar_pertemuan"]
    assert {row.key for row in mine.rows.stream()} == {row.key for row in report.rows.stream()}
    total = line(report, "total")
    ours = line(mine, "jumlah")
    assert total["came"] == ours["present"] + ours["late"]  # type: ignore[operator]
    assert total["unmarked"] == ours["unrecorded"]
    assert total["marked"] == sum(
        ours[status]  # type: ignore[misc]
        for status in ("present", "late", "excused", "sick", "absent")
    )


def test_services_are_those_of_the_report_of_them(nation: Nation, document: Document) -> None:
    note(nation, ServiceKind.MIGRATION_INFORMATION, 1, date(2026, 11, 3), obstacles="Hujan lebat")
    note(nation, ServiceKind.REFERRAL, 3, date(2026, 11, 30))
    note(nation, ServiceKind.NEW_BUSINESS, 2, date(2026, 10, 31))
    tables = document()
    by_kind = tables["layanan"]
    assert line(by_kind, "1.informasi-migrasi") == {
        "times": 1,
        "female": 4,
        "male": 2,
        "unsaid": 1,
        "sum": 7,
    }
    assert line(by_kind, "lainnya")["sum"] == 0
    assert "2.usaha-baru" not in {row.key for row in by_kind.rows.stream()}
    assert line(by_kind, "jumlah")["sum"] == 14
    assert line(tables["layanan_usia"], "3.-")["age8"] == 1
    assert line(tables["layanan_usia"], "jumlah")["sum"] == 14
    report = tables_of(nation, activities_and_services.REPORT)
    whole = next(iter(report.values())).total
    assert whole is not None
    assert 14 in whole.values


def test_a_referral_stands_in_sums_alone(nation: Nation, document: Document) -> None:
    note(nation, ServiceKind.REFERRAL, 1, date(2026, 11, 3))
    tables = document()
    assert line(tables["layanan"], "1.rujukan")["sum"] == 7
    assert not list(tables["daftar_layanan"].rows.stream())


def test_obstacles_stand_in_their_words(nation: Nation, document: Document) -> None:
    note(nation, ServiceKind.OTHER, 4, date(2026, 11, 3), about="Rapat", obstacles="Jalan rusak")
    words = document()["kendala"]
    (row,) = words.rows.stream()
    assert row.values == (date(2026, 11, 3), "Kegiatan lain", "Jalan rusak")
    assert "Nama orang tidak ditulis" in words.notes[0]


@pytest.mark.parametrize(("first", "enrolled", "finished"), [(1, 1, 0), (7, 3, 1), (10, 2, 1)])
def test_completion_is_that_of_the_report_of_it(
    nation: Nation, document: Document, first: int, enrolled: int, finished: int
) -> None:
    quarter = Asked(KURIPAN, Period(Month(2026, first), Month(2026, first + 2)))
    report = tables_of(nation, completion.REPORT, quarter)["bulan"]
    pack = document("bukti", str(quarter.period.since), str(quarter.period.until))["bulan"]
    assert line(pack, "jumlah")["enrolled"] == line(report, "")["enrolled"] == enrolled
    assert line(pack, "jumlah")["finished"] == finished
    with nation.app.app_context():
        found = {each.keys[0]: each for each in sums(quarter, Dimension.MONTH)}
    # December is still to come, and is in no pack.
    for month in quarter.period.months[: pack.rows.count]:
        told_of, of_report = line(pack, str(month)), line(report, str(month))
        summed = found.get(month.number, Sum())
        assert told_of["enrolled"] == of_report["enrolled"] == summed.enrolled, month
        assert told_of["active"] == of_report["active"] == summed.active, month
        assert told_of["finished"] == summed.finished, month
        assert told_of["certified"] == summed.certified, month


def test_what_is_missing_is_said(document: Document) -> None:
    missing = told(document()["kelengkapan"])
    assert missing["belum_lengkap"] == 1
    assert missing["belum_dicatat"] == 0
    assert missing["belum_terdaftar"] == 0


def test_who_is_on_a_closed_list_without_a_status_is_counted(
    nation: Nation, document: Document
) -> None:
    meeting = meeting_on(nation, date(2026, 11, 5))
    with nation.app.app_context():
        db.session.add(RollRow(meeting_id=meeting, number=90, person_id=nation.of("lina").id))
        db.session.commit()
    report = tables_of(nation, attendance.REPORT)["pertemuan"]
    tables = document()
    assert line(report, "total")["unmarked"] == 1
    assert line(tables["daftar_pertemuan"], "jumlah")["unrecorded"] == 1
    assert told(tables["kelengkapan"])["belum_dicatat"] == 1


def test_a_meeting_that_was_moved_counts_in_the_month_that_it_was_moved_to(
    nation: Nation, document: Document
) -> None:
    """With all who came: by the day of the meeting, whatever day its marks were told of."""
    with nation.app.app_context():
        meeting = db.session.get_one(Meeting, meeting_on(nation, date(2026, 11, 5)))
        viewer = as_viewer(nation.budi)
        standing.reopen(viewer, meeting, "Tanggalnya salah.")
        plan = Plan(date(2026, 10, 29), "14:00", 90, "Asia/Jakarta", "Balai", "Kumpul")
        planning.change(viewer, meeting, meeting.plan_fact, plan)
        db.session.commit()
    november, october = document(), document(since="2026-10")
    assert line(november["orang"], "came") == {"now": 0, "before": 2, "now_beda": -2}
    assert line(november["hadir"], "jumlah")["sum"] == 0
    assert line(october["hadir"], "jumlah")["sum"] == 2
    assert line(document("bukti")["bulan"], "2026-10")["came"] == 2
