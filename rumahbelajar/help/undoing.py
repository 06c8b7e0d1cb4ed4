"""Taking back that a number was not reached: what was known before waits in the browser's session.

One tap changes what a whole village is told, and it is easily the wrong one.
"""

from datetime import date
from typing import Any
from uuid import UUID

from flask import session

from rumahbelajar.access import signed_in_viewer
from rumahbelajar.database import db
from rumahbelajar.help.models import ContactTrial
from rumahbelajar.people.house import today_in

_KEPT = "trial_before"


def remember(village_code: str, contact: str, before: ContactTrial | None) -> None:
    """Keep what is known of a number that is about to be noted as silent; a second tap no more."""
    if undoable_in(village_code) != contact:
        told = before and [before.tried_on.isoformat(), before.was_reached, before.person_id.hex]
        session[_KEPT] = {"village": village_code, "contact": contact, "before": told}


def undoable_in(village_code: str) -> str | None:
    """Return which number can be taken back: who asks noted it today, and nobody has since."""
    kept: dict[str, Any] | None = session.get(_KEPT)
    if kept is None or kept["village"] != village_code:
        return None
    now = db.session.get(ContactTrial, (village_code, kept["contact"]))
    mine = (signed_in_viewer().person_id, today_in(village_code), False)
    if now is None or (now.person_id, now.tried_on, now.was_reached) != mine:
        return None
    return str(kept["contact"])


def known_before() -> ContactTrial | None:
    """Return the trial that stood before, not to be added; None when there was none."""
    told = session[_KEPT]["before"]
    if told is None:
        return None
    tried_on, was_reached, person_id = told
    return ContactTrial(
        tried_on=date.fromisoformat(tried_on), was_reached=was_reached, person_id=UUID(person_id)
    )


def forget() -> None:
    """Keep nothing to take back."""
    session.pop(_KEPT, None)
