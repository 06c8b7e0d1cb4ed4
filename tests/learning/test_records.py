"""The projections of learning: the same rows in whatever order the facts come."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning import certificates, completing, enrolling
from rumahbelajar.learning.facts import (
    ActivityFinished,
    AttemptSubmitted,
    CertificateIssued,
    CertificateReissued,
    CertificateRevoked,
    CertificateRevokedFor,
    CompletionQuestioned,
    CompletionReached,
    EnrollmentOpened,
    EnrollmentWithdrawn,
    LessonCompleted,
    LessonSkipped,
)
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Certificate, Completion, Enrollment
from rumahbelajar.learning.records import PROGRESS
from rumahbelajar.learning.skip_models import SKIPS
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import record
from tests.house import KURIPAN
from tests.learning.kept import facts, rows
from tests.learning.learner import COURSE, POSTTEST, Learner
from tests.ledger.every_order import check_every_order

FOLDED = (PROGRESS, SKIPS)
FIRST_DAY = date(2026, 1, 1)
COURSES = st.sampled_from(["uang-kiriman", "usaha-kecil"])
VERSIONS = st.sampled_from(["a" * 64, "b" * 64])
CODES = st.sampled_from(["0" * 16, "1" * 16])
DAYS = st.integers(0, 5).map(lambda days: FIRST_DAY + timedelta(days=days))


def submitted(course: str, version: str, mark: int, passed: bool | None) -> AttemptSubmitted:
    questions, answers, points = ("satu",), ("null",), (mark,)
    quiz_id = f"{course}/posttest"
    return AttemptSubmitted(
        course, quiz_id, version, new_id(), questions, answers, points, mark, passed
    )


PAYLOADS = st.one_of(
    st.builds(
        EnrollmentOpened,
        COURSES,
        VERSIONS,
        st.just("P"),
        st.just("25-34"),
        st.just("cpmi"),
        st.just(""),
    ),
    st.builds(EnrollmentWithdrawn, COURSES, DAYS),
    st.builds(LessonCompleted, COURSES, st.sampled_from(["uang/a/b", "uang/a/c"]), VERSIONS),
    st.builds(LessonSkipped, COURSES, st.sampled_from(["uang/a/b", "uang/a/c"]), VERSIONS),
    st.builds(ActivityFinished, COURSES, st.sampled_from(["uang/a/x", "uang/b/x"]), VERSIONS),
    st.builds(submitted, COURSES, VERSIONS, st.integers(0, 100), st.sampled_from([True, False])),
    st.builds(CompletionReached, COURSES, VERSIONS),
    st.builds(CompletionQuestioned, COURSES, VERSIONS, DAYS),
    st.builds(CertificateIssued, COURSES, VERSIONS, CODES, st.just("RB-1")),
    st.builds(
        lambda course, version, code, fallen: CertificateReissued(
            course, version, code, "RB-2", tuple(fallen), tuple(fallen.values())
        ),
        COURSES,
        VERSIONS,
        CODES,
        st.dictionaries(CODES, DAYS),
    ),
    st.builds(CertificateRevoked, CODES),
    st.builds(CertificateRevokedFor, CODES, st.sampled_from(["asked", "mistake"])),
)
HISTORIES = st.lists(st.tuples(PAYLOADS, DAYS, st.booleans()), min_size=1, max_size=12)


def projected(subject_id: UUID) -> list[list[tuple[Any, ...]]]:
    """Return every row of the projections of one person, sorted."""
    db.session.flush()
    return [
        sorted(
            (
                tuple(row)
                for row in db.session.execute(
                    select(*table.__table__.columns).where(table.person_id == subject_id)
                )
            ),
            key=repr,
        )
        for projection in FOLDED
        for table in projection.tables
    ]


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=HISTORIES, seed=st.integers(0, 10_000))
def test_facts_in_any_order_give_the_same_rows_as_rebuilding(app, history, seed) -> None:
    person = new_id()
    with app.app_context():
        told: list[UUID] = []
        for payload, day, corrects in history:
            fact = record(
                payload,
                subject_id=person,
                actor_id=person,
                village_code=KURIPAN,
                occurred_on=day,
                replaces=told.pop() if corrects and told else None,
            )
            told.append(fact.id)
        check_every_order(FOLDED, projected, person, seed)
        db.session.rollback()


def test_rebuilding_gives_a_whole_learner_back(app, house, visit) -> None:
    Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        before, history = projected(house.siti.id), history_of(house.siti.id, COURSE)
        rebuild()
        assert projected(house.siti.id) == before
        assert history_of(house.siti.id, COURSE) == history


def test_who_leaves_a_course_keeps_what_was_learned_and_may_come_back(app, house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti).begin_learning().read()
    with app.app_context():
        for _tap in range(2):
            enrolling.withdraw(house.siti.id, COURSE, told_by=house.budi.id)
        db.session.commit()
    (row,) = rows(app, Enrollment)
    assert (row.is_open, row.withdrawn_on is None) == (False, False)
    assert facts(app, "enrollment.withdrawn", house.siti) == 1
    siti.get("/kursus")
    assert "<h2>Pilih kursus</h2>" in siti.page
    siti.sent(f"/kursus/{COURSE}/ikut")
    siti.get("/kursus")
    assert f"{siti.lessons_in_all} dari {siti.lessons_in_all} pelajaran" in siti.page


def test_two_houses_that_both_opened_a_course_are_both_left(app, house, visit) -> None:
    Learner(visit(house.siti), house.siti).enroll()
    with app.app_context():
        record(
            EnrollmentOpened(COURSE, "a" * 64, "P", "25-34", "cpmi", ""),
            subject_id=house.siti.id,
            actor_id=house.siti.id,
            village_code=KURIPAN,
            occurred_on=FIRST_DAY,
        )
        db.session.commit()
        enrolling.withdraw(house.siti.id, COURSE, told_by=house.siti.id)
        db.session.commit()
    (row,) = rows(app, Enrollment)
    assert (row.is_open, row.opened_on) == (False, FIRST_DAY)


@pytest.fixture
def corrected(app, house, visit) -> None:
    """Siti finished, and then her posttest was found not to be passed."""
    Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        passed = db.session.scalars(
            select(Fact).where(Fact.kind == "attempt.submitted", Fact.subject_id == house.siti.id)
        )
        last = max(passed, key=lambda fact: fact.id)
        record(
            AttemptSubmitted(
                COURSE, POSTTEST, "a" * 64, new_id(), ("satu",), ("null",), (0,), 0, False
            ),
            subject_id=house.siti.id,
            actor_id=house.budi.id,
            village_code=KURIPAN,
            occurred_on=last.occurred_on,
            replaces=last.id,
        )
        db.session.commit()


def test_correction_flags_a_finished_course_and_deletes_nothing(app, house, corrected) -> None:
    with app.app_context():
        for _time in range(2):
            completing.recheck(house.siti.id, COURSE, told_by=house.budi.id)
        db.session.commit()
    (row,) = rows(app, Completion)
    assert row.is_questioned
    assert facts(app, "completion.questioned", house.siti) == 1
    with app.app_context():
        (checked,) = certificates.certificates_of(house.siti.id)
        assert checked.revoked_on is None, "somebody decides about that"


def test_recheck_of_what_stands_changes_nothing(app, house, visit) -> None:
    Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        completing.recheck(house.siti.id, COURSE, told_by=house.budi.id)
        completing.recheck(house.rini.id, COURSE, told_by=house.budi.id)
        db.session.commit()
    assert not rows(app, Completion)[0].is_questioned
    assert len(rows(app, Certificate)) == 1
