"""What one person learns, as their facilitator sees it: how far, when last, and who needs help.

No mark stands there, and a course on a hard subject has no name: what somebody reads of it is
theirs (facts E3).
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from rumahbelajar.courses.model import Course
from rumahbelajar.desk.group_overview import where_in
from rumahbelajar.desk.needing_help import Reason, who_needs_help
from rumahbelajar.learning.meeting_progress import so_far
from rumahbelajar.learning.requirements import in_meetings
from rumahbelajar.learning.standings import Standing, Standings, standings_of
from rumahbelajar.library import the_library
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person


@dataclass(frozen=True)
class Taken:
    """A course that somebody takes or took: lessons done of all, in words, and the last day.

    `title` is None for a course on a hard subject.
    """

    title: str | None
    done: int
    total: int
    where: str
    meetings: str
    """How far by its meetings, in words; "" where they do not count or none was come to."""
    last_on: date | None
    reasons: tuple[Reason, ...]


def learning_of(person: Person) -> list[Taken]:
    """Return every course that a person ever began; as many queries for seven as for one."""
    courses = the_library().courses
    standings = _without_quizzes_on_hard_subjects(standings_of([person.id], list(courses)))
    today = today_in(person.village_code)
    needing = who_needs_help([person], courses, standings, today)
    reasons = needing[0].reasons if needing else ()
    return [
        _taken(course, standings[person.id, course_id], reasons, today)
        for course_id, course in courses.items()
        if (person.id, course_id) in standings
    ]


def _without_quizzes_on_hard_subjects(standings: Standings) -> Standings:
    """Return the standings without what tells how somebody fared in a course on a hard subject."""

    def told(key: tuple[UUID, str], standing: Standing) -> Standing:
        if not the_library().courses[key[1]].sensitive:
            return standing
        return replace(standing, quizzes={}, stuck_at=set())

    return {key: told(key, standing) for key, standing in standings.items()}


def _taken(course: Course, standing: Standing, reasons: tuple[Reason, ...], today: date) -> Taken:
    met = in_meetings(course, standing.guides, standing.told)
    return Taken(
        title=None if course.sensitive else course.title,
        done=len(course.lesson_numbers.keys() & standing.settled),
        total=len(course.lesson_numbers),
        where=where_in(course, standing),
        meetings=so_far(met) if met is not None and met.attended else "",
        last_on=standing.last_by(today),
        reasons=tuple(each for each in reasons if each.course.id == course.id),
    )
