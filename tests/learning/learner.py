"""A learner: a visitor who knows the way through a course, and right and wrong answers."""

import html
import re
from typing import Any
from uuid import UUID

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import db
from rumahbelajar.learning import answering, enrolling, handing_in, reading
from rumahbelajar.learning.attempts import sheet_of
from rumahbelajar.library import the_library
from rumahbelajar.questions import BaseQuestion
from tests.house import Dweller
from tests.visitor import Visitor

COURSE = "uang-kiriman"
PRETEST = f"{COURSE}/pretest"
POSTTEST = f"{COURSE}/posttest"
FIRST_QUIZ = f"{COURSE}/tujuan-bersama/quiz"
FIRST_LESSON = f"/kursus/{COURSE}/pelajaran/tujuan-bersama/mengapa-berangkat"


class Learner:
    """Somebody in a course. `get`, `post` and `take` go page by page; the others only by the rules.

    So a test that is about one page reaches it quickly.
    """

    def __init__(self, visitor: Visitor, person: Dweller, course_id: str = COURSE) -> None:
        self.visitor = visitor
        self.person = person
        self.app = visitor.app
        with self.app.app_context():
            self.course: Course = the_library().courses[course_id]
        self.get, self.post, self.follow = visitor.get, visitor.post, visitor.follow

    @property
    def page(self) -> str:
        """The text of the page at hand."""
        return self.visitor.page

    @property
    def lessons_in_all(self) -> int:
        """How many lessons the course has; it grows, so no test may count on a number."""
        return sum(1 for _lesson in self.course.lessons())

    def enroll(self) -> "Learner":
        with self.app.app_context():
            enrolling.enroll(self.person.id, self.course)
            db.session.commit()
        return self

    def begin_learning(self) -> "Learner":
        """Enroll and do the pretest."""
        self.enroll()
        if self.course.pretest:
            self.pass_quiz(self.course.pretest.id)
        return self

    def read(self, *lesson_ids: str) -> "Learner":
        """Understand some lessons; all when none is named."""
        with self.app.app_context():
            for lesson in self.course.lessons():
                if lesson.id in lesson_ids or not lesson_ids:
                    reading.complete(self.person.id, self.course, lesson)
            db.session.commit()
        return self

    def pass_quiz(self, *quiz_ids: str, right: bool = True) -> "Learner":
        """Do quizzes without opening their pages."""
        for quiz_id in quiz_ids:
            with self.app.app_context():
                attempt_id = answering.begin(self.person.id, self.course, self.quiz(quiz_id))
                assert isinstance(attempt_id, UUID), attempt_id
                sheet = sheet_of(self.person.id, attempt_id)
                assert sheet is not None
                for place, question in enumerate(sheet.questions, start=1):
                    values = right_answer(question) if right else wrong_answer(question)
                    answering.save(self.person.id, attempt_id, place, values)
                handing_in.hand_in(self.person.id, attempt_id)
                db.session.commit()
        return self

    def pass_modules(self) -> "Learner":
        """Do everything up to the posttest."""
        quizzes = [module.quiz.id for module in self.course.modules if module.quiz]
        return self.begin_learning().read().pass_quiz(*quizzes)

    def finish(self) -> "Learner":
        """Go all the way."""
        self.pass_modules()
        return self.pass_quiz(self.course.posttest.id) if self.course.posttest else self

    def begin(self, quiz_id: str) -> UUID:
        """Press the button of a quiz; return the id of the attempt."""
        response = self.sent(f"/kuis/{quiz_id}")
        found = re.search(r"/percobaan/([0-9a-f-]{36})/", response.location)
        assert found, response.location
        return UUID(found[1])

    def take(self, quiz_id: str, right: bool = True) -> UUID:
        """Do a quiz page by page and hand it in; the page at hand is the result."""
        attempt_id = self.begin(quiz_id)
        quiz = self.quiz(quiz_id)
        for place in range(1, len(quiz.questions) + 1):
            self.get(f"/percobaan/{attempt_id}/{place}")
            question = self.asked(quiz)
            values = right_answer(question) if right else wrong_answer(question)
            self.sent(f"/percobaan/{attempt_id}/{place}", {"answer": values})
        assert self.follow().status_code == 200
        self.sent(f"/percobaan/{attempt_id}/kirim")
        assert self.follow().status_code == 200
        return attempt_id

    def quiz(self, quiz_id: str) -> Quiz:
        quiz = self.course.quiz(quiz_id)
        assert quiz is not None
        return quiz

    def asked(self, quiz: Quiz) -> BaseQuestion:
        """Return the question on the page at hand."""
        heading = words_in(self.page, "h1")
        return next(each for each in quiz.questions if " ".join(each.text.split()) == heading)

    def sent(self, path: str, fields: dict[str, Any] | None = None) -> Any:
        """Post a form that must be taken."""
        response = self.post(path, fields)
        assert response.status_code == 303, (path, response.status, self.page)
        return response


def words_in(page: str, tag: str) -> str:
    """Return the words of the first such element."""
    found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", page, re.DOTALL)
    assert found, f"no {tag} in the page"
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", found[1])).split())


def right_answer(question: Any) -> list[str]:
    match question.type:
        case "single_choice" | "multiple_choice":
            return [option.id for option in question.options if option.correct]
        case "true_false":
            return ["true" if question.answer else "false"]
        case "number":
            return [str(question.answer)]
        case "scale":
            return [question.options[-1].id]
    return [question.accepted[0]]


def wrong_answer(question: Any) -> list[str]:
    match question.type:
        case "single_choice" | "multiple_choice":
            return [next(option.id for option in question.options if not option.correct)]
        case "true_false":
            return ["false" if question.answer else "true"]
        case "number":
            return ["123.456.789"]
        case "scale":
            return [question.options[0].id]
    return ["bukan ini jawabannya"]
