"""The monthly report of a village: its numbers as they are counted by hand."""

from datetime import date

from sqlalchemy import update

from rumahbelajar.database import db
from rumahbelajar.meetings.models import MeetingStanding
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import StandingInCourse
from tests.house import KENANGA, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.documents.conftest import Document, line, told
from tests.reports.nation import Nation


def test_people_stand_beside_those_of_the_month_before(document: Document) -> None:
    people = document()["orang"]
    # In November Lina began; she and Agus learned. In October Agus began, Ayu another course.
    assert line(people, "enrolled") == {"now": 1, "before": 1, "now_beda": 0}
    assert line(people, "active")["now"] == 2
    assert line(people, "finished") == {"now": 0, "before": 1, "now_beda": -1}
    assert line(people, "certified") == {"now": 0, "before": 1, "now_beda": -1}
    assert line(people, "came") == {"now": 2, "before": 0, "now_beda": 2}


def test_meetings_stand_as_they_are(document: Document) -> None:
    tables = document()
    assert line(tables["pertemuan"], "-") == {
        "planned": 4,
        "held": 1,
        "without_roll": 1,
        "coming": 1,
        "cancelled": 1,
    }
    listed = list(tables["daftar_pertemuan"].rows.stream())
    assert [str(row.values[2]) for row in listed] == [
        "Diadakan",
        "Tanpa daftar hadir",
        "Dibatalkan",
        "Akan datang",
    ]
    assert listed[0].values[3:] == (1, 1, 0, 0, 1, 0, 0)
    assert [row.values[8] for row in listed] == [0, None, None, None]


def test_who_came_counts_also_where_another_house_cancelled(
    nation: Nation, document: Document
) -> None:
    before = document()["hadir"].total
    with nation.app.app_context():
        closed = MeetingStanding.closed_fact
        held = update(MeetingStanding).where(closed.is_not(None))
        db.session.execute(held.values(cancelled_fact=closed))
        db.session.commit()
    tables = document()
    assert line(tables["pertemuan"], "-")["cancelled"] == 2
    assert tables["hadir"].total == before
    assert line(tables["orang"], "came")["now"] == 2
    (of_it,) = [row for row in tables["daftar_pertemuan"].rows.stream() if row.values[3]]
    assert of_it.values[2:5] == ("Dibatalkan", 1, 1)


def test_participants_stand_by_category_sex_and_age(document: Document) -> None:
    tables = document()
    assert line(tables["baru"], "cpmi.P")["age4"] == 1
    assert tables["baru"].total
    assert tables["baru"].total.values[-1] == 1
    assert line(tables["aktif"], "cpmi.L")["age3"] == 1
    assert tables["aktif"].total
    assert tables["aktif"].total.values[-1] == 2


def test_the_form_has_the_same_lines_whatever_happened(document: Document) -> None:
    empty = document(area=KENANGA, since="2020-01", scope=Scope((KENANGA,), (KENANGA,)))
    full = document()
    assert list(empty) == list(full)
    for key in ("orang", "kegiatan", "pertemuan", "hadir", "layanan_usia"):
        lines = [[row.key for row in tables[key].rows.stream()] for tables in (empty, full)]
        assert lines[0] == lines[1]
    assert "Tidak ada" not in {str(value) for value in told(empty["orang"]).values()}
    assert set(told(empty["orang"]).values()) == {0}
    assert empty["hadir"].rows.count == 9


def test_what_has_nobody_stands_in_one_line(document: Document) -> None:
    empty = document(area=KENANGA, since="2020-01", scope=Scope((KENANGA,), (KENANGA,)))
    for key in ("baru", "aktif", "kursus", "layanan"):
        (row,) = empty[key].rows.stream()
        assert row.key == "lainnya"
        assert not any(value for value in row.values[1:])
    october = document(since="2026-10")
    assert [row.key for row in october["baru"].rows.stream()] == [
        "cpmi.P",
        "cpmi.L",
        "cpmi.-",
        "lainnya",
    ]


def test_who_finished_for_the_first_time_stands_by_course(
    nation: Nation, document: Document
) -> None:
    tables = document(since="2026-10")
    first = tables["selesai"]
    assert line(first, "uang-kiriman") == {"finished": 1, "certified": 1}
    for key in ("finished", "certified"):
        assert line(first, "jumlah")[key] == line(tables["orang"], key)["now"]
    urls = {row.key: row.url for row in tables["orang"].rows.stream()}
    assert urls["finished"] == urls["certified"] == "#selesai"
    assert urls["came"].startswith("/laporan/kehadiran")
    # Rini finishes another course in November: a second time is in no number of people.
    with nation.app.app_context():
        _finish_another(nation, date(2026, 11, 20))
    november = document()
    assert line(november["selesai"], "jumlah")["finished"] == 0
    assert line(november["orang"], "finished")["now"] == 0
    assert line(november["kursus"], "terlindungi.P")["finished"] == 1


def _finish_another(nation: Nation, day: date) -> None:
    rini = db.session.get_one(StandingInCourse, (nation.rini.id, COURSE))
    values = {
        column.key: getattr(rini, column.key) for column in StandingInCourse.__table__.columns
    }
    values |= {"course_id": "terlindungi", "completed_on": day, "certified_on": day}
    db.session.add(StandingInCourse(**values))
    db.session.commit()


def test_courses_tell_how_much_was_gained_by_who_finished(document: Document) -> None:
    october = line(document(since="2026-10")["kursus"], "uang-kiriman.P")
    assert october == {
        "enrolled": 0,
        "finished": 1,
        "certified": 1,
        "both_tests": 1,
        "pretest": 100.0,
        "posttest": 100.0,
    }
    august = line(document(since="2026-08")["kursus"], "uang-kiriman.P")
    assert (august["pretest"], august["posttest"]) == (0.0, 100.0)


def test_it_is_of_the_last_month_that_is_asked_for(document: Document) -> None:
    assert told(document(since="2026-01", until="2026-11")["dokumen"])["periode"] == (
        "November 2026"
    )


def test_a_wider_area_leads_down_to_its_villages(document: Document) -> None:
    tables = document(area="33.07", scope=Scope(("33.07",)))
    assert list(tables) == ["desa"]
    areas = [row.area for row in tables["desa"].rows.stream()]
    assert areas == ["33.07.11", "33.07.10"]
    assert KURIPAN not in areas
