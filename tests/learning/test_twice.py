"""Double taps, two phones, and the same form from many threads at once: everything once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from rumahbelajar.database import db
from rumahbelajar.learning.activity_models import ActivityCompletion, KeptTool
from rumahbelajar.learning.models import (
    Answer,
    Attempt,
    Certificate,
    Completion,
    Enrollment,
    QuizResult,
)
from tests.learning.kept import facts, rows
from tests.learning.learner import (
    COURSE,
    FIRST_LESSON,
    FIRST_QUIZ,
    POSTTEST,
    Learner,
    right_answer,
    wrong_answer,
)

pytestmark = pytest.mark.slow

PHONES = 6
BUDGET = f"/kursus/{COURSE}/kegiatan/anggaran/anggaran-kiriman"


@pytest.fixture
def phones(house, visit) -> list[Learner]:
    """Siti's phones, each signed in by itself."""
    return [Learner(visit(house.siti), house.siti) for _each in range(PHONES)]


def at_once(phones: list[Learner], press: Callable[[Learner], object]) -> list[int]:
    """Let every phone press at the same time; return what each was answered."""
    with ThreadPoolExecutor(len(phones)) as pool:
        list(pool.map(press, phones))
    return [phone.visitor.response.status_code for phone in phones]


def test_enrolling_many_times_at_once_is_enrolling_once(app, house, phones) -> None:
    answers = at_once(phones, lambda phone: phone.post(f"/kursus/{COURSE}/ikut"))
    assert answers == [303] * PHONES
    assert len(rows(app, Enrollment, person_id=house.siti.id)) == 1
    assert facts(app, "enrollment.opened", house.siti) == 1


def test_beginning_many_times_at_once_is_one_attempt(app, house, phones) -> None:
    phones[0].begin_learning()
    at_once(phones, lambda phone: phone.post(f"/kuis/{FIRST_QUIZ}"))
    (attempt,) = rows(app, Attempt, quiz_id=FIRST_QUIZ)
    assert {phone.visitor.response.location for phone in phones} == {
        f"/percobaan/{attempt.id}/lanjut"
    }


def test_same_answer_from_many_phones_is_saved_once_and_none_fails(app, phones) -> None:
    phones[0].begin_learning()
    attempt_id = phones[0].begin(FIRST_QUIZ)
    values = {"answer": "jumlah-dan-waktu"}
    answers = at_once(phones, lambda phone: phone.post(f"/percobaan/{attempt_id}/1", values))
    assert answers == [303] * PHONES
    (kept,) = rows(app, Answer, attempt_id=attempt_id)
    assert kept.response == "jumlah-dan-waktu"


def test_answers_to_different_questions_at_once_are_all_kept(app, phones) -> None:
    phones[0].begin_learning()
    attempt_id = phones[0].begin(FIRST_QUIZ)
    questions = phones[0].quiz(FIRST_QUIZ).questions

    def press(phone: Learner) -> object:
        place = phones.index(phone) % len(questions) + 1
        values = {"answer": right_answer(questions[place - 1])}
        return phone.post(f"/percobaan/{attempt_id}/{place}", values)

    assert at_once(phones, press) == [303] * PHONES
    assert len(rows(app, Answer, attempt_id=attempt_id)) == len(questions)


def test_handing_in_many_times_at_once_counts_once(app, house, phones) -> None:
    phones[0].begin_learning()
    attempt_id = phones[0].begin(FIRST_QUIZ)
    for place, question in enumerate(phones[0].quiz(FIRST_QUIZ).questions, start=1):
        phones[0].sent(f"/percobaan/{attempt_id}/{place}", {"answer": wrong_answer(question)})
    answers = at_once(phones, lambda phone: phone.post(f"/percobaan/{attempt_id}/kirim"))
    assert answers == [303] * PHONES
    (result,) = rows(app, QuizResult, quiz_id=FIRST_QUIZ)
    assert (result.attempts, result.is_passed) == (1, False)
    assert facts(app, "attempt.submitted", house.siti) == 2, "the pretest and this one"


