"""What is remembered of a meeting: four answers without names, erasable, in no fact."""

from uuid import UUID

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.meetings.models import MeetingNote

ASKED = ("went_well", "trouble", "follow_up", "materials")


class WrittenMeanwhile(Exception):  # noqa: N818 - it names what was found
    """Somebody else wrote the note after the page was opened; `note` is as it is now."""

    def __init__(self, note: MeetingNote) -> None:
        super().__init__()
        self.note = note


def note_of(meeting_id: UUID) -> MeetingNote | None:
    """Return what was written of a meeting, or None."""
    return db.session.get(MeetingNote, meeting_id, populate_existing=True)


def keep(viewer: Viewer, meeting_id: UUID, seen: int, answers: dict[str, str]) -> None:
    """Keep the answers, one for each of ASKED; `seen` is the version they were written over, or 0.

    Raise WrittenMeanwhile when it is another by now, unless it says the same.
    """
    lock_subjects(meeting_id)
    note = note_of(meeting_id)
    if note is not None and all(getattr(note, name) == answers[name] for name in ASKED):
        return
    if note is not None and note.version != seen:
        raise WrittenMeanwhile(note)
    if note is None:
        note = MeetingNote(meeting_id=meeting_id)
        db.session.add(note)
    for name in ASKED:
        setattr(note, name, answers[name])
    note.written_by, note.written_at = viewer.person_id, clock.now()
    db.session.flush()
