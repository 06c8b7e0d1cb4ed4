"""Households: who belongs together, under the name of the one who heads them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import exists, select

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.ids import new_id
from rumahbelajar.people.models import Household, Person
from rumahbelajar.people.names import fold
from rumahbelajar.people.register import seen_by

MOST_SHOWN = 500


def heads_of(villages: Iterable[str]) -> list[str]:
    """Return the names under which the households of these villages stand, to choose from."""
    found = select(Household.head_name).where(Household.village_code.in_(list(villages)))
    return list(db.session.scalars(found.order_by(Household.head_folded).limit(MOST_SHOWN)))


def members(viewer: Viewer, person: Person) -> list[Person]:
    """Return who else of the household the viewer may act on, by name."""
    if person.household_id is None:
        return []
    together = Person.household_id == person.household_id
    others = select(Person).where(together, Person.id != person.id, seen_by(viewer))
    return list(db.session.scalars(others.order_by(Person.name, Person.id).limit(MOST_SHOWN)))


def put(person: Person, head_name: str) -> None:
    """Let a person belong to the household under this name, a new one if need be; "" is none.

    A household that nobody is left in goes, and the name of its head with it.
    """
    before = person.household_id
    person.household_id = household_of(person.village_code, head_name) if head_name else None
    db.session.flush()
    if before is not None and before != person.household_id:
        drop_empty([before])


def household_of(village_code: str, head_name: str) -> UUID:
    """Return the household of a village under this name, made if there is none yet."""
    folded = fold(head_name)
    add_unless_there(
        Household,
        id=new_id(),
        village_code=village_code,
        head_name=head_name,
        head_folded=folded,
        made_at=clock.now(),
    )
    return db.session.scalars(
        select(Household.id).where(
            Household.village_code == village_code, Household.head_folded == folded
        )
    ).one()


def drop_empty(household_ids: Iterable[UUID]) -> None:
    """Take away those of these households that nobody belongs to any more."""
    is_left = ~exists().where(Person.household_id == Household.id)
    for household in db.session.scalars(
        select(Household).where(Household.id.in_(list(household_ids)), is_left)
    ):
        db.session.delete(household)
    db.session.flush()
