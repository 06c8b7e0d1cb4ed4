"""Whether a quiz may be begun now, how many tries are left, and why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from rumahbelajar.courses.model import Course, Quiz
from rumahbelajar.learning.history import History
from rumahbelajar.learning.requirements import needs_pretest, posttest_is_due


class Hindrance(Enum):
    """Why a quiz cannot be begun now."""

    NOT_ENROLLED = "not enrolled"
    PRETEST_FIRST = "pretest first"
    LESSONS_FIRST = "lessons first"
    ONLY_ONCE = "only once"
    NO_TRY_LEFT = "no try left"
    TOO_SOON = "too soon"


@dataclass(frozen=True)
class Allowance:
    """How often a quiz was handed in, how often it still may be (None: without limit), and when."""

    used: int
    left: int | None
    hindrance: Hindrance | None
    opens_at: datetime | None
    """When the wait after the last try is over; only for TOO_SOON."""


def allowance_of(course: Course, quiz: Quiz, history: History, now: datetime) -> Allowance:
    """Return what the course file and the person's history allow at this moment.

    An open attempt is always allowed to go on; this is about beginning another.
    """
    result = history.results.get(quiz.id)
    used = result.attempts if result else 0
    limit = 1 if quiz.kind == "pretest" else quiz.max_attempts
    left = None if limit is None else max(0, limit - used)
    opens_at = result.submitted_at + timedelta(hours=quiz.wait_hours) if result else None
    early = opens_at is not None and opens_at > now
    hindrance = _order(course, quiz, history) or _repeat(quiz, left, early)
    return Allowance(used, left, hindrance, opens_at if hindrance is Hindrance.TOO_SOON else None)


def _order(course: Course, quiz: Quiz, history: History) -> Hindrance | None:
    if not history.is_enrolled:
        return Hindrance.NOT_ENROLLED
    if quiz.kind != "pretest" and needs_pretest(course, history):
        return Hindrance.PRETEST_FIRST
    if quiz.kind == "posttest" and not posttest_is_due(course, history):
        return Hindrance.LESSONS_FIRST
    return None


def _repeat(quiz: Quiz, left: int | None, early: bool) -> Hindrance | None:
    if left == 0:
        return Hindrance.ONLY_ONCE if quiz.kind == "pretest" else Hindrance.NO_TRY_LEFT
    return Hindrance.TOO_SOON if early else None
