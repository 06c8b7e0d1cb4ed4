"""Merging: the facts that say that two subjects are one, and that they are not after all."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, insert, or_, select

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import Told, resolve, those_that_count
from rumahbelajar.ledger.kinds import fact_kind
from rumahbelajar.ledger.merge_models import Alias, Merge
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection

MERGED = "persons.merged"
UNMERGED = "persons.unmerged"
KINDS = (MERGED, UNMERGED)


@fact_kind(MERGED, version=1)
@dataclass(frozen=True)
class PersonsMerged:
    """The subject of this fact is the same person as `kept_id`, under whom both count."""

    kept_id: UUID


@fact_kind(UNMERGED, version=1)
@dataclass(frozen=True)
class PersonsUnmerged:
    """They are two after all; replaces the fact that merged them."""

    kept_id: UUID


MERGES = Projection("merges", tables=(Merge,), subject="subject_id", follows_merges=False)


@MERGES.folds(PersonsMerged)
def _merge(fact: Fact, payload: PersonsMerged) -> None:
    db.session.add(Merge(fact_id=fact.id, subject_id=fact.subject_id, kept_id=payload.kept_id))


@MERGES.folds(PersonsUnmerged)
def _unmerge(_fact: Fact, _payload: PersonsUnmerged) -> None:
    """What it replaces is no longer effective: nothing is left to fold."""


def connected(*subject_ids: UUID) -> set[UUID]:
    """Return these subjects and whoever any merge joins to them, whichever way it goes."""
    found: set[UUID] = set()
    beyond = set(subject_ids)
    while beyond:
        found |= beyond
        either = or_(Merge.subject_id.in_(beyond), Merge.kept_id.in_(beyond))
        rows = db.session.execute(select(Merge.subject_id, Merge.kept_id).where(either)).tuples()
        beyond = {each for row in rows for each in row} - found
    return found


def told(subject_ids: Collection[UUID] | None = None) -> list[Told]:
    """Return the merges of these subjects into others, by the fact; all of them if none named."""
    asked = select(Merge.fact_id, Merge.subject_id, Merge.kept_id).order_by(Merge.fact_id)
    if subject_ids is not None:
        asked = asked.where(Merge.subject_id.in_(subject_ids))
    return [Told(*row) for row in db.session.execute(asked)]


def without_effect() -> list[Told]:
    """Return the merges that do not count, since others were told first: for a person to look at.

    Two houses that told the same do not contradict each other.
    """
    every = told()
    counting = those_that_count(every)
    return [each for each in every if not _is_said_by(counting.get(each.subject_id), each)]


def settle(subject_ids: Collection[UUID] | None = None) -> None:
    """Make the aliases of these subjects anew, who must be all that are connected; or all."""
    db.session.flush()
    clearing = delete(Alias)
    if subject_ids is not None:
        clearing = clearing.where(Alias.subject_id.in_(subject_ids))
    db.session.execute(clearing)
    found = resolve(told(subject_ids))
    if found:
        rows = [{"subject_id": given_up, "stands_as": kept} for given_up, kept in found.items()]
        db.session.execute(insert(Alias), rows)


def _is_said_by(counting: Told | None, each: Told) -> bool:
    return counting is not None and counting.kept_id == each.kept_id
