"""Courses on hard subjects: their small numbers are closed in every table of a document alike.

Who takes such a course is theirs to say. Where one table closed a number and the next one told it,
closing it would be worth nothing; so a course that counts few anywhere is closed everywhere, and
others along with it where a sum would give it away.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from rumahbelajar.reports.asking.naming import is_hard
from rumahbelajar.reports.hiding.protecting import is_few, is_small
from rumahbelajar.reports.tables.table import WITHHELD, Kind, ListedRows, Row, Table

_Counts = Mapping[str, int]
"""How many of each course: what one column of one table tells."""


@dataclass(frozen=True)
class Closed:
    """What is closed: whole courses, and columns in which nothing else would hide these."""

    courses: frozenset[str] = frozenset()
    columns: frozenset[tuple[str, str]] = frozenset()
    """Each by the keys of its table and its own."""


def close(tables: Sequence[Table], certificates: Mapping[str, int]) -> tuple[list[Table], Closed]:
    """Return tables by course with such courses closed, and what was closed.

    `certificates` are those that a list of single ones shows, by course. The sums stay told.
    """
    found = _closed(tables, certificates)
    return [_without(each, found) for each in tables], found


def why_closed() -> str:
    """Return the reason, in a sentence."""
    return str(
        _(
            "Kursus tentang hal yang berat: angka kecilnya ditutup, supaya tidak ketahuan siapa "
            "yang ikut. Kalau perlu, kursus lain ikut ditutup."
        )
    )


def course_of(row: Row) -> str:
    """Return the course that a row by course, or by course and sex, tells of."""
    return row.key.partition(".")[0]


def _closed(tables: Sequence[Table], certificates: Mapping[str, int]) -> Closed:
    small = {
        course_of(row)
        for table in tables
        for row in table.rows.stream()
        if is_hard(course_of(row)) and any(map(is_few, row.values))
    }
    small |= {course for course, n in certificates.items() if is_hard(course) and is_small(n)}
    counted = {key: counts for table in tables for key, counts in _columns(table)}
    counted["sertifikat", "course"] = certificates
    courses = set(small)
    while courses:
        open_to = [counts for counts in counted.values() if not _is_safe(counts, courses)]
        beside = {course for counts in open_to for course, n in counts.items() if n} - courses
        if not beside:
            break
        courses.add(min(beside, key=lambda course: _cost(course, open_to, counted)))
    stuck = {key for key, counts in counted.items() if not _is_safe(counts, courses)}
    return Closed(frozenset(courses), frozenset(stuck if courses else ()))


def _columns(table: Table) -> Iterator[tuple[tuple[str, str], _Counts]]:
    for place, column in enumerate(table.columns):
        if column.is_of_people:
            counts: Counter[str] = Counter()
            for row in table.rows.stream():
                value = row.values[place]
                counts[course_of(row)] += value if isinstance(value, int) else 0
            yield (table.key, column.key), counts


def _is_safe(counts: _Counts, closed: set[str]) -> bool:
    """Whether the sum less what is told names no small number of one course."""
    hidden = [counts[course] for course in closed if counts.get(course)]
    return len(hidden) != 1 or not is_small(hidden[0])


def _cost(
    course: str, open_to: Sequence[_Counts], counted: Mapping[tuple[str, str], _Counts]
) -> tuple[int, int, str]:
    helped = sum(1 for counts in open_to if counts.get(course))
    people = sum(counts.get(course, 0) for counts in counted.values())
    return -helped, people, course


def _without(table: Table, closed: Closed) -> Table:
    if not closed.courses:
        return table
    stuck = {key for of, key in closed.columns if of == table.key}
    rows = list(table.rows.stream())
    if stuck and table.total and len({course_of(row) for row in rows}) < 2:
        rows = [Row("semua", (_("Semua kursus"), *table.total.values[1:]))]
    else:
        rows = [_told(row, table, stuck, closed) for row in rows]
    is_told = all(WITHHELD not in row.values for row in rows)
    if is_told and rows and rows[0].key != "semua":
        return table
    notes = (*table.notes, why_closed())
    return replace(table, rows=ListedRows(rows, table.columns), notes=notes)


def _told(row: Row, table: Table, stuck: set[str], closed: Closed) -> Row:
    is_whole = course_of(row) in closed.courses
    values = tuple(
        WITHHELD if column.kind is not Kind.TEXT and (is_whole or column.key in stuck) else value
        for column, value in zip(table.columns, row.values, strict=True)
    )
    return replace(row, values=values, is_hard=False)
