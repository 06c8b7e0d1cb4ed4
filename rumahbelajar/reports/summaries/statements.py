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
    func,
    literal_column,
    select,
    union_all,
)

from rumahbelajar.people.models import Village
from rumahbelajar.reports.summaries.contributions import MEASURES
from rumahbelajar.reports.summaries.models import ANY_COURSE, SummaryCell, SummaryDelta
from rumahbelajar.reports.summaries.parts import Told, contributed, every_part

TRAITS = ("sex", "age_band", "category", "destination")
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
def heard_statement(shape: Shape) -> Select[Any]:
    """Return the statement that counts villages with anything in the period, and all there are."""
    sources = [
        _of_cells(shape, "", ("village_code",), "period"),
        _of_deltas(shape, ("village_code",), "period"),
    ]
    rows = union_all(*sources).subquery("rows")
    happened = ("enrolled", "finished", "certified", "active", "marked")
    told = sum((func.sum(rows.c[name]) for name in happened), literal_column("0", Integer()))
    anything = select(rows.c.village_code).group_by(rows.c.village_code).having(told > 0)
    villages = select(func.count()).select_from(anything.subquery("heard")).scalar_subquery()
    of = select(func.count(Village.code)).where(*_in_reach(shape.reach, Village.code))
    return select(villages, of.scalar_subquery())


def _rows(shape: Shape) -> CompoundSelect[Any]:
    names = tuple(each.value for each in shape.by)
    if shape.family is None:
        return union_all(*(_of_part(shape, told, names) for told in every_part()))
    # In one statement, since the roller moves what waits to what is there in one transaction.
    return union_all(_of_cells(shape, shape.family, names), _of_deltas(shape, names))


def _of_cells(
    shape: Shape, family: str, names: tuple[str, ...], active: str = "last"
) -> Select[Any]:
    cell = SummaryCell.__table__.c

    def column(name: str) -> ColumnElement[Any]:
        if name in {"child", "village_code"}:
            return cell.area_code
        return cell.trait if name == family else cell[name]

    return select(*_columns(shape, column, names, active)).where(
        cell.family == literal_column(f"'{family}'"),
        cell.level == literal_column(str(shape.level)),
        *_in_period(shape, column, shape.cells, cell.area_code),
    )


def _of_deltas(shape: Shape, names: tuple[str, ...], active: str = "last") -> Select[Any]:
    delta = SummaryDelta.__table__.c

    def column(name: str) -> ColumnElement[Any]:
        return delta.village_code if name == "child" else delta[name]

    return select(*_columns(shape, column, names, active)).where(
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

    return select(*_columns(shape, column, names, "last")).where(
        *_in_period(shape, column, shape.reach, found.village_code)
    )


def _columns(
    shape: Shape, column: Column, names: tuple[str, ...], active: str
) -> list[ColumnElement[Any]]:
    by_month = active == "period" or Dimension.MONTH in shape.by
    is_last = column("month") == bindparam("until", type_=Integer())
    measures = {name: column(name) for name in MEASURES}
    if not by_month:
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
