"""Whether numbers are answered: somebody of the village tries each, at the latest every 90 days.

A number that nobody answers can hurt who needs it, and numbers change (facts 0.2).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from rumahbelajar.database import db, insert_into
from rumahbelajar.help.models import ContactTrial

GOOD_FOR = timedelta(days=90)


def trials_in(village_code: str) -> dict[str, ContactTrial]:
    """Return the last trial of each number in a village, by its key or id."""
    mine = select(ContactTrial).where(ContactTrial.village_code == village_code)
    return {trial.contact: trial for trial in db.session.scalars(mine)}


def note(village_code: str, contact: str, on: date, by: UUID, *, was_reached: bool) -> None:
    """Note that a number was tried; what was noted before makes room."""
    told = {"tried_on": on, "was_reached": was_reached, "person_id": by}
    trial = insert_into(ContactTrial, village_code=village_code, contact=contact, **told)
    # Two of a village may try a number at the same moment: the last word stands.
    db.session.execute(
        trial.on_conflict_do_update(index_elements=["village_code", "contact"], set_=told)
    )


def undo(village_code: str, contact: str, before: ContactTrial | None) -> None:
    """Let what was known before stand again in the place of the last trial."""
    if before is None:
        db.session.execute(
            delete(ContactTrial).where(
                ContactTrial.village_code == village_code, ContactTrial.contact == contact
            )
        )
    else:
        note(
            village_code,
            contact,
            before.tried_on,
            before.person_id,
            was_reached=before.was_reached,
        )


def is_due(trial: ContactTrial | None, today: date) -> bool:
    """Whether a number is to be tried: it never was from here, was not reached, or long ago."""
    return trial is None or not trial.was_reached or today - trial.tried_on > GOOD_FOR


def count_due(contacts: Iterable[str], trials: Mapping[str, ContactTrial], today: date) -> int:
    """Return how many of these numbers are to be tried."""
    return sum(is_due(trials.get(contact), today) for contact in contacts)
