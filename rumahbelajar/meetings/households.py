"""Households at a meeting: which of them were there, by those who came or came for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.meetings.roll import UNNAMED, Line
from rumahbelajar.people.models import Household


@dataclass(frozen=True)
class Counted:
    """How many households were there, of how many that the list knows."""

    there: int
    all: int
    unknown: int
    """How many who were asked to come belong to no household that is known."""
    asked: int
    """How many were asked to come."""

    @property
    def are_most_known(self) -> bool:
        """Whether the number says something: most who were asked belong to one that is known."""
        return self.asked > 2 * self.unknown


@dataclass(frozen=True)
class Together:
    """The lines of one household, under the name of its head; "" for those who belong to none."""

    head_name: str
    lines: list[Line]


def count(lines: Sequence[Line]) -> Counted:
    """Count households: a household was there when one of it came, or somebody came for it.

    Who came for another household stands for their own as well, since they were in the room.
    """
    known: set[UUID] = set()
    homes = [line.household_id for line in lines if not line.is_walk_in]
    there: set[UUID] = set()
    for line in lines:
        asked = line.came_for.household_id if line.has_come and line.came_for else None
        stood_for = {home for home in (line.household_id, asked) if home is not None}
        known |= stood_for
        if line.has_come:
            there |= stood_for
    return Counted(len(there), len(known), homes.count(None), len(homes))


def together(lines: Iterable[Line]) -> list[Together]:
    """Return the lines by household, those of none at the end; one query."""
    found = list(lines)
    ids = {line.household_id for line in found if line.household_id}
    asked = select(Household.id, Household.head_name).where(Household.id.in_(ids))
    heads = dict(db.session.execute(asked).tuples().all())

    def place(line: Line) -> tuple[bool, str, str]:
        head = heads.get(line.household_id, UNNAMED) if line.household_id else ""
        return line.household_id is None, head.casefold(), str(line.household_id)

    return [
        Together(heads.get(home, UNNAMED) if (home := group[0].household_id) else "", group)
        for group in (list(each) for _key, each in groupby(sorted(found, key=place), key=place))
    ]


def called(head_name: str) -> str:
    """Return the heading of a household; "Keluarga" is said once, also where it was typed."""
    if not head_name:
        return str(_("Belum tercatat keluarganya"))
    if head_name.casefold().startswith("keluarga "):
        return head_name
    return str(_("Keluarga %(name)s", name=head_name))
