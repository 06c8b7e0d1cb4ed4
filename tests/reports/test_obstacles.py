"""What facilitators wrote of trouble and needs reaches who looks after the area, no one else."""

from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.library import the_library
from rumahbelajar.meetings.models import Meeting, MeetingNote
from rumahbelajar.outreach.models import Service, ServiceWords
from rumahbelajar.reports import obstacles
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.table import Row
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN
from tests.outreach.noter import Noter
from tests.reports.nation import Nation

NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
AREAS = [("", 2), ("33", 1), (KURIPAN, 1), (KENANGA, 1), ("33.01", 0)]


@pytest.fixture
def written(app: Flask, nation: Nation, visit: Visit) -> None:
    """A note of Kuripan's meeting, and a service of Kenanga with what was hard."""
    with app.app_context():
        held = db.session.scalars(select(Meeting).order_by(Meeting.on)).first()
        assert held is not None
        _write(held.id, nation.budi.id, trouble="Hujan, jalan putus.")
        db.session.commit()
    endang = Noter(visit(nation.endang))
    assert endang.note(on="2026-11-10", nP4="3", obstacles="Perlu layar.") == 303


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(("area", "count"), AREAS)
def test_an_area_shows_what_was_written_in_it(app: Flask, area: str, count: int) -> None:
    assert len(_rows(app, area)) == count


@pytest.mark.usefixtures("written")
def test_a_row_says_when_where_and_what_and_leads_to_it(app: Flask) -> None:
    newest, meeting = _rows(app, "")
    assert newest.values[:4] == (date(2026, 11, 10), "Kenanga", "Informasi migrasi", "Perlu layar.")
    assert meeting.values[:2] == (date(2026, 11, 5), "Kuripan")
    assert meeting.values[3] == "Hujan, jalan putus."
    assert meeting.url == f"/laporan/pertemuan/{meeting.key}"
    assert newest.url == f"/desa/{KENANGA}/pesan"


@pytest.mark.usefixtures("written")
def test_the_meeting_that_is_written_of_leads_on_to_its_village(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    coordinator = visit(nation.nusa)
    assert coordinator.get(_rows(app, KURIPAN)[0].url).status_code == 200
    assert f"/desa/{KURIPAN}/pesan" in coordinator.page


@pytest.mark.usefixtures("written")
def test_what_was_taken_back_or_says_nothing_is_left_out(app: Flask) -> None:
    with app.app_context():
        db.session.query(MeetingNote).update({"trouble": ""})
        db.session.query(Service).update({"is_withdrawn": True})
        db.session.commit()
    assert _rows(app, "") == []


@pytest.mark.usefixtures("written")
def test_words_that_were_erased_are_gone(app: Flask) -> None:
    with app.app_context():
        db.session.query(ServiceWords).delete()
        db.session.commit()
    assert len(_rows(app, "")) == 1


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(("persons", "count"), [((), 1), (("",), 2)])
def test_notes_of_a_hard_subject_are_for_who_sees_its_people(
    app: Flask, persons: tuple[str, ...], count: int
) -> None:
    with app.app_context():
        course = the_library().courses["anak-kita"]
        hard = next(guide for guide in course.meetings if guide.sensitive)
        db.session.query(Meeting).update({"course_id": course.id, "guide": hard.slug})
        db.session.commit()
    assert len(_rows(app, "", persons)) == count


def _rows(app: Flask, area: str, persons: tuple[str, ...] = ()) -> list[Row]:
    with app.test_request_context():
        (table,) = obstacles.REPORT.make(Scope(("",), persons), Asked(area, NOVEMBER))
        rows = list(table.rows.stream("trouble"))
        assert table.rows.count == len(rows)
        return list(table.rows.part("", False, slice(0, 100)))


def _write(meeting_id: UUID, writer: UUID, trouble: str) -> None:
    note = MeetingNote(
        meeting_id=meeting_id, written_at=clock.now(), written_by=writer, trouble=trouble
    )
    db.session.add(note)
