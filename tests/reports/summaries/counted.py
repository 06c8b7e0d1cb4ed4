"""Counting by hand what the summaries say, row by row in Python, from the projections."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select

from rumahbelajar.database import Base, db
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.summaries.models import (
    DAYS,
    ActiveMonth,
    StandingInCourse,
    SummaryCell,
    SummaryDelta,
)
from rumahbelajar.reports.summaries.reading import Dimension, Sum
from rumahbelajar.reports.tables.table import Heard
from tests.reports.summaries.histories import VILLAGES

MEASURES = [each.name for each in fields(Sum) if each.name != "keys"]
_BELOW = {0: 2, 2: 5, 5: 8, 8: 13}
Line = dict[str, Any]


def lines() -> list[Line]:
    """Return one line for each thing that counts, in its month, with who and where it was."""
    standings = _rows(StandingInCourse)
    found = [line for row in standings if row["enrolled_on"] for line in _of_standing(row)]
    by_key = {(row["person_id"], row["course_id"]): row for row in standings}
    for row in _rows(ActiveMonth):
        standing = by_key.get((row["person_id"], row["course_id"]))
        if standing is not None and standing["enrolled_on"]:
            found.append(_line(standing, row["month"], active=1))
    for row in _rows(Attendance):
        came = int(row["status"] in {"present", "late"})
        month = Month.of(row["on"]).number
        found.append(_line({**row, "course_id": "", "destination": ""}, month, marked=1, came=came))
    return found


def counted(asked: Asked, *by: Dimension) -> list[Sum]:
    """Return the sums that reading.sums must give, without those that are 0 throughout."""
    code, child = asked.area, _BELOW.get(len(asked.area), 13)
    if Dimension.CHILD in by and len(code) == 13:
        return []
    sums: dict[tuple[Any, ...], Line] = defaultdict(lambda: dict.fromkeys(MEASURES, 0))
    for line in _asked_for(asked):
        named = {**line, "child": line["village_code"][:child]}
        of = sums[tuple(named[each.value] for each in by)]
        for name in MEASURES:
            if name != "active" or Dimension.MONTH in by or _is_last(asked, line):
                of[name] += line.get(name, 0)
    if not by:
        return [Sum((), **sums[()])]
    return [Sum(key, **sums[key]) for key in sorted(sums) if any(sums[key].values())]


def heard(asked: Asked) -> Heard:
    """Return from how many villages anything was heard, of how many of them."""
    everybody = replace(asked, sex="", age_band="", category="", destination="")
    names = ("enrolled", "finished", "certified", "active", "marked")
    area = f"{asked.area}." if asked.area else ""
    villages = {code for code in VILLAGES if f"{code}.".startswith(area)}
    found = {
        line["village_code"]
        for line in _asked_for(everybody)
        if any(line.get(name, 0) for name in names)
    }
    return Heard(len(found & villages), len(villages))


def told(found: list[Sum], *by: Dimension) -> list[Sum]:
    """Return what reading.sums gave, without those that are 0 throughout."""
    return [each for each in found if not by or each != Sum(each.keys)]


def tables(*chosen: type[Base]) -> list[list[str]]:
    """Return every row of these tables, sorted; of all that are summed up, if none is named."""
    return [
        sorted(repr(sorted(row.items())) for row in _rows(table))
        for table in chosen or (StandingInCourse, ActiveMonth, Attendance)
    ]


def cells() -> list[str]:
    """Return every cell, sorted."""
    return tables(SummaryCell)[0]


def deltas() -> int:
    """Return how many deltas wait."""
    return len(_rows(SummaryDelta))


def _rows(table: type[Base]) -> list[Line]:
    db.session.flush()
    return [dict(row) for row in db.session.execute(select(table.__table__)).mappings()]


def _line(row: Line, month: int, **measures: int) -> Line:
    who = ("village_code", "course_id", "sex", "age_band", "category", "destination")
    return {**{name: row[name] for name in who}, "month": month, **measures}


def _of_standing(row: Line) -> Iterator[Line]:
    completed, certified = row["completed_on"], row["certified_on"]
    cohort = {
        "enrolled": 1,
        "completed": int(bool(completed)),
        "certificates": int(bool(certified)),
    }
    if row["withdrawn_on"] and not row["is_open"] and not completed:
        cohort["withdrawn"] = 1
    if completed:
        took = (completed - row["enrolled_on"]).days
        edges = [edge for edge in DAYS if took < edge]
        cohort[f"within_{edges[0]}" if edges else "later"] = 1
        yield _line(row, Month.of(completed).number, finished=1)
    if certified:
        yield _line(row, Month.of(certified).number, certified=1)
    before, after = row["pretest_mark"], row["posttest_mark"]
    if before is not None and after is not None:
        more = after - before
        name = "fell" if more < 0 else "same" if not more else "rose" if more <= 20 else "rose_much"
        cohort |= {"both_tests": 1, "pretest_marks": before, "posttest_marks": after, name: 1}
    yield _line(row, Month.of(row["enrolled_on"]).number, **cohort)


def _asked_for(asked: Asked) -> Iterator[Line]:
    for line in lines():
        named = ("sex", "age_band", "category", "destination")
        is_of = all(getattr(asked, name) in {"", line[name]} for name in named)
        is_in = not asked.area or f"{line['village_code']}.".startswith(f"{asked.area}.")
        months = asked.period.since.number, asked.period.until.number
        is_then = months[0] <= line["month"] <= months[1]
        if is_of and is_in and is_then and line["course_id"] == asked.course:
            yield line


def _is_last(asked: Asked, line: Line) -> bool:
    return bool(line["month"] == asked.period.until.number)
