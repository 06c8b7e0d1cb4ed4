"""Duplicates: who of a village may be registered twice, and who was looked at and is not."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import aliased

from rumahbelajar import clock
from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import add_unless_there, db, within_any
from rumahbelajar.ledger.aliases import is_given_up
from rumahbelajar.people.likeness import Told, neighbours
from rumahbelajar.people.models import AgeBand, NotSame, Person, Sex
from rumahbelajar.people.names import are_alike, block_of, fold
from rumahbelajar.people.register import is_staff, seen_by

MOST_SHOWN = 200
_MOST_OF_A_BLOCK = 100
"""Pairs: a list that was taken in twice makes a block of thousands."""
_MOST_COMPARED = 50_000
"""Of the pairs of a block: a quarter of a second."""


class Pair(NamedTuple):
    """Two people who may be one, by their ids in order."""

    one: UUID
    other: UUID


class Found(NamedTuple):
    """Who may be the same, the likeliest first; not all of them where very many are alike."""

    pairs: list[Pair]
    are_all: bool


class Apart(NamedTuple):
    """Two people of whom somebody said that they are not the same."""

    one: Person
    other: Person


class _Likely(NamedTuple):
    """A pair with what puts the likeliest first (_likeness)."""

    place: tuple[bool, bool, str]
    pair: Pair


class _Entry(NamedTuple):
    """What people are compared by."""

    id: UUID
    name: str
    name_key: str
    sex: Sex
    age_band: AgeBand
    household_id: UUID | None


def pairs_of(viewer: Viewer, village_code: str) -> Found:
    """Return who of a village may be the same; two queries.

    Only people whose names are of one block are compared, however many the village has. Left out
    is whom somebody looked at already. Of a block with very many alike only the first pairs are
    told: the others follow once those are decided.
    """
    return _pairs(village_code, seen_by(viewer))


def pairs_in(village_code: str) -> Found:
    """Return the same, whoever reads it; for counting."""
    return _pairs(village_code, ~is_given_up(Person.id))


def _pairs(village_code: str, who: ColumnElement[bool]) -> Found:
    blocks: dict[str, list[_Entry]] = defaultdict(list)
    for entry in _learners(village_code, who):
        blocks[block_of(entry.name_key)].append(entry)
    apart = _said_apart(village_code)
    found: list[_Likely] = []
    are_all = True
    for block in blocks.values():
        pairs, is_whole = _first_of(block, apart)
        are_all = are_all and is_whole
        found += pairs
    return Found([pair for _place, pair in sorted(found)], are_all)


def say_apart(viewer: Viewer, one: UUID, other: UUID) -> None:
    """Remember that two people are not the same; twice changes nothing."""
    person_id, other_id = sorted((one, other))
    add_unless_there(
        NotSame,
        person_id=person_id,
        other_id=other_id,
        said_by=viewer.person_id,
        said_at=clock.now(),
    )


def forget(one: UUID, other: UUID) -> None:
    """Take that back: they are shown again."""
    person_id, other_id = sorted((one, other))
    db.session.execute(
        delete(NotSame).where(NotSame.person_id == person_id, NotSame.other_id == other_id)
    )


def those_apart(viewer: Viewer) -> list[Apart]:
    """Return the pairs of the viewer's villages that are not the same, the latest first."""
    other = aliased(Person)
    rows = db.session.execute(
        select(Person, other)
        .select_from(NotSame)
        .join(Person, Person.id == NotSame.person_id)
        .join(other, other.id == NotSame.other_id)
        .where(
            seen_by(viewer),
            within_any(other.village_code, viewer.areas(*REGISTRARS)),
            ~is_given_up(other.id),
        )
        .order_by(NotSame.said_at.desc(), NotSame.person_id, NotSame.other_id)
        .limit(MOST_SHOWN)
    ).tuples()
    return [Apart(*row) for row in rows]


def _learners(village_code: str, who: ColumnElement[bool]) -> Iterator[_Entry]:
    columns = (getattr(Person, name) for name in _Entry._fields)
    rows = db.session.execute(
        select(*columns)
        .where(Person.village_code == village_code, who, ~is_staff())
        .order_by(Person.name_key, Person.id)
    )
    return (_Entry(*row) for row in rows)


def _said_apart(village_code: str) -> set[Pair]:
    there = select(Person.id).where(Person.village_code == village_code)
    rows = db.session.execute(
        select(NotSame.person_id, NotSame.other_id).where(
            or_(NotSame.person_id.in_(there), NotSame.other_id.in_(there))
        )
    )
    return {Pair(*row) for row in rows}


def _first_of(block: list[_Entry], apart: set[Pair]) -> tuple[list[_Likely], bool]:
    """Return the first pairs of a block, each with its likeness, and whether these are all."""
    found: list[_Likely] = []
    for compared, (one, other) in enumerate(_to_compare(block)):
        if compared == _MOST_COMPARED:
            return found, False
        pair = Pair(*sorted((one.id, other.id)))
        if pair in apart or not are_alike(one.name, other.name):
            continue
        if len(found) == _MOST_OF_A_BLOCK:
            return found, False
        found.append(_Likely(_likeness(one, other), pair))
    return found, True


def _to_compare(block: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield each two of a block once whose traits fit; names, which take longest, come last."""
    by_traits: dict[tuple[Sex, AgeBand], list[_Entry]] = defaultdict(list)
    for one in block:
        sexes, bands = neighbours(Told(one.name, one.sex, one.age_band))
        for traits in product(sexes, bands):
            yield from ((each, one) for each in by_traits[traits])
        by_traits[one.sex, one.age_band].append(one)


def _likeness(one: _Entry, other: _Entry) -> tuple[bool, bool, str]:
    """Return what puts the likeliest first: of one household, of one spelling, then by name."""
    together = one.household_id is not None and one.household_id == other.household_id
    return not together, fold(one.name) != fold(other.name), min(fold(one.name), fold(other.name))
