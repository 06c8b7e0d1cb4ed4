"""A power cut in the middle of a class: what a learner was told is saved is there afterwards."""

import http.client
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from rumahbelajar import create_app
from rumahbelajar.config import ROOT, Settings
from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.database import db
from rumahbelajar.demo.cast import LEARNERS, Learner
from rumahbelajar.demo.stages import Stage
from rumahbelajar.learning.models import Answer
from rumahbelajar.ledger.verifying import verify
from rumahbelajar.people.user_names import user_name_stem
from rumahbelajar.questions import BaseQuestion, UnreadableAnswer
from tests.databases import disconnect
from tests.server.conftest import Launch
from tests.server.running import KEY, PEPPER, Phone, Server

pytestmark = pytest.mark.server

ANSWERS = 500
KILLED_AFTER = (120, 330)
IN_CLASS = [
    each
    for each in LEARNERS
    if each.stage in {Stage.LESSONS_BEGUN, Stage.LESSONS_READ, Stage.SECOND_MODULE}
]
Told = dict[tuple[UUID, str], list[str]]


def sign_in(phone: Phone, user_name: str, secret: str) -> int:
    form = {"user_name": user_name, "secret": secret, "device": "shared", "next": ""}
    return phone.post("/masuk", form | {"csrf_token": phone.token_on("/masuk")}).status


def values_for(question: BaseQuestion, attempt_id: UUID) -> list[str]:
    """Return the answer to a question that belongs to this attempt, the same each time."""
    options = question.option_ids()
    picked = [options[attempt_id.int % len(options)]] if options else ["true"]
    for values in ([str(attempt_id.int % 999_983)], picked):
        try:
            question.read(values)
        except UnreadableAnswer:
            continue
        return values
    raise AssertionError(question.id)


class Class:
    """Learners who answer one quiz again and again, and remember what they were told is saved."""

    def __init__(self, port: int, quiz: Quiz) -> None:
        self.port = port
        self.quiz = quiz
        self.told: Told = {}
        self.failures = 0
        self.is_over = threading.Event()
        self._threads = [threading.Thread(target=self._learn, args=(each,)) for each in IN_CLASS]

    def begin(self) -> None:
        for thread in self._threads:
            thread.start()

    def wait_for(self, answers: int) -> None:
        deadline = time.monotonic() + 120
        while len(self.told) < answers:
            assert any(thread.is_alive() for thread in self._threads)
            assert time.monotonic() < deadline, f"only {len(self.told)} answers"
            time.sleep(0.01)

    def end(self) -> None:
        self.is_over.set()
        for thread in self._threads:
            thread.join()

    def _learn(self, learner: Learner) -> None:
        phone = Phone(self.port)
        assert sign_in(phone, user_name_stem(learner.name), learner.pin) == 303
        token = phone.token_on(f"/kuis/{self.quiz.id}")
        while not self.is_over.is_set():
            try:
                self._do_quiz(phone, {"csrf_token": token})
            except (OSError, http.client.HTTPException):
                # The power is out; the learner tries again.
                self.failures += 1
                time.sleep(0.05)

    def _do_quiz(self, phone: Phone, form: dict[str, str]) -> None:
        begun = phone.post(f"/kuis/{self.quiz.id}", form)
        if begun.status != 303:
            raise ConnectionError(begun.status)
        attempt_id = UUID(begun.headers["Location"].split("/")[2])
        for place, question in enumerate(self.quiz.questions, start=1):
            values = values_for(question, attempt_id)
            answer = phone.post(f"/percobaan/{attempt_id}/{place}", form | {"answer": values[0]})
            if answer.status != 303:
                raise ConnectionError(answer.status)
            self.told[attempt_id, question.id] = values
        phone.post(f"/percobaan/{attempt_id}/kirim", form)


def start(launch: Launch, settings: dict[str, str], **place: str) -> Server:
    server = launch("demo", SECRET_KEY=KEY, PEPPER=PEPPER, **settings, **place)
    server.wait_until_ready()
    return server


def test_no_answer_that_was_confirmed_is_lost_when_every_process_is_killed(
    launch: Launch, database_settings: dict[str, str], base_settings: Settings, instance: Path
) -> None:
    server = start(launch, database_settings)
    quiz = next(module.quiz for module in course().modules if module.quiz)
    learners = Class(server.port, quiz)
    learners.begin()
    for answers in KILLED_AFTER:
        learners.wait_for(answers)
        server.kill()
        server = start(launch, database_settings, PORT=str(server.port))
    learners.wait_for(ANSWERS)
    learners.end()
    assert learners.failures, "nobody noticed the power cut"
    assert server.stop() == 0

    url = database_settings.get("DATABASE_URL", f"sqlite:///{instance / 'rumahbelajar.db'}")
    check_kept(
        replace(base_settings, database_url=url, secret_key=KEY, pepper=PEPPER), quiz, learners.told
    )


def check_kept(settings: Settings, quiz: Quiz, told: Told) -> None:
    app = create_app(settings)
    try:
        with app.app_context():
            kept = {(row.attempt_id, row.question_id): row.response for row in all_answers()}
            for (attempt_id, question_id), values in told.items():
                question = quiz.question(question_id)
                assert question is not None
                assert kept[attempt_id, question_id] == question.read(values)
            assert not verify().wrong
    finally:
        disconnect(app)


def course() -> Course:
    return load_library(ROOT / "courses").courses["uang-kiriman"]


def all_answers() -> Iterable[Answer]:
    return db.session.scalars(select(Answer))


def test_waits_after_wrong_pins_outlive_the_server(launch: Launch) -> None:
    name, pin = user_name_stem(IN_CLASS[0].name), IN_CLASS[0].pin
    server = start(launch, {})
    for _try in range(5):
        assert sign_in(Phone(server.port), name, "000000") == 422
    assert sign_in(Phone(server.port), name, pin) == 429
    server.kill()
    server = start(launch, {})
    assert sign_in(Phone(server.port), name, pin) == 429
    assert sign_in(Phone(server.port), user_name_stem(IN_CLASS[1].name), IN_CLASS[1].pin) == 303
