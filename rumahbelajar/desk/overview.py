"""What those who look after an area see at a glance: its villages, counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.access import RoleKind, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.learning.models import Completion, Enrollment
from rumahbelajar.people.models import Area, Person, Village


@dataclass(frozen=True)
class VillageCounts:
    """A village in numbers: people who may sign in, those who take a course, courses finished."""

    code: str
    name: str
    people: int
    learning: int
    finished: int


def villages_seen_by(viewer: Viewer) -> list[VillageCounts]:
    """Return the villages in the areas of the viewer's roles, by name; four queries in all."""
    areas = viewer.areas(*RoleKind)
    villages = db.session.execute(
        select(Village.code, Area.name)
        .join(Area, Area.code == Village.code)
        .where(within_any(Village.code, areas))
        .order_by(Area.name, Village.code)
    ).all()
    people = _by_village(func.count(), areas)
    learning = _by_village(
        func.count(Enrollment.person_id.distinct()), areas, Enrollment, Enrollment.is_open
    )
    finished = _by_village(func.count(), areas, Completion)
    return [
        VillageCounts(code, name, people.get(code, 0), learning.get(code, 0), finished.get(code, 0))
        for code, name in villages
    ]


def _by_village(
    count: ColumnElement[int],
    areas: Sequence[str],
    joined: type[Enrollment] | type[Completion] | None = None,
    *conditions: InstrumentedAttribute[bool],
) -> dict[str, int]:
    """Return a count over the people of each village, who may be joined with their records."""
    query = select(Person.village_code, count).where(
        Person.suspended_at.is_(None), within_any(Person.village_code, areas), *conditions
    )
    if joined is not None:
        query = query.join(joined, joined.person_id == Person.id)
    rows = db.session.execute(query.group_by(Person.village_code)).tuples()
    return dict(rows.all())
