"""Gathering: the demo's group, made by its facilitator five weeks ago, and who came in lately."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.groups import making, membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.people.models import Person

NAME = "Melati"
COURSES = ("anak-kita", "uang-kiriman")
FIRST = (
    "Siti Marfuah",
    "Sumiati",
    "Kartika Wulandari",
    "Endah Pratiwi",
    "Mulyono",
    "Tri Rahayu",
    "Bagas Wicaksono",
)
LATER = ("Yuli Purwaningrum", "Slamet Raharja", "Wahyu Ningsih", "Dewi Larasati", "Joko Santosa")


def gatherings(
    facilitator: Viewer, group_id: UUID, now: datetime
) -> Iterator[tuple[datetime, "partial[None]"]]:
    """Yield when the group is made, and when others come in."""

    def make() -> None:
        making.add_group(facilitator, group_id, facilitator.village_code, NAME)
        together.choose_courses(db.session.get_one(Group, group_id), COURSES)
        bring_in(FIRST)

    def bring_in(names: tuple[str, ...]) -> None:
        group = db.session.get_one(Group, group_id)
        named = Person.name.in_(names), Person.village_code == group.village_code
        membership.add_members(group, db.session.scalars(select(Person.id).where(*named)).all())

    yield now - timedelta(weeks=5), partial(make)
    yield now - timedelta(days=1), partial(bring_in, LATER)
