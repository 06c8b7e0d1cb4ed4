"""A learner in a real browser: signs in, reads, answers, and looks at every page on the way."""

import re

from playwright.sync_api import Page, expect

from rumahbelajar.courses.model import Course
from rumahbelajar.questions import BaseQuestion
from tests.chromium import follow
from tests.journeys.inspection import Inspector
from tests.learning.learner import COURSE, right_answer
from tests.shipped import shipped

PHONE = {"width": 360, "height": 640}


def the_course() -> Course:
    """Return the course that is gone through."""
    return shipped().courses[COURSE]


def sign_in(page: Page, name: str, secret: str) -> None:
    """Sign in as on a shared phone."""
    page.goto("/masuk")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label(re.compile("^PIN")).fill(secret)
    follow(page.locator("main").get_by_role("button", name="Masuk"))
    # A coordinator's home has the name of the area on top, everybody else's a welcome.
    expect(page.locator("header").get_by_role("button", name="Keluar")).to_be_visible()


class BrowserLearner:
    """Takes the course page by page; with script axe looks too, which needs script itself."""

    def __init__(self, page: Page, inspector: Inspector, script: bool) -> None:
        self.page = page
        self._inspector = inspector
        self._script = script

    def look(self) -> None:
        """Look at the page at hand as others meet it."""
        self._inspector.look_at(self.page, "learner", with_axe=self._script)

    def heading(self) -> str:
        """Return the words of the page's heading."""
        return " ".join(self.page.get_by_role("heading", level=1).inner_text().split())

    def press(self, words: str) -> None:
        """Press the button or follow the link with these words, to the page it leads to."""
        main = self.page.locator("main")
        follow(main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words)))

    def start_course(self) -> None:
        """Go from home to the course, and enroll unless that is done."""
        self.look()
        self.page.goto(f"/kursus/{COURSE}")
        self.look()
        if self.page.get_by_role("button", name="Ikuti kursus ini").count():
            self.press("Ikuti kursus ini")
        self.look()
        self.press("Mulai tes awal")

    def read_module(self, lessons: int) -> None:
        """Read the lessons that follow each other from the page at hand."""
        for _ in range(lessons):
            self.look()
            self.press("Saya sudah paham, lanjut")

    def take_quiz(self) -> None:
        """Begin the quiz at hand, answer everything rightly, and hand it in."""
        self.look()
        self.press("Mulai")
        while self.heading() != "Periksa jawaban":
            self.look()
            self._answer(self._question())
        self.look()
        self.press("Kirim jawaban")
        expect(self.page.get_by_role("heading", name="Penjelasan jawaban")).to_be_visible()
        self.look()

    def go_on(self) -> None:
        """Follow the main button of the card that says what comes next."""
        follow(self.page.locator(".card.next .btn").first)

    def _question(self) -> BaseQuestion:
        heading = self.heading()
        questions = (question for quiz in the_course().quizzes() for question in quiz.questions)
        return next(each for each in questions if " ".join(each.text.split()) == heading)

    def _answer(self, question: BaseQuestion) -> None:
        for value in right_answer(question):
            choice = self.page.locator(f'input[name="answer"][value="{value}"]')
            if choice.count():
                choice.check()
            else:
                self.page.locator('input[name="answer"]').fill(value)
        self.press("Simpan jawaban")
