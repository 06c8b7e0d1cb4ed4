"""A meeting is moved while somebody of its roll is marked at another: both keep the new day."""

from datetime import date
from threading import Thread
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, text

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import marking, planning
from rumahbelajar.meetings.attendance_models import Attendance, Status, Way
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from tests.house import KURIPAN, House
from tests.meetings.conftest import as_viewer
from tests.sqlite.notes import until

NEW_DAY = date(2026, 10, 29)


def _plan(on: date) -> Plan:
    return Plan(on, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Uji")


def _mark(budi: Viewer, meeting_id: UUID, status: Status) -> None:
    meeting = db.session.get_one(Meeting, meeting_id)
    roll = marking.begin(meeting)
    marking.tell(budi, meeting, roll.lines[0], status, way=next(iter(Way)))


def _is_waiting() -> bool:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    with db.engine.connect() as connection:
        return bool(connection.scalar(text(asked)))


@pytest.mark.postgres
def test_who_is_marked_elsewhere_meanwhile_came_on_the_new_day(
    app: Flask, house: House, melati: UUID, meeting: UUID
) -> None:
    budi, other = as_viewer(house.budi), new_id()
    with app.test_request_context(method="POST"):
        planning.plan(budi, other, Whose(KURIPAN, melati), _plan(date(2026, 11, 25)))
        db.session.commit()
        for each in (meeting, other):
            _mark(budi, each, Status.PRESENT)
        db.session.commit()

    def move() -> None:
        with app.test_request_context(method="POST"):
            moved = db.session.get_one(Meeting, meeting)
            planning.change(budi, moved, moved.plan_fact, _plan(NEW_DAY))
            db.session.commit()

    moving = Thread(target=move)
    with app.test_request_context(method="POST"):
        _mark(budi, other, Status.ABSENT)
        db.session.flush()
        moving.start()
        until(_is_waiting)
        db.session.commit()
        moving.join(20)
    with app.app_context():
        of_meeting = select(Attendance.on).where(Attendance.meeting_id == meeting)
        assert db.session.scalars(of_meeting).all() == [NEW_DAY]
