"""When villages were last heard of, and how meetings stand: as the tables say, at every moment."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.outreach.kinds import PILLAR_OF
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.models import Village
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.summaries import checking, filling, meeting_states, pulses, rolling
from rumahbelajar.reports.summaries.models import (
    MeetingState,
    StandingInCourse,
    SummaryDelta,
    VillagePulse,
)
from tests.reports.summaries import counted
from tests.reports.summaries.histories import FIRST_DAY, MEETINGS, VILLAGES, Told, tell, told

some = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
changes = st.lists(
    st.one_of(told, st.sampled_from(["serve", "meet", "stand", "roll", "fill"])), max_size=25
)
TODAY = FIRST_DAY + timedelta(days=40)


def days(today: date = TODAY) -> dict[str, dict[str, date | None]]:
    """Return what is read of each village."""
    villages, found = pulses.days_of_villages(today)
    asked = select(Village.code, *(found[name].label(name) for name in pulses.DAYS))
    rows = db.session.execute(asked.select_from(villages)).mappings()
    return {row["code"]: {name: row[name] for name in pulses.DAYS} for row in rows}


def days_by_hand(today: date = TODAY) -> dict[str, dict[str, date | None]]:
    """Return it from the tables alone."""
    found: dict[str, dict[str, list[date]]] = {
        code: {name: [] for name in pulses.DAYS}
        for code in db.session.scalars(select(Village.code))
    }
    standing, service = StandingInCourse, Service
    of_people = select(standing.village_code, standing.enrolled_on, standing.last_on)
    for code, began, learned in db.session.execute(of_people.where(standing.course_id == "")):
        if code in found:
            found[code]["enrolled_on"] += [began] if began and began <= today else []
            found[code]["learned_on"] += [learned] if learned and learned <= today else []
    for code, day in db.session.execute(select(Attendance.village_code, Attendance.on)):
        found[code]["met_on"] += [day] if day <= today else []
    served = select(service.village_code, service.on).where(~service.is_withdrawn)
    for code, day in db.session.execute(served):
        found[code]["served_on"] += [day] if day <= today else []
    return {
        code: {name: max(each, default=None) for name, each in kept.items()}
        for code, kept in found.items()
    }


def without_roll(area: str, today: date) -> dict[str, tuple[int, date | None]]:
    found = silence.villages_of(area, today)
    return {each.code: (each.no_roll, each.oldest) for each in found if each.no_roll}


def states() -> set[Any]:
    state = MeetingState
    asked = select(state.meeting_id, state.village_code, state.on, state.state)
    return {tuple(row) for row in db.session.execute(asked)}


def states_by_hand() -> set[Any]:
    standing = MeetingStanding
    closed, cancelled = (
        set(db.session.scalars(select(standing.meeting_id).where(fact.is_not(None))))
        for fact in (standing.closed_fact, standing.cancelled_fact)
    )
    return {
        (each, code, day, 2 if each in cancelled else int(each in closed))
        for each, code, day in db.session.execute(
            select(Meeting.id, Meeting.village_code, Meeting.on)
        )
    }


def add_service(village: str, day: date, is_withdrawn: bool = False) -> None:
    kind = next(iter(PILLAR_OF))
    who = {"fact_id": new_id(), "told_by": new_id(), "told_at": clock.now()}
    said = {"kind": kind, "pillar": PILLAR_OF[kind], "female": 1, "male": 0, "unsaid": 0}
    place = {"village_code": village, "on": day, "is_withdrawn": is_withdrawn}
    plans = {"least_said": "", "greatest_said": ""}
    values = {"service_id": new_id(), **place, **said, **who, **plans}
    db.session.execute(insert(Service).values(values))


def add_meeting(meeting_id: Any, village: str, day: date) -> None:
    texts = {"course_id": "", "guide": "", "starts": "09:00", "zone": "Asia/Jakarta"}
    plans = {"plan_fact": new_id(), "least_plan": "", "greatest_plan": ""}
    adding = insert(Meeting).values(
        id=meeting_id, village_code=village, on=day, minutes=60, **texts, **plans
    )
    db.session.execute(adding)


def _serve(chance: random.Random, village: str, day: date) -> None:
    known = db.session.scalars(select(Service.service_id)).all()
    if not known or chance.random() < 0.4:
        add_service(village, day, chance.random() < 0.2)
        return
    this = Service.service_id == chance.choice(list(known))
    values = ({"on": day}, {"village_code": village}, {"is_withdrawn": chance.random() < 0.5})
    if chance.random() < 0.2:
        db.session.execute(delete(Service).where(this))
    else:
        db.session.execute(update(Service).where(this).values(chance.choice(values)))


def _meet(chance: random.Random, village: str, day: date) -> None:
    meeting_id = chance.choice(MEETINGS)
    if db.session.scalar(select(Meeting.id).where(Meeting.id == meeting_id)) is None:
        add_meeting(meeting_id, village, day)
    elif chance.random() < 0.3:
        db.session.execute(delete(Meeting).where(Meeting.id == meeting_id))
    else:
        values = chance.choice(({"on": day}, {"village_code": village}))
        db.session.execute(update(Meeting).where(Meeting.id == meeting_id).values(values))


def _stand(chance: random.Random) -> None:
    meeting_id = chance.choice(MEETINGS)
    this = MeetingStanding.meeting_id == meeting_id
    values = {
        name: new_id() if chance.random() < 0.5 else None
        for name in ("closed_fact", "cancelled_fact")
    }
    if db.session.scalar(select(MeetingStanding.meeting_id).where(this)) is None:
        adding = insert(MeetingStanding).values(meeting_id=meeting_id, **values)
        db.session.execute(adding)
    elif chance.random() < 0.2:
        db.session.execute(delete(MeetingStanding).where(this))
    else:
        db.session.execute(update(MeetingStanding).where(this).values(values))


def _roll_some() -> None:
    while rolling.roll_batch():
        pass


def _change(change: Told | str, chance: random.Random) -> None:
    village, day = chance.choice(VILLAGES), FIRST_DAY + timedelta(days=chance.randint(0, 75))
    match change:
        case "serve":
            _serve(chance, village, day)
        case "meet":
            _meet(chance, village, day)
        case "stand":
            _stand(chance)
        case "roll":
            _roll_some()
        case "fill":
            filling.fill()
        case Told():
            tell([change])
    db.session.flush()


@pytest.mark.slow
@some
@given(history=changes, seed=st.integers(0, 10_000))
def test_days_and_states_are_what_the_tables_say_after_every_change(
    villages: Flask, history: list[Told | str], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a sample
    with villages.app_context():
        for change in history:
            _change(change, chance)
            assert days() == days_by_hand(), change
            assert states() == states_by_hand(), change
        _roll_some()
        assert counted.deltas() == 0
        assert days() == days_by_hand()
        assert db.session.scalars(pulses.difference(list(VILLAGES))).all() == []
        assert db.session.scalars(meeting_states.difference(list(VILLAGES))).all() == []
        db.session.rollback()


def test_a_day_to_come_is_not_told_before_it_is_there(villages: Flask) -> None:
    later = TODAY + timedelta(days=3)
    with villages.app_context():
        add_service(VILLAGES[1], TODAY - timedelta(days=9))
        add_service(VILLAGES[1], later)
        _roll_some()
        assert days()[VILLAGES[1]]["served_on"] == TODAY - timedelta(days=9)
        assert days(later)[VILLAGES[1]]["served_on"] == later


def test_a_service_is_heard_of_before_it_is_rolled_and_its_delta_counts_nothing(
    villages: Flask,
) -> None:
    with villages.app_context():
        cells = counted.cells()
        add_service(VILLAGES[1], TODAY)
        assert counted.deltas() == 1
        assert days()[VILLAGES[1]]["served_on"] == TODAY
        assert db.session.get(VillagePulse, VILLAGES[1]) is None
        _roll_some()
        assert db.session.get_one(VillagePulse, VILLAGES[1]).served_on == TODAY
        assert counted.cells() == cells


def test_an_old_meeting_is_without_a_roll_until_it_is_closed(villages: Flask) -> None:
    before = TODAY - timedelta(days=5)
    with villages.app_context():
        add_meeting(MEETINGS[1], VILLAGES[1], before)
        assert without_roll("33", TODAY) == {VILLAGES[1]: (1, before)}
        assert without_roll("33", before) == {}
        standing = MeetingStanding(meeting_id=MEETINGS[1], closed_fact=new_id())
        db.session.add(standing)
        db.session.flush()
        assert without_roll("", TODAY) == {}


def test_the_check_tells_of_a_wrong_day_and_of_a_wrong_state(villages: Flask) -> None:
    with villages.app_context():
        add_meeting(MEETINGS[1], VILLAGES[1], TODAY)
        db.session.execute(delete(SummaryDelta))
        filling.fill()
        db.session.commit()
        assert checking.check(1.0).lines == []
        db.session.commit()
        db.session.execute(update(VillagePulse).values(learned_on=None))
        db.session.execute(update(MeetingState).values(state=1))
        db.session.commit()
        lines = checking.check(1.0).lines
        assert lines == [
            f"Kabar terakhir dari {VILLAGES[0]} tidak sesuai.",
            f"Keadaan pertemuan di {VILLAGES[1]} tidak sesuai.",
        ]
