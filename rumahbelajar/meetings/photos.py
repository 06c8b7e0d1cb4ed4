"""Photos of the sheets of a meeting: kept as a proof of its roll, each with who, when and its hash.

The picture is a file (photo_files.py); that it was kept, and that it was taken away, are facts.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ledger.kinds import read_payload
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings import photo_files
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.photo_models import SheetPhoto
from rumahbelajar.meetings.photo_records import SheetPhotographed, SheetPhotoWithdrawn
from rumahbelajar.meetings.roll import UNNAMED
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Person

MOST_PHOTOS = 10
"""Of one meeting: each sheet holds thirty people."""


class AlreadyKept(Refused):
    """The same picture is among those of the meeting; `photo` is it."""

    def __init__(self, photo: SheetPhoto) -> None:
        super().__init__(_("Foto yang sama sudah tersimpan. Tidak ada yang berubah."))
        self.photo = photo


@dataclass(frozen=True)
class Sent:
    """A photo with the name of who sent it, as lists show it."""

    photo: SheetPhoto
    sender: str


@dataclass(frozen=True)
class Withdrawn:
    """A photo that was taken away: which, by whom, and when."""

    photo_id: UUID
    page: int
    by: str
    at: datetime


def photos_of(meeting_id: UUID) -> list[Sent]:
    """Return the photos of a meeting, by page; one query."""
    asked = (
        select(SheetPhoto, Person.name)
        .outerjoin(Person, Person.id == SheetPhoto.sent_by)
        .where(SheetPhoto.meeting_id == meeting_id)
        .order_by(SheetPhoto.page, SheetPhoto.fact_id)
        .execution_options(populate_existing=True)
    )
    return [Sent(photo, name or UNNAMED) for photo, name in db.session.execute(asked).tuples()]


def find_photo(meeting: Meeting, photo_id: UUID) -> Sent:
    """Return a photo of this meeting; any other is a 404."""
    found = (each for each in photos_of(meeting.id) if each.photo.id == photo_id)
    return next(found, None) or abort(404)


def count_by_meeting(meeting_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many photos each of these meetings has, where it has any; one query."""
    asked = (
        select(SheetPhoto.meeting_id, func.count())
        .where(SheetPhoto.meeting_id.in_(meeting_ids))
        .group_by(SheetPhoto.meeting_id)
    )
    return dict(db.session.execute(asked).tuples().all())


def withdrawn_from(meeting_id: UUID) -> list[Withdrawn]:
    """Return the photos that were taken away from a meeting, the latest first; one query."""
    asked = (
        select(Fact, Person.name)
        .outerjoin(Person, Person.id == Fact.actor_id)
        .where(Fact.subject_id == meeting_id, Fact.kind == "sheet.photo_withdrawn")
        .order_by(Fact.id.desc())
    )
    told = [
        (read_payload(fact.kind, fact.schema_version, fact.payload), fact, name)
        for fact, name in db.session.execute(asked).tuples()
    ]
    return [
        Withdrawn(payload.photo_id, payload.page, name or UNNAMED, fact.recorded_at)
        for payload, fact, name in told
        if isinstance(payload, SheetPhotoWithdrawn)
    ]


def require_room(meeting: Meeting) -> None:
    """Raise Refused when no photo can be added: it is not held, or there are many already."""
    if meeting.is_cancelled:
        raise Refused(_("Pertemuan ini dibatalkan. Buka lagi dulu kalau ternyata jadi."))
    if count_by_meeting([meeting.id]).get(meeting.id, 0) >= MOST_PHOTOS:
        raise Refused(
            _("Sudah ada %(count)s foto lembar. Hapus dulu yang tidak perlu.", count=MOST_PHOTOS)
        )


def keep(viewer: Viewer, meeting: Meeting, photo_id: UUID, picture: bytes) -> SheetPhoto:
    """Tell of a photo whose picture is written; it gets the first page that is free.

    Raise AlreadyKept for a picture that is there, and Refused as require_room does.
    """
    _look_again(meeting)
    photos = [each.photo for each in photos_of(meeting.id)]
    sha256 = photo_files.sha256_of(picture)
    same = next((each for each in photos if each.sha256 == sha256), None)
    if same is not None:
        raise AlreadyKept(same)
    require_room(meeting)
    page = _first_free([each.page for each in photos])
    _tell(viewer, meeting, SheetPhotographed(photo_id, page, sha256, len(picture)))
    return db.session.get_one(SheetPhoto, photo_id)


def may_withdraw(viewer: Viewer, meeting: Meeting, photo: SheetPhoto) -> bool:
    """Whether it is the viewer's own, or the meeting is one of a village they keep records of."""
    return photo.sent_by == viewer.person_id or viewer.holds_over(meeting.village_code, *REGISTRARS)


def withdraw(viewer: Viewer, meeting: Meeting, photo_id: UUID) -> None:
    """Take a photo away; twice changes nothing.

    403 for one that is not the viewer's to take, 404 for one that never was of this meeting.
    """
    _look_again(meeting)
    photo = next((one.photo for one in photos_of(meeting.id) if one.photo.id == photo_id), None)
    if photo is None:
        if photo_id not in {each.photo_id for each in withdrawn_from(meeting.id)}:
            abort(404)
        return
    if not may_withdraw(viewer, meeting, photo):
        abort(403)
    photo_files.doubt(photo_id)
    payload = SheetPhotoWithdrawn(photo_id, photo.page, photo.sha256)
    _tell(viewer, meeting, payload, photo.fact_id)


def decide_what_broke_off(*, is_alone: bool = False) -> None:
    """Keep or erase the pictures of photos that were about to be told of, or to be taken away.

    By whoever sends the next photo, and at the start of the program, which may be alone with them.
    """
    unsure = photo_files.broken_off(is_alone=is_alone)
    if unsure:
        photo_files.decide(unsure, _standing_among(unsure))


def _standing_among(photo_ids: Sequence[UUID]) -> set[UUID]:
    """Return those of these photos that stand."""
    return set(db.session.scalars(select(SheetPhoto.id).where(SheetPhoto.id.in_(photo_ids))))


def _look_again(meeting: Meeting) -> None:
    """Let one photo of a meeting be told of at a time, and see what was told meanwhile."""
    lock_subjects(meeting.id)
    this = select(Meeting).where(Meeting.id == meeting.id)
    db.session.scalars(this.execution_options(populate_existing=True)).one()


def _first_free(pages: Collection[int]) -> int:
    return next(page for page in range(1, len(pages) + 2) if page not in pages)


def _tell(
    viewer: Viewer,
    meeting: Meeting,
    payload: SheetPhotographed | SheetPhotoWithdrawn,
    replaces: UUID | None = None,
) -> None:
    record(
        payload,
        subject_id=meeting.id,
        actor_id=viewer.person_id,
        village_code=meeting.village_code,
        occurred_on=today_in(meeting.village_code),
        replaces=replaces,
    )
