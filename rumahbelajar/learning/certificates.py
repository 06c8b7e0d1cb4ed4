"""Certificates: issued with the completion, made anew, checked by anyone who holds the code."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select, text
from sqlalchemy.orm import aliased

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.courses.model import Course
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.codes import new_code, read_code
from rumahbelajar.learning.facts import CertificateIssued, CertificateReissuedAfter
from rumahbelajar.learning.models import Certificate, CertificateStanding
from rumahbelajar.learning.revoking import revoked
from rumahbelajar.learning.telling import tell
from rumahbelajar.ledger import aliases
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Area, Person
from rumahbelajar.people.register import seen_by

_NEXT_NUMBER = text(
    "INSERT INTO certificate_series (village_code, year, last_number) VALUES (:village, :year, 1) "
    "ON CONFLICT (village_code, year) "
    "DO UPDATE SET last_number = certificate_series.last_number + 1 RETURNING last_number"
)
_AS_BEFORE = (
    "person_id",
    "course_id",
    "course_version",
    "course_title",
    "course_hours",
    "village_code",
    "place",
)


class Checked(NamedTuple):
    """A certificate, whether it stands, and which one it took the place of."""

    certificate: Certificate
    revoked_on: date | None
    revoked_for: str | None
    """A code of `revoking.Reason`; none of one that was revoked before reasons were asked."""
    replaced_on: date | None
    current_code: str | None
    """Of the one that stands in its place, when this house made that one."""
    earlier_serial: str | None
    """Of the one that it took the place of."""

    @property
    def stands(self) -> bool:
        """Whether it is valid today."""
        return self.revoked_on is None and self.replaced_on is None


def issue(person: Person, course: Course, told_by: UUID | None = None) -> Certificate:
    """Issue the certificate of a course that was just finished; its version is stored already.

    It was finished by the learner's own doing, unless somebody else is named. The row of the series
    stays locked until the commit, so numbers have no gap and no double.
    """
    today = today_in(person.village_code)
    code, serial = new_code(), _next_serial(person.village_code, today.year)
    issued = CertificateIssued(course.id, course.version, code, serial)
    fact = tell(issued, about=person, told_by=told_by)
    return _keep(
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


def reissue(earlier: Certificate, person: Person, told_by: UUID) -> Certificate:
    """Make a certificate anew under the name that the person has now; the earlier one falls.

    What was printed besides the name stays, and so does the village of its number. The caller
    holds the learner's lock, and the earlier one stands.
    """
    today = today_in(earlier.village_code)
    code, serial = new_code(), _next_serial(earlier.village_code, today.year)
    fallen = [*_fallen_before(earlier), (earlier.code, today, earlier.issued_on)]
    fact = tell(
        CertificateReissuedAfter(
            *(earlier.course_id, earlier.course_version, code, serial),
            replaced_codes=tuple(each for each, _day, _first in fallen),
            replaced_on=tuple(day for _each, day, _first in fallen),
            first_on=min(first for _each, _day, first in fallen),
        ),
        about=person,
        told_by=told_by,
        replaces=earlier.fact_id,
    )
    anew = new_id()
    # First, since of a person and course only one may stand.
    earlier.replaced_by = anew
    db.session.flush()
    return _keep(
        id=anew,
        **{column: getattr(earlier, column) for column in _AS_BEFORE},
        holder_name=person.name,
        code=code,
        serial=serial,
        issued_on=today,
        fact_id=fact.id,
    )


def find(typed: str) -> Checked | None:
    """Return the certificate with the typed code, or None; whoever knows the code may see it."""
    code = read_code(typed)
    if code is None:
        return None
    row = db.session.execute(_checked().where(Certificate.code == code)).one_or_none()
    return Checked(*row) if row else None


def is_holder(viewer: Viewer, certificate: Certificate) -> bool:
    """Whether it is theirs, under whichever of their entries it was issued."""
    return aliases.counted_under(certificate.person_id) == viewer.person_id


def may_print(viewer: Viewer, certificate: Certificate) -> bool:
    """Whether somebody gets the certificate as PDF: its holder, and the registrars over there."""
    return is_holder(viewer, certificate) or viewer.holds_over(
        certificate.village_code, *REGISTRARS
    )


def may_see_holder(viewer: Viewer, certificate: Certificate) -> bool:
    """Whether somebody gets the page with all certificates of this one's holder."""
    if not viewer.is_staff:
        return False
    holder = aliases.counted_under(certificate.person_id)
    seen = select(Person.id).where(Person.id == holder, seen_by(viewer))
    return db.session.scalar(seen) is not None


