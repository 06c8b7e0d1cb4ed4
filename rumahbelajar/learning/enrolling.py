"""Beginning a course, and leaving it: once each, whatever is tapped twice."""

from uuid import UUID

from flask_babel import gettext as _

from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.learning import course_versions
from rumahbelajar.learning.facts import EnrollmentOpened, EnrollmentWithdrawnFrom
from rumahbelajar.learning.history import history_of
from rumahbelajar.learning.models import Enrollment
from rumahbelajar.learning.telling import tell
from rumahbelajar.ledger import effectiveness
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import Sex


def enroll(person_id: UUID, course: Course, told_by: UUID | None = None) -> None:
    """Let a person begin a course; who takes it already goes on as before.

    They tell it themselves unless somebody else is named, as where a whole group begins.
    """
    person = learner_lock.lock(person_id)
    if _open_enrollment(person_id, course.id):
        return
    course_versions.store(course)
    tell(
        EnrollmentOpened(
            course_id=course.id,
            course_version=course.version,
            sex="" if person.sex is Sex.UNSAID else person.sex.value,
            age_band=person.age_band.value,
            category=person.main_category.value,
            destination=person.destination,
        ),
        about=person,
        told_by=told_by,
    )


def withdraw(person_id: UUID, course_id: str, told_by: UUID) -> None:
    """Let a person leave a course; what was learned stays, and they may come back.

    Two houses that did not know of each other can both have opened it, so each fact that keeps it
    open is replaced. Raise Refused when the course is finished: there is nothing left to leave.
    """
    person = learner_lock.lock(person_id)
    if history_of(person_id, course_id).completed_on:
        raise Refused(_("Kursus ini sudah selesai, jadi tidak perlu berhenti."))
    while row := _open_enrollment(person_id, course_id):
        opened = effectiveness.find(row.opened_by, person_id) if row.opened_by else None
        if opened is None:
            raise ValueError(f"nothing keeps {course_id} open")
        tell(_withdrawal(opened), about=person, told_by=told_by, replaces=opened.id)


def _withdrawal(opened: Fact) -> EnrollmentWithdrawnFrom:
    """Return what takes the place of the fact that opened a course, and keeps what that said."""
    said = read_payload(opened.kind, opened.schema_version, opened.payload)
    if not isinstance(said, EnrollmentOpened):
        raise TypeError(f"{opened.id} opened no course")
    return EnrollmentWithdrawnFrom(
        course_id=said.course_id,
        opened_on=opened.occurred_on,
        opened_in=opened.village_code,
        sex=said.sex,
        age_band=said.age_band,
        category=said.category,
        destination=said.destination,
    )


def _open_enrollment(person_id: UUID, course_id: str) -> Enrollment | None:
    row = db.session.get(Enrollment, (person_id, course_id), populate_existing=True)
    return row if row is not None and row.is_open else None
