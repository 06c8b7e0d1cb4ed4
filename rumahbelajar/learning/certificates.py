"""Certificates: issued once with the completion, checked by anyone who holds the code."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, select, text

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.learning.certificate_codes import new_code, read_code
from rumahbelajar.learning.facts import CertificateIssued, CertificateRevoked
from rumahbelajar.learning.models import Certificate, CertificateStanding
from rumahbelajar.learning.telling import tell
from rumahbelajar.people import learner_lock
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Area, Person

_NEXT_NUMBER = text(
    "INSERT INTO certificate_series (village_code, year, last_number) VALUES (:village, :year, 1) "
    "ON CONFLICT (village_code, year) "
    "DO UPDATE SET last_number = certificate_series.last_number + 1 RETURNING last_number"
)


class Checked(NamedTuple):
    """A certificate and, when it is no longer valid, the day it was revoked."""

    certificate: Certificate
    revoked_on: date | None


def issue(person: Person, course: Course) -> Certificate:
    """Issue the certificate of a course that was just finished; its version is stored already.

    The row of the series stays locked until the commit, so numbers have no gap and no double.
    """
    today = today_in(person.village_code)
    code, serial = new_code(), _next_serial(person.village_code, today.year)
    fact = tell(CertificateIssued(course.id, course.version, code, serial), about=person)
    certificate = Certificate(
        person_id=person.id,
        course_id=course.id,
        course_version=course.version,
        course_title=course.title,
        course_hours=course.hours,
        holder_name=person.name,
        village_code=person.village_code,
        place=_place(person.village_code),
        code=code,
        serial=serial,
        issued_on=today,
        fact_id=fact.id,
    )
    db.session.add(certificate)
    db.session.flush()
    return certificate


def revoke(certificate: Certificate, told_by: UUID) -> None:
    """Say that a certificate is no longer valid; once is enough."""
    person = learner_lock.lock(certificate.person_id)
    standing = db.session.get(
        CertificateStanding, (person.id, certificate.code), populate_existing=True
    )
    if standing is None or standing.revoked_on is None:
        tell(CertificateRevoked(certificate.code), about=person, told_by=told_by)


def find(typed: str) -> Checked | None:
    """Return the certificate with the typed code, or None; whoever knows the code may see it."""
    code = read_code(typed)
    if code is None:
        return None
    row = db.session.execute(_checked().where(Certificate.code == code)).one_or_none()
    return Checked(*row) if row else None


def may_print(viewer: Viewer, certificate: Certificate) -> bool:
    """Whether somebody gets the certificate as PDF: its holder, and the registrars over there."""
    is_holder = certificate.person_id == viewer.person_id
    return is_holder or viewer.holds_over(certificate.village_code, *REGISTRARS)


def certificates_of(person_id: UUID) -> list[Checked]:
    """Return a person's certificates, the newest first."""
    mine = _checked().where(Certificate.person_id == person_id)
    ordered = mine.order_by(Certificate.issued_on.desc(), Certificate.id.desc())
    return [Checked(*row) for row in db.session.execute(ordered)]


def _checked() -> Select[tuple[Certificate, date | None]]:
    same = and_(
        CertificateStanding.person_id == Certificate.person_id,
        CertificateStanding.code == Certificate.code,
    )
    return select(Certificate, CertificateStanding.revoked_on).outerjoin(CertificateStanding, same)


def _next_serial(village_code: str, year: int) -> str:
    """Return the next serial of a village in a year, as RB-33.07.10.2004-2026-0001."""
    number = db.session.execute(_NEXT_NUMBER, {"village": village_code, "year": year}).scalar_one()
    return f"RB-{village_code}-{year}-{number:04d}"


def _place(village_code: str) -> str:
    """Return the names from the village up to the province, by comma."""
    codes = [village_code, *upper_codes(village_code)]
    names = select(Area.name).where(Area.code.in_(codes)).order_by(Area.code.desc())
    return ", ".join(db.session.scalars(names))
