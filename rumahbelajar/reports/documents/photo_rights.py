"""The right to copies of the photos of sheets: given by an admin to one coordinator, for a time.

Names and signatures stand on those sheets. Who keeps the records of a village sees them anyway;
a coordinator sees hashes alone, until an admin lets them have the pictures (photo-copies.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from rumahbelajar import clock
from rumahbelajar.access import REGISTRARS, HeldRole, RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person, Role
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.asking.scope import scope_of
from rumahbelajar.reports.documents.photo_right_models import PhotoCopy, PhotoRight

DAYS = (30, 90, 365)
"""For how long it may be given."""
_LATEST = 50


@dataclass(frozen=True)
class Candidate:
    """A coordinator who may be given the right, and for which area."""

    person_id: UUID
    name: str
    area: str

    @property
    def key(self) -> str:
        """Name them in a form."""
        return f"{self.person_id}:{self.area}"


def keeps_photos(viewer: Viewer, village_code: str) -> bool:
    """Whether somebody sees the photos of a village at its meetings anyway."""
    return viewer.holds_over(village_code, *REGISTRARS)


def may_copy(viewer: Viewer, village_code: str) -> bool:
    """Whether somebody may have copies of a village's photos today.

    A right that was given ends with the role that it was given to, and no other brings it back.
    """
    if keeps_photos(viewer, village_code):
        return True
    if not scope_of(viewer).sees(village_code):
        return False
    today = today_in(village_code)
    asked = select(PhotoRight.area_code).where(
        PhotoRight.person_id == viewer.person_id,
        _stands(),
        PhotoRight.ends_on >= today,
    )
    areas = db.session.scalars(asked)
    return any(HeldRole(RoleKind.COORDINATOR, area).covers(village_code) for area in areas)


def candidates(viewer: Viewer) -> list[Candidate]:
    """Return the coordinators of the areas that an admin looks after, by name.

    Each for the narrower of the two areas: nobody gives what is not theirs, or to who may not
    read reports there.
    """
    asked = (
        select(Person.id, Person.name, Role.area_code)
        .join(Role, Role.person_id == Person.id)
        .where(
            Role.kind == RoleKind.COORDINATOR,
            Role.revoked_at.is_(None),
            Person.suspended_at.is_(None),
        )
        .order_by(func.lower(Person.name), Person.id, Role.area_code)
    )
    mine = viewer.areas(RoleKind.ADMIN)
    found = [
        Candidate(person_id, name, narrow)
        for person_id, name, theirs in db.session.execute(asked).tuples()
        for own in mine
        if (narrow := _narrower(own, theirs)) is not None
    ]
    return list(dict.fromkeys(found))


def rights_in(viewer: Viewer) -> list[PhotoRight]:
    """Return the rights that stand in the areas that an admin looks after, by their last day."""
    asked = select(PhotoRight).where(
        within_any(PhotoRight.area_code, viewer.areas(RoleKind.ADMIN)), _stands()
    )
    return list(db.session.scalars(asked.order_by(PhotoRight.ends_on, PhotoRight.id)))


def copies_in(viewer: Viewer) -> list[PhotoCopy]:
    """Return the last copies that were taken in the areas of an admin, the latest first."""
    asked = select(PhotoCopy).where(
        within_any(PhotoCopy.village_code, viewer.areas(RoleKind.ADMIN))
    )
    return list(db.session.scalars(asked.order_by(PhotoCopy.id.desc()).limit(_LATEST)))


def give(viewer: Viewer, chosen: Candidate, days: int, today: date) -> None:
    """Give the right from today on; one that stands ends. The same once more changes nothing."""
    lock_subjects(chosen.person_id)
    ends_on = today + timedelta(days=days)
    kept = _kept(chosen.person_id, chosen.area)
    if kept is not None:
        right, stands = kept
        if stands and right.ends_on == ends_on:
            return
        _end(viewer, right)
    db.session.add(
        PhotoRight(
            person_id=chosen.person_id,
            area_code=chosen.area,
            ends_on=ends_on,
            granted_by=viewer.person_id,
            granted_at=clock.now(),
        )
    )
    db.session.flush()


def take_back(viewer: Viewer, right_id: UUID) -> None:
    """Take a right back; twice changes nothing. One of another's area is a 404."""
    right = db.session.get(PhotoRight, right_id)
    if right is None or not viewer.holds_over(right.area_code, RoleKind.ADMIN):
        abort(404)
    lock_subjects(right.person_id)
    db.session.refresh(right)
    if right.taken_back_at is None:
        _end(viewer, right)


def note_copy(viewer: Viewer, village_code: str, period: Period, photos: Sequence[object]) -> None:
    """Remember that copies are taken: of how many photos of which months, by whom and when."""
    db.session.add(
        PhotoCopy(
            person_id=viewer.person_id,
            village_code=village_code,
            first_month=period.since.number,
            last_month=period.until.number,
            photos=len(photos),
            taken_at=clock.now(),
        )
    )
    db.session.flush()


def _kept(person_id: UUID, area: str) -> tuple[PhotoRight, bool] | None:
    """Return the right that nobody took back, and whether it still stands."""
    asked = select(PhotoRight, _stands()).where(
        PhotoRight.person_id == person_id,
        PhotoRight.area_code == area,
        PhotoRight.taken_back_at.is_(None),
    )
    return db.session.execute(asked).tuples().one_or_none()


def _stands() -> ColumnElement[bool]:
    """Return the condition that a right stands: not taken back, and its role is held since."""
    covers = or_(
        Role.area_code == "",
        PhotoRight.area_code == Role.area_code,
        PhotoRight.area_code.startswith(Role.area_code + "."),
    )
    role = exists().where(
        Role.person_id == PhotoRight.person_id,
        Role.kind == RoleKind.COORDINATOR,
        Role.revoked_at.is_(None),
        Role.granted_at <= PhotoRight.granted_at,
        covers,
    )
    return and_(PhotoRight.taken_back_at.is_(None), role)


def _end(viewer: Viewer, right: PhotoRight) -> None:
    right.taken_back_by, right.taken_back_at = viewer.person_id, clock.now()
    db.session.flush()


def _narrower(one: str, other: str) -> str | None:
    """Return that of two areas which lies in the other; None when neither does."""
    if HeldRole(RoleKind.ADMIN, one).covers(other):
        return other
    return one if HeldRole(RoleKind.ADMIN, other).covers(one) else None
