"""Every version of a course that was ever loaded, kept readable: attempts end as they began."""

import functools
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from rumahbelajar import clock
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.learning.models import CourseVersion
from rumahbelajar.library import the_library

_PARSED_VERSIONS = 16
"""How many old versions each process keeps parsed; a course takes about a megabyte."""


def store_versions() -> None:
    """Keep the courses of the library at hand; those that are kept already stay as they are."""
    for course in the_library().courses.values():
        store(course)


def store(course: Course) -> None:
    """Keep one version of a course, unless it is kept already."""
    kept = select(CourseVersion.version).where(CourseVersion.version == course.version)
    if db.session.scalar(kept) is not None:
        return
    try:
        with db.session.begin_nested():
            db.session.add(
                CourseVersion(
                    version=course.version,
                    course_id=course.id,
                    title=course.title,
                    format=course.format,
                    content=course.to_json(),
                    loaded_at=clock.now(),
                )
            )
    except IntegrityError:
        # Another process kept the same version at the same moment: it is there, as wanted.
        return


def course_at(version: str) -> Course:
    """Return a course as it was; raise LookupError for a version that was never kept."""
    for course in the_library().courses.values():
        if course.version == version:
            return course
    return _parse(version)


def kept_at(version: str) -> Course | None:
    """Return a course as it was; None for a version that only another house has kept."""
    try:
        return course_at(version)
    except LookupError:
        return None


def titles_of(course_ids: Iterable[str]) -> dict[str, str]:
    """Return the latest kept title of each course, also of those that are broken now."""
    rows = db.session.execute(
        select(CourseVersion.course_id, CourseVersion.title)
        .where(CourseVersion.course_id.in_(list(course_ids)))
        .order_by(CourseVersion.loaded_at, CourseVersion.version)
    )
    return {row.course_id: row.title for row in rows}


@functools.lru_cache(maxsize=_PARSED_VERSIONS)
def _parse(version: str) -> Course:
    content = db.session.scalar(
        select(CourseVersion.content).where(CourseVersion.version == version)
    )
    if content is None:
        raise LookupError(f"course version {version} was never kept")
    return Course.from_json(content)
