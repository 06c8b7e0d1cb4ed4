"""What the summaries cost whoever completes a lesson: the same write with them and without."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import select

from rumahbelajar import create_app
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.learning import reading
from rumahbelajar.learning.models import Enrollment, LessonCompletion, QuizResult
from rumahbelajar.ledger import rebuilding
from rumahbelajar.library import the_library
from rumahbelajar.preparing import open_instance
from rumahbelajar.reports.summaries.folding import STANDINGS
from tests.bench.nations import Nation
from tests.databases import disconnect

COURSE = "uang-kiriman"
ROUNDS, PEOPLE = 10, 20
"""Rounds, and how many people complete a lesson in each half of one."""


@dataclass(frozen=True)
class Writing:
    """Milliseconds of one write, commit and all: the medians."""

    kept: float
    without: float

    @property
    def times(self) -> float:
        """How many times as long it takes with summaries."""
        return self.kept / self.without


def measure(nation: Nation) -> Writing:
    """Let people of a nation complete lessons, with summaries and without in turn."""
    given = {"INSTANCE": str(nation.instance), **nation.settings}
    app = create_app(open_instance({f"RUMAHBELAJAR_{name}": text for name, text in given.items()}))
    taken: dict[bool, list[float]] = {True: [], False: []}
    with app.app_context():
        course = the_library().courses[COURSE]
        people = _beginners(2 * ROUNDS * PEOPLE)
        for number, person_id in enumerate(people):
            with_summaries = number // PEOPLE % 2 == 0
            with _summaries(kept=with_summaries):
                taken[with_summaries].append(_complete(person_id, course))
        # Those that were written without: as they should be.
        for person_id in people:
            rebuilding.refold(person_id, [STANDINGS])
        db.session.commit()
    disconnect(app)
    return Writing(median(taken[True]), median(taken[False]))


def _beginners(count: int) -> list[UUID]:
    """Return people who take the course, have done its pretest and told of no lesson."""
    tested = QuizResult.person_id == Enrollment.person_id, QuizResult.quiz_id == f"{COURSE}/pretest"
    read = select(LessonCompletion.person_id).where(
        LessonCompletion.person_id == Enrollment.person_id
    )
    asked = select(Enrollment.person_id).where(
        Enrollment.course_id == COURSE,
        Enrollment.is_open,
        select(QuizResult.person_id).where(*tested).exists(),
        ~read.exists(),
    )
    return list(db.session.scalars(asked.order_by(Enrollment.person_id).limit(count)))


def _complete(person_id: UUID, course: Course) -> float:
    begun = time.perf_counter()
    reading.complete(person_id, course, next(course.lessons()))
    db.session.commit()
    return 1000 * (time.perf_counter() - begun)


@contextmanager
def _summaries(*, kept: bool) -> Iterator[None]:
    if kept:
        yield
        return
    with patch.object(STANDINGS, "fold", lambda _fact, _payload: None):
        yield
