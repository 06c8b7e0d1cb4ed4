"""What counts of meetings is the same in whatever order the facts of it come."""

from itertools import permutations
from typing import Any
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.history import histories_in
from rumahbelajar.learning.models import Completion
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings import walk_ins
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.facts import (
    AttendanceMarked,
    CommitmentAnswered,
    CommitmentMade,
    MeetingClosed,
    MeetingPlanned,
)
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import AgeBand, Sex
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.learning.learner import Learner
from tests.learning.meeting_course import (
    BY_MEETINGS,
    COURSE_ID,
    FIRST_DAY,
    NO_POSTTEST,
    make_group,
)


def tell(payload: Any, subject: UUID) -> None:
    record(
        payload,
        subject_id=subject,
        actor_id=subject,
        village_code=KURIPAN,
        occurred_on=FIRST_DAY,
    )


def test_meeting_counts_once_all_is_told_whatever_came_first(app: Flask, house: House) -> None:
    plan = (COURSE_ID, "ke-1", FIRST_DAY, "14:00", 90, "Asia/Jakarta")
    person = house.siti.id
    with app.app_context():
        for order in permutations(range(5)):
            meeting = new_id()
            facts = (
                (MeetingPlanned(None, None, *plan), meeting),
                (MeetingClosed(FIRST_DAY, 1), meeting),
                (AttendanceMarked(meeting, "late", None), person),
                (CommitmentMade(meeting), person),
                (CommitmentAnswered(meeting, "no"), person),
            )
            for place in order[:-1]:
                tell(*facts[place])
            before = histories_in(COURSE_ID, [person])[person]
            assert not (before.guides and before.told), order
            tell(*facts[order[-1]])
            after = histories_in(COURSE_ID, [person])[person]
            assert (after.guides, after.told) == ({"ke-1"}, {"ke-1"}), order
            db.session.rollback()


def test_who_walked_in_finishes_once_they_are_known_though_the_roll_is_closed(
    serve_courses, house: House, visit
) -> None:
    program = serve_courses(**(BY_MEETINGS | NO_POSTTEST))
    Learner(visit(house.rini, program), house.rini, COURSE_ID).enroll()
    group = make_group(program, house, [house.siti.id])
    walked_in = new_id()
    with program.app_context():
        earlier = db.session.get_one(Meeting, group.meetings[0])
        walk_ins.add_known(group.budi, earlier, house.rini.id)
        meeting = db.session.get_one(Meeting, group.meetings[1])
        said = {"name": "Rini", "sex": Sex.FEMALE, "age_band": AgeBand.FROM_25}
        walk_ins.add(group.budi, meeting, walked_in, **said)
        db.session.commit()
    group.hold(0)
    group.tell(0, house.rini)
    assert group.hold(1) == 0
    with program.app_context():
        meeting = db.session.get_one(Meeting, group.meetings[1])
        walk_in = db.session.get_one(WalkIn, walked_in)
        walk_ins.join(group.budi, meeting, walk_in, house.rini.id)
        db.session.commit()
    (done,) = rows(program, Completion)
    assert done.person_id == house.rini.id
