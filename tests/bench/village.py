"""A village of 2,000 people who learn: some come in by the rules, the others are their likeness."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from flask import Flask
from sqlalchemy import text

from rumahbelajar import clock
from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ids import new_id
from rumahbelajar.learning import answering, enrolling, handing_in, reading
from rumahbelajar.learning.attempts import sheet_of
from rumahbelajar.library import the_library
from rumahbelajar.people import consent
from rumahbelajar.people.credentials import add_credential
from rumahbelajar.people.hashing import hash_secret
from rumahbelajar.people.models import (
    AgeBand,
    Area,
    Category,
    ConsentWay,
    CredentialKind,
    House,
    Sex,
    Village,
)
from rumahbelajar.people.register import Traits, add_person
from tests.bench.likeness import Likeness
from tests.learning.learner import right_answer

COURSE = "uang-kiriman"
_STAGES = 16
CODE = "33.07.10.2004"
PIN = "285174"
_AREAS = {
    "33": "Jawa Tengah",
    "33.07": "Wonosobo",
    "33.07.10": "Watumalang",
    CODE: "Kuripan",
}
_FIRST = [
    "Siti",
    "Sri",
    "Dewi",
    "Ani",
    "Tri",
    "Rini",
    "Wati",
    "Endah",
    "Nur",
    "Yuni",
    "Eko",
    "Budi",
    "Agus",
    "Joko",
    "Hadi",
    "Slamet",
]
_SECOND = [
    "Lestari",
    "Rahayu",
    "Aminah",
    "Wahyuni",
    "Handayani",
    "Utami",
    "Santoso",
    "Prasetyo",
    "Widodo",
    "Susilo",
]

Step = Callable[[UUID], None]


@dataclass(frozen=True)
class Pupil:
    """Somebody the load signs in: in the middle of the course, with an open quiz to answer."""

    user_name: str
    attempt_id: UUID
    answers: list[list[str]]
    """The form values of each answer, in the order in which the attempt asks."""


def fill(app: Flask, people: int, pupils: int) -> list[Pupil]:
    """Fill an empty house with so many people; return those whom the load signs in."""
    with app.app_context():
        build_house()
        steps = list(steps_of(the_library().courses[COURSE]))
        models = [learn(name, steps[:count]) for name, count in _stages(len(steps))]
        in_quiz, attempt_id = _in_the_middle(steps)
        db.session.commit()
        each = (people - pupils) // len(models)
        for model in models:
            Likeness(model).copy(_names(each - 1))
        copies = Likeness(in_quiz).copy(_names(pupils - 1))
        open_attempts = {in_quiz: attempt_id}
        open_attempts |= {copied[in_quiz]: copied[attempt_id] for copied in copies}
        found = [_pupil(*pair) for pair in open_attempts.items()]
        db.session.commit()
        _settle()
    return found


def build_house() -> None:
    """Set up the house of the village, with nobody in it."""
    db.session.add_all(Area(code=code, name=name) for code, name in _AREAS.items())
    db.session.flush()
    db.session.add(Village(code=CODE, time_zone="Asia/Jakarta"))
    db.session.flush()
    db.session.add(House(village_code=CODE, set_up_at=clock.now()))
    db.session.flush()


def steps_of(course: Course) -> Iterator[Step]:
    """Yield all that is done in a course, from beginning to certificate."""
    yield lambda person_id: enrolling.enroll(person_id, course)
    if course.pretest:
        yield partial(_do, course, course.pretest)
    for module in course.modules:
        for lesson in module.lessons:
            yield partial(_read, course, lesson.id)
        if module.quiz:
            yield partial(_do, course, module.quiz)
    if course.posttest:
        yield partial(_do, course, course.posttest)


def _stages(steps: int) -> Iterator[tuple[str, int]]:
    """Yield names, and how many steps each has gone: from none to all of them, evenly."""
    for number in range(_STAGES):
        yield (
            f"{_SECOND[number % len(_SECOND)]} {number + 1}",
            round(steps * number / (_STAGES - 1)),
        )


def learn(name: str, steps: list[Step]) -> UUID:
    """Add somebody who does all these steps; return who it is."""
    agree(person_id := new_id())
    traits = Traits(Sex.FEMALE, AgeBand.FROM_35, Category.FAMILY)
    add_person(person_id, name, CODE, traits, added_by=None)
    for step in steps:
        step(person_id)
    return person_id


def agree(person_id: UUID) -> None:
    """Let somebody consent, as everybody is asked before anything else."""
    consent.give(
        person_id,
        consent.Manner(ConsentWay.WRITTEN),
        actor_id=person_id,
        village_code=CODE,
        on=clock.now().date(),
    )


def _in_the_middle(steps: list[Step]) -> tuple[UUID, UUID]:
    """Let somebody learn up to a quiz in the middle of the course, and begin that."""
    course = the_library().courses[COURSE]
    module = course.modules[len(course.modules) // 2]
    assert module.quiz
    gone = 1 + bool(course.pretest)
    for each in course.modules[: course.modules.index(module)]:
        gone += len(each.lessons) + bool(each.quiz)
    person_id = learn("Murid", steps[: gone + len(module.lessons)])
    begun = answering.begin(person_id, course, module.quiz)
    assert isinstance(begun, UUID)
    return person_id, begun


def _read(course: Course, lesson_id: str, person_id: UUID) -> None:
    lesson = course.lesson(lesson_id)
    assert lesson
    reading.complete(person_id, course, lesson)


def _do(course: Course, quiz: Quiz, person_id: UUID) -> None:
    attempt_id = answering.begin(person_id, course, quiz)
    assert isinstance(attempt_id, UUID)
    for place, values in enumerate(_right_answers(person_id, attempt_id), start=1):
        answering.save(person_id, attempt_id, place, values)
    handing_in.hand_in(person_id, attempt_id)


def _right_answers(person_id: UUID, attempt_id: UUID) -> list[list[str]]:
    sheet = sheet_of(person_id, attempt_id)
    assert sheet
    return [right_answer(question) for question in sheet.questions]


def _names(count: int) -> list[str]:
    return [
        f"{_FIRST[number % len(_FIRST)]} {_SECOND[number // len(_FIRST) % len(_SECOND)]}"
        for number in range(count)
    ]


def _pupil(person_id: UUID, attempt_id: UUID) -> Pupil:
    credential = add_credential(person_id, "murid", CredentialKind.PIN, hash_secret(PIN))
    return Pupil(credential.user_name, attempt_id, _right_answers(person_id, attempt_id))


def _settle() -> None:
    """Let PostgreSQL know how many rows there are, as it does by itself after a minute."""
    if not on_sqlite():
        db.session.execute(text("ANALYZE"))
        db.session.commit()
