"""The statements that write a standing: each adds the rows of a course and of any, or takes the
least or the greatest of what is there and what is told."""

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    String,
    Uuid,
    and_,
    bindparam,
    case,
    false,
    literal_column,
    or_,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

from rumahbelajar.database import Base, on_sqlite
from rumahbelajar.reports.summaries.contributions import table_of
from rumahbelajar.reports.summaries.models import ANY_COURSE, TRAITS, ActiveMonth, StandingInCourse

# ORDER MATTERS
Insert = sqlite.Insert | postgresql.Insert
_table = table_of(StandingInCourse).c
_KEY = ("person_id", "course_id")
_EMPTY: dict[str, Any] = {
    "village_code": literal_column("''"),
    **{name: literal_column("''") for name in TRAITS},
    "is_open": false(),
}


def enrolled() -> Insert:
    """Return the statement of an enrollment; the earliest says where and who."""
    return _enrolled(on_sqlite())


def learned() -> Insert:
    """Return the statement of a day of learning."""
    return _learned(on_sqlite())


def active() -> Insert:
    """Return the statement of a month of learning."""
    return _active(on_sqlite())


def completed() -> Insert:
    """Return the statement of the day a course was finished, which is one of learning."""
    return _completed(on_sqlite())


def certified() -> Insert:
    """Return the statement of the day a certificate was given."""
    return _certified(on_sqlite())


def pretest() -> Insert:
    """Return the statement of a mark before, in the course alone; the first stays."""
    return _pretest(on_sqlite())


def posttest() -> Insert:
    """Return the statement of a mark after, in the course alone; the best stays."""
    return _posttest(on_sqlite())


@cache
def _enrolled(is_sqlite: bool) -> Insert:
    told = {
        "village_code": _value("village_code", String()),
        "enrolled_on": _value("day", Date()),
        "enrolled_fact": _value("of_fact", Uuid()),
        **{name: _value(name, String()) for name in TRAITS},
        "is_open": _value("is_open", Boolean()),
        "withdrawn_on": _value("withdrawn_on", Date()),
    }
    adding = _insert(StandingInCourse, is_sqlite).values(_both(told))
    new = adding.excluded
    place = ("enrolled_on", "enrolled_fact")
    is_first = or_(
        _table.enrolled_on.is_(None),
        tuple_(*(new[name] for name in place)) < tuple_(*(_table[name] for name in place)),
    )
    taken = ("village_code", *place, *TRAITS)
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={
            **{name: case((is_first, new[name]), else_=_table[name]) for name in taken},
            "is_open": or_(_table.is_open, new.is_open),
            "withdrawn_on": _greatest(_table.withdrawn_on, new.withdrawn_on),
        },
    )


@cache
def _learned(is_sqlite: bool) -> Insert:
    adding = _insert(StandingInCourse, is_sqlite).values(_both({"last_on": _value("day", Date())}))
    new = adding.excluded
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={"last_on": new.last_on},
        where=or_(_table.last_on.is_(None), _table.last_on < new.last_on),
    )


@cache
def _active(is_sqlite: bool) -> Insert:
    month = {"month": _value("month", Integer())}
    adding = _insert(ActiveMonth, is_sqlite).values(_both(month, filled={}))
    return adding.on_conflict_do_nothing()


@cache
def _completed(is_sqlite: bool) -> Insert:
    day = _value("day", Date())
    told = _both({"completed_on": day, "last_on": day})
    adding = _insert(StandingInCourse, is_sqlite).values(told)
    new = adding.excluded
    is_first = or_(_table.completed_on.is_(None), new.completed_on < _table.completed_on)
    is_last = or_(_table.last_on.is_(None), _table.last_on < new.last_on)
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={
            "completed_on": case((is_first, new.completed_on), else_=_table.completed_on),
            "last_on": case((is_last, new.last_on), else_=_table.last_on),
        },
        where=or_(is_first, is_last),
    )


@cache
def _certified(is_sqlite: bool) -> Insert:
    adding = _insert(StandingInCourse, is_sqlite).values(
        _both({"certified_on": _value("day", Date())})
    )
    there, new = _table.certified_on, adding.excluded.certified_on
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={"certified_on": new},
        where=or_(there.is_(None), new < there),
    )


@cache
def _pretest(is_sqlite: bool) -> Insert:
    told = {
        "pretest_mark": _value("mark", Integer()),
        "pretest_on": _value("day", Date()),
        "pretest_fact": _value("of_fact", Uuid()),
    }
    adding = _insert(StandingInCourse, is_sqlite).values({**_EMPTY, **_of_course(), **told})
    new = adding.excluded
    place = ("pretest_on", "pretest_fact")
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: new[name] for name in told},
        where=or_(
            _table.pretest_on.is_(None),
            tuple_(*(new[name] for name in place)) < tuple_(*(_table[name] for name in place)),
        ),
    )


@cache
def _posttest(is_sqlite: bool) -> Insert:
    told = {"posttest_mark": _value("mark", Integer())}
    adding = _insert(StandingInCourse, is_sqlite).values({**_EMPTY, **_of_course(), **told})
    there, new = _table.posttest_mark, adding.excluded.posttest_mark
    return adding.on_conflict_do_update(
        index_elements=_KEY,
        set_={"posttest_mark": new},
        where=or_(there.is_(None), new > there),
    )


def _insert(table: type[Base], is_sqlite: bool) -> Insert:
    return (sqlite.insert if is_sqlite else postgresql.insert)(table_of(table))


def _both(told: dict[str, Any], filled: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return the row of the course and that of any, with the same told of both."""
    rest = _EMPTY if filled is None else filled
    any_course = {**_of_course(), "course_id": literal_column(f"'{ANY_COURSE}'")}
    return [{**rest, **_of_course(), **told}, {**rest, **any_course, **told}]


def _of_course() -> dict[str, ColumnElement[Any]]:
    return {"person_id": _value("person", Uuid()), "course_id": _value("course", String())}


def _value(name: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    return bindparam(name, type_=kind)


def _greatest(there: ColumnElement[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the greater of two of which either may be empty."""
    return case((or_(there.is_(None), and_(new.is_not(None), new > there)), new), else_=there)
