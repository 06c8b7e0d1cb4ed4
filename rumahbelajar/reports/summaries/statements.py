"""The statements that read sums, each built once for its shape."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.models import Village
from rumahbelajar.reports.summaries.contributions import MEASURES
from rumahbelajar.reports.summaries.models import ANY_COURSE, SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.parts import Told, contributed, every_part

TRAITS = ("sex", "age_band", "category", "destination")
_HAPPENED = ("enrolled", "finished", "certified", "active", "marked")
"""What tells that a village was heard of."""
DEEPEST_BY_TRAITS = 5
"""Cells by traits are kept down to codes of this length: the regency."""
Column = Callable[[str], ColumnElement[Any]]


class Dimension(StrEnum):
    """By what sums are told; the value is that of the column."""

    CHILD = "child"
    """The areas one level below."""
    VILLAGE = "village_code"
    MONTH = "month"
    """As in reports.months.Month.number."""
    SEX = "sex"
    AGE_BAND = "age_band"
    CATEGORY = "category"
    DESTINATION = "destination"


class Reach(Enum):
    """Which codes lie in an area."""

    ALL = "all"
    WITHIN = "within"
    ITSELF = "itself"


@dataclass(frozen=True)
class Shape:
    """What a statement depends on, beside the values it is given."""

    level: int
    """The length of the area codes that must be told apart."""
    child: int
    """That of those one level below the area."""
    reach: Reach
    """Of the codes of villages."""
    cells: Reach
    """Of the codes of that length."""
    by: tuple[Dimension, ...]
    traits: tuple[str, ...]
    """The filters that are set."""

    @property
    def asked_traits(self) -> set[str]:
        """The traits that people are chosen or told by."""
        return {*self.traits, *(each.value for each in self.by if each.value in TRAITS)}

    @property
    def family(self) -> str | None:
        """The family of cells that tells it; None when none does."""
        asked = self.asked_traits
        if not asked:
            return ""
        if self.level > DEEPEST_BY_TRAITS or {"category", "destination"} <= asked:
            return None
        return "destination" if "destination" in asked else "category"


@cache
def statement(shape: Shape) -> Select[Any]:
    """Return the statement with a column for each dimension, then one for each measure."""
    rows = _rows(shape).subquery("rows")
    keys = [rows.c[each.value] for each in shape.by]
    summed = [
        func.coalesce(func.sum(rows.c[name]), 0, type_=Integer()).label(name) for name in MEASURES
    ]
    return select(*keys, *summed).group_by(*keys).order_by(*keys)


@cache
def heard_statement(reach: Reach) -> Select[Any]:
    """Return the statement that counts villages with anything in the period, and all there are.

    One look into the index for each village; where a delta waits, the sums are told exactly.
    """
    cell, delta, code = SummaryCell.__table__.c, SummaryDelta.__table__.c, Village.code
    of_cells = [*_of_village(cell, code, "area_code"), *_written(cell, "", VILLAGE_LENGTH)]
    of_deltas = _of_village(delta, code, "village_code")
    waiting = select(delta.village_code).where(*of_deltas[1:])
    is_heard = case(
        (code.in_(waiting), _all(cell, of_cells) + _all(delta, of_deltas) > 0),
        else_=exists().where(*of_cells, or_(*(cell[name] > 0 for name in _HAPPENED))),
    )
    asked = select(func.count(case((is_heard, code))), func.count())
    return asked.select_from(Village).where(*_in_reach(reach, code))


def _of_village(columns: Any, code: Any, name: str) -> list[ColumnElement[bool]]:
    since, until = (bindparam(each, type_=Integer()) for each in ("since", "until"))
    course = columns.course_id == bindparam("course", type_=String())
    return [columns[name] == code, course, columns.month.between(since, until)]


def _all(columns: Any, conditions: list[ColumnElement[bool]]) -> ColumnElement[int]:
    every = sum((func.sum(columns[name]) for name in _HAPPENED), literal_column("0", Integer()))
    found = select(every).where(*conditions).correlate(Village.__table__).scalar_subquery()
    return func.coalesce(found, 0, type_=Integer())


def _written(cell: Any, family: str, level: int) -> list[ColumnElement[bool]]:
    return [
        cell.family == literal_column(f"'{family}'"),
        cell.level == literal_column(str(level)),
    ]


def _rows(shape: Shape) -> CompoundSelect[Any]:
    names = tuple(each.value for each in shape.by)
    if shape.family is None:
        return union_all(*(_of_part(shape, told, names) for told in every_part()))
    # In one statement, since the roller moves what waits to what is there in one transaction.
    return union_all(_of_cells(shape, shape.family, names), _of_deltas(shape, names))


def _of_cells(shape: Shape, family: str, names: tuple[str, ...]) -> Select[Any]:
    cell = SummaryCell.__table__.c

    def column(name: str) -> ColumnElement[Any]:
        if name in {"child", "village_code"}:
            return cell.area_code
        return cell.trait if name == family else cell[name]

    return select(*_columns(shape, column, names)).where(
        *_written(cell, family, shape.level),
        *_in_period(shape, column, shape.cells, cell.area_code),
    )


def _of_deltas(shape: Shape, names: tuple[str, ...]) -> Select[Any]:
    delta = SummaryDelta.__table__.c

    def column(name: str) -> ColumnElement[Any]:
        return delta.village_code if name == "child" else delta[name]

    return select(*_columns(shape, column, names)).where(
        *_in_period(shape, column, shape.reach, delta.village_code)
    )


def _of_part(shape: Shape, told: Told, names: tuple[str, ...]) -> Select[Any]:
    """Read the standings themselves, which need no deltas: each changes with what it counts."""
    part = told[1]
    inner = contributed(told)
    if part.day is not None:
        days = bindparam("first", type_=Date()), bindparam("last", type_=Date())
        inner = inner.where(part.day.between(*days))
    found = inner.subquery("part").c

    def column(name: str) -> ColumnElement[Any]:
        return found.village_code if name == "child" else found[name]

    return select(*_columns(shape, column, names)).where(
        *_in_period(shape, column, shape.reach, found.village_code)
    )


def _columns(shape: Shape, column: Column, names: tuple[str, ...]) -> list[ColumnElement[Any]]:
    is_last = column("month") == bindparam("until", type_=Integer())
    measures = {name: column(name) for name in MEASURES}
    if Dimension.MONTH not in shape.by:
        measures["active"] = case((is_last, column("active")), else_=literal_column("0"))
    keys = (
        func.substr(column(name), literal_column("1"), literal_column(str(shape.child)))
        if name == "child"
        else column(name)
        for name in names
    )
    return [
        *(key.label(name) for name, key in zip(names, keys, strict=True)),
        *(each.label(name) for name, each in measures.items()),
    ]


def _in_period(shape: Shape, column: Column, reach: Reach, code: Any) -> list[ColumnElement[bool]]:
    since, until = (bindparam(name, type_=Integer()) for name in ("since", "until"))
    return [
        column("course_id") == bindparam("course", type_=String()),
        *_in_reach(reach, code),
        column("month").between(since, until),
        *(column(name) == bindparam(name, type_=String()) for name in shape.traits),
    ]


def _in_reach(reach: Reach, code: Any) -> list[ColumnElement[bool]]:
    if reach is Reach.ALL:
        return []
    if reach is Reach.ITSELF:
        return [code == bindparam("area", type_=String())]
    from_code, to_code = (bindparam(name, type_=String()) for name in ("from_code", "to_code"))
    return [and_(code >= from_code, code < to_code)]


assert ANY_COURSE == ""  # noqa: S101 - what is asked of any course is asked with ""
