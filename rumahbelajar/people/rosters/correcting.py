"""What a list says otherwise of people who are known, kept in a few statements for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.people import house, households
from rumahbelajar.people.correcting import correct_traits
from rumahbelajar.people.models import Person, PersonCategory
from rumahbelajar.people.names import fold, name_key
from rumahbelajar.people.register import Traits
from rumahbelajar.people.rosters.comparing import Change
from rumahbelajar.people.rosters.register_now import Known
from rumahbelajar.people.traits import AgeBand, Category, Sex

_AT_ONCE = 500
"""People in one statement: a database takes so many values and no more."""

Changed = Sequence[tuple[Known, Sequence[Change]]]


def after(changes: Iterable[Change]) -> dict[str, str]:
    """Return what is said anew, by its name in Row."""
    return {each.what: each.after for each in changes}


def correct(viewer: Viewer, village_code: str, changed: Changed, homes: Mapping[str, UUID]) -> None:
    """Keep what a list says otherwise; `homes` are households by the folded name of the head."""
    _lock([known.id for known, _changes in changed])
    _correct_persons(changed)
    _correct_ages(changed, village_code)
    _correct_categories(changed)
    _move(changed, homes)
    # By the rule of its own: a child may have consented alone while it was thought to be grown up.
    for known, changes in changed:
        band = after(changes).get("age_band")
        if band is not None and AgeBand(band).is_child:
            correct_traits(_person(known.id), _traits(known, changes), actor_id=viewer.person_id)


def _lock(ids: Sequence[UUID]) -> None:
    for some in _parts(ids):
        locked = select(Person.id).where(Person.id.in_(some)).order_by(Person.id)
        db.session.execute(locked.with_for_update(key_share=True)).all()


def _correct_persons(changed: Changed) -> None:
    rows = [
        {
            "this": known.id,
            "new_name": said.get("name", known.name),
            "new_key": name_key(said.get("name", known.name)),
            "new_sex": Sex(said.get("sex", known.sex)),
            "new_destination": said.get("destination", known.destination),
        }
        for known, changes in changed
        if (said := after(changes))
    ]
    _update(
        rows,
        name=bindparam("new_name"),
        name_key=bindparam("new_key"),
        sex=bindparam("new_sex"),
        destination=bindparam("new_destination"),
        version=Person.__table__.c.version + 1,
    )


def _correct_ages(changed: Changed, village_code: str) -> None:
    rows = [
        {"this": known.id, "new_band": AgeBand(band)}
        for known, changes in changed
        if (band := after(changes).get("age_band")) and not AgeBand(band).is_child
    ]
    today = house.today_in(village_code)
    _update(rows, age_band=bindparam("new_band"), age_stated_on=today)


def _correct_categories(changed: Changed) -> None:
    rows: list[dict[str, Any]] = []
    for known, changes in changed:
        if {"main", "others"} & after(changes).keys():
            traits = _traits(known, changes)
            rows += [
                {"person_id": known.id, "category": each, "is_main": each is traits.main}
                for each in {traits.main, *traits.categories}
            ]
    ids: set[UUID] = {row["person_id"] for row in rows}
    for some in _parts(list(ids)):
        db.session.execute(delete(PersonCategory).where(PersonCategory.person_id.in_(some)))
    if rows:
        db.session.execute(insert(PersonCategory.__table__), rows)  # type: ignore[arg-type]


def _move(changed: Changed, homes: Mapping[str, UUID]) -> None:
    moved = [
        (known, homes[fold(head)])
        for known, changes in changed
        if (head := after(changes).get("head"))
    ]
    rows = [{"this": known.id, "new_home": home} for known, home in moved]
    _update(rows, household_id=bindparam("new_home"))
    left = [home for known, _home in moved if (home := known.household_id) is not None]
    for some in _parts(left):
        households.drop_empty(some)


def _update(rows: list[dict[str, Any]], **values: Any) -> None:
    if rows:
        table = Person.__table__
        changing = update(table).where(table.c.id == bindparam("this"))  # type: ignore[arg-type]
        db.session.execute(changing.values(**values), rows)


def _person(person_id: UUID) -> Person:
    fresh = select(Person).where(Person.id == person_id)
    return db.session.scalars(fresh.execution_options(populate_existing=True)).one()


def _traits(known: Known, changes: Iterable[Change]) -> Traits:
    said = after(changes)
    others = said["others"].split() if "others" in said else known.others
    return Traits(
        sex=Sex(said.get("sex", known.sex)),
        age_band=AgeBand(said.get("age_band", known.age_band)),
        main=Category(said.get("main", known.main)),
        categories=frozenset(Category(each) for each in others),
        destination=said.get("destination", known.destination),
    )


def _parts(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
