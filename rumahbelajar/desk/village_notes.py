"""Notes to a village: a coordinator writes, the village's facilitators read."""

from collections.abc import Sequence
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from rumahbelajar import clock
from rumahbelajar.access import OVERSEERS, RoleKind, Viewer
from rumahbelajar.database import add_unless_there, db, within_any
from rumahbelajar.desk.village_note_model import VillageNote
from rumahbelajar.errors import Refused
from rumahbelajar.people.models import Village

MOST_SHOWN = 50


def find_village(viewer: Viewer, code: str) -> Village:
    """Return a village to whose notes the viewer has something to say; any other is a 404."""
    if not (may_write(viewer, code) or may_read(viewer, code)):
        abort(404)
    return db.session.get(Village, code) or abort(404)


def may_write(viewer: Viewer, code: str) -> bool:
    """Whether the viewer looks after this village from above."""
    return viewer.holds_over(code, *OVERSEERS)


def may_read(viewer: Viewer, code: str) -> bool:
    """Whether the viewer is one of those to whom the notes of this village are written."""
    return viewer.holds_over(code, RoleKind.FACILITATOR)


def notes_of(village_code: str) -> Sequence[VillageNote]:
    """Return the latest notes to a village, the newest first, with who wrote and who read them."""
    return db.session.scalars(
        select(VillageNote)
        .where(VillageNote.village_code == village_code)
        .order_by(VillageNote.written_at.desc(), VillageNote.id.desc())
        .limit(MOST_SHOWN)
        .options(joinedload(VillageNote.writer), joinedload(VillageNote.reader))
    ).all()


def count_unread(viewer: Viewer) -> dict[str, int]:
    """Return how many notes wait, by code of each village that the viewer is facilitator of."""
    villages = within_any(VillageNote.village_code, viewer.areas(RoleKind.FACILITATOR))
    asked = select(VillageNote.village_code, func.count()).where(
        villages, VillageNote.read_at.is_(None)
    )
    return dict(db.session.execute(asked.group_by(VillageNote.village_code)).tuples().all())


def write(viewer: Viewer, note_id: UUID, village_code: str, text: str) -> None:
    """Keep a note; the same once more changes nothing, nor do the same words while they wait."""
    waiting = select(VillageNote.id).filter_by(
        village_code=village_code, person_id=viewer.person_id, text=text, read_at=None
    )
    if db.session.scalar(waiting.limit(1)) is not None:
        return
    add_unless_there(
        VillageNote,
        id=note_id,
        village_code=village_code,
        text=text,
        person_id=viewer.person_id,
        written_at=clock.now(),
    )


def say_read(viewer: Viewer, note_id: UUID) -> VillageNote:
    """Say that a note was read; twice changes nothing. One to other villages is a 404."""
    note = _find(note_id)
    if not may_read(viewer, note.village_code):
        abort(404)
    if note.read_at is None:
        note.read_at, note.read_by = clock.now(), viewer.person_id
    return note


def take_back(viewer: Viewer, note_id: UUID) -> VillageNote:
    """Take a note back that one wrote; raise Refused once it was read, 404 for another's."""
    note = _find(note_id)
    if note.person_id != viewer.person_id or not may_write(viewer, note.village_code):
        abort(404)
    if note.read_at is not None:
        raise Refused(_("Pesan ini sudah dibaca, jadi tidak bisa ditarik lagi."))
    db.session.delete(note)
    return note


def _find(note_id: UUID) -> VillageNote:
    asked = select(VillageNote).where(VillageNote.id == note_id).with_for_update()
    return db.session.scalar(asked) or abort(404)
