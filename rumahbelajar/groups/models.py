"""Tables of groups: who learns with whom, led by whom, and which courses they take together.

Membership has a history: a row is one stay, from `since` until the day before `until`. What was
learned is no part of it and outlives it.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from rumahbelajar.database import AREA_CODE, Base
from rumahbelajar.ids import new_id

MOST_NAME_CHARACTERS = 80


def _open_once(table: str, *columns: str) -> Index:
    """Return the rule that only one stay is open at a time."""
    is_open: Any = text("until IS NULL")
    return Index(
        f"uq_{table}_open", *columns, unique=True, sqlite_where=is_open, postgresql_where=is_open
    )


class Group(Base):
    """People of one village who learn together; one that has ended is kept to look up."""

    __tablename__ = "learning_group"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    village_code: Mapped[str] = mapped_column(
        AREA_CODE, ForeignKey("village.code", name="fk_learning_group_village"), index=True
    )
    name: Mapped[str] = mapped_column(String(MOST_NAME_CHARACTERS))
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class GroupMember(Base):
    """One stay of a learner in a group: from `since` on, until the day before `until`."""

    __tablename__ = "group_member"
    __table_args__ = (
        _open_once("group_member", "group_id", "person_id"),
        CheckConstraint("until >= since", name="until_not_before_since"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    group_id: Mapped[UUID] = mapped_column(
        ForeignKey("learning_group.id", name="fk_group_member_group"), index=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_group_member_person"), index=True
    )
    since: Mapped[date]
    until: Mapped[date | None]


class GroupFacilitator(Base):
    """One stay of somebody who leads a group: from `since` on, until the day before `until`."""

    __tablename__ = "group_facilitator"
    __table_args__ = (
        _open_once("group_facilitator", "group_id", "person_id"),
        CheckConstraint("until >= since", name="until_not_before_since"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    group_id: Mapped[UUID] = mapped_column(
        ForeignKey("learning_group.id", name="fk_group_facilitator_group"), index=True
    )
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", name="fk_group_facilitator_person"), index=True
    )
    since: Mapped[date]
    until: Mapped[date | None]


class GroupCourse(Base):
    """A course that a group takes together, from `since` on, until the day before `until`."""

    __tablename__ = "group_course"
    __table_args__ = (
        _open_once("group_course", "group_id", "course_id"),
        CheckConstraint("until >= since", name="until_not_before_since"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    group_id: Mapped[UUID] = mapped_column(
        ForeignKey("learning_group.id", name="fk_group_course_group"), index=True
    )
    course_id: Mapped[str] = mapped_column(String(64))
    since: Mapped[date]
    until: Mapped[date | None]
