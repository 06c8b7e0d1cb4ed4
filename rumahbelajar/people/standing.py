"""Suspending people and taking them back; nobody can lock the house out."""

from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.access import RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import sign_ins
from rumahbelajar.people.models import House, Person, Role


def suspend(viewer: Viewer, person: Person) -> None:
    """Let a person sign in no more, and end what they are signed in with.

    Raise Refused for oneself and for the last admin.
    """
    if person.id == viewer.person_id:
        raise Refused(_("Anda tidak bisa menangguhkan akun Anda sendiri."))
    # Two admins who suspend each other at once take turns here.
    db.session.scalars(select(House).with_for_update()).first()
    if _is_admin(person.id) and _other_admins(person.id) == 0:
        raise Refused(_("Ini admin terakhir yang aktif, jadi tidak bisa ditangguhkan."))
    if person.suspended_at is None:
        person.suspended_at = clock.now()
    sign_ins.end_all(person.id)


def reactivate(person: Person) -> None:
    """Let a suspended person sign in again."""
    person.suspended_at = None


def _is_admin(person_id: UUID) -> bool:
    return bool(
        db.session.scalar(
            select(func.count())
            .select_from(Role)
            .where(
                Role.person_id == person_id,
                Role.kind == RoleKind.ADMIN,
                Role.revoked_at.is_(None),
            )
        )
    )


def _other_admins(person_id: UUID) -> int:
    count = db.session.scalar(
        select(func.count(Person.id.distinct()))
        .join(Role, Role.person_id == Person.id)
        .where(
            Role.kind == RoleKind.ADMIN,
            Role.revoked_at.is_(None),
            Person.id != person_id,
            Person.suspended_at.is_(None),
        )
    )
    return count or 0
