"""The demo's meetings: a series with everything that a facilitator meets in it, and services."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.demo.cast import KURIPAN, LEARNERS
from rumahbelajar.demo.filling import fill
from rumahbelajar.demo.told_meetings import HELD
from rumahbelajar.meetings.attendance_models import Attendance, Commitment, Status, WalkIn
from rumahbelajar.meetings.models import Meeting, MeetingNote
from rumahbelajar.meetings.room_models import RoomDeal, RoomGroup
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.house import today_in


def test_only_people_of_the_demo_are_named() -> None:
    named = {name for held in HELD for name in (*held.marks, *held.promises, *held.answers)}
    assert named <= {each.name for each in LEARNERS if each.village == KURIPAN}


@pytest.mark.slow
def test_demo_has_meetings_of_every_kind_and_a_service_of_each(app: Flask) -> None:
    with app.app_context():
        assert fill()
        db.session.commit()
        meetings = db.session.scalars(select(Meeting).order_by(Meeting.on)).all()
        today = today_in(KURIPAN)
        assert [each.on - today for each in meetings] == [
            timedelta(weeks=week) for week in range(-4, 4)
        ]
        assert [each.is_closed for each in meetings] == [True, True, *[False] * 6]
        marked = dict(
            db.session.execute(
                select(Attendance.meeting_id, func.count()).group_by(Attendance.meeting_id)
            )
            .tuples()
            .all()
        )
        assert [marked.get(each.id, 0) for each in meetings[:5]] == [8, 8, 5, 0, 0]
        assert set(db.session.scalars(select(Attendance.status))) == set(Status)
        assert db.session.scalar(select(func.count(WalkIn.id))) == 2
        assert db.session.scalar(select(func.count(MeetingNote.meeting_id))) == 2
        outcomes = db.session.scalars(select(Commitment.outcome)).all()
        assert outcomes.count(None) == 2
        assert len(set(outcomes)) == 4
        assert db.session.scalar(select(func.count(RoomDeal.meeting_id))) == 3
        assert db.session.scalar(select(func.count()).where(RoomGroup.made != "")) == 5
        kinds = db.session.scalars(select(Service.kind)).all()
        assert sorted(kinds) == sorted(ServiceKind)
