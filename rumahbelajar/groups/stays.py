"""Stays: the groups that somebody was in or led, as the person reads of themselves."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import literal, select, union_all

from rumahbelajar.database import db
from rumahbelajar.groups.models import Group, GroupFacilitator, GroupMember
from rumahbelajar.ledger.aliases import stands_as


class Stay(NamedTuple):
    """A time in a group: from `since` on, until the day before `until`; None while it lasts."""

    group: str
    since: date
    until: date | None
    is_leading: bool


def stays_of(person_id: UUID) -> list[Stay]:
    """Return every time that somebody was in a group or led one, the latest first; one query."""
    parts = [
        select(Group.name, table.since, table.until, literal(leads).label("leads"))
        .join(Group, Group.id == table.group_id)
        .where(stands_as(table.person_id, person_id))
        for table, leads in ((GroupMember, False), (GroupFacilitator, True))
    ]
    rows = db.session.execute(union_all(*parts)).tuples()
    found = [Stay(name, since, until, bool(leads)) for name, since, until, leads in rows]
    return sorted(found, key=lambda each: (each.since, each.group), reverse=True)
