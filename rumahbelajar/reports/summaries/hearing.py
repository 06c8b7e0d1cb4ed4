"""The statement that tells from how many villages anything was heard."""

from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    case,
    func,
    literal_column,
    select,
    union_all,
)

from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.models import Village
from rumahbelajar.reports.summaries.families import named
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.statements import Reach, in_reach, written

_HAPPENED = ("enrolled", "finished", "certified", "active", "marked")
"""What tells that a village was heard of: whatever is counted is counted in one of these, too."""


@cache
def heard_statement(reach: Reach) -> Select[Any]:
    """Return the statement that counts villages with anything in the period, and all there are.

    A cell that counts nothing is taken out, so that one that is there tells enough, and the index
    tells that it is there. Only where something waits to be taken away must both be added up.
    """
    cell, delta, code = SummaryCell.__table__.c, SummaryDelta.__table__.c, Village.code
    of_cells = select(cell.area_code.label("code")).where(
        *written(cell, named(""), VILLAGE_LENGTH), *_of_month(cell, reach, cell.area_code)
    )
    of_deltas = select(delta.village_code).where(*_of_month(delta, reach, delta.village_code))
    nothing = literal_column("0", Integer())
    doubtful = of_deltas.where(_happened(delta) < nothing).cte("doubtful")
    heard = union_all(
        of_cells.where(cell.area_code.not_in(select(doubtful.c.village_code))),
        of_deltas.where(
            _happened(delta) > nothing, delta.village_code.not_in(select(doubtful.c.village_code))
        ),
        _summed_up(of_cells, of_deltas, doubtful),
    )
    asked = select(func.count(case((code.in_(heard), code))), func.count())
    return asked.select_from(Village).where(*in_reach(reach, code))


def _summed_up(of_cells: Select[Any], of_deltas: Select[Any], doubtful: CTE) -> Select[Any]:
    """Select the doubtful villages of which something was heard, after all."""
    cell, delta = SummaryCell.__table__.c, SummaryDelta.__table__.c
    among = select(doubtful.c.village_code)
    told = union_all(
        of_cells.add_columns(_happened(cell).label("happened")).where(cell.area_code.in_(among)),
        of_deltas.add_columns(_happened(delta)).where(delta.village_code.in_(among)),
    ).subquery("told")
    return select(told.c.code).group_by(told.c.code).having(func.sum(told.c.happened) > 0)


def _happened(columns: Any) -> ColumnElement[int]:
    every: ColumnElement[int] = sum(
        (columns[name] for name in _HAPPENED[1:]), columns[_HAPPENED[0]]
    )
    return every


def _of_month(columns: Any, reach: Reach, code: Any) -> list[ColumnElement[bool]]:
    since, until = (bindparam(each, type_=Integer()) for each in ("since", "until"))
    course = columns.course_id == bindparam("course", type_=String())
    return [course, *in_reach(reach, code), columns.month.between(since, until)]
