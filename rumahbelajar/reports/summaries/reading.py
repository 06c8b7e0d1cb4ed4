"""Reading the summaries: the sums of an area and a period, by what is asked for.

One statement reads the cells and the deltas that are not in them yet, so that every answer is exact
at its moment. Of sex, age band, category and destination there are cells down to the regency; below
it the standings themselves are few, and are read instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from rumahbelajar.database import ask
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.places import below
from rumahbelajar.reports.summaries.contributions import MEASURES
from rumahbelajar.reports.summaries.families import DEEPEST_BY_TRAITS
from rumahbelajar.reports.summaries.hearing import heard_statement
from rumahbelajar.reports.summaries.models import ANY_COURSE, TRAITS
from rumahbelajar.reports.summaries.shapes import Dimension, Reach, Shape
from rumahbelajar.reports.summaries.statements import (
    names_of_values,
    statement,
    statement_of_many,
)
from rumahbelajar.reports.summaries.sums import Sum, added, median_days
from rumahbelajar.reports.tables.table import Heard

__all__ = [
    "MEASURES",
    "Dimension",
    "Sum",
    "added",
    "heard",
    "median_days",
    "sums",
    "sums_below",
    "total",
    "totals",
]


def sums(
    asked: Asked,
    *by: Dimension,
    area: str | None = None,
    measures: tuple[str, ...] = MEASURES,
) -> list[Sum]:
    """Return the sums of the area and period, by each of these dimensions, in their order.

    What is 0 throughout may be left out; without a dimension there is one line. People are counted
    who are as `asked` says. `active` is that of Asked.active_month alone, except by month. A
    village has no areas below it. `area` is another than the one asked for; `measures` are those
    that are wanted, and all others are 0.
    """
    code = asked.area if area is None else area
    if Dimension.CHILD in by and len(code) == VILLAGE_LENGTH:
        return []
    rows = ask(statement(_shape(asked, code, by, measures)), **_values(asked, code)).all()
    return [_sum(row[: len(by)], measures, row[len(by) :]) for row in rows]


def total(asked: Asked, area: str | None = None) -> Sum:
    """Return the sums of the whole area."""
    return sums(asked, area=area)[0]


def totals(
    asked: Asked, courses: Sequence[str], measures: tuple[str, ...] = MEASURES
) -> dict[str, Sum]:
    """Return the sums of the whole area in each of these courses; one statement."""
    shape = _shape(asked, asked.area, (), measures, 0)
    lines = _of_many(asked, courses, [shape], [asked.area])
    found = {course: line for _number, course, line in lines}
    return {course: found.get(course, Sum()) for course in courses}


def sums_below(
    asked: Asked,
    areas: Sequence[str],
    courses: Sequence[str],
    measures: tuple[str, ...] = MEASURES,
    by: tuple[Dimension, ...] = (),
) -> dict[tuple[str, str], list[Sum]]:
    """Return for each of these areas and courses the sums by CHILD, as `sums` does; one statement.

    They may be told by more than that. Each area lies in the one before it. What is told of one
    from the standings themselves is read once, village by village.
    """
    by_traits = asked.has_traits or any(each.value in TRAITS for each in by)
    most = DEEPEST_BY_TRAITS - 1 if by_traits else VILLAGE_LENGTH
    of_people = [area for area in areas if len(area) > most]
    read = [*(area for area in areas if len(area) <= most), *of_people[:1]]
    shapes = [
        _shape(asked, area, (Dimension.CHILD, *by), measures, number)
        for number, area in enumerate(read)
    ]
    if of_people:
        shapes[-1] = replace(shapes[-1], level=VILLAGE_LENGTH, child=VILLAGE_LENGTH)
    found: dict[tuple[str, str], list[Sum]] = {}
    for number, course, line in _of_many(asked, courses, shapes, read):
        found.setdefault((read[number], course), []).append(line)
    for area, course in product(of_people[::-1], courses):
        lines = found.get((of_people[0], course), [])
        found[area, course] = _told_below(area, lines)
    return found


def _of_many(
    asked: Asked, courses: Sequence[str], shapes: Sequence[Shape], areas: Sequence[str]
) -> Iterator[tuple[int, str, Sum]]:
    """Yield the number of a shape, a course, and a line of its sums; `areas` are those meant."""
    values = {**_values(asked, asked.area), "courses": list(courses)}
    for shape, area in zip(shapes, areas, strict=True):
        within = (area, f"{area}.", f"{area}/")
        values |= zip(names_of_values(shape.number), within, strict=True)
    keys = len(shapes[0].by) + 2
    measures = shapes[0].measures
    for row in ask(statement_of_many(tuple(shapes)), **values).all():
        yield row[0], row[1], _sum(row[2:keys], measures, row[keys:])


def _sum(keys: Sequence[Any], measures: Sequence[str], counts: Sequence[int]) -> Sum:
    counted: dict[str, Any] = dict(zip(measures, counts, strict=True))
    return Sum(tuple(keys), **counted)


def _told_below(area: str, of_villages: Sequence[Sum]) -> list[Sum]:
    """Return the sums by the areas one level below an area, of those of villages."""
    length = below(area)
    lines: dict[tuple[str | int, ...], list[Sum]] = {}
    for line in of_villages:
        code = str(line.keys[0])
        if code.startswith(f"{area}."):
            lines.setdefault((code[:length], *line.keys[1:]), []).append(line)
    return [added(lines[keys], keys) for keys in sorted(lines)]


def heard(asked: Asked) -> Heard:
    """Return from how many of the area's villages there was anything in the period, of anybody."""
    reach, of_any_course = _reach(asked.area, VILLAGE_LENGTH), asked.course == ANY_COURSE
    statement_of_heard = heard_statement(reach, of_any_course=of_any_course)
    villages, of = ask(statement_of_heard, **_values(asked, asked.area)).one()
    return Heard(villages, of)


def _shape(
    asked: Asked,
    code: str,
    by: tuple[Dimension, ...],
    measures: tuple[str, ...] = MEASURES,
    number: int | None = None,
) -> Shape:
    level = len(code)
    if Dimension.VILLAGE in by:
        level = VILLAGE_LENGTH
    elif Dimension.CHILD in by:
        level = below(code) or VILLAGE_LENGTH
    return Shape(
        level=level,
        child=below(code) or VILLAGE_LENGTH,
        reach=_reach(code, VILLAGE_LENGTH),
        cells=_reach(code, level),
        by=by,
        traits=tuple(asked.traits),
        measures=measures,
        number=number,
    )


def _reach(code: str, length: int) -> Reach:
    """Return which codes of this length lie in an area."""
    if not code:
        return Reach.ALL
    return Reach.ITSELF if len(code) == length else Reach.WITHIN


def _values(asked: Asked, code: str) -> dict[str, object]:
    """Return every value that some statement takes; it leaves the others."""
    return {
        "area": code,
        "from_code": f"{code}.",
        "to_code": f"{code}/",
        "course": asked.course,
        "since": asked.period.since.number,
        "until": asked.period.until.number,
        "active_month": asked.active_month.number,
        "first": asked.period.first,
        "last": asked.period.last,
        **asked.traits,
    }
