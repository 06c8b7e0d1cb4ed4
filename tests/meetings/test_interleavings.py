"""Two facilitators at one roll, in whatever order: nothing is overwritten unseen, or lost."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.meetings.planning import Plan, Whose
from tests.conftest import Visit
from tests.house import KURIPAN, Dweller, House
from tests.meetings.conftest import THURSDAY, MakeMembers, as_viewer
from tests.meetings.phones import PEOPLE, Ought, Phone
from tests.visitor import Visitor

pytestmark = pytest.mark.slow


who = st.integers(0, 1)
places = st.integers(0, PEOPLE - 1)
statuses = st.sampled_from(Status)
on_paper = st.dictionaries(places, statuses, max_size=PEOPLE)
doings = st.lists(
    st.tuples(st.just("look"), who)
    | st.tuples(st.just("tap"), who, places, statuses)
    | st.tuples(st.just("tap"), who, places, statuses)
    | st.tuples(st.just("mark_rest"), who)
    | st.tuples(st.just("undo"), who)
    | st.tuples(st.just("open_paper"), who)
    | st.tuples(st.just("send_paper"), who, on_paper)
    | st.tuples(st.just("close"), who)
    | st.tuples(st.just("reopen"), who),
    max_size=20,
)
some = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def begin(
    app: Flask, house: House, visit: Visit, melati: UUID, add_members: MakeMembers
) -> Callable[[], list[Phone]]:
    """Plan a meeting, and give its roll to the two."""
    add_members(PEOPLE - 2)
    visitors = [(visit(each), each) for each in (house.budi, house.ratna)]

    def begin_one() -> list[Phone]:
        with app.app_context():
            planned = Plan(THURSDAY, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Uji")
            whose = Whose(KURIPAN, melati)
            planning.plan(as_viewer(house.budi), meeting := new_id(), whose, planned)
            db.session.commit()
        ought = Ought()
        return [_phone(visitor, ought, each, meeting) for visitor, each in visitors]

    return begin_one


def _phone(visitor: Visitor, ought: Ought, person: Dweller, meeting: UUID) -> Phone:
    phone = Phone(visitor, ought, person.id, f"/pertemuan/{meeting}")
    phone.look()
    phone.open_paper()
    assert len(phone.taps) == PEOPLE
    return phone


@some
@given(doings)
def test_roll_says_what_was_said_and_seen_and_is_the_same_when_rebuilt(
    app: Flask, begin: Callable[[], list[Phone]], doings: list[tuple[Any, ...]]
) -> None:
    phones = begin()
    before = _facts(app)
    for what, number, *rest in doings:
        getattr(phones[number], what)(*rest)
    ought = phones[0].ought
    meeting = UUID(phones[0].path.rpartition("/")[2])
    kept = _kept(app, meeting)
    marks = zip(phones[0].people, ought.marks, strict=True)
    assert {row[0]: (row[1], row[3]) for row in kept} == {
        person_id: (mark.status, mark.by) for person_id, mark in marks if mark
    }
    assert _facts(app) - before == ought.facts
    with app.app_context():
        rebuild()
        db.session.commit()
    assert _kept(app, meeting) == kept


def _kept(app: Flask, meeting: UUID) -> list[tuple[Any, ...]]:
    with app.app_context():
        named = ("person_id", "status", "fact_id", "marked_by", "marked_at", "batch", "facts")
        asked = select(*(getattr(Attendance, name) for name in named))
        rows = db.session.execute(asked.where(Attendance.meeting_id == meeting))
        return sorted(map(tuple, rows))


def _facts(app: Flask) -> int:
    with app.app_context():
        asked = select(func.count()).select_from(Fact).where(Fact.kind.startswith("attendance."))
        return db.session.scalar(asked) or 0
