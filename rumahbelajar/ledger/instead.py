"""What stands of a subject, and telling something in its place: in the place of all of it.

Two houses may each have told something, and so may the two entries of somebody who was merged. Who
put only the newest right would leave the others standing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from rumahbelajar.ledger.effectiveness import effective_facts
from rumahbelajar.ledger.kinds import KINDS, read_payload
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record

Payload = TypeVar("Payload")


def said(subject_id: UUID, payload: type[Payload], **key: Any) -> dict[UUID, Payload]:
    """Return by its id what each fact says that counts under a subject, the oldest first.

    Of facts with this payload, or one that is a subclass of it, whose fields are as in `key`.
    """
    found = {
        fact.id: read_payload(fact.kind, fact.schema_version, fact.payload)
        for fact in effective_facts(subject_id, KINDS.names_under(payload))
    }
    return {
        fact_id: said
        for fact_id, said in found.items()
        if isinstance(said, payload)
        and all(getattr(said, name) == value for name, value in key.items())
    }


def record_instead(  # noqa: PLR0913 - what a fact says, each named
    standing: Iterable[UUID],
    payload: Any,
    *,
    subject_id: UUID,
    actor_id: UUID,
    village_code: str,
    occurred_on: date,
) -> list[Fact]:
    """Record this in the place of each of these facts, once where there are none.

    Return the facts that were told; on the last of them the rows stand then.
    """
    instead_of: list[UUID | None] = [*standing]
    return [
        record(
            payload,
            subject_id=subject_id,
            actor_id=actor_id,
            village_code=village_code,
            occurred_on=occurred_on,
            replaces=replaces,
        )
        for replaces in instead_of or [None]
    ]
