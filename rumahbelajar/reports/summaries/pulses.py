"""Pulses: when each village was last heard of, kept without a row that writers share.

Whatever changes one of the days leaves a delta of its village: those of people and rolls do so by
what they count, and the triggers here add one that counts nothing for the rest. Who takes a delta
away looks the days of its village up again, seeing all that is told by it. So a village without a
delta is as its pulse says, and of the others the days are looked up.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Insert,
    ScalarSelect,
    Select,
    and_,
    case,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.database import on_sqlite
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.models import Village
from rumahbelajar.reports.summaries.contributions import MEASURES, table_of
from rumahbelajar.reports.summaries.models import (
    ANY_COURSE,
    StandingInCourse,
    SummaryDelta,
    VillagePulse,
)
from rumahbelajar.reports.summaries.parts import COLUMNS
from rumahbelajar.reports.summaries.row_triggers import RowTrigger, guard

_PULSE, _DELTA = table_of(VillagePulse), table_of(SummaryDelta)
_NAMES = tuple(column.name for column in _PULSE.columns)
DAYS = tuple(name for name in _NAMES if name != "village_code")
_ANY: ColumnElement[str] = literal_column(f"'{ANY_COURSE}'")
"""Written out, so that the database knows that the index of such rows will do."""


def _touching(row: str) -> str:
    """Return the statement that adds a delta which counts nothing, of the village of a row."""
    said = {"village_code": f"{row}.village_code", "month": "0", **dict.fromkeys(MEASURES, "0")}
    values = ", ".join(said.get(name, "''") for name in COLUMNS)
    return f"INSERT INTO summary_delta ({', '.join(COLUMNS)}) VALUES ({values})"  # noqa: S608 - ours


_LEARNED = "new.last_on <> old.last_on OR (new.last_on IS NULL) <> (old.last_on IS NULL)"
_SERVED = (
    'new."on" <> old."on" OR new.village_code <> old.village_code '
    "OR new.is_withdrawn <> old.is_withdrawn"
)
TRIGGERS = (
    RowTrigger(
        "course_standing_heard",
        "course_standing",
        "UPDATE",
        _touching("new"),
        f"new.course_id = '{ANY_COURSE}' AND ({_LEARNED})",
    ),
    RowTrigger("service_came", "service", "INSERT", _touching("new")),
    RowTrigger("service_changed", "service", "UPDATE", _touching("new"), _SERVED),
    RowTrigger(
        "service_moved",
        "service",
        "UPDATE",
        _touching("old"),
        "new.village_code <> old.village_code",
    ),
    RowTrigger("service_went", "service", "DELETE", _touching("old")),
)


def put(taken: CTE | FromClause | None = None) -> Insert:
    """Return the statement that looks up the days of the villages of some deltas, or of all."""
    chosen = true() if taken is None else Village.code.in_(select(taken.c.village_code))
    days = _looked_up(None)
    rows = select(Village.code, *(days[name] for name in DAYS)).where(
        # SQLite takes the word ON for that of a join unless a condition stands before it.
        literal_column("1") == literal_column("1"),
        chosen,
    )
    adding = sqlite.insert(_PULSE) if on_sqlite() else postgresql.insert(_PULSE)
    return adding.from_select(_NAMES, rows, include_defaults=False).on_conflict_do_update(
        index_elements=["village_code"], set_={name: adding.excluded[name] for name in DAYS}
    )


def days_of_villages(
    today: date | ColumnElement[date],
) -> tuple[FromClause, dict[str, ColumnElement[date | None]]]:
    """Return villages beside their pulses, and what selects each of their DAYS up to today.

    A day that is still to come, as a wrong clock tells it, is no news: the one before it is.
    """
    waits = select(_DELTA.c.village_code).distinct().subquery("waits")
    pulse = _PULSE.c
    joined = Village.__table__.outerjoin(_PULSE, pulse.village_code == Village.code).outerjoin(
        waits, waits.c.village_code == Village.code
    )
    holds = and_(pulse.village_code.is_not(None), waits.c.village_code.is_(None))
    days: dict[str, ColumnElement[date | None]] = {}
    for name, looked_up in _looked_up(today).items():
        here = pulse[name]
        is_past = or_(here.is_(None), here <= today)
        days[name] = case((and_(holds, is_past), here), else_=looked_up)
    return joined, days


def difference(villages: list[str]) -> Select[Any]:
    """Return the statement with the code of each village whose pulse says what is not so."""
    days = _looked_up(None)
    waits = select(_DELTA.c.village_code)
    wrong = or_(*(_PULSE.c[name].is_distinct_from(days[name]) for name in DAYS))
    return (
        select(Village.code)
        .join(_PULSE, _PULSE.c.village_code == Village.code)
        .where(Village.code.in_(villages), Village.code.not_in(waits), wrong)
        .order_by(Village.code)
    )


def _looked_up(until: date | ColumnElement[date] | None) -> Mapping[str, ScalarSelect[Any]]:
    """Return what finds each of the days of Village.code: by a look into an index for each.

    The first of the days in turn, which takes a quarter of the time of the greatest.
    """

    def latest(day: InstrumentedAttribute[Any], *conditions: ColumnElement[bool]) -> Any:
        asked = select(day).where(*conditions).order_by(day.desc()).limit(1)
        return asked.correlate(Village).scalar_subquery()

    def of_people(day: InstrumentedAttribute[date | None]) -> Any:
        standing = StandingInCourse
        here = standing.village_code == Village.code
        return latest(day, here, standing.course_id == _ANY, day.is_not(None), up_to(day))

    def up_to(day: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        return true() if until is None else day <= until

    here, there = Attendance.village_code == Village.code, Service.village_code == Village.code
    return {
        "enrolled_on": of_people(StandingInCourse.enrolled_on),
        "learned_on": of_people(StandingInCourse.last_on),
        "met_on": latest(Attendance.on, here, up_to(Attendance.on)),
        "served_on": latest(Service.on, there, up_to(Service.on), ~Service.is_withdrawn),
    }


assert set(_looked_up(None)) == set(DAYS)  # noqa: S101 - every day has its index
guard(TRIGGERS, StandingInCourse.__table__, Service.__table__)
