"""The statement that tells from how many villages anything was heard."""

from functools import cache
from typing import Any

from sqlalchemy import (
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
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.statements import Reach, in_reach, written

_HAPPENED = ("enrolled", "finished", "certified", "active", "marked")
"""What tells that a village was heard of."""


@cache
def heard_statement(reach: Reach) -> Select[Any]:
    """Return the statement that counts villages with anything in the period, and all there are.

    The cells of villages lie beside each other; what waits is added, so that it is exact.
    """
    cell, delta, code = SummaryCell.__table__.c, SummaryDelta.__table__.c, Village.code
    told = union_all(
        select(cell.area_code.label("code"), _happened(cell)).where(
            *written(cell, "", VILLAGE_LENGTH), *_of_month(cell, reach, cell.area_code)
        ),
        select(delta.village_code, _happened(delta)).where(
            *_of_month(delta, reach, delta.village_code)
        ),
    ).subquery("told")
    heard = select(told.c.code).group_by(told.c.code).having(func.sum(told.c.happened) > 0)
    asked = select(func.count(case((code.in_(heard), code))), func.count())
    return asked.select_from(Village).where(*in_reach(reach, code))


def _happened(columns: Any) -> ColumnElement[int]:
    every = sum((columns[name] for name in _HAPPENED), literal_column("0", Integer()))
    return every.label("happened")


def _of_month(columns: Any, reach: Reach, code: Any) -> list[ColumnElement[bool]]:
    since, until = (bindparam(each, type_=Integer()) for each in ("since", "until"))
    course = columns.course_id == bindparam("course", type_=String())
    return [course, *in_reach(reach, code), columns.month.between(since, until)]
