"""Who needs help, by the rule of desk/needing_help.py, told of everybody at once by the database.

Somebody fails a quiz by handing it in TRIES times without passing; whoever is stuck at a question
has done so, too. Somebody is quiet who has made no progress in any course for QUIET_DAYS.

Of most people their row of all courses says so: by its days, and by its marks (standing_marks.py).
Each course is looked at only of who began one of late.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from rumahbelajar.desk.needing_help import QUIET_DAYS
from rumahbelajar.library import the_library
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.told_courses import (
    is_on_the_way,
    taken_and_failed,
    told_courses,
)
from rumahbelajar.reports.rows.meetings_that_count import (
    has_come_to_any,
    meetings_of,
    met_after,
    not_met_after,
)
from rumahbelajar.reports.rows.people_by_area import (
    OF_ANY_COURSE,
    has_traits,
    is_in,
    is_not_suspended,
)
from rumahbelajar.reports.rows.who_fails import fails
from rumahbelajar.reports.summaries.models import StandingInCourse

_Row = aliased(StandingInCourse)
"""By which somebody is counted: the row of the course asked for, else that of any course."""
_OfCourse = aliased(StandingInCourse)
"""A course that they take."""
_OfFew = aliased(StandingInCourse)
"""Likewise, of who is looked at by each course."""


def who_needs_help(asked: Asked, area: str, today: date, *, names: bool = False) -> Subquery:
    """Select everybody once: where, when they learned last, whether they fail, and are quiet.

    For a list of names nobody who needs it in courses on hard subjects alone (told_courses.py).
    """
    needing = _Needing(asked, area, today, names)
    person = (_Row.person_id, _Row.village_code, _Row.last_on)
    yes, no = literal(1), literal(0)
    found = union_all(
        needing.failing(*person, yes.label("fails"), no.label("quiet")),
        *needing.quiet(*person, no.label("fails"), yes.label("quiet")),
    ).subquery()
    told = (found.c.person_id, found.c.village_code, found.c.last_on)
    whys = (func.max(found.c[name]).label(name) for name in ("fails", "quiet"))
    return select(*told, *whys).group_by(*told).subquery("needing")


def how_many_need_help(asked: Asked, area: str, today: date) -> Select[Any]:
    """Select for each village how many fail, how many are quiet, and how many do both."""
    needing = _Needing(asked, area, today)
    village = _Row.village_code
    none: ColumnElement[int] = literal_column("0")
    failing = needing.failing(
        village.label("village_code"),
        func.count().label("fails"),
        none.label("quiet"),
        none.label("both"),
    )
    quiet = (village, none, func.count(), func.count(case((needing.is_failing, 1))))
    found = union_all(
        failing.group_by(village), *(each.group_by(village) for each in needing.quiet(*quiet))
    ).subquery()
    sums = (func.sum(found.c[name]) for name in ("fails", "quiet", "both"))
    return select(found.c.village_code, *sums).group_by(found.c.village_code)


@dataclass(frozen=True)
class _Needing:
    """Who fails and who is quiet, of those asked for."""

    asked: Asked
    area: str
    today: date
    names: bool = False

    @property
    def since(self) -> date:
        """The last day on which somebody learned who is quiet by now."""
        return self.today - timedelta(days=QUIET_DAYS)

    def failing(self, *columns: Any) -> Select[Any]:
        """Select who fails a quiz of a course that they take."""
        return select(*columns).select_from(_Row).where(_Row.fails, self.is_failing, *self._who())

    @cached_property
    def _known(self) -> tuple[list[str], list[str]]:
        return taken_and_failed()

    @cached_property
    def is_failing(self) -> ColumnElement[bool]:
        """Whether somebody fails a quiz that counts; by the mark alone wherever that says it."""
        return fails(_Row, self.asked.course, self._courses, self._known[1])

    def quiet(self, *columns: Any) -> Iterator[Select[Any]]:
        """Yield statements that select who is quiet, nobody in two of them."""
        everybody = select(*columns).select_from(_Row).where(*self._who())
        if self.asked.course:
            yield from self._quiet_in_course(everybody.where(*self._are_none_of()))
            return
        few = self._to_look_at()
        others = everybody.where(*self._are_none_of(few))
        yield others.where(_Row.is_open, _Row.completed_on.is_(None), _last(_Row) <= self.since)
        is_quiet = _is_none_or_before(_Row.last_on, self.since)
        yield others.where(_Row.takes_another, is_quiet)
        of_each = select(_OfCourse.person_id).where(
            _OfCourse.person_id == _Row.person_id, self._is_here(_OfCourse), _is_taken(_OfCourse)
        )
        is_long_ago = _last(_OfCourse) <= self.since
        only_met = (self._has_only_met(_OfCourse, met) for met in meetings_of(_OfCourse))
        yield everybody.where(
            _Row.person_id.in_(self._who_may_be_quiet(few)),
            _Row.is_open,
            is_quiet,
            *not_met_after(self.since, _Row),
            of_each.where(or_(is_long_ago, *only_met)).exists(),
        )

    def _are_none_of(self, *these: Select[Any]) -> Iterator[ColumnElement[bool]]:
        """Yield that somebody is none of these, and came to no meeting that counts since.

        In a village each is looked up; elsewhere all who came are found once.
        """
        if is_village_code(self.area):
            yield from not_met_after(self.since, _Row)
        else:
            these = (*these, *met_after(self.since))
        if these:
            left_out = union_all(*these).cte("left_out")
            yield _Row.person_id.not_in(select(left_out.c.person_id))

    def _quiet_in_course(self, theirs: Select[Any]) -> Iterator[Select[Any]]:
        """Yield the same of one course, where nobody counts who goes on in another."""
        any_course = aliased(StandingInCourse)
        goes_on = select(any_course.person_id).where(
            any_course.person_id == _Row.person_id,
            any_course.course_id == OF_ANY_COURSE,
            any_course.last_on > self.since,
        )
        theirs = theirs.where(_is_taken(_Row), self._is_here(_Row), ~goes_on.exists())
        yield theirs.where(_last(_Row) <= self.since)
        for met in meetings_of(_Row):
            yield theirs.where(self._has_only_met(_Row, met))

    def _who(self) -> Iterator[ColumnElement[bool]]:
        course = self.asked.course
        yield _Row.course_id == (course or OF_ANY_COURSE)
        yield is_in(_Row.village_code, self.area)
        yield is_not_suspended(_Row.person_id)
        yield from has_traits(_Row, self.asked)
        if self.names and not course:
            yield is_on_the_way(_Row.person_id, course)

    @property
    def _courses(self) -> Collection[str]:
        """The course asked for, or else any that is in the library."""
        course = self.asked.course
        return told_courses(course) if course or self.names else list(the_library().courses)

    def _is_here(self, row: Any) -> ColumnElement[bool]:
        here: ColumnElement[bool] = row.course_id.in_(self._courses)
        return here

    def _to_look_at(self) -> Select[Any]:
        """Select the few whose row of all courses may say more than their courses do.

        They began one of late, or take one that is not here.
        """
        row = _OfFew
        of_late = and_(row.last_on.is_(None), row.enrolled_on > self.since)
        unknown = [each for each in self._known[0] if each not in the_library().courses]
        return select(row.person_id).where(
            row.course_id != OF_ANY_COURSE,
            _is_taken(row),
            or_(of_late, row.course_id.in_(unknown)) if unknown else of_late,
        )

    def _who_may_be_quiet(self, few: Select[Any]) -> Select[Any]:
        """Select those of the few who did not just begin their first course, or met since."""
        row = aliased(StandingInCourse)
        just_began = select(row.person_id).where(
            row.course_id == OF_ANY_COURSE,
            _is_taken(row),
            row.last_on.is_(None),
            row.enrolled_on > self.since,
        )
        person = _OfFew.person_id
        return few.where(or_(person.not_in(just_began), *has_come_to_any(person)))

    def _has_only_met(self, row: Any, met: Select[Any]) -> ColumnElement[bool]:
        return and_(row.last_on.is_(None), row.enrolled_on > self.since, met.exists())


def _is_taken(row: Any) -> ColumnElement[bool]:
    return and_(row.is_open, row.completed_on.is_(None))


def _last(row: Any) -> ColumnElement[Any]:
    return func.coalesce(row.last_on, row.enrolled_on)


def _is_none_or_before(day: Any, since: date) -> ColumnElement[bool]:
    return or_(day.is_(None), day <= since)
