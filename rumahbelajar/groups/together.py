"""Together: which courses a group takes."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import case, select, update

from rumahbelajar.database import add_unless_there, db
from rumahbelajar.groups.models import Group, GroupCourse
from rumahbelajar.ids import new_id
from rumahbelajar.people.house import today_in


def courses_of(group_id: UUID) -> list[str]:
    """Return the ids of the courses that a group takes together, in the order they were begun."""
    return list(
        db.session.scalars(
            select(GroupCourse.course_id)
            .where(GroupCourse.group_id == group_id, GroupCourse.until.is_(None))
            .order_by(GroupCourse.since, GroupCourse.id)
        )
    )


def courses_of_groups(group_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return the ids of the courses that each of these groups takes together; one query."""
    found: dict[UUID, list[str]] = {group_id: [] for group_id in group_ids}
    rows = db.session.execute(
        select(GroupCourse.group_id, GroupCourse.course_id)
        .where(GroupCourse.group_id.in_(group_ids), GroupCourse.until.is_(None))
        .order_by(GroupCourse.since, GroupCourse.id)
    )
    for group_id, course_id in rows.tuples():
        found[group_id].append(course_id)
    return found


def choose_courses(group: Group, chosen: Collection[str]) -> None:
    """Let a group take these courses together, and no others; nobody is enrolled by it.

    Who takes a course that is left out goes on with it for themselves.
    """
    today = today_in(group.village_code)
    # Where the clock was set back, it ends on the day it began.
    last = case((GroupCourse.since > today, GroupCourse.since), else_=today)
    db.session.execute(
        update(GroupCourse)
        .where(
            GroupCourse.group_id == group.id,
            GroupCourse.until.is_(None),
            GroupCourse.course_id.not_in(chosen),
        )
        .values(until=last)
    )
    for course_id in sorted(set(chosen) - set(courses_of(group.id))):
        add_unless_there(
            GroupCourse,
            id=new_id(),
            group_id=group.id,
            course_id=course_id,
            since=today,
            until=None,
        )
