"""Whom else somebody came for: a person who stays at home, or another household."""

from dataclasses import dataclass
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import select

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.instead import record_instead, said
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings import marking
from rumahbelajar.meetings.attendance_models import AttendanceFor
from rumahbelajar.meetings.facts import CameFor
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.roll import Line, Roll
from rumahbelajar.people import consent
from rumahbelajar.people.models import Household
from rumahbelajar.people.names import fold
from rumahbelajar.people.register import find_person

MOST_FOUND = 10


@dataclass(frozen=True)
class Whom:
    """For whom: a person, a household, or with neither nobody else."""

    person: UUID | None = None
    household: UUID | None = None


def say(viewer: Viewer, meeting: Meeting, comer_id: UUID, whom: Whom) -> Line:
    """Say whom else somebody came for; the same again changes nothing. Return their line.

    Raise Refused for who is not marked as having come, where the other came, too, and while
    somebody of them does not agree that such records are kept.
    """
    _require_visible(viewer, whom)
    roll = marking.begin(meeting, comer_id)
    line = roll.line(comer_id)
    if line is None or not line.has_come:
        raise Refused(_("Catat dulu bahwa orang ini hadir. Baru pilih siapa yang ia wakili."))
    _require_absent(roll, comer_id, whom.person)
    _require_consent(line, whom)
    _tell(viewer, meeting, comer_id, whom)
    return line


def pass_on(viewer: Viewer, meeting: Meeting, walk_in_id: UUID, person_id: UUID) -> None:
    """Let a person take over what was said of somebody who walked in, unless it is said already."""
    lock_subjects(walk_in_id, person_id)
    was, now = _row(meeting.id, walk_in_id), _row(meeting.id, person_id)
    if was is None or _whom(was) == Whom():
        return
    whom = _whom(was)
    _tell(viewer, meeting, walk_in_id, Whom())
    if not consent.has_consented(person_id) or whom.person == person_id:
        return
    if now is None or _whom(now) == Whom():
        _tell(viewer, meeting, person_id, whom)


def leave(viewer: Viewer, meeting: Meeting, walk_in_id: UUID) -> None:
    """Let somebody who walked in have come for nobody, as they are taken off the list."""
    _tell(viewer, meeting, walk_in_id, Whom())


def households_called(viewer: Viewer, meeting: Meeting, search: str) -> list[Household]:
    """Return households of the meeting's village whose head is called so, by name.

    None for who only leads a group there: they may name no household either.
    """
    words = fold(search).split()
    if not words:
        return []
    found = db.session.scalars(
        select(Household)
        .where(
            Household.village_code == meeting.village_code,
            within_any(Household.village_code, viewer.areas(*REGISTRARS)),
            *(Household.head_folded.contains(word, autoescape=True) for word in words),
        )
        .order_by(Household.head_folded)
        .limit(MOST_FOUND)
    )
    return list(found)


def _require_visible(viewer: Viewer, whom: Whom) -> None:
    if whom.person is not None:
        find_person(viewer, whom.person)
    if whom.household is not None:
        mine = within_any(Household.village_code, viewer.areas(*REGISTRARS))
        asked = select(Household.id).where(Household.id == whom.household, mine)
        if db.session.scalar(asked) is None:
            abort(404)


def _require_absent(roll: Roll, comer_id: UUID, person_id: UUID | None) -> None:
    other = roll.line(person_id) if person_id else None
    if person_id == comer_id or (other is not None and other.has_come):
        raise Refused(_("Orang itu sendiri sudah dicatat hadir, jadi tidak perlu diwakili."))


def _require_consent(line: Line, whom: Whom) -> None:
    """Raise Refused for who comes without having agreed, and for somebody who agrees no longer.

    Who only walked in has nobody to ask yet, and who stays at home may not have been asked.
    """
    if whom != Whom() and not line.is_walk_in and not consent.has_consented(line.person_id):
        raise Refused(
            _(
                "Orang ini belum setuju catatan belajarnya disimpan, jadi siapa yang ia wakili "
                "tidak dicatat. Kehadirannya tetap tercatat."
            )
        )
    if whom.person is not None and consent.withdrawal_of(whom.person) is not None:
        raise Refused(
            _("Orang itu sudah mencabut persetujuannya. Pilih keluarganya, bukan orangnya.")
        )


def _tell(viewer: Viewer, meeting: Meeting, comer_id: UUID, whom: Whom) -> None:
    row = _row(meeting.id, comer_id)
    if (Whom() if row is None else _whom(row)) == whom:
        return
    record_instead(
        said(comer_id, CameFor, meeting_id=meeting.id),
        CameFor(meeting.id, whom.person, whom.household),
        subject_id=comer_id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=meeting.on,
    )


def _row(meeting_id: UUID, person_id: UUID) -> AttendanceFor | None:
    return db.session.get(AttendanceFor, (meeting_id, person_id), populate_existing=True)


def _whom(row: AttendanceFor) -> Whom:
    return Whom(row.for_person, row.for_household)
