"""Needing help: who of a group is stuck, why in words, and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from rumahbelajar.courses.model import Course
from rumahbelajar.formats import day
from rumahbelajar.learning.standings import Standing, Standings
from rumahbelajar.people.models import Person

QUIET_DAYS = 14
"""Without any progress for so long, somebody is asked how they are."""
TRIES = 2
"""A quiz handed in so often and not passed is a reason to help."""


@dataclass(frozen=True)
class Reason:
    """Why somebody needs help in a course, and what the facilitator can do."""

    course: Course
    why: str
    what_to_do: str


@dataclass(frozen=True)
class Needing:
    """Somebody who needs help, with every reason for it."""

    person: Person
    reasons: tuple[Reason, ...]

    @property
    def courses(self) -> list[Course]:
        """The courses they need help in, each once."""
        return list({each.course.id: each.course for each in self.reasons}.values())


def who_needs_help(
    people: Iterable[Person], courses: Mapping[str, Course], standings: Standings, today: date
) -> list[Needing]:
    """Return who of these people needs help in a course that they take, in the same order.

    Who goes on in one of the courses is not quiet in the others: one after the other is fine. To
    be enrolled in one by somebody else says nothing of that.
    """
    found = []
    for person in people:
        theirs = {
            course_id: standings[person.id, course_id]
            for course_id in courses
            if (person.id, course_id) in standings
        }
        days = [each.last_on for each in theirs.values() if each.last_on is not None]
        is_quiet = not days or today - max(days) >= timedelta(days=QUIET_DAYS)
        reasons = [
            reason
            for course_id, standing in theirs.items()
            for reason in reasons_in(courses[course_id], standing, today, is_quiet=is_quiet)
        ]
        if reasons:
            found.append(Needing(person, tuple(reasons)))
    return found


def reasons_in(course: Course, standing: Standing, today: date, *, is_quiet: bool) -> list[Reason]:
    """Return why somebody who takes a course needs help in it; none for who has finished it."""
    if not standing.is_enrolled or standing.completed_on is not None:
        return []
    found = [*_failed(course, standing)]
    last = standing.last_on or standing.began_on
    if is_quiet and last is not None and (days := (today - last).days) >= QUIET_DAYS:
        found.append(_quiet(course, days, last))
    return found


def _failed(course: Course, standing: Standing) -> Iterable[Reason]:
    for quiz in course.quizzes():
        tries = standing.quizzes.get(quiz.id)
        if tries is None or tries.is_passed or quiz.pass_mark is None or quiz.kind == "pretest":
            continue
        # What somebody read on a hard subject is theirs, also before a facilitator.
        title = _("bagian pribadi") if course.is_sensitive_at(quiz.id) else quiz.title
        if quiz.id in standing.stuck_at:
            yield Reason(
                course,
                _("Empat kali salah di satu soal: %(quiz)s.", quiz=title),
                _("Bacalah soal itu bersama, lalu buka lagi pelajarannya."),
            )
        elif tries.handed_in >= TRIES:
            yield Reason(
                course,
                ngettext(
                    "%(num)s kali belum lulus: %(quiz)s.",
                    "%(num)s kali belum lulus: %(quiz)s.",
                    tries.handed_in,
                    quiz=title,
                ),
                _("Ulangi pelajarannya bersama, lalu dampingi saat ia mencoba lagi."),
            )


def _quiet(course: Course, days: int, last: date) -> Reason:
    return Reason(
        course,
        ngettext(
            "Tidak ada kemajuan %(num)s hari, sejak %(day)s.",
            "Tidak ada kemajuan %(num)s hari, sejak %(day)s.",
            days,
            day=day(last),
        ),
        _("Tanyakan kabarnya, lalu sepakati waktu untuk belajar bersama."),
    )
