"""Making groups, naming them, ending them, and opening them again."""

from uuid import UUID

from sqlalchemy import select

from rumahbelajar import clock
from rumahbelajar.access import RoleKind, Viewer
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.groups import leading
from rumahbelajar.groups.models import Group


def add_group(viewer: Viewer, group_id: UUID, village_code: str, name: str) -> None:
    """Make a group of a village; the same once more, as by a double tap, makes no other.

    A facilitator of the village who makes it leads it. The viewer must register people there.
    """
    add_unless_there(
        Group, id=group_id, village_code=village_code, name=name, made_at=clock.now(), ended_at=None
    )
    if viewer.holds_over(village_code, RoleKind.FACILITATOR):
        group = db.session.get_one(Group, group_id)
        leading.add_facilitator(group, viewer.person_id)


def is_name_taken(group_id: UUID, village_code: str, name: str) -> bool:
    """Whether another group of the village that goes on has this name, however it is written."""
    others = select(Group.name).where(
        Group.village_code == village_code, Group.id != group_id, Group.ended_at.is_(None)
    )
    return name.casefold() in {each.casefold() for each in db.session.scalars(others)}


def rename(group: Group, name: str) -> None:
    """Call a group something else."""
    group.name = name


def end(group: Group) -> None:
    """End a group: it stands among those that ended, with its people, and can be opened again."""
    group.ended_at = group.ended_at or clock.now()


def reopen(group: Group) -> None:
    """Let a group that ended go on, with the people who were in it."""
    group.ended_at = None
