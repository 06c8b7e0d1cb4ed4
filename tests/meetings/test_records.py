"""The projections of meetings: the same rows in whatever order the facts come."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.effectiveness import conflicts
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import apply, record
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status
from rumahbelajar.meetings.facts import (
    AttendanceMarked,
    AttendanceMarkedWith,
    AttendanceWithdrawn,
    CameFor,
    CommitmentAnswered,
    CommitmentMade,
    CommitmentWithdrawn,
    MeetingCancelled,
    MeetingChanged,
    MeetingClosed,
    MeetingPlanned,
    MeetingReopened,
)
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.records import FOLDED
from tests.house import KURIPAN
from tests.ledger.every_order import check_every_order

FIRST_DAY = date(2026, 11, 26)
TWO = (new_id(), new_id())
DAYS = st.integers(0, 3).map(lambda days: FIRST_DAY + timedelta(days=days))
MEETINGS = st.sampled_from(TWO)
STATUSES = st.sampled_from([status.value for status in Status])
SOMEBODY = st.sampled_from([None, new_id()])
PLANS = (st.none(), st.none(), st.just("anak-kita"), st.just("aman"), DAYS)
PLANS += (st.sampled_from(["14:00", "15:30"]), st.just(90), st.just("Asia/Jakarta"))
PAYLOADS = st.one_of(
    st.builds(MeetingPlanned, *PLANS),
    st.builds(MeetingChanged, *PLANS),
    st.builds(MeetingCancelled, DAYS),
    st.builds(MeetingClosed, DAYS, st.integers(0, 60)),
    st.builds(MeetingReopened, DAYS),
    st.builds(AttendanceMarked, MEETINGS, STATUSES, st.none()),
    st.builds(AttendanceMarkedWith, MEETINGS, STATUSES, st.none(), st.just("card")),
    st.builds(CameFor, MEETINGS, SOMEBODY, st.none()),
    st.builds(CameFor, MEETINGS, st.none(), SOMEBODY),
    st.builds(AttendanceWithdrawn, MEETINGS),
    st.builds(CommitmentMade, MEETINGS),
    st.builds(CommitmentWithdrawn, MEETINGS),
    st.builds(CommitmentAnswered, MEETINGS, st.sampled_from(["yes", "partly", "no"])),
)
HISTORIES = st.lists(st.tuples(PAYLOADS, DAYS, st.booleans()), min_size=1, max_size=12)


def projected(subject_id: UUID) -> list[list[tuple[Any, ...]]]:
    """Return every row that is folded from the facts of one subject, sorted."""
    db.session.flush()
    return [
        sorted(
            (
                tuple(row)
                for row in db.session.execute(
                    select(*table.__table__.columns).where(
                        getattr(table, projection.subject) == subject_id
                    )
                )
            ),
            key=repr,
        )
        for projection in FOLDED
        for table in projection.tables
    ]


def tell(payload: Any, subject: UUID, replaces: UUID | None = None) -> Any:
    return record(
        payload,
        subject_id=subject,
        actor_id=subject,
        village_code=KURIPAN,
        occurred_on=FIRST_DAY,
        replaces=replaces,
    )


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=HISTORIES, seed=st.integers(0, 10_000))
def test_facts_in_any_order_give_the_same_rows_as_rebuilding(
    app: Flask, history: list[tuple[Any, date, bool]], seed: int
) -> None:
    subject = new_id()
    with app.app_context():
        told: list[UUID] = []
        for payload, _day, corrects in history:
            replaces = told.pop() if corrects and told else None
            told.append(tell(payload, subject, replaces).id)
        check_every_order(FOLDED, projected, subject, seed)
        db.session.rollback()


def test_two_houses_that_mark_differently_are_both_known_and_flagged(app: Flask) -> None:
    rini, (meeting, _other) = new_id(), TWO
    with app.app_context():
        first = tell(AttendanceMarked(meeting, "present", None), rini)
        tell(AttendanceMarked(meeting, "late", None), rini, first.id)
        tell(AttendanceMarked(meeting, "sick", None), rini, first.id)
        row = db.session.get_one(Attendance, (meeting, rini))
        assert (row.status, row.is_disputed, row.facts) == (Status.SICK, True, 2)
        assert [each.replaced for each in conflicts()] == [first.id]
        db.session.rollback()


def test_mark_that_comes_before_what_it_replaces_stands(app: Flask) -> None:
    rini, (meeting, _other) = new_id(), TWO
    with app.app_context():
        first = tell(AttendanceMarked(meeting, "present", None), rini)
        second = tell(AttendanceMarked(meeting, "late", None), rini, first.id)
        lines = [Envelope.of(each).write() for each in (second, first)]
        db.session.rollback()
        for line in lines:
            apply(line)
        row = db.session.get_one(Attendance, (meeting, rini))
        assert (row.status, row.is_disputed) == (Status.LATE, False)
        db.session.rollback()


def test_closing_that_comes_before_the_plan_is_kept(app: Flask) -> None:
    meeting = new_id()
    plan = MeetingPlanned(None, None, "", "", FIRST_DAY, "14:00", 90, "Asia/Jakarta")
    with app.app_context():
        tell(MeetingClosed(FIRST_DAY, 3), meeting)
        tell(plan, meeting)
        assert db.session.get_one(Meeting, meeting).is_closed
        db.session.rollback()


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_who_came_did_so_on_the_day_of_the_meeting_in_whatever_order_it_is_told(
    app: Flask, order: tuple[int, ...]
) -> None:
    """Moved twice, of which two houses know one each, and marked under the first day."""
    rini, meeting = new_id(), new_id()
    times = (None, None, "", "", FIRST_DAY, "14:00", 90, "Asia/Jakarta")
    with app.app_context():
        first = tell(MeetingPlanned(*times), meeting)
        marked = tell(AttendanceMarked(meeting, "present", None), rini)
        moved = [
            tell(replace(MeetingChanged(*times), on=FIRST_DAY + timedelta(days=days)), meeting, old)
            for days, old in ((10, first.id), (40, first.id))
        ]
        lines = [Envelope.of(each).write() for each in (first, marked, *moved)]
        db.session.rollback()
        for place in order:
            apply(lines[place])
        row = db.session.get_one(Attendance, (meeting, rini))
        assert row.on == FIRST_DAY + timedelta(days=40)
        rebuild()
        assert db.session.scalars(select(Attendance.on)).all() == [FIRST_DAY + timedelta(days=40)]
        db.session.rollback()


def test_nobody_has_two_statuses_at_a_meeting_or_two_numbers_on_its_list(app: Flask) -> None:
    meeting, rini = TWO
    with app.app_context():
        for number in (1, 2):
            db.session.add(RollRow(meeting_id=meeting, number=number, person_id=rini))
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()
        tell(AttendanceMarked(meeting, "present", None), rini)
        values = {**vars(db.session.get_one(Attendance, (meeting, rini)))}
        del values["_sa_instance_state"]
        with pytest.raises(IntegrityError):
            db.session.execute(db.insert(Attendance).values(values))
        db.session.rollback()
