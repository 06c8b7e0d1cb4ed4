"""How somebody stands in a course and in all of them, beside the facts: rows of the summaries."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rumahbelajar.demo.scale.calendar import Calendar
from rumahbelajar.demo.scale.inhabitants import Inhabitant
from rumahbelajar.demo.scale.sheets import Sheets
from rumahbelajar.demo.scale.syllabus import Papers, Taught
from rumahbelajar.reports.summaries.models import ANY_COURSE


@dataclass
class Standing:
    """How one person stands in one course; days are text, and the earliest where there are two."""

    course_id: str
    enrolled_on: str
    enrolled_fact: str
    opened_by: str | None
    """The fact that keeps it open; empty after it was left."""
    withdrawn_on: str | None = None
    completed_on: str | None = None
    certified_on: str | None = None
    pretest: tuple[int, str, str] | tuple[None, None, None] = (None, None, None)
    """Mark, day and fact of the first."""
    posttest_mark: int | None = None
    days: list[int] = field(default_factory=list)
    """The days, by number, on which something was learned."""

    def note_marks(
        self, course: Taught, papers: Papers, first: tuple[int, str, str], best: int
    ) -> None:
        """Note the marks of a quiz, if it is one of the two tests."""
        if papers is course.pretest:
            self.pretest = first
        elif papers is course.posttest:
            self.posttest_mark = best

    def keep(self, sheets: Sheets, person: Inhabitant) -> None:
        """Keep the enrollment itself."""
        is_open = self.opened_by is not None
        sheets.add(
            "enrollment",
            *(person.person_id, self.course_id, is_open, self.enrolled_on, self.opened_by),
            self.withdrawn_on,
        )


def keep_all(
    sheets: Sheets,
    calendar: Calendar,
    village_code: str,
    person: Inhabitant,
    standings: Sequence[Standing],
) -> None:
    """Keep how somebody stands in each course, and in any, and the months in which they learned."""
    if not standings:
        return
    for each in [*standings, _of_any(standings)]:
        sheets.add(
            "course_standing",
            *(person.person_id, each.course_id, village_code),
            *(person.told_sex, person.age_band, person.category, person.destination),
            *(each.enrolled_on, each.enrolled_fact, each.opened_by is not None),
            *(each.withdrawn_on, each.completed_on, each.certified_on, *each.pretest),
            *(each.posttest_mark, calendar.days[max(each.days)] if each.days else None),
        )
        for month in sorted({calendar.months[day] for day in each.days}):
            sheets.add("active_month", person.person_id, each.course_id, month)


def _of_any(standings: Sequence[Standing]) -> Standing:
    first = min(standings, key=lambda each: (each.enrolled_on, each.enrolled_fact))
    return Standing(
        ANY_COURSE,
        first.enrolled_on,
        first.enrolled_fact,
        min((each.opened_by for each in standings if each.opened_by), default=None),
        max((each.withdrawn_on for each in standings if each.withdrawn_on), default=None),
        min((each.completed_on for each in standings if each.completed_on), default=None),
        min((each.certified_on for each in standings if each.certified_on), default=None),
        days=[day for each in standings for day in each.days],
    )
