"""How each person stands in a course, and in any: folded from the facts, in whatever order.

Each fold is one statement for both rows, or two, that takes the least and the greatest in the
database itself. The triggers of these tables do the counting.
"""

from datetime import date
from typing import Any

from sqlalchemy import and_, exists, or_, select

from rumahbelajar.database import ask, db
from rumahbelajar.learning.facts import (
    ActivityFinished,
    AttemptSubmitted,
    CertificateIssued,
    CertificateReissued,
    CertificateReissuedAfter,
    CompletionQuestioned,
    CompletionReached,
    EnrollmentOpened,
    EnrollmentWithdrawn,
    EnrollmentWithdrawnFrom,
    LessonCompleted,
    LessonSkipped,
)
from rumahbelajar.learning.models import Enrollment
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.ledger.rebuilding import Progress, rebuild_some
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.summaries import filling, writing
from rumahbelajar.reports.summaries.models import (
    TRAITS,
    ActiveMonth,
    StandingInCourse,
    SummaryCell,
)


class _Standings(Projection):
    """The standings; whoever folds all of them anew gets cells that fit."""

    def settle(self) -> None:
        """Make the cells of what was folded: the deltas of everybody would be summed for days."""
        filling.fill()


STANDINGS = _Standings(
    "standings in courses", tables=(StandingInCourse, ActiveMonth), subject="person_id"
)
"""The months are cleared first, while it is known yet under whom they are counted."""
_PRETEST, _POSTTEST = "pretest", "posttest"


def fold_what_is_missing(tell: Progress | None = None) -> None:
    """Fold all facts of a house that is older than these tables, in the session at hand.

    All of them or none: who breaks it off finds the house as it was, and it begins anew. Where a
    migration took all sums away, since others are kept from then on, they are made; a delta that
    waits says nothing of what stood before it.
    """
    stands, counts = exists(select(StandingInCourse.person_id)), exists(select(SummaryCell.level))
    has_rolls = exists(select(Attendance.person_id))
    if db.session.scalar(select(and_(exists(select(Enrollment.person_id)), ~stands))):
        rebuild_some(STANDINGS, tell=tell)
    elif db.session.scalar(select(and_(or_(stands, has_rolls), ~counts))):
        filling.fill()


@STANDINGS.folds(EnrollmentOpened)
def _open(fact: Fact, payload: EnrollmentOpened) -> None:
    _write(
        writing.enrolled(),
        fact,
        payload.course_id,
        day=fact.occurred_on,
        of_fact=fact.id,
        village_code=fact.village_code,
        is_open=True,
        withdrawn_on=None,
        **_traits(payload),
    )


@STANDINGS.folds(EnrollmentWithdrawn)
def _withdraw(fact: Fact, payload: EnrollmentWithdrawn) -> None:
    """Take the place of the fact that opened it; older ones did not keep who it was."""
    told = payload if isinstance(payload, EnrollmentWithdrawnFrom) else None
    _write(
        writing.enrolled(),
        fact,
        payload.course_id,
        day=payload.opened_on,
        of_fact=fact.replaces or fact.id,
        village_code=told.opened_in if told else fact.village_code,
        is_open=False,
        withdrawn_on=fact.occurred_on,
        **_traits(told),
    )


@STANDINGS.folds(EnrollmentWithdrawnFrom)
def _withdraw_from(fact: Fact, payload: EnrollmentWithdrawnFrom) -> None:
    _withdraw(fact, payload)


@STANDINGS.folds(LessonCompleted)
def _complete_lesson(fact: Fact, payload: LessonCompleted) -> None:
    _learn(fact, _course_of(payload.lesson_id), fact.occurred_on)


@STANDINGS.folds(LessonSkipped)
def _skip_lesson(fact: Fact, payload: LessonSkipped) -> None:
    _learn(fact, _course_of(payload.lesson_id), fact.occurred_on)


@STANDINGS.folds(ActivityFinished)
def _finish_activity(fact: Fact, payload: ActivityFinished) -> None:
    _learn(fact, _course_of(payload.activity_id), fact.occurred_on)


@STANDINGS.folds(AttemptSubmitted)
def _submit(fact: Fact, payload: AttemptSubmitted) -> None:
    """Keep the marks from which the gain is told: the first before, the best after (gain.py)."""
    course_id, _, quiz = payload.quiz_id.partition("/")
    _learn(fact, course_id, fact.occurred_on)
    if payload.mark is None:
        return
    if quiz == _PRETEST:
        told = {"mark": payload.mark, "day": fact.occurred_on, "of_fact": fact.id}
        ask(writing.pretest(), person=fact.subject_id, course=course_id, **told)
    elif quiz == _POSTTEST:
        ask(writing.posttest(), person=fact.subject_id, course=course_id, mark=payload.mark)


@STANDINGS.folds(CompletionReached)
def _reach(fact: Fact, payload: CompletionReached) -> None:
    _finish(fact, payload.course_id, fact.occurred_on)


@STANDINGS.folds(CompletionQuestioned)
def _question(fact: Fact, payload: CompletionQuestioned) -> None:
    # It counts as finished until a person has decided, as the certificate stands.
    _finish(fact, payload.course_id, payload.reached_on)


@STANDINGS.folds(CertificateIssued)
def _issue(fact: Fact, payload: CertificateIssued) -> None:
    _write(writing.certified(), fact, payload.course_id, day=fact.occurred_on)


@STANDINGS.folds(CertificateReissued)
def _reissue(fact: Fact, payload: CertificateReissued) -> None:
    """Keep the day of the first; of older facts only that of its end is known."""
    if isinstance(payload, CertificateReissuedAfter):
        day = payload.first_on
    else:
        day = min((fact.occurred_on, *payload.replaced_on))
    _write(writing.certified(), fact, payload.course_id, day=day)


@STANDINGS.folds(CertificateReissuedAfter)
def _reissue_after(fact: Fact, payload: CertificateReissuedAfter) -> None:
    _reissue(fact, payload)


def _learn(fact: Fact, course_id: str, day: date) -> None:
    _write(writing.learned(), fact, course_id, day=day)
    _write(writing.active(), fact, course_id, month=Month.of(day).number)


def _finish(fact: Fact, course_id: str, day: date) -> None:
    _write(writing.completed(), fact, course_id, day=day)
    _write(writing.active(), fact, course_id, month=Month.of(day).number)


def _write(statement: Any, fact: Fact, course_id: str, **values: Any) -> None:
    ask(statement, person=fact.subject_id, course=course_id, **values)


def _traits(told: EnrollmentOpened | EnrollmentWithdrawnFrom | None) -> dict[str, str]:
    return {name: getattr(told, name) if told else "" for name in TRAITS}


def _course_of(content_id: str) -> str:
    # As records.py does: two facts about one lesson can never disagree about its course.
    return content_id.partition("/")[0]