def test_finishing_from_many_phones_gives_one_certificate(app, house, phones) -> None:
    phones[0].pass_modules()
    attempt_id = phones[0].begin(POSTTEST)
    quiz = phones[0].quiz(POSTTEST)
    for place in range(1, len(quiz.questions) + 1):
        phones[0].get(f"/percobaan/{attempt_id}/{place}")
        values = {"answer": right_answer(phones[0].asked(quiz))}
        phones[0].sent(f"/percobaan/{attempt_id}/{place}", values)
    at_once(phones, lambda phone: phone.post(f"/percobaan/{attempt_id}/kirim"))
    assert len(rows(app, Completion, person_id=house.siti.id)) == 1
    assert len(rows(app, Certificate, person_id=house.siti.id)) == 1
    assert facts(app, "completion.reached") == facts(app, "certificate.issued") == 1


def test_answer_against_handing_in_is_kept_or_refused_but_never_half(app, phones) -> None:
    phones[0].begin_learning()
    attempt_id = phones[0].begin(FIRST_QUIZ)
    for place, question in enumerate(phones[0].quiz(FIRST_QUIZ).questions, start=1):
        phones[0].sent(f"/percobaan/{attempt_id}/{place}", {"answer": right_answer(question)})

    def press(phone: Learner) -> object:
        if phones.index(phone) % 2:
            return phone.post(f"/percobaan/{attempt_id}/kirim")
        return phone.post(f"/percobaan/{attempt_id}/1", {"answer": "menabung-banyak"})

    assert at_once(phones, press) == [303] * PHONES
    (attempt,) = rows(app, Attempt, id=attempt_id)
    answers = {each.question_id: each.response for each in rows(app, Answer, attempt_id=attempt_id)}
    was_changed = answers["tujuan-jelas"] == "menabung-banyak"
    assert attempt.mark == (80 if was_changed else 100)


def test_many_people_finishing_at_once_get_numbers_without_gap_or_double(
    app, house, visit, clock
) -> None:
    people = (house.siti, house.rini, house.budi, house.ratna)
    learners = [Learner(visit(person), person) for person in people]
    for learner in learners:
        learner.pass_modules()
    with ThreadPoolExecutor(len(learners)) as pool:
        list(pool.map(lambda learner: learner.pass_quiz(POSTTEST), learners))
    serials = sorted(certificate.serial for certificate in rows(app, Certificate))
    assert serials == [f"RB-33.07.10.2004-2026-{number:04d}" for number in range(1, 5)]


def test_lesson_understood_on_many_phones_is_told_once(app, house, phones) -> None:
    phones[0].begin_learning()
    answers = at_once(phones, lambda phone: phone.post(f"{FIRST_LESSON}/selesai"))
    assert answers == [303] * PHONES
    assert facts(app, "lesson.completed", house.siti) == 1


@pytest.mark.postgres
def test_row_that_something_else_wrote_meanwhile_counts_as_there(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti)
    insert = text(
        "INSERT INTO enrollment (person_id, course_id, is_open, opened_on)"
        " VALUES (:person, :course, true, '2026-11-24')"
    )
    with app.app_context(), ThreadPoolExecutor(1) as pool:
        with db.engine.connect() as elsewhere:
            elsewhere.execute(insert, {"person": house.siti.id, "course": COURSE})
            pressed = pool.submit(siti.post, f"/kursus/{COURSE}/ikut")
            with pytest.raises(TimeoutError):
                pressed.result(timeout=1)
            elsewhere.commit()
        response = pressed.result(timeout=20)
    assert (response.status_code, response.location) == (303, f"/kursus/{COURSE}")
    siti.follow()
    assert "Mulai tes awal" in siti.page


def test_saving_a_tool_many_times_at_once_keeps_one_sheet_and_tells_one_fact(
    app, house, phones
) -> None:
    phones[0].begin_learning()
    sheet = {"received": "3.000.000", "needs": "1.700.000"}
    answers = at_once(phones, lambda phone: phone.post(BUDGET, sheet))
    assert answers == [303] * PHONES
    (kept,) = rows(app, KeptTool, person_id=house.siti.id)
    assert kept.content == {"received": 3_000_000, "needs": 1_700_000}
    assert kept.before is None, "the same again is no change"
    assert facts(app, "activity.finished", house.siti) == 1
    assert len(rows(app, ActivityCompletion)) == 1


def test_clearing_and_undoing_at_once_lose_nothing(app, house, phones) -> None:
    phones[0].post("/alat/anggaran-kiriman", {"received": "3.000.000"})
    at_once(phones, lambda phone: phone.post("/alat/anggaran-kiriman/kosongkan"))
    at_once(phones, lambda phone: phone.post("/alat/anggaran-kiriman/kembalikan"))
    (kept,) = rows(app, KeptTool, person_id=house.siti.id)
    assert kept.content == {"received": 3_000_000}
