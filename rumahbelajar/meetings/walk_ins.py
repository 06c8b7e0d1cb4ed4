"""Who walks in: written down in ten seconds, and later joined with a person of the register."""

from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings import coming_for, counting, marking, room_groups
from rumahbelajar.meetings.attendance_models import RollRow, Status, WalkIn, Way
from rumahbelajar.meetings.facts import WalkInTakenOut
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.roll import give_numbers, put_on_list
from rumahbelajar.meetings.too_early import require_its_day
from rumahbelajar.people import learner_lock
from rumahbelajar.people.models import AgeBand, Person, Sex
from rumahbelajar.people.names import searched_words
from rumahbelajar.people.register import find_person, seen_by

MOST_FOUND = 20


def add(  # noqa: PLR0913 - what is asked for, each named
    viewer: Viewer, meeting: Meeting, walk_in_id: UUID, *, name: str, sex: Sex, age_band: AgeBand
) -> None:
    """Write somebody down who came, as present; the same id once more changes nothing.

    Raise Refused for the id of who walked in to another meeting.
    """
    _require_open_list(meeting)
    add_unless_there(
        WalkIn,
        id=walk_in_id,
        meeting_id=meeting.id,
        name=name,
        sex=sex,
        age_band=age_band,
        added_at=clock.now(),
        added_by=viewer.person_id,
    )
    there = db.session.get_one(WalkIn, walk_in_id)
    if there.meeting_id != meeting.id:
        raise Refused(_("Halaman tadi dari pertemuan lain. Buka lagi halaman ini, lalu catat."))
    if there.person_id is None:
        _come(viewer, meeting, walk_in_id)


def add_known(viewer: Viewer, meeting: Meeting, person_id: UUID) -> None:
    """Put somebody of the register on the list, as present; who is marked already stays so."""
    person = find_person(viewer, person_id)
    _require_open_list(meeting)
    _come(viewer, meeting, person.id)


def find_walk_in(meeting: Meeting, walk_in_id: UUID) -> WalkIn:
    """Return who walked in to this meeting and is not joined yet; any other is a 404."""
    asked = select(WalkIn).where(
        WalkIn.id == walk_in_id, WalkIn.meeting_id == meeting.id, WalkIn.person_id.is_(None)
    )
    return db.session.scalars(asked).one_or_none() or abort(404)


def people_called(viewer: Viewer, meeting: Meeting, search: str) -> list[Person]:
    """Return people of the meeting's village whose name has every word searched for, by name."""
    words = searched_words(search)
    if not words:
        return []
    found = db.session.scalars(
        select(Person)
        .where(
            seen_by(viewer),
            Person.village_code == meeting.village_code,
            Person.suspended_at.is_(None),
            *(Person.name.icontains(word, autoescape=True) for word in words),
        )
        .order_by(func.lower(Person.name), Person.id)
        .limit(MOST_FOUND)
    )
    return list(found)


def join(viewer: Viewer, meeting: Meeting, walk_in: WalkIn, person_id: UUID) -> None:
    """Say who it was: the person takes over status and number; one who has them keeps their own.

    This may be done after the roll is closed: how many came does not change by it, and that they
    came now counts for the person. Raise Refused when somebody else was faster, and said another.
    """
    person = find_person(viewer, person_id)
    lock_subjects(meeting.id)
    if _look_again(walk_in) == person.id:
        return
    _require_unjoined(walk_in)
    learner_lock.take_turns([person.id])
    lock_subjects(walk_in.id, person.id)
    roll = give_numbers(meeting)
    was, now = roll.line(walk_in.id), roll.line(person.id)
    status = was.status if was else None
    if was is not None:
        marking.withdraw(viewer, meeting, was)
        _pass_on_number(meeting.id, walk_in.id, person.id, is_listed=now is not None)
    room_groups.pass_on_place(meeting.id, walk_in.id, person.id)
    walk_in.person_id = person.id
    db.session.flush()
    coming_for.pass_on(viewer, meeting, walk_in.id, person.id)
    if status is not None and (now is None or now.status is None):
        line = give_numbers(meeting).line(person.id)
        if line is not None:
            marking.tell(viewer, meeting, line, status, way=Way.JOINED)
    counting.tell(viewer, meeting, [person.id])


def take_out(viewer: Viewer, meeting: Meeting, walk_in: WalkIn) -> None:
    """Take somebody off the list who was written down by mistake; the name goes for good."""
    _require_open_list(meeting)
    _look_again(walk_in)
    _require_unjoined(walk_in)
    line = give_numbers(meeting).line(walk_in.id)
    if line is not None:
        marking.withdraw(viewer, meeting, line)
    db.session.execute(
        delete(RollRow).where(RollRow.meeting_id == meeting.id, RollRow.person_id == walk_in.id)
    )
    room_groups.leave(meeting.id, walk_in.id)
    coming_for.leave(viewer, meeting, walk_in.id)
    db.session.execute(delete(WalkIn).where(WalkIn.id == walk_in.id))
    record(
        WalkInTakenOut(walk_in.id),
        subject_id=meeting.id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=meeting.on,
    )


def _require_open_list(meeting: Meeting) -> None:
    lock_subjects(meeting.id)
    db.session.refresh(meeting)
    if meeting.is_closed or meeting.is_cancelled:
        raise Refused(_("Daftar hadir ini sudah ditutup. Buka lagi dulu, dengan alasan."))
    require_its_day(meeting)


def _look_again(walk_in: WalkIn) -> UUID | None:
    """Read who walked in anew, once the meeting is locked; return whom they were joined with."""
    this = select(WalkIn).where(WalkIn.id == walk_in.id).execution_options(populate_existing=True)
    if db.session.scalars(this).one_or_none() is None:
        raise Refused(_("Orang ini baru saja dihapus dari daftar oleh petugas lain."))
    return walk_in.person_id


def _require_unjoined(walk_in: WalkIn) -> None:
    if walk_in.person_id is not None:
        raise Refused(_("Petugas lain baru saja mencatat siapa orang ini. Lihat daftar hadirnya."))


def _come(viewer: Viewer, meeting: Meeting, person_id: UUID) -> None:
    give_numbers(meeting)
    put_on_list(meeting.id, person_id)
    line = give_numbers(meeting).line(person_id)
    if line is not None and line.status is None:
        marking.tell(viewer, meeting, line, Status.PRESENT, way=Way.WALK_IN)


def _pass_on_number(
    meeting_id: UUID, walk_in_id: UUID, person_id: UUID, *, is_listed: bool
) -> None:
    mine = (RollRow.meeting_id == meeting_id, RollRow.person_id == walk_in_id)
    if is_listed:
        db.session.execute(delete(RollRow).where(*mine))
    else:
        db.session.execute(update(RollRow).where(*mine).values(person_id=person_id))
    db.session.expire_all()
