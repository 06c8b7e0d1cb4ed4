"""Meeting states: what meeting and meeting_standing say together, kept by triggers of both.

Facts of one meeting are folded by one transaction at a time (ledger/locking.py), so that neither
trigger can miss what the other table says.
"""

from datetime import date
from enum import IntEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    delete,
    insert,
    literal_column,
    or_,
    select,
    text,
)

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.meetings.models import Meeting, MeetingStanding
from rumahbelajar.reports.summaries.contributions import table_of
from rumahbelajar.reports.summaries.models import MeetingState
from rumahbelajar.reports.summaries.row_triggers import RowTrigger, guard


class State(IntEnum):
    """How a meeting stands."""

    OPEN = 0
    HELD = 1
    """Its roll is closed."""
    CANCELLED = 2


_STATE = table_of(MeetingState)
_NAMES = tuple(column.name for column in _STATE.columns)


def is_in(state: State) -> ColumnElement[bool]:
    """Return the condition of a state, written out so that the index of open ones will do."""
    return MeetingState.state == literal_column(str(state.value))


def lack_roll_by_state(today: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Return the condition that meetings lack a roll, as meetings.models.lack_roll has it."""
    return and_(is_in(State.OPEN), MeetingState.on < today)


def _setting(meeting_id: str) -> str:
    told = (
        'INSERT INTO meeting_state (meeting_id, village_code, "on", state) '
        'SELECT meeting.id, meeting.village_code, meeting."on", '
        "CASE WHEN standing.cancelled_fact IS NOT NULL THEN 2 "
        "WHEN standing.closed_fact IS NOT NULL THEN 1 ELSE 0 END "
        "FROM meeting LEFT JOIN meeting_standing AS standing "
        "ON standing.meeting_id = meeting.id"
    )
    kept = (
        "ON CONFLICT (meeting_id) DO UPDATE SET village_code = excluded.village_code, "
        '"on" = excluded."on", state = excluded.state'
    )
    return f"{told} WHERE meeting.id = {meeting_id} {kept}"


_MOVED = 'new."on" <> old."on" OR new.village_code <> old.village_code'
_ENDED = " OR ".join(
    f"(new.{name} IS NULL) <> (old.{name} IS NULL)" for name in ("closed_fact", "cancelled_fact")
)
_GONE = "DELETE FROM meeting_state WHERE meeting_id = old.id"
TRIGGERS = (
    RowTrigger("meeting_came", "meeting", "INSERT", _setting("new.id")),
    RowTrigger("meeting_moved", "meeting", "UPDATE", _setting("new.id"), _MOVED),
    RowTrigger("meeting_went", "meeting", "DELETE", _GONE),
    RowTrigger("meeting_standing_came", "meeting_standing", "INSERT", _setting("new.meeting_id")),
    RowTrigger(
        "meeting_standing_ended", "meeting_standing", "UPDATE", _setting("new.meeting_id"), _ENDED
    ),
    RowTrigger("meeting_standing_went", "meeting_standing", "DELETE", _setting("old.meeting_id")),
)


def fill() -> None:
    """Make every row anew; whoever changes a meeting waits meanwhile."""
    if not on_sqlite():
        db.session.execute(text("LOCK TABLE meeting_state IN SHARE ROW EXCLUSIVE MODE"))
    db.session.execute(delete(_STATE))
    db.session.execute(insert(_STATE).from_select(_NAMES, _rows(), include_defaults=False))


def difference(villages: list[str]) -> Select[Any]:
    """Return the statement with the village of each meeting whose state is not what is told."""
    there, rows = _STATE.c, _rows().subquery("told")
    told = rows.c
    wrong = or_(*(there[name].is_distinct_from(told[name]) for name in _NAMES))
    either = told.village_code.in_(villages) | there.village_code.in_(villages)
    village = case((told.village_code.in_(villages), told.village_code), else_=there.village_code)
    joined = rows.join(_STATE, there.meeting_id == told.meeting_id, full=True)
    return select(village).select_from(joined).where(either, wrong).distinct().order_by(village)


def _rows() -> Select[Any]:
    standing = MeetingStanding
    state = case(
        (standing.cancelled_fact.is_not(None), State.CANCELLED.value),
        (standing.closed_fact.is_not(None), State.HELD.value),
        else_=State.OPEN.value,
    )
    columns = (Meeting.id.label("meeting_id"), Meeting.village_code, Meeting.on)
    same = standing.meeting_id == Meeting.id
    return select(*columns, state.label("state")).outerjoin(standing, same)


guard(TRIGGERS, Meeting.__table__, MeetingStanding.__table__)
