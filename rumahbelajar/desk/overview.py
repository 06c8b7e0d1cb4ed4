"""What those who look after an area see at a glance: its villages, counted."""

from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select

from rumahbelajar.access import RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.learning.models import Completion, Enrollment
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people.models import Area, Person, Village
from rumahbelajar.people.register import is_staff, seen_by


@dataclass(frozen=True)
class VillageCounts:
    """A village in numbers: people in the register, those who take a course, courses finished."""

    code: str
    name: str
    people: int
    learning: int
    finished: int


def villages_seen_by(viewer: Viewer) -> list[VillageCounts]:
    """Return the villages in the areas of the viewer's roles, by name; four queries in all.

    Who is counted is who stands in the viewer's register; for who has none, like a coordinator,
    it is the learners.
    """
    areas = viewer.areas(*RoleKind)
    villages = db.session.execute(
        select(Village.code, Area.name)
        .join(Area, Area.code == Village.code)
        .where(within_any(Village.code, areas))
        .order_by(Area.name, Village.code)
    ).all()
    learners = within_any(Person.village_code, areas) & ~is_staff() & ~is_given_up(Person.id)
    counted = or_(seen_by(viewer), learners)
    people = _by_village(select(Person.village_code, func.count()).where(counted))
    learning = _by_village(
        select(Person.village_code, func.count(Enrollment.person_id.distinct()))
        .join(Enrollment, Enrollment.person_id == Person.id)
        .where(counted, Enrollment.is_open, Person.suspended_at.is_(None))
    )
    finished = _by_village(
        select(Person.village_code, func.count())
        .join(Completion, Completion.person_id == Person.id)
        .where(counted)
    )
    return [
        VillageCounts(code, name, people.get(code, 0), learning.get(code, 0), finished.get(code, 0))
        for code, name in villages
    ]


def _by_village(counts: Select[tuple[str, int]]) -> dict[str, int]:
    return dict(db.session.execute(counts.group_by(Person.village_code)).tuples().all())
