"""Revoking a certificate: who may, why, the fact that tells it, and which ones it reaches."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _
from sqlalchemy import ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db
from rumahbelajar.learning.facts import CertificateRevokedFor
from rumahbelajar.learning.models import Certificate, CertificateStanding
from rumahbelajar.learning.telling import tell
from rumahbelajar.ledger import aliases
from rumahbelajar.people import learner_lock


class Reason(StrEnum):
    """Why a certificate is no longer valid; a code, since facts hold no typed words."""

    MISTAKE = "mistake"
    OTHER_PERSON = "other_person"
    ASKED = "asked"


REASONS = {
    Reason.MISTAKE: _("Terbit karena keliru"),
    Reason.OTHER_PERSON: _("Kursusnya dikerjakan orang lain"),
    Reason.ASKED: _("Pemiliknya meminta"),
}


def may_revoke(viewer: Viewer, certificate: Certificate) -> bool:
    """Whether somebody may revoke a certificate: who registers people over there."""
    return viewer.holds_over(certificate.village_code, *REGISTRARS)


def revoke(certificate: Certificate, reason: Reason, told_by: UUID) -> None:
    """Say that a certificate is no longer valid; once is enough, and so is one made anew."""
    person = learner_lock.lock(certificate.person_id)
    whose = aliases.counted_under(person.id)
    standing = db.session.get(
        CertificateStanding, (whose, certificate.code), populate_existing=True
    )
    if standing is None or (standing.revoked_on or standing.replaced_on) is None:
        tell(CertificateRevokedFor(certificate.code, reason), about=person, told_by=told_by)


def revoked(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """Return a column of the revoking of a certificate, or of one that it took the place of.

    A house that had not heard of the revoking may have made it anew: what is revoked stays so,
    whichever of the two was told first. Of a course, the current one took the place of all others.
    """
    standing, same_course = aliased(CertificateStanding), aliased(Certificate)
    return (
        select(func.min(getattr(standing, column.key)))
        .join(
            same_course,
            and_(
                aliases.counts_as(same_course.person_id) == standing.person_id,
                same_course.code == standing.code,
            ),
        )
        .where(
            same_course.person_id == Certificate.person_id,
            same_course.course_id == Certificate.course_id,
            or_(same_course.id == Certificate.id, Certificate.replaced_by.is_(None)),
        )
        .correlate(Certificate)
        .scalar_subquery()
    )
