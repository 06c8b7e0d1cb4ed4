"""A list taken over: everybody new at once, and what is said otherwise of who was known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import insert, select

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import Base, db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.people import house
from rumahbelajar.people.models import Household, Person, PersonCategory
from rumahbelajar.people.names import fold, name_key
from rumahbelajar.people.rosters.comparing import Change, Kind, Outcome, changes_to
from rumahbelajar.people.rosters.correcting import after, correct
from rumahbelajar.people.rosters.register_now import Known
from rumahbelajar.people.rosters.rows import Row
from rumahbelajar.people.traits import AgeBand, Category, Sex

ANOTHER = "lain"
"""The answer that a row is about somebody who is not registered yet."""
SKIPPED = "lewati"
"""The answer that an earlier row of the list is about the same person."""


@dataclass(frozen=True)
class Work:
    """What is to be done: rows of new people, and people with what changes of them; what is not.

    `left_out` are rows that were refused, each with what is wrong, and those without an answer.
    """

    new: list[Row]
    changed: list[tuple[Known, tuple[Change, ...]]]
    left_out: list[Row]


def decide(outcomes: Iterable[Outcome], answers: Mapping[int, str]) -> Work:
    """Return the work, with the answers to what was asked; a row without one is left alone.

    An answer is ANOTHER, or the id of one of the candidates. Raise Refused where two rows were
    said to be one person.
    """
    work = Work([], [], [])
    taken: set[UUID] = set()
    for each in outcomes:
        answer = answers.get(each.row.number, "")
        known, changes = each.person, each.changes
        if each.kind is Kind.ASKED and answer != ANOTHER:
            known = next((one for one in each.candidates if str(one.id) == answer), None)
            changes = changes_to(known, each.row) if known else ()
        if each.kind is Kind.CREATED or (each.kind is Kind.ASKED and answer == ANOTHER):
            work.new.append(each.row)
        elif each.kind is Kind.REFUSED:
            work.left_out.append(replace(each.row, faults=each.faults))
        elif known is None and answer != SKIPPED:
            work.left_out.append(replace(each.row, twin_row=each.twin_row))
        elif known is not None:
            if known.id in taken:
                raise Refused(
                    _(
                        "Dua baris dipilih sebagai %(name)s. Pilih satu saja, yang lain biarkan.",
                        name=known.name,
                    )
                )
            taken.add(known.id)
            if changes:
                work.changed.append((known, changes))
    return work


def take_over(viewer: Viewer, village_code: str, work: Work, fallback: str) -> None:
    """Register who is new, without account and consent, and correct who changed.

    Who is new has agreed to nothing yet: nothing is recorded in the ledger, and they are asked
    when they come (UU 27/2022, article 20).
    """
    said = [row.head for row in work.new if row.head]
    said += [after(changes)["head"] for _known, changes in work.changed if "head" in after(changes)]
    homes = _households(village_code, said)
    _register(viewer, village_code, work.new, fallback, homes)
    correct(viewer, village_code, work.changed, homes)


def _households(village_code: str, heads: Iterable[str]) -> dict[str, UUID]:
    """Return the households under these names, folded, made if they are not there."""
    wanted = {fold(each): each for each in heads}
    here = select(Household.head_folded, Household.id).where(Household.village_code == village_code)
    known = {row.head_folded: row.id for row in db.session.execute(here)}
    new = [
        {
            "id": new_id(),
            "village_code": village_code,
            "head_name": name,
            "head_folded": folded,
            "made_at": clock.now(),
        }
        for folded, name in wanted.items()
        if folded not in known
    ]
    _insert(Household, new)
    return known | {row["head_folded"]: row["id"] for row in new}


def _register(
    viewer: Viewer, village_code: str, rows: Iterable[Row], fallback: str, homes: dict[str, UUID]
) -> None:
    people: list[dict[str, Any]] = []
    categories: list[dict[str, Any]] = []
    now, today = clock.now(), house.today_in(village_code)
    for row in rows:
        person_id, main = new_id(), Category(row.main or fallback)
        people.append(
            {
                "id": person_id,
                "village_code": village_code,
                "name": row.name,
                "name_key": name_key(row.name),
                "household_id": homes.get(fold(row.head)) if row.head else None,
                "sex": Sex(row.sex or Sex.UNSAID),
                "age_band": AgeBand(row.age_band),
                "age_stated_on": today,
                "destination": row.destination,
                "added_at": now,
                "added_by": viewer.person_id,
                "suspended_at": None,
                "version": 1,
            }
        )
        categories += [
            {"person_id": person_id, "category": each, "is_main": each is main}
            for each in {main, *map(Category, row.others)}
        ]
    _insert(Person, people)
    _insert(PersonCategory, categories)


def _insert(table: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        db.session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]
