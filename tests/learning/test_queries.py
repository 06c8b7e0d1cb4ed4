"""A learner page asks the database little, whatever there is to show."""

from datetime import date

import pytest

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.facts import EnrollmentOpened, LessonCompleted
from rumahbelajar.learning.models import Attempt
from rumahbelajar.ledger.recording import record
from tests.courses.sample import QUIZ
from tests.house import KURIPAN
from tests.learning.kept import rows
from tests.learning.learner import COURSE, FIRST_LESSON, FIRST_QUIZ, POSTTEST, Learner

MOST = 6
GOAL = {"goal_1_name": "Utang", "goal_1_amount": "6.000.000", "goal_1_month": "12/2090"}
WAITING = QUIZ.replace("wait_hours: 0", "wait_hours: 24")


@pytest.fixture
def crowded(app, house) -> None:
    """Many courses and lessons of Siti's, and many other people's."""
    with app.app_context():
        for subject in [house.siti.id] * 30 + [new_id() for _each in range(30)]:
            course = f"kursus-{new_id()}"
            for payload in (
                EnrollmentOpened(course, "a" * 64, "P", "25-34", "cpmi", ""),
                LessonCompleted(course, f"{course}/a/b", "a" * 64),
            ):
                record(
                    payload,
                    subject_id=subject,
                    actor_id=subject,
                    village_code=KURIPAN,
                    occurred_on=date(2026, 1, 1),
                )
        db.session.commit()


@pytest.mark.slow
def test_every_learner_page_asks_at_most_six_times(crowded, house, visit, count_queries) -> None:
    siti = Learner(visit(house.siti), house.siti).pass_modules()
    open_attempt = siti.begin(POSTTEST)
    siti.post("/alat/papan-tujuan", GOAL)
    done = rows(siti.app, Attempt, quiz_id=FIRST_QUIZ)[0].id
    finished = Learner(visit(house.rini), house.rini).finish()
    finished.get("/sertifikat")
    code = finished.page.split("/sertifikat/")[1][:16]
    asked = {}
    for visitor, path in (
        (siti, "/"),
        (siti, "/kursus"),
        (siti, f"/kursus/{COURSE}"),
        (siti, FIRST_LESSON),
        (siti, f"/kuis/{FIRST_QUIZ}"),
        (siti, "/alat"),
        (siti, "/alat/papan-tujuan"),
        (siti, "/buku-kas/usaha"),
        (siti, f"/kursus/{COURSE}/kegiatan/tujuan-bersama/papan-tujuan"),
        (siti, f"/kursus/{COURSE}/kegiatan/aman/obrolan-palsu"),
        (siti, f"/percobaan/{open_attempt}/1"),
        (siti, f"/percobaan/{open_attempt}"),
        (siti, f"/percobaan/{done}/hasil"),
        (finished, f"/kursus/{COURSE}"),
        (finished, "/sertifikat"),
        (finished, f"/sertifikat/{code}"),
        (finished, f"/sertifikat/{code}/pdf"),
    ):
        with count_queries() as seen:
            assert visitor.get(path).status_code == 200
        asked[path] = len(seen)
    assert max(asked.values()) <= MOST, asked


@pytest.mark.slow
def test_waiting_for_the_next_try_asks_once_more_for_the_time_zone(
    house, visit, count_queries, serve_courses
) -> None:
    quiz_id = "uang-kita/tujuan/quiz"
    with_wait = {"uang-kita/01-tujuan/quiz.yaml": WAITING}
    siti = Learner(visit(house.siti, serve_courses(**with_wait)), house.siti, "uang-kita")
    siti.begin_learning().read().pass_quiz(quiz_id, right=False)
    for path in ("/", "/kursus/uang-kita", f"/kuis/{quiz_id}"):
        with count_queries(siti.app) as seen:
            siti.get(path)
        assert "Boleh dicoba lagi" in siti.page
        assert len(seen) <= MOST
