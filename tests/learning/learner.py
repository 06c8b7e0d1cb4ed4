"""A learner: a visitor who knows the way through a course, and right and wrong answers."""

import re
from typing import Any
from uuid import UUID

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.learning.steps import lesson_url
from rumahbelajar.library import the_library
from rumahbelajar.questions import BaseQuestion
from tests.visitor import Visitor

COURSE = "uang-kiriman"
PRETEST = f"{COURSE}/pretest"
POSTTEST = f"{COURSE}/posttest"
FIRST_QUIZ = f"{COURSE}/tujuan-bersama/quiz"
FIRST_LESSON = f"/kursus/{COURSE}/pelajaran/tujuan-bersama/mengapa-berangkat"


class Learner:
    """Goes through a course page by page, as a phone without script does."""

    def __init__(self, visitor: Visitor, course_id: str = COURSE) -> None:
        self.visitor = visitor
        with visitor.app.app_context():
            self.course: Course = the_library().courses[course_id]

    def enroll(self) -> "Learner":
        self._sent(f"/kursus/{self.course.id}/ikut")
        return self

    def read(self, lesson_id: str) -> None:
        with self.visitor.app.test_request_context():
            url = lesson_url(self.course.lesson(lesson_id))  # type: ignore[arg-type]
        assert self.visitor.get(url).status_code == 200
        self._sent(f"{url}/selesai")

    def read_all(self) -> "Learner":
        for lesson in self.course.lessons():
            self.read(lesson.id)
        return self

    def begin(self, quiz_id: str) -> UUID:
        """Begin a quiz, or go on with it; return the id of the attempt."""
        response = self._sent(f"/kuis/{quiz_id}")
        found = re.search(r"/percobaan/([0-9a-f-]{36})/", response.location)
        assert found, response.location
        return UUID(found[1])

    def answer(self, attempt_id: UUID, question: BaseQuestion, place: int, right: bool) -> None:
        values = right_answer(question) if right else wrong_answer(question)
        self._sent(f"/percobaan/{attempt_id}/{place}", {"answer": values})

    def take(self, quiz_id: str, right: bool = True) -> UUID:
        """Begin a quiz, answer everything as asked, and hand it in."""
        attempt_id = self.begin(quiz_id)
        quiz = self.quiz(quiz_id)
        for place in range(1, len(quiz.questions) + 1):
            self.visitor.get(f"/percobaan/{attempt_id}/{place}")
            self.answer(attempt_id, self.asked(quiz), place, right)
        assert self.visitor.get(f"/percobaan/{attempt_id}").status_code == 200
        self._sent(f"/percobaan/{attempt_id}/kirim")
        assert self.visitor.get(f"/percobaan/{attempt_id}/hasil").status_code == 200
        return attempt_id

    def begin_learning(self) -> "Learner":
        """Enroll and do the pretest."""
        self.enroll()
        if self.course.pretest:
            self.take(self.course.pretest.id)
        return self

    def finish(self) -> "Learner":
        """Go all the way: pretest, lessons, quizzes, posttest."""
        self.begin_learning().read_all()
        for module in self.course.modules:
            if module.quiz:
                self.take(module.quiz.id)
        if self.course.posttest:
            self.take(self.course.posttest.id)
        return self

    def quiz(self, quiz_id: str) -> Quiz:
        quiz = self.course.quiz(quiz_id)
        assert quiz is not None
        return quiz

    def asked(self, quiz: Quiz) -> BaseQuestion:
        """Return the question on the page at hand."""
        heading = words_in(self.visitor.page, "h1")
        return next(each for each in quiz.questions if " ".join(each.text.split()) == heading)

    def _sent(self, path: str, fields: dict[str, Any] | None = None) -> Any:
        response = self.visitor.post(path, fields)
        assert response.status_code == 303, (path, response.status, self.visitor.page)
        return response


def words_in(page: str, tag: str) -> str:
    """Return the words of the first such element."""
    found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
    assert found, f"no {tag} in the page"
    text = re.sub(r"<[^>]+>", "", found[1])
    for code, character in (("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">")):
        text = text.replace(code, character)
    return " ".join(text.replace("&amp;", "&").split())


def right_answer(question: Any) -> list[str]:
    match question.type:
        case "single_choice" | "multiple_choice":
            return [option.id for option in question.options if option.correct]
        case "true_false":
            return ["true" if question.answer else "false"]
        case "number":
            return [str(question.answer)]
    return [question.accepted[0]]


def wrong_answer(question: Any) -> list[str]:
    match question.type:
        case "single_choice" | "multiple_choice":
            return [next(option.id for option in question.options if not option.correct)]
        case "true_false":
            return ["false" if question.answer else "true"]
        case "number":
            return ["123.456.789"]
    return ["bukan ini jawabannya"]
