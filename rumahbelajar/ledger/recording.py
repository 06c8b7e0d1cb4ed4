"""Recording facts: what happens here, and what is told from elsewhere, go the same way in."""

import hashlib
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError

from rumahbelajar import clock
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import clock_quality, effectiveness, rebuilding, sealing
from rumahbelajar.ledger.envelope import Envelope, UnreadableEnvelope
from rumahbelajar.ledger.identity import the_node
from rumahbelajar.ledger.kinds import KINDS, read_payload, write_payload
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.models import Fact, SetAsideFact, SetAsideReason
from rumahbelajar.ledger.projections import forget_loaded_rows, projections


class Outcome(StrEnum):
    """What became of a fact from elsewhere."""

    APPLIED = "applied"
    KNOWN = "known"
    """It was here already, word for word."""
    SET_ASIDE = "set_aside"
    """A person must look at it; nothing else changed."""


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

    Raise ValueError when the payload holds what the ledger must not (see kinds.write_payload), or
    when `replaces` names no fact of the same subject.
    """
    kind = KINDS.of(payload)
    node = the_node()
    now = clock.now()
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
        recorded_at=now,
        clock_quality=clock_quality.judge(now),
        replaces=replaces,
        payload=write_payload(payload),
    )
    if replaces is not None and effectiveness.find(replaces, subject_id) is None:
        raise ValueError(f"{replaces} is no fact of the same subject, so it cannot be replaced")
    lock_subjects(subject_id)
    return _take_in(replace(envelope, content_sha256=envelope.hash()), is_new=True)


def apply(line: str) -> Outcome:
    """Take in a fact from elsewhere, in the session at hand; `line` is what Envelope.write wrote.

    The same fact twice changes nothing. One that is not what it says, or that this ledger holds
    with other content, is set aside whole: it never stops the facts after it.
    """
    try:
        received = Envelope.read(line)
    except UnreadableEnvelope:
        return _set_aside(line, None, SetAsideReason.UNREADABLE)
    if received.content_sha256 != received.hash():
        return _set_aside(line, received.id, SetAsideReason.WRONG_HASH)
    lock_subjects(received.subject_id)
    known = _hash_of(received.id)
    if known == received.content_sha256:
        return Outcome.KNOWN
    if known is not None:
        return _set_aside(line, received.id, SetAsideReason.OTHER_CONTENT)
    try:
        with db.session.begin_nested():
            received.require_sound()
            _take_in(received, is_new=False)
    except (ValueError, IntegrityError, DataError):
        # Another process may have been told another fact of this id at the same time.
        was_taken = _hash_of(received.id) is not None
        reason = SetAsideReason.OTHER_CONTENT if was_taken else SetAsideReason.UNREADABLE
        return _set_aside(line, received.id, reason)
    return Outcome.APPLIED


def _take_in(envelope: Envelope, *, is_new: bool) -> Fact:
    fact = envelope.fact()
    db.session.add(fact)
    db.session.flush()
    sealing.put_in_order(fact)
    # Loaded before this subject was locked, they may be older than what others committed.
    forget_loaded_rows()
    replaced = effectiveness.find(fact.replaces, fact.subject_id) if fact.replaces else None
    if replaced is not None:
        _refold_without(replaced, fact)
    # No fact can name one that is only now being recorded.
    elif is_new or not effectiveness.is_replaced(fact):
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


def _hash_of(fact_id: UUID) -> str | None:
    return db.session.scalar(select(Fact.content_sha256).where(Fact.id == fact_id))


def _set_aside(line: str, fact_id: UUID | None, reason: SetAsideReason) -> Outcome:
    # Neither a NUL nor half a character can be kept on PostgreSQL.
    storable = line.replace("\0", "?").encode(errors="replace").decode()
    add_unless_there(
        SetAsideFact,
        id=new_id(),
        fact_id=fact_id,
        reason=reason,
        text=storable,
        text_sha256=hashlib.sha256(storable.encode()).hexdigest(),
        set_aside_at=clock.now(),
    )
    return Outcome.SET_ASIDE
