"""Leading: which facilitators a group has, and handing it over when one goes."""

from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import case, exists, func, select, update

from rumahbelajar.access import RoleKind
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.errors import Refused
from rumahbelajar.groups.models import Group, GroupFacilitator
from rumahbelajar.ids import new_id
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person, Role


def facilitators_of(group_id: UUID) -> list[Person]:
    """Return who leads a group now, by name; one query."""
    return list(
        db.session.scalars(
            select(Person)
            .join(GroupFacilitator, GroupFacilitator.person_id == Person.id)
            .where(GroupFacilitator.group_id == group_id, GroupFacilitator.until.is_(None))
            .order_by(func.lower(Person.name), Person.id)
        )
    )


def those_to_lead(group: Group) -> list[Person]:
    """Return the facilitators of the village who do not lead the group yet, by name."""
    leading = select(GroupFacilitator.person_id).where(
        GroupFacilitator.group_id == group.id, GroupFacilitator.until.is_(None)
    )
    return list(
        db.session.scalars(
            select(Person)
            .where(
                Person.suspended_at.is_(None),
                Person.id.not_in(leading),
                exists().where(
                    Role.person_id == Person.id,
                    Role.revoked_at.is_(None),
                    Role.kind == RoleKind.FACILITATOR,
                    Role.area_code == group.village_code,
                ),
            )
            .order_by(func.lower(Person.name), Person.id)
        )
    )


def add_facilitator(group: Group, person_id: UUID) -> None:
    """Let a facilitator of the village lead the group, too; who does already, goes on.

    Raise Refused for anybody else.
    """
    if person_id in {each.id for each in facilitators_of(group.id)}:
        return
    if person_id not in {each.id for each in those_to_lead(group)}:
        raise Refused(_("Pilih petugas desa ini."))
    today = today_in(group.village_code)
    ended_today = db.session.scalars(
        select(GroupFacilitator).where(
            GroupFacilitator.group_id == group.id,
            GroupFacilitator.person_id == person_id,
            GroupFacilitator.until == today,
        )
    ).first()
    if ended_today is not None:
        ended_today.until = None
        return
    add_unless_there(
        GroupFacilitator,
        id=new_id(),
        group_id=group.id,
        person_id=person_id,
        since=today,
        until=None,
    )


def remove_facilitator(group: Group, person_id: UUID) -> None:
    """Let somebody lead the group no more; the registrars of its village can always act for it."""
    today = today_in(group.village_code)
    # Where the clock was set back, a stay ends on the day it began.
    last = case((GroupFacilitator.since > today, GroupFacilitator.since), else_=today)
    db.session.execute(
        update(GroupFacilitator)
        .where(
            GroupFacilitator.group_id == group.id,
            GroupFacilitator.person_id == person_id,
            GroupFacilitator.until.is_(None),
        )
        .values(until=last)
    )


def hand_over(group: Group, giver_id: UUID, taker_id: UUID) -> None:
    """Let one facilitator lead the group in the place of another; raise Refused as above."""
    if taker_id == giver_id:
        raise Refused(_("Pilih petugas lain untuk meneruskan kelompok ini."))
    add_facilitator(group, taker_id)
    remove_facilitator(group, giver_id)