def certificates_of(person_id: UUID) -> list[Checked]:
    """Return all certificates a person was ever given, the newest first.

    Also those that were given to somebody who turned out to be the same.
    """
    mine = _checked().where(aliases.stands_as(Certificate.person_id, person_id))
    ordered = mine.order_by(Certificate.issued_on.desc(), Certificate.id.desc())
    return [Checked(*row) for row in db.session.execute(ordered)]


def standing_of(person_ids: Collection[UUID], course_id: str) -> list[Checked]:
    """Return the certificates of these people in a course that stand, by name; one query.

    One for each: their own before that of somebody who turned out to be the same.
    """
    merged = select(Alias.subject_id).where(Alias.stands_as.in_(person_ids))
    of_them = or_(Certificate.person_id.in_(person_ids), Certificate.person_id.in_(merged))
    theirs = _checked().where(of_them, Certificate.course_id == course_id)
    ordered = theirs.order_by(func.lower(Certificate.holder_name), Certificate.id)
    found = [Checked(*row) for row in db.session.execute(ordered)]
    return _one_for_each([each for each in found if each.stands], person_ids)


def _one_for_each(found: list[Checked], person_ids: Collection[UUID]) -> list[Checked]:
    if all(each.certificate.person_id in person_ids for each in found):
        return found
    whose = aliases.counted_under_each({each.certificate.person_id for each in found})
    own = {each.certificate.person_id for each in found} & set(person_ids)
    first: dict[UUID, Checked] = {}
    for each in found:
        person_id = each.certificate.person_id
        if person_id in own or whose[person_id] not in own:
            first.setdefault(whose[person_id], each)
    return list(first.values())


def _checked() -> Select[Any]:
    standing, current, earlier = CertificateStanding, aliased(Certificate), aliased(Certificate)
    whose = aliases.counts_as(Certificate.person_id)
    same = and_(standing.person_id == whose, standing.code == Certificate.code)
    in_its_place = and_(
        current.person_id == Certificate.person_id,
        current.course_id == Certificate.course_id,
        current.replaced_by.is_(None),
        current.id != Certificate.id,
    )
    columns = (
        revoked(standing.revoked_on),
        revoked(standing.revoked_for),
        standing.replaced_on,
        current.code,
        earlier.serial,
    )
    return (
        select(Certificate, *columns)
        .select_from(Certificate)
        .outerjoin(standing, same)
        .outerjoin(current, in_its_place)
        .outerjoin(earlier, earlier.replaced_by == Certificate.id)
    )


def _keep(**printed: Any) -> Certificate:
    certificate = Certificate(**printed)
    db.session.add(certificate)
    db.session.flush()
    return certificate


def _fallen_before(certificate: Certificate) -> list[tuple[str, date, date]]:
    """Return the code of each that fell before this one was made, its last and its first day."""
    fallen = (
        select(Certificate.code, CertificateStanding.replaced_on, Certificate.issued_on)
        .join(CertificateStanding, CertificateStanding.code == Certificate.code)
        .where(
            Certificate.person_id == certificate.person_id,
            Certificate.course_id == certificate.course_id,
            CertificateStanding.person_id == aliases.counted_under(certificate.person_id),
            CertificateStanding.replaced_on.is_not(None),
        )
        .order_by(CertificateStanding.replaced_on, Certificate.id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(fallen)]


def _next_serial(village_code: str, year: int) -> str:
    """Return the next serial of a village in a year, as RB-33.07.10.2004-2026-0001."""
    number = db.session.execute(_NEXT_NUMBER, {"village": village_code, "year": year}).scalar_one()
    return f"RB-{village_code}-{year}-{number:04d}"


def _place(village_code: str) -> str:
    """Return the names from the village up to the province, by comma."""
    codes = [village_code, *upper_codes(village_code)]
    names = select(Area.name).where(Area.code.in_(codes)).order_by(Area.code.desc())
    return ", ".join(db.session.scalars(names))
