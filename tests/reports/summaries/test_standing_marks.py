"""Who fails and who takes another course is marked as quizzes and courses say it, however told."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, update

from rumahbelajar.database import db
from rumahbelajar.desk.needing_help import TRIES
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import QuizResult
from rumahbelajar.reports.summaries import filling, standing_marks
from rumahbelajar.reports.summaries.checking import check
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.summaries.writing import completed, enrolled, learned
from tests.house import KURIPAN

DAY = date(2026, 11, 2)
COURSES = ("anak-kita", "uang-kiriman", "mulai-kecil")
PEOPLE = tuple(UUID(int=number) for number in range(1, 4))
Mark = tuple[bool, bool]
Change = Callable[[Random, UUID, str], None]


@pytest.mark.parametrize("seed", range(4))
def test_marks_say_what_the_rows_say(app: Flask, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same in every run
    seen: set[Mark] = set()
    with app.app_context():
        for _step in range(120):
            change = random.choice((_enroll, _enroll, _leave, _finish, _submit, _submit, _forget))
            change(random, random.choice(PEOPLE), random.choice(COURSES))
            db.session.flush()
            db.session.expire_all()
            marks = _marks()
            assert marks == _as_the_rows_say()
            seen |= set(marks.values())
        assert db.session.scalars(standing_marks.difference([KURIPAN])).all() == []
        db.session.rollback()
    assert seen == {(False, False), (True, False), (False, True), (True, True)}


@pytest.mark.usefixtures("nation")
def test_a_wrong_mark_is_found_and_put_right(app: Flask) -> None:
    with app.app_context():
        filling.fill()
        db.session.commit()
        assert check(1).lines == []
        right = _marks()
        db.session.execute(update(StandingInCourse).values(fails=True, takes_another=True))
        db.session.commit()
        assert any("Tanda" in line for line in check(1).lines)
        filling.fill()
        db.session.commit()
        assert check(1).lines == []
        assert _marks() == right


def _marks() -> dict[tuple[UUID, str], Mark]:
    rows = db.session.scalars(select(StandingInCourse)).all()
    return {(row.person_id, row.course_id): (row.fails, row.takes_another) for row in rows}


def _as_the_rows_say() -> dict[tuple[UUID, str], Mark]:
    rows = db.session.scalars(select(StandingInCourse)).all()
    failed = {
        (each.person_id, each.course_id)
        for each in db.session.scalars(select(QuizResult))
        if each.attempts >= TRIES and not each.is_passed
    }
    taken = {
        (row.person_id, row.course_id)
        for row in rows
        if row.course_id and row.is_open and row.completed_on is None
    }
    found = {}
    for row in rows:
        theirs = {key for key in taken if key[0] == row.person_id}
        if row.course_id:
            key = row.person_id, row.course_id
            found[key] = key in taken & failed, False
        else:
            takes_another = row.completed_on is not None and bool(theirs)
            found[row.person_id, ""] = bool(theirs & failed), takes_another
    return found


def _enroll(_random: Random, person: UUID, course: str) -> None:
    _tell_enrollment(person, course, is_open=True)


def _tell_enrollment(person: UUID, course: str, *, is_open: bool) -> None:
    traits = dict.fromkeys(("sex", "age_band", "category", "destination"), "")
    told = {"day": DAY, "of_fact": new_id(), "village_code": KURIPAN, "withdrawn_on": None}
    values = {"person": person, "course": course, "is_open": is_open, **told, **traits}
    db.session.execute(enrolled(), values)


def _leave(random: Random, person: UUID, course: str) -> None:
    """Close the course, and any where nothing else is open: or be told of it before it began."""
    if random.random() < 0.3:
        _tell_enrollment(person, course, is_open=False)
    here = StandingInCourse.person_id == person
    leaving = update(StandingInCourse).where(here, StandingInCourse.course_id == course)
    db.session.execute(leaving.values(is_open=False))


def _finish(random: Random, person: UUID, course: str) -> None:
    if random.random() < 0.5:
        db.session.execute(completed(), {"person": person, "course": course, "day": DAY})
    else:
        db.session.execute(learned(), {"person": person, "course": course, "day": DAY})


def _submit(random: Random, person: UUID, course: str) -> None:
    """Tell how often a quiz was handed in, and whether it was passed: or that it never was."""
    key = {"person_id": person, "quiz_id": f"{course}/satu/{random.choice(('kuis', 'lain'))}"}
    there = db.session.get(QuizResult, key)
    if there is not None and random.random() < 0.3:
        db.session.delete(there)
        return
    tried = {"attempts": random.randint(1, 3), "is_passed": random.random() < 0.3}
    if there is not None:
        for name, value in tried.items():
            setattr(there, name, value)
        return
    days = {"first_on": DAY, "last_on": DAY, "submitted_at": datetime(2026, 11, 2, tzinfo=UTC)}
    marks = dict.fromkeys(("best_mark", "first_mark", "last_mark"), 40)
    facts = {"first_fact": new_id(), "last_fact": new_id()}
    db.session.add(QuizResult(**key, course_id=course, **tried, **days, **marks, **facts))


def _forget(random: Random, person: UUID, course: str) -> None:
    """Take a row of a course away, or all of a person, as folding them anew does."""
    here = [StandingInCourse.person_id == person]
    if random.random() < 0.5:
        here.append(StandingInCourse.course_id == course)
    for row in db.session.scalars(select(StandingInCourse).where(*here)):
        db.session.delete(row)
