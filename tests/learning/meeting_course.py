"""The sample course with three guides, two of which take the place of its lessons; and a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from flask import Flask

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import marking, planning, promising, standing
from rumahbelajar.meetings.attendance_models import Outcome, Status
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.house import today_in
from tests.courses.sample import COURSE as HEAD
from tests.courses.test_guides import GUIDE
from tests.house import KURIPAN, Dweller, House

COURSE_ID = "uang-kita"
RULE = "  meetings: {attended: 2, commitments: 1}\n"
BY_MEETINGS = {
    f"{COURSE_ID}/meetings/{each:02}-ke-{each}.md": GUIDE.replace("Kenalan", f"Ke-{each}")
    for each in (1, 2, 3)
} | {f"{COURSE_ID}/course.yaml": HEAD + RULE}
NO_POSTTEST = {
    f"{COURSE_ID}/course.yaml": HEAD.replace("posttest: passed", "posttest: not_required") + RULE
}
FIRST_DAY = date(2026, 11, 2)
LONG_AGO = date(2026, 1, 1)


def as_viewer(person: Dweller) -> Viewer:
    role = HeldRole(RoleKind.FACILITATOR, person.village)
    return Viewer(person.id, new_id(), person.village, person.name, True, (role,))


@dataclass(frozen=True)
class Group:
    """A group that Budi leads, with a meeting a week for each guide of the course."""

    app: Flask
    budi: Viewer
    id: UUID
    meetings: tuple[UUID, ...]

    def hold(
        self, place: int, *absent: Dweller, status: Status = Status.PRESENT, is_closed: bool = True
    ) -> int:
        """Call the roll of a meeting; return how many finished the course by its closing."""
        with self.app.app_context():
            meeting = db.session.get_one(Meeting, self.meetings[place])
            for person in absent:
                marking.mark(self.budi, meeting, person.id, Status.ABSENT, "")
            marking.mark_rest(self.budi, meeting, status)
            finished = standing.close(self.budi, meeting) if is_closed else 0
            db.session.commit()
            return finished

    def close(self, place: int) -> int:
        with self.app.app_context():
            finished = standing.close(self.budi, db.session.get_one(Meeting, self.meetings[place]))
            db.session.commit()
            return finished

    def reopen(self, place: int) -> None:
        with self.app.app_context():
            meeting = db.session.get_one(Meeting, self.meetings[place])
            standing.reopen(self.budi, meeting, "Salah catat")
            db.session.commit()

    def mark(self, place: int, person: Dweller, status: Status) -> None:
        with self.app.app_context():
            meeting = db.session.get_one(Meeting, self.meetings[place])
            marking.mark(self.budi, meeting, person.id, status, "")
            db.session.commit()

    def tell(self, place: int, person: Dweller, outcome: Outcome = Outcome.NO) -> int:
        """Choose something at a meeting, and say what came of it; return how many finish."""
        with self.app.app_context():
            meeting = db.session.get_one(Meeting, self.meetings[place])
            promising.promise(self.budi, meeting, person.id, "")
            finished = promising.answer(self.budi, meeting, person.id, outcome)
            db.session.commit()
            return finished

    def take_back(self, place: int, person: Dweller) -> None:
        with self.app.app_context():
            meeting = db.session.get_one(Meeting, self.meetings[place])
            promising.take_back(self.budi, meeting, person.id)
            db.session.commit()


def first_day() -> date:
    """Return the day of the first meeting: all are past, since only what was held is closed."""
    return today_in(KURIPAN) - timedelta(days=22)


def make_group(
    app: Flask, house: House, members: Sequence[UUID], course_id: str = COURSE_ID
) -> Group:
    """Return a group with a meeting for each guide of a course."""
    budi = as_viewer(house.budi)
    with app.app_context():
        making.add_group(budi, group_id := new_id(), KURIPAN, "Melati")
        db.session.add_all(
            GroupMember(group_id=group_id, person_id=each, since=LONG_AGO) for each in members
        )
        first = first_day()
        guides = the_library().courses[course_id].meetings
        planning.plan_series(
            budi,
            series_id := new_id(),
            whose=Whose(KURIPAN, group_id),
            course_id=course_id,
            guides=guides,
            days=[first + timedelta(days=7 * each) for each in range(len(guides))],
            first=Plan(first, "14:00", 90, "Asia/Jakarta", "Balai Desa"),
        )
        db.session.commit()
        planned = db.session.query(Meeting).filter_by(series_id=series_id).order_by(Meeting.on)
        return Group(app, budi, group_id, tuple(each.id for each in planned))
