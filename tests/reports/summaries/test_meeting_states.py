"""How a meeting stands is told by itself, by its standing, and by the state kept of it: alike."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Select, select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings.models import Meeting, MeetingStanding, is_held, lack_roll
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.documents.meeting_counts import State as Told
from rumahbelajar.reports.documents.meeting_counts import meetings_in
from rumahbelajar.reports.summaries.meeting_states import State, is_in, lack_roll_by_state
from rumahbelajar.reports.summaries.models import MeetingState
from tests.reports.nation import Nation

TODAY = date(2026, 11, 24)
MONTHS = Period(Month(2025, 1), Month(2027, 12))
_FACTS = ("closed_fact", "cancelled_fact")
Change = Callable[[Random, Meeting], None]


@pytest.mark.parametrize("seed", range(5))
def test_every_text_of_the_rule_names_the_same_meetings(
    app: Flask, nation: Nation, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - the same in every run
    with app.app_context():
        first = db.session.scalars(select(Meeting)).first()
        assert first is not None
        seen: set[tuple[str, ...]] = set()
        for _step in range(40):
            change = random.choice((_plan, _plan, _stand, _stand, _stand, _move, _forget))
            change(random, random.choice(db.session.scalars(select(Meeting)).all()))
            db.session.flush()
            db.session.expire_all()
            seen |= _compare()
    assert len(seen) > 6, "all ways to stand, on days before, on and after today"


def _compare() -> set[tuple[str, ...]]:
    """Compare what each text tells of every meeting; return which ways to stand there were."""
    meetings = db.session.scalars(select(Meeting)).all()
    without_roll = {each.id for each in meetings if each.lacks_roll(TODAY)}
    held = {each.id for each in meetings if each.is_closed and not each.is_cancelled}
    cancelled = {each.id for each in meetings if each.is_cancelled}
    plain, kept = select(Meeting.id), select(MeetingState.meeting_id)
    joined = plain.join(MeetingStanding, MeetingStanding.meeting_id == Meeting.id)
    assert _these(plain.where(lack_roll(TODAY))) == without_roll
    assert _these(kept.where(lack_roll_by_state(TODAY))) == without_roll
    assert _these(joined.where(is_held())) == held
    assert _these(kept.where(is_in(State.HELD))) == held
    assert _these(kept.where(is_in(State.CANCELLED))) == cancelled
    told = {
        each.held.meeting.id: each.state
        for village in {each.village_code for each in meetings}
        for each in meetings_in(village, MONTHS, TODAY).counted
    }
    for state, these in (
        (Told.WITHOUT_ROLL, without_roll),
        (Told.HELD, held),
        (Told.CANCELLED, cancelled),
    ):
        assert {meeting_id for meeting_id, its in told.items() if its is state} == these
    return {(told[each.id].name, str(each.on - TODAY)) for each in meetings}


def _these(asked: Select[tuple[UUID]]) -> set[UUID]:
    return set(db.session.scalars(asked))


def _day(random: Random) -> date:
    return TODAY + timedelta(days=random.choice((-30, -1, 0, 0, 1)))


def _plan(random: Random, like: Meeting) -> None:
    kept = {each.key: getattr(like, each.key) for each in like.__mapper__.column_attrs}
    db.session.add(Meeting(**kept | {"id": new_id(), "on": _day(random)}))


def _stand(random: Random, meeting: Meeting) -> None:
    """Close or cancel it, or take that back; a row with neither may stand there, too."""
    standing = db.session.get(MeetingStanding, meeting.id)
    if standing is None:
        standing = MeetingStanding(meeting_id=meeting.id)
        db.session.add(standing)
    for name in _FACTS:
        setattr(standing, name, random.choice((None, new_id())))


def _move(random: Random, meeting: Meeting) -> None:
    meeting.on = _day(random)


def _forget(_random: Random, meeting: Meeting) -> None:
    standing = db.session.get(MeetingStanding, meeting.id)
    if standing is not None:
        db.session.delete(standing)
