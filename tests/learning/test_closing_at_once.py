"""Closing rolls while others close, answer or finish: everything once, and nobody in a ring."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning import enrolling, reading
from rumahbelajar.learning.models import Certificate, Completion
from rumahbelajar.library import the_library
from rumahbelajar.meetings import promising, standing
from rumahbelajar.meetings.attendance_models import Outcome
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.models import AgeBand, Category, Sex
from rumahbelajar.people.register import Traits, add_person
from tests.house import KURIPAN, House, agree
from tests.learning.kept import facts, rows
from tests.learning.meeting_course import BY_MEETINGS, COURSE_ID, NO_POSTTEST, Group, make_group

pytestmark = pytest.mark.slow

TRAITS = Traits(Sex.FEMALE, AgeBand.FROM_25, Category.FAMILY)
NO_PRETEST = {f"{COURSE_ID}/pretest.yaml": None}


@pytest.fixture
def program(serve_courses) -> Flask:
    return serve_courses(**(BY_MEETINGS | NO_POSTTEST | NO_PRETEST))


def crowd(app: Flask, house: House, count: int) -> tuple[Group, list[UUID]]:
    """Return a group of so many, all of whom take the course, with one closed roll behind them."""
    people = [new_id() for _each in range(count)]
    with app.app_context():
        course = the_library().courses[COURSE_ID]
        for number, person_id in enumerate(people):
            add_person(person_id, f"Peserta {number:02}", KURIPAN, TRAITS, added_by=None)
            agree(person_id)
            enrolling.enroll(person_id, course)
        db.session.commit()
    group = make_group(app, house, people)
    group.hold(0)
    return group, people


def promise_and_tell(group: Group, people: list[UUID]) -> None:
    for person_id in people:
        answer(group, person_id, Outcome.YES)


def answer(group: Group, person_id: UUID, outcome: Outcome) -> int:
    with group.app.app_context():
        meeting = db.session.get_one(Meeting, group.meetings[0])
        promising.promise(group.budi, meeting, person_id, "")
        finished = promising.answer(group.budi, meeting, person_id, outcome)
        db.session.commit()
        return finished


def learn(app: Flask, person_id: UUID) -> int:
    """Read all lessons, one after the other, as fast as can be; return whether that finishes."""
    finished = False
    with app.app_context():
        course = the_library().courses[COURSE_ID]
        for lesson in course.lessons():
            finished = reading.complete(person_id, course, lesson) or finished
            db.session.commit()
    return int(finished)


def at_once(*jobs: Callable[[], int]) -> list[int]:
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [each.result(timeout=60) for each in [pool.submit(job) for job in jobs]]


def finished_once(app: Flask, people: list[UUID]) -> None:
    done = {each.person_id for each in rows(app, Completion, course_id=COURSE_ID)}
    assert done == set(people)
    assert facts(app, "completion.reached") == facts(app, "certificate.issued") == len(people)
    serials = sorted(each.serial for each in rows(app, Certificate))
    assert serials == [f"RB-{KURIPAN}-2026-{number:04d}" for number in range(1, len(people) + 1)]


def test_closing_asks_little_and_for_each_who_finishes_what_finishing_needs(
    program: Flask, house: House, count_queries: Callable[..., Any]
) -> None:
    group, people = crowd(program, house, 60)
    promise_and_tell(group, people)
    group.hold(1, is_closed=False)
    with count_queries(program) as seen:
        assert group.close(1) == 60
    assert len(seen) <= 24 + 60 * 24, len(seen)
    finished_once(program, people)
    group.reopen(1)
    with count_queries(program) as again:
        assert group.close(1) == 0
    assert len(again) <= 24, again


def test_tapping_twice_closes_once(program: Flask, house: House) -> None:
    group, people = crowd(program, house, 6)
    promise_and_tell(group, people)
    group.hold(1, is_closed=False)
    assert sorted(at_once(*[lambda: group.close(1)] * 4)) == [0, 0, 0, 6]
    assert facts(program, "meeting.closed") == 2
    finished_once(program, people)


def test_two_rolls_that_together_are_enough_finish_everybody_once(
    program: Flask, house: House
) -> None:
    group, people = crowd(program, house, 8)
    promise_and_tell(group, people)
    group.reopen(0)
    for place in (0, 1):
        group.hold(place, is_closed=False)
    found = at_once(lambda: group.close(0), lambda: group.close(1))
    assert sum(found) == 8
    finished_once(program, people)


@pytest.mark.postgres
def test_roll_that_is_closed_meanwhile_is_waited_for_and_seen(program: Flask, house: House) -> None:
    group, people = crowd(program, house, 3)
    promise_and_tell(group, people)
    group.reopen(0)
    for place in (0, 1):
        group.hold(place, is_closed=False)
    with ThreadPoolExecutor(1) as pool, program.app_context():
        first = standing.close(group.budi, db.session.get_one(Meeting, group.meetings[0]))
        other = pool.submit(group.close, 1)
        with pytest.raises(TimeoutError):
            other.result(timeout=1)
        db.session.commit()
        assert (first, other.result(timeout=20)) == (0, 3)
    finished_once(program, people)


def test_closing_while_learners_finish_and_commitments_are_told_makes_no_ring(
    program: Flask, house: House
) -> None:
    group, people = crowd(program, house, 12)
    group.hold(1, is_closed=False)
    jobs: list[Callable[[], int]] = [lambda: group.close(1)]
    jobs += [lambda each=each: learn(program, each) for each in people[:6]]  # type: ignore[misc]
    jobs += [
        lambda each=each: answer(group, each, Outcome.NO)  # type: ignore[misc]
        for each in reversed(people[3:])
    ]
    at_once(*jobs)
    finished_once(program, people[3:])
