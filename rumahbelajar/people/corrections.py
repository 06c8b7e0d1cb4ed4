"""Corrections: people ask for them, a registrar answers, and the person sees the answer."""

from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import Correction, Outcome, Person
from rumahbelajar.people.register import seen_by

MOST_OPEN = 5
"""So many of one person may wait for an answer: enough for anybody, and no flood."""
_MOST_ANSWERED = 20


def ask(person_id: UUID, wrong: str, should_be: str) -> Correction:
    """Keep what somebody asks to have corrected; the same words twice are one request.

    Raise Refused when too many wait already.
    """
    learner_lock.lock(person_id)
    waiting = waiting_of(person_id)
    for each in waiting:
        if (each.wrong, each.should_be) == (wrong, should_be):
            return each
    if len(waiting) >= MOST_OPEN:
        raise Refused(_("Masih ada permintaan yang menunggu. Temui petugas untuk membahasnya."))
    made = Correction(person_id=person_id, wrong=wrong, should_be=should_be, asked_at=clock.now())
    db.session.add(made)
    db.session.flush()
    return made


def of_person(person_id: UUID) -> list[Correction]:
    """Return what a person asked for, the newest first, with the answers."""
    mine = select(Correction).where(Correction.person_id == person_id)
    return list(db.session.scalars(mine.order_by(Correction.id.desc())))


def waiting_of(person_id: UUID) -> list[Correction]:
    """Return those of them that nobody has answered."""
    return [each for each in of_person(person_id) if each.outcome is None]


def take_back(person_id: UUID, correction_id: UUID) -> None:
    """Erase a request of one's own that waits; one that is gone already is no fault.

    Raise Refused once it was answered.
    """
    found = db.session.scalars(_one(correction_id).where(Correction.person_id == person_id)).first()
    if found is None:
        return
    if found.outcome is not None:
        raise Refused(_("Permintaan ini sudah dijawab petugas."))
    db.session.delete(found)


def waiting_for(viewer: Viewer) -> list[tuple[Correction, Person]]:
    """Return the requests that this registrar may answer, the oldest first, and whose they are."""
    rows = db.session.execute(
        _seen(viewer).where(Correction.outcome.is_(None)).order_by(Correction.id)
    )
    return [(row[0], row[1]) for row in rows]


def answered_for(viewer: Viewer) -> list[tuple[Correction, Person]]:
    """Return what was answered last among those, the newest first."""
    rows = db.session.execute(
        _seen(viewer)
        .where(Correction.outcome.is_not(None))
        .order_by(Correction.answered_at.desc(), Correction.id)
        .limit(_MOST_ANSWERED)
    )
    return [(row[0], row[1]) for row in rows]


def count_waiting_for(viewer: Viewer) -> int:
    """Return how many requests wait for this registrar."""
    waiting = _seen(viewer).where(Correction.outcome.is_(None))
    return db.session.scalar(waiting.with_only_columns(func.count())) or 0


def find_for(viewer: Viewer, correction_id: UUID) -> Correction:
    """Return a request that the viewer may answer, locked; any other is a 404."""
    found = db.session.scalars(
        _one(correction_id).join(Person, Person.id == Correction.person_id).where(seen_by(viewer))
    ).one_or_none()
    return found if found is not None else abort(404)


def answer(correction: Correction, outcome: Outcome, reason: str, answered_by: UUID) -> None:
    """Say what became of a request; `reason` is "" when it was done.

    Raise Refused when it was answered otherwise meanwhile.
    """
    if correction.outcome is not None:
        if (correction.outcome, correction.reason) == (outcome, reason):
            return
        raise Refused(_("Permintaan ini sudah dijawab. Buka lagi dulu untuk mengubah jawabannya."))
    correction.outcome = outcome
    correction.reason = reason
    correction.answered_at = clock.now()
    correction.answered_by = answered_by


def reopen(correction: Correction) -> None:
    """Take the answer back, so that the request waits again."""
    correction.outcome = None
    correction.reason = ""
    correction.answered_at = None
    correction.answered_by = None


def _seen(viewer: Viewer) -> Select[tuple[Correction, Person]]:
    return (
        select(Correction, Person)
        .join(Person, Person.id == Correction.person_id)
        .where(seen_by(viewer))
    )


def _one(correction_id: UUID) -> Select[tuple[Correction]]:
    # Locked, so that of two who answer at once the second sees the first.
    return (
        select(Correction)
        .where(Correction.id == correction_id)
        .with_for_update(of=Correction)
        .execution_options(populate_existing=True)
    )
