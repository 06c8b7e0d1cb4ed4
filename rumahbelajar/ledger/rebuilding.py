"""Making projections anew from the facts: of one subject, or all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import product
from uuid import UUID

from sqlalchemy import Select, func, select

from rumahbelajar.database import db
from rumahbelajar.ledger import merging
from rumahbelajar.ledger.aliases import all_aliases, counted_under
from rumahbelajar.ledger.effectiveness import effective_facts, effective_facts_of, is_effective
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.locking import lock_ledger, lock_subjects
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection, projections

Progress = Callable[[int, int], None]
"""Is told now and then how many facts are folded, of how many."""
_CHUNK = 500
_TOLD_EVERY = 5_000


def refold(subject_id: UUID, concerned: Iterable[Projection] | None = None) -> None:
    """Make the rows of a subject anew, in the session at hand; of all projections if none named.

    One that was given up has none: what was told of it counts under another.
    """
    lock_subjects(subject_id)
    chosen = tuple(projections() if concerned is None else concerned)
    if merging.MERGES in chosen:
        _refold_merges(subject_id)
        merging.settle(merging.connected(subject_id))
    _fold_anew([subject_id], following(chosen))


def refold_merged(*subject_ids: UUID) -> None:
    """Make anew what a merge or the end of one changes: the aliases, and the rows of all concerned.

    The first is the one that is given up. The caller keeps everybody from adding facts
    (locking.lock_ledger), so that no lock of a subject is needed.
    """
    touched = merging.connected(*subject_ids)
    _refold_merges(subject_ids[0])
    merging.settle(touched)
    _fold_anew(sorted(touched), following(projections()))


def rebuild() -> int:
    """Make every projection anew in the session at hand; return how many facts counted.

    Nobody can record meanwhile. Raise UnreadablePayload, naming the kind, for a fact that its kind
    can no longer read.
    """
    lock_ledger()
    for projection in projections():
        projection.clear()
    effective = select(Fact).where(is_effective()).execution_options(yield_per=_CHUNK)
    # First under whom everything counts, then what counts.
    for fact in db.session.scalars(effective.where(Fact.kind.in_(merging.KINDS))):
        fold_into((merging.MERGES,), fact, fact.subject_id)
    merging.settle()
    return _fold_all(effective, following(projections()))


def rebuild_some(*chosen: Projection, tell: Progress | None = None) -> int:
    """Make these projections anew, as `rebuild` does; who is merged stays merged."""
    lock_ledger()
    for projection in chosen:
        projection.clear()
    kinds = set().union(*(projection.kinds for projection in chosen))
    counting = Fact.kind.in_(kinds), is_effective()
    effective = select(Fact).where(*counting).execution_options(yield_per=_CHUNK)
    if tell is None:
        return _fold_all(effective, following(chosen))
    total = db.session.scalar(select(func.count()).select_from(Fact).where(*counting)) or 0
    return _fold_all(effective, following(chosen), lambda count: tell(count, total))


def following(chosen: Iterable[Projection]) -> tuple[Projection, ...]:
    """Return those projections in which a merged subject counts under another."""
    return tuple(each for each in chosen if each.follows_merges)


def fold_into(chosen: Iterable[Projection], fact: Fact, subject_id: UUID | None = None) -> None:
    """Fold one effective fact; one of an unknown kind is kept for a later program.

    `subject_id` is under whom it counts, looked up if it is not named.
    """
    payload = read_payload(fact.kind, fact.schema_version, fact.payload)
    if payload is not None:
        counted = _told_of(fact, subject_id or counted_under(fact.subject_id))
        for projection in chosen:
            projection.fold(counted, payload)


def _fold_all(
    effective: Select[tuple[Fact]],
    chosen: Sequence[Projection],
    tell: Callable[[int], None] = lambda _count: None,
) -> int:
    aliases, count = all_aliases(), 0
    tell(count)
    with db.session.scalars(effective) as facts:
        for fact in facts:
            fold_into(chosen, fact, aliases.get(fact.subject_id, fact.subject_id))
            count += 1
            if count % _TOLD_EVERY == 0:
                tell(count)
    if count % _TOLD_EVERY:
        tell(count)
    for projection in chosen:
        projection.settle()
    return count


def _fold_anew(subject_ids: Sequence[UUID], chosen: Sequence[Projection]) -> None:
    # First all of them: a row of one may be known by the fact that makes it, whoever has it.
    for subject_id, projection in product(subject_ids, chosen):
        projection.clear(subject_id)
    # Whoever has read a hundred lessons has a hundred facts that a roll is none of.
    kinds = set().union(*(projection.kinds for projection in chosen))
    for subject_id in subject_ids:
        if counted_under(subject_id) == subject_id:
            for fact in effective_facts(subject_id, kinds):
                fold_into(chosen, fact, subject_id)


def _refold_merges(subject_id: UUID) -> None:
    merging.MERGES.clear(subject_id)
    for fact in effective_facts_of([subject_id]):
        if fact.kind in merging.KINDS:
            fold_into((merging.MERGES,), fact, subject_id)


def _told_of(fact: Fact, subject_id: UUID) -> Fact:
    """Return the fact as if it were told of this subject: a copy, which no session knows."""
    if fact.subject_id == subject_id:
        return fact
    return replace(Envelope.of(fact), subject_id=subject_id).fact()
