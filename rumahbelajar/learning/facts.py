"""The facts of learning: ids, codes and whole numbers only, never a name or a typed word."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rumahbelajar.ledger.kinds import fact_kind


@fact_kind("enrollment.opened", version=1)
@dataclass(frozen=True)
class EnrollmentOpened:
    """A person begins a course; who they were that day stays true for the reports."""

    course_id: str
    course_version: str
    sex: str
    """As in people.models.Sex; "" when it was not said."""
    age_band: str
    category: str
    """The main category of the person."""
    destination: str


@fact_kind("enrollment.withdrawn", version=1)
@dataclass(frozen=True)
class EnrollmentWithdrawn:
    """A person leaves a course; replaces the fact that opened it on `opened_on`."""

    course_id: str
    opened_on: date


@fact_kind("enrollment.withdrawn", version=2)
@dataclass(frozen=True)
class EnrollmentWithdrawnFrom(EnrollmentWithdrawn):
    """The same, with what the fact that it replaces said, since that counts no longer."""

    opened_in: str
    """The code of the village in which the course was begun."""
    sex: str
    age_band: str
    category: str
    destination: str


@fact_kind("lesson.completed", version=1)
@dataclass(frozen=True)
class LessonCompleted:
    """A person says they have understood a lesson."""

    course_id: str
    lesson_id: str
    course_version: str


@fact_kind("lesson.skipped", version=1)
@dataclass(frozen=True)
class LessonSkipped:
    """A person passes over a lesson on a hard subject, which costs nothing."""

    course_id: str
    lesson_id: str
    course_version: str


@fact_kind("activity.finished", version=1)
@dataclass(frozen=True)
class ActivityFinished:
    """A person has filled in a tool of a course, or come to an end of a scenario.

    What they typed or chose there is their own, and in no fact.
    """

    course_id: str
    activity_id: str
    course_version: str


@fact_kind("attempt.submitted", version=1)
@dataclass(frozen=True)
class AttemptSubmitted:
    """A person hands in a quiz. The tuples have one entry per question, in the author's order.

    `answers` is the JSON text of `question.coded(...)`: option ids and whole numbers, `null` for
    words that no accepted form matches. `points` and `mark` run from 0 to 100; `passed` is empty
    for a quiz without a pass mark. A question without a right answer, as on a scale, has its
    answer and no points: `null`, which counts neither as 0 nor as 100. `mark` is the mean of the
    others, and empty when there is no other.
    """

    course_id: str
    quiz_id: str
    course_version: str
    attempt_id: UUID
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    points: tuple[int | None, ...]
    mark: int | None
    passed: bool | None


@fact_kind("completion.reached", version=1)
@dataclass(frozen=True)
class CompletionReached:
    """A person has met the completion rule of this version of the course."""

    course_id: str
    course_version: str


@fact_kind("completion.questioned", version=1)
@dataclass(frozen=True)
class CompletionQuestioned:
    """A correction took away what a completion rested on; replaces the fact of `reached_on`."""

    course_id: str
    course_version: str
    reached_on: date


@fact_kind("certificate.issued", version=1)
@dataclass(frozen=True)
class CertificateIssued:
    """A certificate with this code and serial was given for a finished course."""

    course_id: str
    course_version: str
    code: str
    serial: str


@fact_kind("certificate.reissued", version=1)
@dataclass(frozen=True)
class CertificateReissued:
    """A certificate was made anew under the corrected name; replaces the fact of the one before.

    The tuples have one entry for each certificate that no longer stands since, the earliest
    first, and the day of it: what is replaced no longer counts, so this alone must tell.
    """

    course_id: str
    course_version: str
    code: str
    serial: str
    replaced_codes: tuple[str, ...]
    replaced_on: tuple[date, ...]


@fact_kind("certificate.reissued", version=2)
@dataclass(frozen=True)
class CertificateReissuedAfter(CertificateReissued):
    """The same, with the day of the very first certificate, whose fact counts no longer."""

    first_on: date


@fact_kind("certificate.revoked", version=1)
@dataclass(frozen=True)
class CertificateRevoked:
    """The certificate with this code is no longer valid."""

    code: str


@fact_kind("certificate.revoked", version=2)
@dataclass(frozen=True)
class CertificateRevokedFor:
    """The certificate with this code is no longer valid, for a reason of `revoking.Reason`."""

    code: str
    reason: str
