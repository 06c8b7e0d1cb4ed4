"""How far a demo learner came: each stage is what was done in a course, one thing a day."""

from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from uuid import UUID

from rumahbelajar.courses.model import Course, Lesson, Quiz
from rumahbelajar.database import db
from rumahbelajar.demo.answers import right_answer, wrong_answer
from rumahbelajar.learning import answering, enrolling, handing_in, reading
from rumahbelajar.learning.attempts import sheet_of
from rumahbelajar.people import consent
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person

Step = Callable[[UUID, Course], None]
Steps = Callable[[Course], list[Step]]
"""What is done in a course, however many modules and lessons it has."""


def enroll(person_id: UUID, course: Course) -> None:
    """Begin the course."""
    enrolling.enroll(person_id, course)


def withdraw(person_id: UUID, course: Course) -> None:
    """Leave the course."""
    enrolling.withdraw(person_id, course.id, told_by=person_id)


def withdraw_consent(person_id: UUID, _course: Course) -> None:
    """Take back the consent; learning stops until it is given again."""
    person = db.session.get_one(Person, person_id)
    consent.withdraw(person, actor_id=person_id, on=today_in(person.village_code))


def read(lesson: Lesson) -> Step:
    """Understand this lesson."""
    return partial(_read, lesson=lesson)


def answer(quiz: Quiz | None, *, right: int, handed_in: bool = True) -> Iterable[Step]:
    """Do this quiz, if there is one: the first `right` answers are right.

    When it is not handed in, only those are answered at all.
    """
    if quiz is None:
        return
    answered = len(quiz.questions) if handed_in else right
    yield partial(_answer, quiz=quiz, answered=answered, right=right)


def _read(person_id: UUID, course: Course, *, lesson: Lesson) -> None:
    reading.complete(person_id, course, lesson)


def _answer(person_id: UUID, course: Course, *, quiz: Quiz, answered: int, right: int) -> None:
    attempt_id = answering.begin(person_id, course, quiz)
    sheet = sheet_of(person_id, attempt_id) if isinstance(attempt_id, UUID) else None
    if sheet is None:
        raise RuntimeError(f"the demo cannot begin {quiz.id}: {attempt_id}")
    for place, question in enumerate(sheet.questions[:answered], start=1):
        values = right_answer(question) if place <= right else wrong_answer(question)
        answering.save(person_id, sheet.attempt.id, place, values)
    if answered == len(sheet.questions):
        handing_in.hand_in(person_id, sheet.attempt.id)


_ALL = 99
"""More right answers than a quiz has questions."""


def _pretest(course: Course) -> list[Step]:
    return [enroll, *answer(course.pretest, right=2)]


def _lessons(module: int, most: int = _ALL) -> Steps:
    """Read the first lessons of a module, counted from 0."""
    return lambda course: [read(each) for each in course.modules[module].lessons[:most]]


def _quiz(module: int, right: int, *, handed_in: bool = True) -> Steps:
    return lambda course: [*answer(course.modules[module].quiz, right=right, handed_in=handed_in)]


def _after(*parts: Steps) -> Steps:
    return lambda course: [step for part in parts for step in part(course)]


def _to_the_posttest(course: Course) -> list[Step]:
    steps = _pretest(course)
    for module in range(len(course.modules)):
        steps += [*_lessons(module)(course), *_quiz(module, _ALL)(course)]
    return steps


_FIRST_LESSONS = _after(_pretest, _lessons(0))
_FAILED = _after(_FIRST_LESSONS, _quiz(0, 1))
_MENDED = _after(_FAILED, _quiz(0, _ALL))


class Stage(Enum):
    """A stage, with what leads to it."""

    CONSENT_WITHDRAWN = "mencabut persetujuan", lambda _course: [enroll, withdraw_consent]
    REGISTERED = "belum mulai", _after()
    ENROLLED = "ikut kursus", lambda _course: [enroll]
    PRETEST_OPEN = (
        "tes awal belum selesai",
        lambda course: [enroll, *answer(course.pretest, right=2, handed_in=False)],
    )
    PRETEST_DONE = "tes awal selesai", _pretest
    LESSONS_BEGUN = "di modul 1", _after(_pretest, _lessons(0, 1))
    LESSONS_READ = "modul 1 dibaca", _FIRST_LESSONS
    QUIZ_FAILED = "kuis 1 belum lulus", _FAILED
    QUIZ_MENDED = "kuis 1 lulus pada percobaan kedua", _MENDED
    SECOND_MODULE = "di modul 2", _after(_MENDED, _lessons(1, 2))
    QUIZ_OPEN = "kuis 2 belum selesai", _after(_MENDED, _lessons(1), _quiz(1, 3, handed_in=False))
    BEFORE_POSTTEST = "tinggal tes akhir", _to_the_posttest
    POSTTEST_FAILED = (
        "tes akhir belum lulus",
        lambda course: [*_to_the_posttest(course), *answer(course.posttest, right=2)],
    )
    COMPLETED = (
        "selesai, bersertifikat",
        lambda course: [*_to_the_posttest(course), *answer(course.posttest, right=_ALL)],
    )
    SUSPENDED = "ditangguhkan", _FIRST_LESSONS
    WITHDRAWN = (
        "keluar dari kursus",
        lambda course: [*_pretest(course), *_lessons(0, 1)(course), withdraw],
    )

    def __init__(self, words: str, steps: Steps) -> None:
        self.words = words
        self.steps = steps
