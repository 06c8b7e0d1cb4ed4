"""Reading the summaries: the sums of an area and a period, by what is asked for.

One statement reads the cells and the deltas that are not in them yet, so that every answer is exact
at its moment. Of sex, age band, category and destination there are cells down to the regency; below
it the standings themselves are few, and are read instead.
"""

from rumahbelajar.database import ask
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.reports.asked import Asked
from rumahbelajar.reports.summaries.contributions import MEASURES
from rumahbelajar.reports.summaries.statements import (
    TRAITS,
    Dimension,
    Reach,
    Shape,
    heard_statement,
    statement,
)
from rumahbelajar.reports.summaries.sums import Sum, median_days
from rumahbelajar.reports.table import Heard

__all__ = ["Dimension", "Sum", "heard", "median_days", "sums", "total"]

_BELOW = {0: 2, 2: 5, 5: 8, 8: VILLAGE_LENGTH}
"""The length of the codes one level below, by the length of an area's code."""


def sums(asked: Asked, *by: Dimension, area: str | None = None) -> list[Sum]:
    """Return the sums of the area and period, by each of these dimensions, in their order.

    What is 0 throughout may be left out; without a dimension there is one line. People are counted
    who are as `asked` says. `active` is that of the last month alone, except by month. A village
    has no areas below it. `area` is another than the one asked for.
    """
    code = asked.area if area is None else area
    if Dimension.CHILD in by and len(code) == VILLAGE_LENGTH:
        return []
    rows = ask(statement(_shape(asked, code, by)), **_values(asked, code))
    return [Sum(tuple(row[: len(by)]), *row[len(by) :]) for row in rows]


def total(asked: Asked, area: str | None = None) -> Sum:
    """Return the sums of the whole area."""
    return sums(asked, area=area)[0]


def heard(asked: Asked) -> Heard:
    """Return from how many of the area's villages there was anything in the period, of anybody."""
    reach = _reach(asked.area, VILLAGE_LENGTH)
    villages, of = ask(heard_statement(reach), **_values(asked, asked.area)).one()
    return Heard(villages, of)


def _shape(asked: Asked, code: str, by: tuple[Dimension, ...]) -> Shape:
    level = len(code)
    if Dimension.VILLAGE in by:
        level = VILLAGE_LENGTH
    elif Dimension.CHILD in by:
        level = _BELOW[level]
    return Shape(
        level=level,
        child=_BELOW.get(len(code), VILLAGE_LENGTH),
        reach=_reach(code, VILLAGE_LENGTH),
        cells=_reach(code, level),
        by=by,
        traits=tuple(name for name in TRAITS if getattr(asked, name)),
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
        "first": asked.period.first,
        "last": asked.period.last,
        **{name: getattr(asked, name) for name in TRAITS},
    }


assert len(MEASURES) + 1 == len(Sum.__dataclass_fields__)  # noqa: S101 - the rows are read in order
