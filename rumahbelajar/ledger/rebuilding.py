"""Making projections anew from the facts: of one subject, or all of them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ledger.effectiveness import effective_facts, is_effective
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.locking import lock_ledger, lock_subjects
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection, projections

_CHUNK = 500


def refold(subject_id: UUID, concerned: Iterable[Projection] | None = None) -> None:
    """Make the rows of a subject anew, in the session at hand; of all projections if none named."""
    lock_subjects(subject_id)
    chosen = tuple(projections() if concerned is None else concerned)
    for projection in chosen:
        projection.clear(subject_id)
    for fact in effective_facts(subject_id):
        fold_into(chosen, fact)


def rebuild() -> int:
    """Make every projection anew in the session at hand; return how many facts counted.

    Nobody can record meanwhile. Raise UnreadablePayload, naming the kind, for a fact that its kind
    can no longer read.
    """
    lock_ledger()
    chosen = projections()
    for projection in chosen:
        projection.clear()
    count = 0
    facts = select(Fact).where(is_effective()).execution_options(yield_per=_CHUNK)
    for fact in db.session.scalars(facts):
        fold_into(chosen, fact)
        count += 1
    return count


def fold_into(chosen: Iterable[Projection], fact: Fact) -> None:
    """Fold one effective fact; one of an unknown kind is kept for a later program."""
    payload = read_payload(fact.kind, fact.schema_version, fact.payload)
    if payload is not None:
        for projection in chosen:
            projection.fold(fact, payload)
