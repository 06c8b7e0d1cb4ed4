"""How far a demo learner came: each stage is the list of what was done, one thing a day."""

from collections.abc import Callable
from enum import Enum
from itertools import islice
from uuid import UUID

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import db
from rumahbelajar.demo.answers import right_answer, wrong_answer
from rumahbelajar.learning import answering, enrolling, handing_in, reading
from rumahbelajar.learning.attempts import sheet_of
from rumahbelajar.people import consent
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person

Step = Callable[[UUID, Course], None]


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


def read(number: int) -> Step:
    """Understand the lesson with this number, from 0."""

    def step(person_id: UUID, course: Course) -> None:
        lesson = next(islice(course.lessons(), number, None))
        reading.complete(person_id, course, lesson)

    return step


def answer(number: int, *, right: int, handed_in: bool = True) -> Step:
    """Do the quiz with this number, from 0 for the pretest: the first `right` answers are right.

    When it is not handed in, only those are answered at all.
    """

    def step(person_id: UUID, course: Course) -> None:
        quiz = next(islice(course.quizzes(), number, None))
        _answer(person_id, course, quiz, right if not handed_in else len(quiz.questions), right)

    return step


def _answer(person_id: UUID, course: Course, quiz: Quiz, answered: int, right: int) -> None:
    attempt_id = answering.begin(person_id, course, quiz)
    sheet = sheet_of(person_id, attempt_id) if isinstance(attempt_id, UUID) else None
    if sheet is None:
        raise RuntimeError(f"the demo cannot begin {quiz.id}: {attempt_id}")
    for place, question in enumerate(sheet.questions[:answered], start=1):
        values = right_answer(question) if place <= right else wrong_answer(question)
        answering.save(person_id, sheet.attempt.id, place, values)
    if answered == len(sheet.questions):
        handing_in.hand_in(person_id, sheet.attempt.id)


_PRETEST = (enroll, answer(0, right=2))
_FIRST_LESSONS = (*_PRETEST, read(0), read(1), read(2))
_FAILED = (*_FIRST_LESSONS, answer(1, right=1))
_MENDED = (*_FAILED, answer(1, right=4))
_SECOND_LESSONS = (*_MENDED, read(3), read(4), read(5), read(6))
_BEFORE_POSTTEST = (*_SECOND_LESSONS, answer(2, right=5))


class Stage(Enum):
    """A stage, with what leads to it."""

    CONSENT_WITHDRAWN = "mencabut persetujuan", (enroll, withdraw_consent)
    REGISTERED = "belum mulai", ()
    ENROLLED = "ikut kursus", (enroll,)
    PRETEST_OPEN = "tes awal belum selesai", (enroll, answer(0, right=2, handed_in=False))
    PRETEST_DONE = "tes awal selesai", _PRETEST
    LESSONS_BEGUN = "di modul 1", _FIRST_LESSONS[:3]
    LESSONS_READ = "modul 1 dibaca", _FIRST_LESSONS
    QUIZ_FAILED = "kuis 1 belum lulus", _FAILED
    QUIZ_MENDED = "kuis 1 lulus pada percobaan kedua", _MENDED
    SECOND_MODULE = "di modul 2", _SECOND_LESSONS[:-2]
    QUIZ_OPEN = "kuis 2 belum selesai", (*_SECOND_LESSONS, answer(2, right=3, handed_in=False))
    BEFORE_POSTTEST = "tinggal tes akhir", _BEFORE_POSTTEST
    POSTTEST_FAILED = "tes akhir belum lulus", (*_BEFORE_POSTTEST, answer(3, right=2))
    COMPLETED = "selesai, bersertifikat", (*_BEFORE_POSTTEST, answer(3, right=99))
    SUSPENDED = "ditangguhkan", _FIRST_LESSONS
    WITHDRAWN = "keluar dari kursus", (*_PRETEST, read(0), withdraw)

    def __init__(self, words: str, steps: tuple[Step, ...]) -> None:
        self.words = words
        self.steps = steps
