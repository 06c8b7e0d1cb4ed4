"""Telling the ledger what a learner did, on the day it is in the learner's village."""

from typing import Any
from uuid import UUID

from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person


def tell(
    payload: Any, about: Person, told_by: UUID | None = None, replaces: UUID | None = None
) -> Fact:
    """Record a fact about a learner, told by themselves unless somebody else is named."""
    return record(
        payload,
        subject_id=about.id,
        actor_id=told_by or about.id,
        village_code=about.village_code,
        occurred_on=today_in(about.village_code),
        replaces=replaces,
    )
