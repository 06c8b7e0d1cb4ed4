"""Forming the small groups of a meeting: dealing people, moving one, and what each group made."""

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings.attendance_models import Attendance, has_come
from rumahbelajar.meetings.earlier import earlier_than
from rumahbelajar.meetings.mixing import Known, count_for, mix
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.room_groups import (
    Room,
    groups_of,
    last_with_groups,
    leave,
    place_of,
    room_of,
)
from rumahbelajar.meetings.room_models import RoomDeal, RoomGroup, RoomPlace

SIZES = (2, 3, 4, 5, 6)
MOST_GROUPS = 30


class ChangedMeanwhile(Exception):  # noqa: N818 - it names what was found
    """Somebody else changed the groups after the page was opened; nothing was changed."""


@dataclass(frozen=True)
class Said:
    """What is written of a small group, and who spoke (None: nobody is named)."""

    topic: str
    made: str
    speaker: UUID | None


def deal(viewer: Viewer, meeting: Meeting, seen: int, *, size: int = 0, count: int = 0) -> None:
    """Deal who is here into groups of at most `size`, or into `count` groups.

    `seen` is how often the page showed that people were dealt: the same tap twice deals once. Raise
    ChangedMeanwhile when somebody else dealt since then; Refused with fewer than two people, and
    when a group that would go has words.
    """
    room = _begin(meeting)
    people = [line.person_id for line in room.here]
    count = min(count or (count_for(len(people), size) if size else 0), len(people), MOST_GROUPS)
    row = db.session.get(RoomDeal, meeting.id)
    if room.deal != seen:
        if row is None or row.dealt_by != viewer.person_id or row.number != seen + 1:
            raise ChangedMeanwhile
        if len(room.groups) == count:
            return
    _require(room, len(people), count)
    if row is None:
        row = RoomDeal(meeting_id=meeting.id, number=0)
        db.session.add(row)
    row.number, row.dealt_by, row.dealt_at = room.deal + 1, viewer.person_id, clock.now()
    seed = f"{meeting.id} {row.number}"
    groups = mix(people, count, seed, Known(_before(meeting), _newcomers(meeting, people)))
    db.session.execute(delete(RoomPlace).where(RoomPlace.meeting_id == meeting.id))
    _have_groups(meeting, room, count)
    for number, group in enumerate(groups, start=1):
        db.session.add_all(_place(meeting.id, each, number) for each in group)
    db.session.flush()


def add_rest(meeting: Meeting) -> int:
    """Put who is here and in no group into the smallest ones; return how many."""
    room = _begin(meeting)
    sizes = {each.group.number: len(each.people) for each in room.groups}
    if not sizes:
        raise Refused(_("Bentuk dulu kelompoknya."))
    for line in room.unplaced:
        number = min(sizes, key=lambda each: (sizes[each], each))
        sizes[number] += 1
        db.session.add(_place(meeting.id, line.person_id, number))
    db.session.flush()
    return len(room.unplaced)


def move(meeting: Meeting, person_id: UUID, seen: int, number: int) -> None:
    """Move somebody from the group they were seen in to another; 0 is none at all.

    The number after the last makes a new group. Raise ChangedMeanwhile when they are elsewhere by
    now, Refused for somebody who is not here.
    """
    room = _begin(meeting)
    now = room.seats.get(person_id, 0)
    if now == number:
        return
    if now != seen:
        raise ChangedMeanwhile
    last = max((each.group.number for each in room.groups), default=0)
    is_known = now or person_id in {line.person_id for line in room.here}
    if not is_known or not last or not 0 <= number <= min(last + 1, MOST_GROUPS):
        raise Refused(_("Orang atau kelompok itu tidak ada di sini. Muat ulang halamannya."))
    if number > last:
        _have_groups(meeting, room, number)
    leave(meeting.id, person_id)
    if number:
        db.session.add(_place(meeting.id, person_id, number))
    db.session.flush()


def keep(meeting: Meeting, number: int, seen: int, said: Said) -> None:
    """Keep what is written of a group; `seen` is the version it was written over.

    Raise ChangedMeanwhile when it is another by now, unless it says the same. Raise Refused for a
    group that is gone, and for a speaker of another group.
    """
    room = _begin(meeting)
    small = next((each for each in room.groups if each.group.number == number), None)
    if small is None:
        raise Refused(_("Kelompok itu sudah tidak ada. Muat ulang halamannya."))
    group, speaker = small.group, small.speaker
    if said == Said(group.topic, group.made, speaker.person_id if speaker else None):
        return
    if group.version != seen:
        raise ChangedMeanwhile
    if said.speaker and said.speaker not in {each.person_id for each in small.people}:
        raise Refused(_("Orang itu sudah pindah kelompok. Muat ulang halamannya."))
    group.topic, group.made, group.version = said.topic, said.made, group.version + 1
    _let_speak(meeting.id, number, said.speaker)


def _begin(meeting: Meeting) -> Room:
    """Keep everybody else from forming groups here, and see how things are now."""
    lock_subjects(meeting.id)
    db.session.refresh(meeting)
    if meeting.is_cancelled:
        raise Refused(_("Pertemuan ini dibatalkan. Buka lagi dulu kalau ternyata jadi."))
    return room_of(meeting)


def _require(room: Room, people: int, count: int) -> None:
    if people < 2:
        raise Refused(_("Belum ada dua orang untuk dibagi. Catat dulu siapa yang hadir."))
    if count < 1:
        raise Refused(
            _("Pilih dulu berapa orang tiap kelompok, atau berapa kelompok."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    for each in room.groups:
        if each.group.number > count and each.has_words:
            raise Refused(
                _(
                    "Kelompok %(number)s sudah punya catatan. Hapus dulu catatannya, atau bentuk"
                    " paling sedikit %(number)s kelompok.",
                    number=each.group.number,
                )
            )


def _have_groups(meeting: Meeting, room: Room, count: int) -> None:
    """Let there be so many groups; those that stay keep their words."""
    known = {each.group.number for each in room.groups}
    db.session.execute(
        delete(RoomGroup).where(RoomGroup.meeting_id == meeting.id, RoomGroup.number > count)
    )
    db.session.add_all(
        RoomGroup(meeting_id=meeting.id, number=number, topic="", made="", version=1)
        for number in range(1, count + 1)
        if number not in known
    )
    db.session.flush()


def _place(meeting_id: UUID, person_id: UUID, number: int) -> RoomPlace:
    return RoomPlace(meeting_id=meeting_id, person_id=person_id, number=number, spoke=False)


def _before(meeting: Meeting) -> dict[UUID, set[UUID]]:
    """Return with whom each was in a small group last time."""
    earlier = last_with_groups(meeting)
    if earlier is None:
        return {}
    together = [{each.person_id for each in small.people} for small in groups_of(earlier.id)]
    return {each: group - {each} for group in together for each in group}


def _newcomers(meeting: Meeting, people: list[UUID]) -> set[UUID]:
    """Return who was at no earlier meeting of the group."""
    earlier = earlier_than(meeting).with_only_columns(Meeting.id).order_by(None)
    came = select(Attendance.person_id).where(Attendance.meeting_id.in_(earlier), has_come())
    return set(people) - set(db.session.scalars(came))


def _let_speak(meeting_id: UUID, number: int, person_id: UUID | None) -> None:
    """Let one of a group be who spoke; also under an id that was given up nobody else is."""
    of_group = RoomPlace.meeting_id == meeting_id, RoomPlace.number == number
    db.session.execute(update(RoomPlace).where(*of_group).values(spoke=False))
    if person_id is not None:
        place_of(meeting_id, person_id).spoke = True
        db.session.flush()
