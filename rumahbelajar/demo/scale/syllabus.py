"""The courses as the nation takes them: lessons, and quizzes filled in rightly and wrongly."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from uuid import UUID

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.demo.answers import tries
from rumahbelajar.learning.facts import AttemptSubmitted, CompletionReached, LessonCompleted
from rumahbelajar.learning.handing_in import mean
from rumahbelajar.ledger.kinds import write_payload
from rumahbelajar.questions import BaseQuestion

_VARIANTS = 6
"""Ways in which a quiz with so many right answers is filled in."""
_PLACE = UUID(int=0)
"""Stands in a written payload where the id of the attempt goes."""


@dataclass(frozen=True)
class Filled:
    """A quiz as somebody may have filled it in: the payload around the attempt's id, the mark."""

    before: str
    after: str
    mark: int
    passed: bool | None

    def payload(self, attempt_id: str) -> str:
        """Return the payload of the fact that it was handed in."""
        return f"{self.before}{attempt_id}{self.after}"


@dataclass(frozen=True)
class Papers:
    """A quiz filled in by people with more and more right answers, the first with none."""

    quiz_id: str
    by_right: tuple[tuple[Filled, ...], ...]

    def fill_in(self, chance: Random, knowledge: float) -> Filled:
        """Return a paper of somebody who knows so much, from 0 to 1."""
        most = len(self.by_right) - 1
        right = round(most * knowledge + chance.gauss(0, 0.08 * most))
        return chance.choice(self.by_right[min(most, max(0, right))])

    def pass_one(self, chance: Random) -> Filled:
        """Return a paper that is good enough."""
        good = [each for papers in self.by_right for each in papers if each.passed is not False]
        return chance.choice(good)


@dataclass(frozen=True)
class Taught:
    """A course: what its facts say is written already."""

    course_id: str
    version: str
    title: str
    hours: float
    modules: tuple[tuple[tuple[tuple[str, str], ...], Papers | None], ...]
    """Of each module the lessons, with id and payload, and the quiz."""
    pretest: Papers | None
    posttest: Papers | None
    reached: str
    """The payload of a completion."""
    guides: tuple[tuple[str, int], ...]
    """Slug and minutes of the guide of each meeting."""


def syllabus(courses: Iterable[Course], seed: int) -> dict[str, Taught]:
    """Return the courses by id."""
    chance = Random(f"{seed} syllabus")  # noqa: S311 - invented answers, no secrets
    return {course.id: _taught(course, chance) for course in courses}


def _taught(course: Course, chance: Random) -> Taught:
    return Taught(
        course_id=course.id,
        version=course.version,
        title=course.title,
        hours=course.hours,
        modules=tuple(
            (
                tuple(
                    (each.id, write_payload(LessonCompleted(course.id, each.id, course.version)))
                    for each in module.lessons
                ),
                _papers(course, module.quiz, chance),
            )
            for module in course.modules
        ),
        pretest=_papers(course, course.pretest, chance),
        posttest=_papers(course, course.posttest, chance),
        reached=write_payload(CompletionReached(course.id, course.version)),
        guides=tuple((each.slug, each.minutes) for each in course.meetings),
    )


def _papers(course: Course, quiz: Quiz | None, chance: Random) -> Papers | None:
    if quiz is None:
        return None
    given = [_given(question) for question in quiz.questions]
    return Papers(
        quiz.id,
        tuple(
            tuple(_filled(course, quiz, given, right, chance) for _ in range(_VARIANTS))
            for right in range(len(given) + 1)
        ),
    )


_Given = list[tuple[str, int | None]]


def _given(question: BaseQuestion) -> _Given:
    """Return the answers that are given to a question, coded, with points; the right one first."""
    found = {_coded(question, values): points for values, points in tries(question)}
    return sorted(found.items(), key=lambda each: -(each[1] or 0))


def _coded(question: BaseQuestion, values: list[str]) -> str:
    return json.dumps(question.coded(question.read(values)), separators=(",", ":"))


def _filled(course: Course, quiz: Quiz, given: list[_Given], right: int, chance: Random) -> Filled:
    known = set(chance.sample(range(len(given)), right))
    chosen = [
        _answer(answers, place in known, right / len(given), chance)
        for place, answers in enumerate(given)
    ]
    mark = mean(points for _answer, points in chosen)
    passed = None if quiz.pass_mark is None or mark is None else mark >= quiz.pass_mark
    payload = AttemptSubmitted(
        course_id=course.id,
        quiz_id=quiz.id,
        course_version=course.version,
        attempt_id=_PLACE,
        questions=tuple(question.id for question in quiz.questions),
        answers=tuple(answer for answer, _points in chosen),
        points=tuple(points for _answer, points in chosen),
        mark=mark,
        passed=passed,
    )
    before, _, after = write_payload(payload).partition(str(_PLACE))
    return Filled(before, after, mark or 0, passed)


def _answer(
    answers: _Given, is_known: bool, knowledge: float, chance: Random
) -> tuple[str, int | None]:
    """Return the right answer or a wrong one; on a scale any, higher up for who knows much."""
    if answers[0][1] is None:
        return answers[min(int(len(answers) * _stand(knowledge, chance)), len(answers) - 1)]
    return answers[0] if is_known else _wrong(answers, chance)


def _stand(knowledge: float, chance: Random) -> float:
    """Return where on a scale somebody stands, from 0 to 1."""
    return chance.betavariate(1.2 + knowledge, 2.2 - knowledge)


def _wrong(answers: _Given, chance: Random) -> tuple[str, int | None]:
    """Return a wrong answer, the first of them most often."""
    others = [each for each in answers if (each[1] or 0) < 100]
    if not others:
        return answers[0]
    return others[min(int(chance.expovariate(1.2)), len(others) - 1)]
