"""Photos of the sheets of a nation's meetings, kept as their page keeps them."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import photo_files, photos
from rumahbelajar.meetings.models import Meeting
from tests.reports.nation import Nation


def keep_photo(nation: Nation, on: date, picture: bytes) -> str:
    """Keep a photo of the sheet of the meeting on a day; return its hash."""
    with nation.app.app_context():
        meeting = db.session.scalars(select(Meeting).where(Meeting.on == on)).one()
        photo_files.put(photo_id := new_id(), picture)
        photos.keep(_leader(nation), meeting, photo_id, picture)
        db.session.commit()
        photo_files.settle(photo_id)
        return photo_files.sha256_of(picture)


def meeting_on(nation: Nation, on: date) -> UUID:
    """Return the id of the meeting on a day."""
    with nation.app.app_context():
        return db.session.scalars(select(Meeting.id).where(Meeting.on == on)).one()


def _leader(nation: Nation) -> Viewer:
    budi = nation.budi
    role = HeldRole(RoleKind.FACILITATOR, budi.village)
    return Viewer(budi.id, new_id(), budi.village, budi.name, True, (role,))
