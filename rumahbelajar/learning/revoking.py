"""Revoking a certificate: who may, why, and the fact that tells it."""

from enum import StrEnum
from uuid import UUID

from flask_babel import lazy_gettext as _

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db
from rumahbelajar.learning.facts import CertificateRevokedFor
from rumahbelajar.learning.models import Certificate, CertificateStanding
from rumahbelajar.learning.telling import tell
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
    standing = db.session.get(
        CertificateStanding, (person.id, certificate.code), populate_existing=True
    )
    if standing is None or (standing.revoked_on or standing.replaced_on) is None:
        tell(CertificateRevokedFor(certificate.code, reason), about=person, told_by=told_by)
