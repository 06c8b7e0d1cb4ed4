"""What the ledger is told of photos of sheets, and which of them stand: folded from those facts.

The picture itself is a file that can be erased; its hash stays, so that what is shown later as a
proof can be told from anything else.
"""

from dataclasses import dataclass
from uuid import UUID

from rumahbelajar.database import db
from rumahbelajar.ledger.kinds import fact_kind
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.meetings.photo_models import SheetPhoto


@fact_kind("sheet.photographed", version=1)
@dataclass(frozen=True)
class SheetPhotographed:
    """A photo of a sheet of a meeting was kept; the meeting is the subject."""

    photo_id: UUID
    page: int
    sha256: str
    """Of the picture as it was made anew, in hexadecimal."""
    bytes: int


@fact_kind("sheet.photo_withdrawn", version=1)
@dataclass(frozen=True)
class SheetPhotoWithdrawn:
    """A photo was taken away and its picture erased; replaces the fact that it was kept."""

    photo_id: UUID
    page: int
    sha256: str


SHEET_PHOTOS = Projection("sheet photos", tables=(SheetPhoto,), subject="meeting_id")


@SHEET_PHOTOS.folds(SheetPhotographed)
def _keep(fact: Fact, payload: SheetPhotographed) -> None:
    row = db.session.get(SheetPhoto, payload.photo_id)
    if row is None:
        row = SheetPhoto(id=payload.photo_id)
        db.session.add(row)
    elif fact.id > row.fact_id:
        return
    row.meeting_id, row.fact_id = fact.subject_id, fact.id
    row.page, row.sha256, row.bytes = payload.page, payload.sha256, payload.bytes
    row.sent_by, row.sent_at = fact.actor_id, fact.recorded_at
    db.session.flush()
