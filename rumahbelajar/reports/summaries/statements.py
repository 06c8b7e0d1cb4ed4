"""The statements that read sums, each built once for its shape."""

from collections.abc import Callable, Iterator
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

from rumahbelajar.reports.summaries.contributions import Part
from rumahbelajar.reports.summaries.families import Family
from rumahbelajar.reports.summaries.models import (
    ANY_COURSE,
    StandingInCourse,
    SummaryCell,
    SummaryDelta,
)
from rumahbelajar.reports.summaries.parts import Told, contributed, every_part
from rumahbelajar.reports.summaries.shapes import Dimension, Reach, Shape

Column = Callable[[str], ColumnElement[Any]]


@cache
def statement(shape: Shape) -> Select[Any]:
    """Return the statement with a column for each dimension, then one for each measure of it."""
    rows = _rows(shape).subquery("rows")
    keys = [rows.c[each.value] for each in shape.by]
    summed = _summed(rows, shape.measures)
    return select(*keys, *summed).group_by(*keys).order_by(*keys)


@cache
def statement_of_many(shapes: tuple[Shape, ...]) -> Select[Any]:
    """Return one statement of several shapes that are told by the same, and of many courses.

    Before the columns of `statement` it has the number of the shape, and the course.
    """
    numbered = []
    for shape in shapes:
        of_one = _rows(shape).subquery(f"rows_{shape.number}")
        number = literal_column(str(shape.number), Integer()).label("number")
        numbered.append(select(number, *of_one.c))
    rows = union_all(*numbered).subquery("rows")
    keys = [rows.c[name] for name in ("number", "course_id", *shapes[0].by)]
    return select(*keys, *_summed(rows, shapes[0].measures)).group_by(*keys).order_by(*keys)


def _summed(rows: Any, measures: tuple[str, ...]) -> list[ColumnElement[int]]:
    return [
        func.coalesce(func.sum(rows.c[name]), 0, type_=Integer()).label(name) for name in measures
    ]


def written(cell: Any, family: Family, level: int) -> list[ColumnElement[bool]]:
    """Return the condition that a cell is of a family and a level."""
    return [
        cell.family == literal_column(f"'{family.name}'"),
        cell.level == literal_column(str(level)),
    ]


def _rows(shape: Shape) -> CompoundSelect[Any]:
    names = tuple(each.value for each in shape.by)
    names = names if shape.number is None else ("course_id", *names)
    if shape.family is None:
        parts = [told for told in every_part() if told[1].measures.keys() & set(shape.measures)]
        return union_all(*(_of_part(shape, told, names) for told in parts))
    # In one statement, since the roller moves what waits to what is there in one transaction.
    return union_all(_of_cells(shape, shape.family, names), _of_deltas(shape, names))


def _of_cells(shape: Shape, family: Family, names: tuple[str, ...]) -> Select[Any]:
    cell = SummaryCell.__table__.c

    def column(name: str) -> ColumnElement[Any]:
        if name in {"child", "village_code"}:
            return cell.area_code
        return cell.trait if name == family.trait else cell[name]

    return select(*_columns(shape, column, names)).where(
        *written(cell, family, shape.level),
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
    wanted = {*names, *shape.traits, *shape.measures, "village_code", "course_id", "month"}
    inner = contributed(told, columns=wanted).where(*_when(told[1], shape))
    found = inner.subquery("part").c

    def column(name: str) -> ColumnElement[Any]:
        return found.village_code if name == "child" else found[name]

    return select(*_columns(shape, column, names)).where(
        *_in_period(shape, column, shape.reach, found.village_code)
    )


def _when(part: Part, shape: Shape) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that leave out what is not asked for, where an index tells of it."""
    first, last = (bindparam(name, type_=Date()) for name in ("first", "last"))
    if part.day is not None:
        yield part.day.between(first, last)
        return
    # Whoever learned in a month learned last in it, or later.
    yield StandingInCourse.last_on >= first
    if Dimension.MONTH not in shape.by:
        yield _is_active_month(part.month)


def _columns(shape: Shape, column: Column, names: tuple[str, ...]) -> list[ColumnElement[Any]]:
    is_active = _is_active_month(column("month"))
    measures = {name: column(name) for name in shape.measures}
    if Dimension.MONTH not in shape.by and "active" in measures:
        measures["active"] = case((is_active, column("active")), else_=literal_column("0"))
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


def _is_active_month(month: ColumnElement[Any]) -> ColumnElement[bool]:
    return month == bindparam("active_month", type_=Integer())


def _in_period(shape: Shape, column: Column, reach: Reach, code: Any) -> list[ColumnElement[bool]]:
    since, until = (bindparam(name, type_=Integer()) for name in ("since", "until"))
    course = bindparam("course", type_=String())
    if shape.number is not None:
        course = bindparam("courses", type_=String(), expanding=True)
    return [
        column("course_id") == course if shape.number is None else column("course_id").in_(course),
        *in_reach(reach, code, shape.number),
        column("month").between(since, until),
        *(column(name) == bindparam(name, type_=String()) for name in shape.traits),
    ]


def in_reach(reach: Reach, code: Any, number: int | None = None) -> list[ColumnElement[bool]]:
    """Return the condition that a code lies in the area that is meant."""
    if reach is Reach.ALL:
        return []
    area, from_code, to_code = (bindparam(name, type_=String()) for name in names_of_values(number))
    if reach is Reach.ITSELF:
        return [code == area]
    return [and_(code >= from_code, code < to_code)]


def names_of_values(number: int | None) -> tuple[str, str, str]:
    """Return what the values are called that tell which area is meant, and what lies in it."""
    end = "" if number is None else f"_{number}"
    return f"area{end}", f"from_code{end}", f"to_code{end}"


assert ANY_COURSE == ""  # noqa: S101 - what is asked of any course is asked with ""
