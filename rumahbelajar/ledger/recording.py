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
from rumahbelajar.ledger import (
    aliases,
    clock_quality,
    effectiveness,
    merging,
    rebuilding,
    sealing,
)
from rumahbelajar.ledger.envelope import Envelope, UnreadableEnvelope
from rumahbelajar.ledger.identity import the_node
from rumahbelajar.ledger.kinds import KINDS, read_payload, write_payload
from rumahbelajar.ledger.locking import lock_ledger, lock_standing, lock_subjects
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
    when `replaces` names no fact that counts under the same subject. What puts a fact right is told
    of the subject of that fact, so that the two stay together whoever is merged or parted.
    """
    if replaces is not None:
        subject_id = _subject_of(replaces, subject_id)
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
    if kind.name in merging.KINDS:
        lock_ledger()
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
    if received.kind in merging.KINDS:
        lock_ledger()
    else:
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
    # Who has added a fact sees no merge any more that was not there by then (locking.lock_ledger).
    subject_id = aliases.counted_under(fact.subject_id)
    if fact.kind not in merging.KINDS:
        lock_standing(subject_id)
    # Loaded before this subject was locked, they may be older than what others committed.
    forget_loaded_rows()
    replaced = _replaced_by(fact)
    if fact.kind in merging.KINDS or (replaced and replaced.kind in merging.KINDS):
        _merge_anew(fact)
    elif replaced is not None:
        _refold_without(replaced, fact, subject_id)
    # No fact can name one that is only now being recorded.
    elif is_new or not effectiveness.is_replaced(fact):
        rebuilding.fold_into(projections(), fact, subject_id)
    return fact


def _subject_of(fact_id: UUID, subject_id: UUID) -> UUID:
    found = effectiveness.find(fact_id, subject_id)
    if found is None:
        raise ValueError(f"{fact_id} is no fact of the same subject, so it cannot be replaced")
    return found.subject_id


def _replaced_by(fact: Fact) -> Fact | None:
    """Return the fact that this one replaces, if it is here: only one of the very same subject."""
    found = effectiveness.find(fact.replaces, fact.subject_id) if fact.replaces else None
    return found if found is not None and found.subject_id == fact.subject_id else None


def _merge_anew(fact: Fact) -> None:
    lock_ledger()
    payload = _payload_of(fact)
    kept_id: UUID = getattr(payload, "kept_id", fact.subject_id)
    rebuilding.refold_merged(fact.subject_id, kept_id)


def _refold_without(replaced: Fact, fact: Fact, subject_id: UUID) -> None:
    payloads = [_payload_of(each) for each in (replaced, fact)]
    concerned = [
        projection
        for projection in projections()
        if any(projection.knows(payload) for payload in payloads)
    ]
    rebuilding.refold(subject_id, concerned)


def _payload_of(fact: Fact) -> object | None:
    return read_payload(fact.kind, fact.schema_version, fact.payload)


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
