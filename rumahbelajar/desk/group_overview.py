"""The group at a glance: where everybody is in each course, and who needs help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from rumahbelajar.courses.model import Course
from rumahbelajar.desk.needing_help import Needing, who_needs_help
from rumahbelajar.formats import day
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.learning.course_versions import titles_of
from rumahbelajar.learning.requirements import InMeetings, in_meetings
from rumahbelajar.learning.standings import Standing, Standings, standings_of
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person


@dataclass(frozen=True)
class Place:
    """Where one person is in a course: lessons done of all, in words, and the last day."""

    person: Person
    is_enrolled: bool
    done: int
    total: int
    meetings: InMeetings | None
    """How much of its meetings, where they count in place of the lessons."""
    where: str
    last_on: date | None
    completed_on: date | None

    @property
    def by_meetings(self) -> bool:
        """Whether they have finished it, and by meetings: not all lessons are done."""
        is_met = self.meetings is not None and self.meetings.is_met
        return self.completed_on is not None and is_met and self.done < self.total


@dataclass(frozen=True)
class Sheet:
    """A course with the place of everybody in the group."""

    course: Course
    places: tuple[Place, ...]

    @property
    def enrolled(self) -> int:
        """How many take the course or have finished it."""
        return sum(each.is_enrolled or each.completed_on is not None for each in self.places)

    @property
    def finished(self) -> int:
        """How many have finished it."""
        return sum(each.completed_on is not None for each in self.places)

    @property
    def by_meetings(self) -> int:
        """How many of them by coming to the meetings."""
        return sum(each.by_meetings for each in self.places)


@dataclass(frozen=True)
class Overview:
    """A group with its people; `mending` are the titles of courses that cannot be shown now."""

    members: list[Person]
    sheets: list[Sheet]
    needing: list[Needing]
    mending: list[str]


def overview_of(group: Group, today: date) -> Overview:
    """Return a group at a glance; as many queries for sixty people as for one."""
    members = membership.members_of(group.id)
    chosen = together.courses_of(group.id)
    library = the_library().courses
    courses = {each: library[each] for each in chosen if each in library}
    standings = standings_of([each.id for each in members], list(courses))
    return Overview(
        members,
        [
            Sheet(course, tuple(_places(members, course, standings, today)))
            for course in courses.values()
        ],
        who_needs_help(members, courses, standings, today),
        _mending([each for each in chosen if each not in library]),
    )


def where_in(course: Course, standing: Standing) -> str:
    """Return where somebody is in a course; by number, since some modules are on hard subjects."""
    if standing.completed_on is not None:
        return str(_("Selesai %(day)s", day=day(standing.completed_on)))
    if not standing.is_enrolled:
        return str(_("Sudah berhenti") if standing.began_on else _("Belum mendaftar"))
    meetings = in_meetings(course, standing.guides, standing.told)
    if meetings is not None and meetings.is_met:
        return str(_("Tes akhir") if course.posttest else _("Pertemuan sudah cukup"))
    if not standing.settled and not standing.quizzes:
        return str(_("Lewat pertemuan") if standing.guides else _("Belum mulai"))
    for number, module in enumerate(course.modules, start=1):
        done = all(lesson.id in standing.settled for lesson in module.lessons)
        if not done or (module.quiz is not None and module.quiz.id not in standing.quizzes):
            return str(
                _("Modul %(number)s dari %(total)s", number=number, total=len(course.modules))
            )
    return str(_("Tes akhir") if course.posttest else _("Modul terakhir"))


def _places(
    members: Iterable[Person], course: Course, standings: Standings, today: date
) -> Iterable[Place]:
    for person in members:
        standing = standings.get((person.id, course.id), Standing())
        yield Place(
            person=person,
            is_enrolled=standing.is_enrolled,
            done=len(course.lesson_numbers.keys() & standing.settled),
            total=len(course.lesson_numbers),
            meetings=in_meetings(course, standing.guides, standing.told),
            where=where_in(course, standing),
            last_on=standing.last_by(today),
            completed_on=standing.completed_on,
        )


def _mending(course_ids: list[str]) -> list[str]:
    titles = titles_of(course_ids) if course_ids else {}
    return [titles.get(course_id, course_id) for course_id in course_ids]
