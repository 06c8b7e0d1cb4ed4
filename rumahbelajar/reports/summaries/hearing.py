"""The statement that tells from how many villages anything was heard."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Exists,
    Integer,
    Select,
    String,
    bindparam,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
)

from rumahbelajar.database import there_is
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.models import Village
from rumahbelajar.reports.summaries.families import named
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta, VillagePulse
from rumahbelajar.reports.summaries.shapes import Reach
from rumahbelajar.reports.summaries.statements import in_reach, written

_HAPPENED = ("enrolled", "finished", "certified", "active", "marked")
"""What tells that a village was heard of, beside its services: whatever else is counted is counted
in one of these, too."""
_DAYS = ("enrolled_on", "learned_on", "met_on")
"""The days of a pulse on which any of that happened."""
_NOTHING: ColumnElement[int] = literal_column("0", Integer())
_CELL, _DELTA = SummaryCell.__table__.c, SummaryDelta.__table__.c


@cache
def heard_statement(reach: Reach, *, of_any_course: bool) -> Select[Any]:
    """Return the statement that counts villages with anything in the period, and all there are.

    No sum is below nothing, so what waits says enough, unless it takes more away than it adds. Of
    any course the pulses tell it of most villages, and one look into the index of each other one;
    of one course so many would have to be looked at that all its cells are read at once. A cell
    that counts nothing is taken out: one that is there is enough. Services, which are of no course
    and in no cell, are looked up where nothing else was heard.
    """
    code = Village.code
    of_cells = _of_cells().where(*in_reach(reach, _CELL.area_code))
    waits = _waiting(reach)
    has_cells = _has_cell() if of_any_course else code.in_(of_cells)
    has_services = _has_service() if of_any_course else false()
    is_heard = case(
        (waits.c.happened < _NOTHING, or_(code.in_(_summed_up(of_cells, waits)), has_services)),
        (waits.c.happened > _NOTHING, true()),
        (_pulse_says() if of_any_course else false(), true()),
        else_=or_(has_cells, has_services),
    )
    asked = select(func.count(case((is_heard, code))), func.count())
    return (
        asked.select_from(Village)
        .outerjoin(VillagePulse, VillagePulse.village_code == code)
        .outerjoin(waits, waits.c.village_code == code)
        .where(*in_reach(reach, code))
    )


def _waiting(reach: Reach) -> CTE:
    """Sum up what waits, village by village."""
    village = _DELTA.village_code
    happened = func.sum(_happened(_DELTA)).label("happened")
    where = *_in_period(_DELTA), *in_reach(reach, village)
    return select(village, happened).where(*where).group_by(village).cte("waits")


def _summed_up(of_cells: Select[Any], waits: CTE) -> Select[Any]:
    """Select the villages of which something is left when what waits is taken away."""
    return (
        of_cells.join(waits, waits.c.village_code == _CELL.area_code)
        .where(waits.c.happened < _NOTHING)
        .group_by(_CELL.area_code, waits.c.happened)
        .having(func.sum(_happened(_CELL)) + waits.c.happened > _NOTHING)
    )


def _has_service() -> ColumnElement[bool]:
    first, last = _days()
    such = Service.village_code == Village.code, Service.on.between(first, last)
    return there_is(select(Service.service_id).where(*such, ~Service.is_withdrawn), of=Village)


def _pulse_says() -> ColumnElement[bool]:
    first, last = _days()
    return or_(*(getattr(VillagePulse, day).between(first, last) for day in _DAYS))


def _days() -> tuple[ColumnElement[date], ColumnElement[date]]:
    return bindparam("first", type_=Date()), bindparam("last", type_=Date())


def _has_cell() -> Exists:
    return _of_cells().where(_CELL.area_code == Village.code).correlate(Village).exists()


def _of_cells() -> Select[Any]:
    return select(_CELL.area_code).where(
        *written(_CELL, named(""), VILLAGE_LENGTH), *_in_period(_CELL)
    )


def _happened(columns: Any) -> ColumnElement[int]:
    every: ColumnElement[int] = sum(
        (columns[name] for name in _HAPPENED[1:]), columns[_HAPPENED[0]]
    )
    return every


def _in_period(columns: Any) -> list[ColumnElement[bool]]:
    since, until = (bindparam(each, type_=Integer()) for each in ("since", "until"))
    course = columns.course_id == bindparam("course", type_=String())
    return [course, columns.month.between(since, until)]
