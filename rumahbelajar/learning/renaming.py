"""Correcting how a name is written: the person's, and anew the certificates that bear it."""

from uuid import UUID

from rumahbelajar.learning import certificates
from rumahbelajar.learning.models import Certificate
from rumahbelajar.people import learner_lock, register


def rename(person_id: UUID, name: str, *, told_by: UUID) -> list[Certificate]:
    """Correct a person's name and make anew each standing certificate that bears another.

    Return the new ones; none the second time. One that was revoked stays as it is. Raise Refused
    for no name and for one too long, NoResultFound for a stranger.
    """
    person = learner_lock.lock(person_id)
    register.rename(person, name)
    return [
        certificates.reissue(certificate, person, told_by)
        for certificate in bearing_another(person_id, person.name)
    ]


def bearing_another(person_id: UUID, name: str) -> list[Certificate]:
    """Return a person's standing certificates that do not bear this name, the earliest first.

    All that stand when the name is "".
    """
    checked = certificates.certificates_of(person_id)
    return [
        each.certificate
        for each in reversed(checked)
        if each.stands and each.certificate.holder_name != name
    ]
