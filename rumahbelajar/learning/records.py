"""What a person has done so far: folded from the facts, in whatever order they come."""

from datetime import date

from rumahbelajar.database import Base, db
from rumahbelajar.learning.activity_models import ActivityCompletion
from rumahbelajar.learning.facts import (
    ActivityFinished,
    AttemptSubmitted,
    CertificateIssued,
    CertificateReissued,
    CertificateReissuedAfter,
    CertificateRevoked,
    CertificateRevokedFor,
    CompletionQuestioned,
    CompletionReached,
    EnrollmentOpened,
    EnrollmentWithdrawn,
    EnrollmentWithdrawnFrom,
    LessonCompleted,
)
from rumahbelajar.learning.models import (
    CertificateStanding,
    Completion,
    Enrollment,
    LessonCompletion,
    QuizResult,
)
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection

PROGRESS = Projection(
    "progress",
    tables=(
        Enrollment,
        LessonCompletion,
        ActivityCompletion,
        QuizResult,
        Completion,
        CertificateStanding,
    ),
    subject="person_id",
)


@PROGRESS.folds(EnrollmentOpened)
def _open(fact: Fact, payload: EnrollmentOpened) -> None:
    row = _enrollment(fact, payload.course_id, fact.occurred_on)
    row.is_open = True
    row.opened_by = min(row.opened_by or fact.id, fact.id)


@PROGRESS.folds(EnrollmentWithdrawn)
def _withdraw(fact: Fact, payload: EnrollmentWithdrawn) -> None:
    row = _enrollment(fact, payload.course_id, payload.opened_on)
    row.withdrawn_on = max(row.withdrawn_on or fact.occurred_on, fact.occurred_on)


@PROGRESS.folds(EnrollmentWithdrawnFrom)
def _withdraw_from(fact: Fact, payload: EnrollmentWithdrawnFrom) -> None:
    _withdraw(fact, payload)


@PROGRESS.folds(LessonCompleted)
def _complete_lesson(fact: Fact, payload: LessonCompleted) -> None:
    row = db.session.get(LessonCompletion, (fact.subject_id, payload.lesson_id))
    if row is None:
        row = LessonCompletion(
            person_id=fact.subject_id,
            lesson_id=payload.lesson_id,
            course_id=_course_of(payload.lesson_id),
            completed_on=fact.occurred_on,
        )
        _add(row)
    row.completed_on = min(row.completed_on, fact.occurred_on)


@PROGRESS.folds(ActivityFinished)
def _finish_activity(fact: Fact, payload: ActivityFinished) -> None:
    row = db.session.get(ActivityCompletion, (fact.subject_id, payload.activity_id))
    if row is None:
        row = ActivityCompletion(
            person_id=fact.subject_id,
            activity_id=payload.activity_id,
            course_id=_course_of(payload.activity_id),
            finished_on=fact.occurred_on,
        )
        _add(row)
    row.finished_on = min(row.finished_on, fact.occurred_on)


@PROGRESS.folds(AttemptSubmitted)
def _submit(fact: Fact, payload: AttemptSubmitted) -> None:
    row = db.session.get(QuizResult, (fact.subject_id, payload.quiz_id))
    if row is None:
        _add(_first_result(fact, payload))
        return
    row.attempts += 1
    row.best_mark = max(row.best_mark, _mark(payload))
    row.is_passed = row.is_passed or payload.passed is True
    row.submitted_at = max(row.submitted_at, fact.recorded_at)
    place = (fact.occurred_on, fact.id)
    if place < (row.first_on, row.first_fact):
        row.first_on, row.first_fact = place
        row.first_mark = _mark(payload)
    if place > (row.last_on, row.last_fact):
        row.last_on, row.last_fact = place
        row.last_mark = _mark(payload)


@PROGRESS.folds(CompletionReached)
def _reach(fact: Fact, payload: CompletionReached) -> None:
    _completion(fact, payload, fact.occurred_on)


