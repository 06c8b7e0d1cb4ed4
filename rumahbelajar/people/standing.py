"""Suspending people and taking them back; nobody can lock the house out."""

from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import learner_lock, sign_ins
from rumahbelajar.people.models import House, Person, Role


def suspend(viewer: Viewer, person: Person) -> None:
    """Let a person sign in no more, and end what they are signed in with.

    Raise Refused for oneself, and for the last admin of an area.
    """
    if person.id == viewer.person_id:
        raise Refused(_("Anda tidak bisa menangguhkan akun Anda sendiri."))
    # Two admins who suspend each other at once take turns here.
    db.session.scalars(select(House).with_for_update()).first()
    if _leaves_no_admin(person.id):
        raise Refused(_("Ini admin terakhir yang aktif, jadi tidak bisa ditangguhkan."))
    learner_lock.lock(person.id)
    if person.suspended_at is None:
        person.suspended_at = clock.now()
    sign_ins.end_all(person.id)


def reactivate(person: Person) -> None:
    """Let a suspended person sign in again."""
    learner_lock.lock(person.id)
    person.suspended_at = None


def _leaves_no_admin(person_id: UUID) -> bool:
    """Whether some area this person is admin of would have no other active one."""
    held = db.session.execute(
        select(Role.person_id, Role.area_code)
        .join(Person, Person.id == Role.person_id)
        .where(
            Role.kind == RoleKind.ADMIN, Role.revoked_at.is_(None), Person.suspended_at.is_(None)
        )
    ).all()
    others = [HeldRole(RoleKind.ADMIN, row.area_code) for row in held if row.person_id != person_id]
    return any(
        not any(other.covers(row.area_code) for other in others)
        for row in held
        if row.person_id == person_id
    )
