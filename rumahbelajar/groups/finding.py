"""Finding groups: who may see which, and who may change one."""

from dataclasses import dataclass
from uuid import UUID

from flask import abort
from sqlalchemy import ColumnElement, exists, func, or_, select

from rumahbelajar.access import REGISTRARS, RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.groups.models import Group, GroupFacilitator, GroupMember
from rumahbelajar.ledger.aliases import counts_as


@dataclass(frozen=True)
class Counted:
    """A group in a list, with how many are in it now."""

    group: Group
    members: int
    is_led: bool
    """Whether the viewer leads it."""


def find_group(viewer: Viewer, group_id: UUID) -> Group:
    """Return a group that the viewer may see; any other is a 404.

    Its facilitators do, and registrars and coordinators over its village.
    """
    found = select(Group).where(Group.id == group_id, _seen_by(viewer))
    return db.session.scalars(found).one_or_none() or abort(404)


def find_to_change(viewer: Viewer, group_id: UUID) -> Group:
    """Return a group that the viewer may change; any other is a 404.

    Its facilitators do, and registrars over its village; a coordinator only looks.
    """
    found = select(Group).where(Group.id == group_id, _changed_by(viewer))
    return db.session.scalars(found).one_or_none() or abort(404)


def may_change(viewer: Viewer, group: Group) -> bool:
    """Whether find_to_change would return this group."""
    return viewer.holds_over(group.village_code, *REGISTRARS) or _leads(viewer, group.id)


def may_see_names(viewer: Viewer, group: Group) -> bool:
    """Whether the viewer may see who is in a group; who looks after more than a village may not.

    A facilitator and a coordinator of the village see persons, those above it see counts.
    """
    of_village = any(
        role.kind is RoleKind.COORDINATOR and role.area == group.village_code
        for role in viewer.roles
    )
    return of_village or may_change(viewer, group)


def groups_of(viewer: Viewer, *, ended: bool = False) -> list[Group]:
    """Return the groups that the viewer may see, by name: those that go on, or those that ended."""
    return [each.group for each in counted_groups_of(viewer, ended=ended)]


def counted_groups_of(viewer: Viewer, *, ended: bool = False) -> list[Counted]:
    """Return the same with their members counted and one's own first; one query."""
    members = (
        select(func.count(counts_as(GroupMember.person_id).distinct()))
        .where(GroupMember.group_id == Group.id, GroupMember.until.is_(None))
        .scalar_subquery()
    )
    is_led = _led_by(viewer)
    rows = db.session.execute(
        select(Group, members, is_led)
        .where(_seen_by(viewer), Group.ended_at.is_not(None) if ended else Group.ended_at.is_(None))
        .order_by(func.lower(Group.name), Group.id)
    ).tuples()
    found = [Counted(group, number, bool(led)) for group, number, led in rows]
    return sorted(found, key=lambda each: not each.is_led)


def _seen_by(viewer: Viewer) -> ColumnElement[bool]:
    return or_(
        _changed_by(viewer), within_any(Group.village_code, viewer.areas(RoleKind.COORDINATOR))
    )


def _changed_by(viewer: Viewer) -> ColumnElement[bool]:
    return or_(within_any(Group.village_code, viewer.areas(*REGISTRARS)), _led_by(viewer))


def _led_by(viewer: Viewer) -> ColumnElement[bool]:
    return exists().where(
        GroupFacilitator.group_id == Group.id,
        GroupFacilitator.person_id == viewer.person_id,
        GroupFacilitator.until.is_(None),
    )


def _leads(viewer: Viewer, group_id: UUID) -> bool:
    mine = select(GroupFacilitator.id).where(
        GroupFacilitator.group_id == group_id,
        GroupFacilitator.person_id == viewer.person_id,
        GroupFacilitator.until.is_(None),
    )
    return db.session.scalars(mine).first() is not None