@PROGRESS.folds(CompletionQuestioned)
def _question(fact: Fact, payload: CompletionQuestioned) -> None:
    _completion(fact, payload, payload.reached_on).is_questioned = True


@PROGRESS.folds(CertificateIssued)
def _issue(fact: Fact, payload: CertificateIssued) -> None:
    row = _standing(fact, payload.code)
    row.issued_on = min(row.issued_on or fact.occurred_on, fact.occurred_on)


@PROGRESS.folds(CertificateReissued)
def _reissue(fact: Fact, payload: CertificateReissued) -> None:
    row = _standing(fact, payload.code)
    row.issued_on = min(row.issued_on or fact.occurred_on, fact.occurred_on)
    for code, day in zip(payload.replaced_codes, payload.replaced_on, strict=True):
        replaced = _standing(fact, code)
        replaced.replaced_on = min(replaced.replaced_on or day, day)


@PROGRESS.folds(CertificateReissuedAfter)
def _reissue_after(fact: Fact, payload: CertificateReissuedAfter) -> None:
    _reissue(fact, payload)


@PROGRESS.folds(CertificateRevoked)
def _revoke(fact: Fact, payload: CertificateRevoked | CertificateRevokedFor) -> None:
    row = _standing(fact, payload.code)
    row.revoked_on = min(row.revoked_on or fact.occurred_on, fact.occurred_on)


@PROGRESS.folds(CertificateRevokedFor)
def _revoke_for(fact: Fact, payload: CertificateRevokedFor) -> None:
    _revoke(fact, payload)
    row = _standing(fact, payload.code)
    row.revoked_for = min(row.revoked_for or payload.reason, payload.reason)


def _enrollment(fact: Fact, course_id: str, opened_on: date) -> Enrollment:
    row = db.session.get(Enrollment, (fact.subject_id, course_id))
    if row is None:
        row = Enrollment(
            person_id=fact.subject_id,
            course_id=course_id,
            is_open=False,
            opened_on=opened_on,
        )
        _add(row)
    row.opened_on = min(row.opened_on, opened_on)
    return row


def _first_result(fact: Fact, payload: AttemptSubmitted) -> QuizResult:
    return QuizResult(
        person_id=fact.subject_id,
        quiz_id=payload.quiz_id,
        course_id=_course_of(payload.quiz_id),
        attempts=1,
        best_mark=_mark(payload),
        is_passed=payload.passed is True,
        first_mark=_mark(payload),
        first_on=fact.occurred_on,
        first_fact=fact.id,
        last_mark=_mark(payload),
        last_on=fact.occurred_on,
        last_fact=fact.id,
        submitted_at=fact.recorded_at,
    )


def _mark(payload: AttemptSubmitted) -> int:
    # Where nothing is graded there is no mark; whoever shows one asks the quiz, as `gain` does.
    return payload.mark or 0


def _completion(
    fact: Fact, payload: CompletionReached | CompletionQuestioned, reached_on: date
) -> Completion:
    row = db.session.get(Completion, (fact.subject_id, payload.course_id))
    if row is None:
        row = Completion(
            person_id=fact.subject_id,
            course_id=payload.course_id,
            course_version=payload.course_version,
            completed_on=reached_on,
            fact_id=fact.id,
            is_questioned=False,
        )
        _add(row)
    elif (reached_on, fact.id) < (row.completed_on, row.fact_id):
        row.completed_on, row.fact_id = reached_on, fact.id
        row.course_version = payload.course_version
    return row


def _standing(fact: Fact, code: str) -> CertificateStanding:
    row = db.session.get(CertificateStanding, (fact.subject_id, code))
    if row is None:
        row = CertificateStanding(person_id=fact.subject_id, code=code)
        _add(row)
    return row


def _course_of(content_id: str) -> str:
    # From the id itself: two facts about one lesson can then never disagree about its course.
    return content_id.partition("/")[0]


def _add(row: Base) -> None:
    db.session.add(row)
    db.session.flush()
