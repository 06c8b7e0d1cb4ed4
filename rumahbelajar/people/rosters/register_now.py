"""The learners of a village as the register has them, read at once to compare a list with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import all_aliases, is_given_up
from rumahbelajar.people.models import Credential, Household, Person, PersonCategory
from rumahbelajar.people.names import block_of, fold
from rumahbelajar.people.register import is_staff
from rumahbelajar.people.traits import AgeBand, Sex


@dataclass
class Known:
    """A person of the village."""

    id: UUID
    name: str
    name_key: str
    sex: Sex
    age_band: AgeBand
    destination: str
    household_id: UUID | None
    head: str
    user_name: str
    is_staff: bool
    main: str = ""
    others: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Register:
    """Everybody of a village, by name."""

    people: list[Known]
    kept_as: Mapping[UUID, UUID] = field(default_factory=dict)
    """Of entries that were merged into another, which one is kept; of whatever village."""

    @cached_property
    def by_id(self) -> dict[UUID, Known]:
        """Return everybody by id."""
        return {each.id: each for each in self.people}

    @cached_property
    def by_user_name(self) -> dict[str, Known]:
        """Return who has a user name, by it."""
        return {each.user_name: each for each in self.people if each.user_name}

    @cached_property
    def by_name(self) -> dict[str, list[Known]]:
        """Return the learners of each name, folded."""
        named: dict[str, list[Known]] = defaultdict(list)
        for each in self._learners():
            named[fold(each.name)].append(each)
        return named

    def block(self, key: str, sexes: Iterable[Sex], bands: Iterable[AgeBand]) -> Iterator[Known]:
        """Return the learners of the block of a name, of these sexes and ages."""
        for sex, band in product(sexes, bands):
            yield from self._blocks.get((block_of(key), sex, band), ())

    @cached_property
    def _blocks(self) -> dict[tuple[str, Sex, AgeBand], list[Known]]:
        blocks: dict[tuple[str, Sex, AgeBand], list[Known]] = defaultdict(list)
        for each in self._learners():
            blocks[block_of(each.name_key), each.sex, each.age_band].append(each)
        return blocks

    def _learners(self) -> Iterator[Known]:
        return (each for each in self.people if not each.is_staff)


def read_register(village_code: str) -> Register:
    """Return everybody of a village but who was merged into somebody else, in three queries."""
    rows = db.session.execute(
        select(
            Person.id,
            Person.name,
            Person.name_key,
            Person.sex,
            Person.age_band,
            Person.destination,
            Person.household_id,
            Household.head_name,
            Credential.user_name,
            is_staff().label("is_staff"),
        )
        .outerjoin(Household, Household.id == Person.household_id)
        .outerjoin(Credential, Credential.person_id == Person.id)
        .where(Person.village_code == village_code, ~is_given_up(Person.id))
        .order_by(Person.name, Person.id)
    )
    people = [
        Known(
            id=row.id,
            name=row.name,
            name_key=row.name_key,
            sex=row.sex,
            age_band=row.age_band,
            destination=row.destination,
            household_id=row.household_id,
            head=row.head_name or "",
            user_name=row.user_name or "",
            is_staff=row.is_staff,
        )
        for row in rows
    ]
    _add_categories(village_code, people)
    return Register(people, all_aliases())


def _add_categories(village_code: str, people: Iterable[Known]) -> None:
    known = {each.id: each for each in people}
    rows = db.session.execute(
        select(PersonCategory.person_id, PersonCategory.category, PersonCategory.is_main)
        .join(Person, Person.id == PersonCategory.person_id)
        .where(Person.village_code == village_code, ~is_given_up(Person.id))
    )
    for person_id, category, is_main in rows:
        if is_main:
            known[person_id].main = str(category)
        else:
            known[person_id].others.add(str(category))
