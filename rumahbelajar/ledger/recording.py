"""Recording facts: what happens here, and what is told from elsewhere, go the same way in."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import effectiveness, rebuilding, sealing
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.identity import the_node
from rumahbelajar.ledger.kinds import KINDS, read_payload, write_payload
from rumahbelajar.ledger.models import ClockQuality, Fact
from rumahbelajar.ledger.projections import projections


def record(  # noqa: PLR0913 - what a fact says, each named
    payload: Any,
    *,
    subject_id: UUID,
    actor_id: UUID,
    village_code: str,
    occurred_on: date,
    replaces: UUID | None = None,
) -> Fact:
    """Record a fact and fold it into its projections in the session at hand; the view commits.

    Raise ValueError when the payload holds what the ledger must not (see kinds.write_payload).
    """
    kind = KINDS.of(payload)
    node = the_node()
    envelope = Envelope(
        id=new_id(),
        node_id=node.node_id,
        incarnation=node.incarnation,
        kind=kind.name,
        schema_version=kind.version,
        subject_id=subject_id,
        actor_id=actor_id,
        village_code=village_code,
        occurred_on=occurred_on,
        recorded_at=clock.now(),
        clock_quality=ClockQuality.UNCHECKED,
        replaces=replaces,
        payload=write_payload(payload),
    )
    return _take_in(replace(envelope, content_sha256=envelope.hash()))


def _take_in(envelope: Envelope) -> Fact:
    fact = envelope.fact()
    db.session.add(fact)
    db.session.flush()
    sealing.put_in_order(fact)
    replaced = effectiveness.replaced_by(fact)
    if replaced is not None:
        _refold_without(replaced, fact)
    elif not effectiveness.is_replaced(fact):
        rebuilding.fold_into(projections(), fact)
    return fact


def _refold_without(replaced: Fact, fact: Fact) -> None:
    payloads = [
        read_payload(each.kind, each.schema_version, each.payload) for each in (replaced, fact)
    ]
    concerned = [
        projection
        for projection in projections()
        if any(projection.knows(payload) for payload in payloads)
    ]
    rebuilding.refold(fact.subject_id, concerned)
