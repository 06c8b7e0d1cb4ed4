"""Local voices: a facilitator reads a lesson, a coordinator approves it, and learners choose.

Facts E1: speech and discussion in the language of the village; what the law says stays Indonesian.
"""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import IO, NamedTuple
from uuid import UUID

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, String, bindparam, delete, func, or_, select

from rumahbelajar import clock
from rumahbelajar.access import RoleKind, Viewer
from rumahbelajar.database import add_unless_there, ask, db, reading, within_any
from rumahbelajar.errors import Refused
from rumahbelajar.learning import sound_files
from rumahbelajar.learning.voice_models import Verdict, Voice
from rumahbelajar.people.models import Tongue

JUDGES = (RoleKind.COORDINATOR, RoleKind.ADMIN)
"""Who may let others hear a recording: of the area, and never their own."""
MOST_WAITING = 200
MOST_UNHEARD = 30
"""How many of one person may wait at once: 240 MB of the house's disk."""


class Heard(NamedTuple):
    """An approved recording as its lesson shows it."""

    id: UUID
    tongue: Tongue
    bytes: int


def approved_for(lesson_id: str) -> list[Heard]:
    """Return what may be heard of a lesson, a voice for each language, the latest of each."""
    latest: dict[Tongue, Heard] = {}
    for row in ask(_approved(), lesson_id=lesson_id):
        latest.setdefault(row.tongue, Heard(*row))
    return [latest[tongue] for tongue in Tongue if tongue in latest]


def mine(viewer: Viewer) -> list[Voice]:
    """Return what somebody sent in, the latest first."""
    sent = select(Voice).where(Voice.person_id == viewer.person_id)
    return list(db.session.scalars(sent.order_by(Voice.sent_at.desc()).limit(MOST_WAITING)))


def waiting_for(viewer: Viewer) -> list[Voice]:
    """Return what waits for this coordinator, the oldest first."""
    asked = select(Voice).where(Voice.verdict.is_(None), _judged_by(viewer))
    return list(db.session.scalars(asked.order_by(Voice.sent_at).limit(MOST_WAITING)))


def heard_in_area_of(viewer: Viewer) -> list[Voice]:
    """Return what learners hear and this coordinator may take back, the latest first."""
    asked = select(Voice).where(Voice.verdict == Verdict.APPROVED, _judged_by(viewer))
    return list(db.session.scalars(asked.order_by(Voice.judged_at.desc()).limit(MOST_WAITING)))


def count_waiting_for(viewer: Viewer) -> int:
    """Return how many wait for this coordinator."""
    asked = select(func.count()).where(Voice.verdict.is_(None), _judged_by(viewer))
    return db.session.scalar(asked) or 0


def find(viewer: Viewer, voice_id: UUID) -> Voice:
    """Return a recording that somebody may hear; 404 for any other.

    One that is approved is for everybody, any other for who sent it in and who may judge it.
    """
    heard = or_(
        Voice.verdict == Verdict.APPROVED, Voice.person_id == viewer.person_id, _judged_by(viewer)
    )
    found = db.session.scalars(select(Voice).where(Voice.id == voice_id, heard)).one_or_none()
    return found or abort(404)


def send(viewer: Viewer, voice_id: UUID, lesson_id: str, tongue: Tongue, upload: IO[bytes]) -> None:
    """Keep a recording, which waits from then on; the same once more changes nothing.

    Raise Refused for what is no recording of a lesson, and for one too many.
    """
    # To look at a file and write it takes its time: no transaction is open meanwhile.
    with reading():
        if db.session.get(Voice, voice_id) is not None:
            return
        _require_room(viewer)
        sound_files.erase_all_but([file_of(each) for each in db.session.scalars(select(Voice))])
    sound = sound_files.keep(upload, voice_id)
    add_unless_there(
        Voice,
        id=voice_id,
        lesson_id=lesson_id,
        tongue=tongue,
        person_id=viewer.person_id,
        village_code=viewer.village_code,
        sha256=sound.sha256,
        ending=sound.ending,
        bytes=sound.size,
        seconds=sound.seconds,
        sent_at=clock.now(),
    )


def judge(viewer: Viewer, voice_id: UUID, verdict: Verdict, reason: str) -> None:
    """Let a recording be heard, or say why not; 404 for one that is not this viewer's to judge."""
    voice = _to_judge(viewer, voice_id)
    if verdict is Verdict.DECLINED and not reason:
        raise Refused(
            _("Tulis dulu alasannya, supaya perekamnya mengerti."), HTTPStatus.UNPROCESSABLE_ENTITY
        )
    voice.verdict, voice.judged_at, voice.judged_by = verdict, clock.now(), viewer.person_id
    voice.reason = reason if verdict is Verdict.DECLINED else ""


def reopen(viewer: Viewer, voice_id: UUID) -> None:
    """Let a recording wait again, so that nobody hears it; 404 for one not this viewer's to judge.

    What waits already stays as it is: a tap too many changes nothing.
    """
    voice = _to_judge(viewer, voice_id)
    voice.verdict, voice.judged_at, voice.judged_by, voice.reason = None, None, None, ""


def withdraw(viewer: Viewer, voice_id: UUID) -> Path:
    """Take a recording of one's own away, heard or not; a judge may take any of the area away.

    Return the place of its file, to be erased once this is committed. 404 for anybody else's.
    """
    asked = select(Voice).where(
        Voice.id == voice_id, or_(Voice.person_id == viewer.person_id, _judged_by(viewer))
    )
    voice = db.session.scalars(asked).one_or_none() or abort(404)
    place = file_of(voice)
    db.session.execute(delete(Voice).where(Voice.id == voice_id))
    return place


def file_of(voice: Voice) -> Path:
    """Return where the file of a recording is."""
    return sound_files.place_of(voice.id, voice.sha256, voice.ending)


def _to_judge(viewer: Viewer, voice_id: UUID) -> Voice:
    asked = select(Voice).where(Voice.id == voice_id, _judged_by(viewer)).with_for_update()
    return db.session.scalars(asked).one_or_none() or abort(404)


def _require_room(viewer: Viewer) -> None:
    unheard = select(func.count()).where(
        Voice.person_id == viewer.person_id, Voice.verdict.is_(None)
    )
    if (db.session.scalar(unheard) or 0) >= MOST_UNHEARD:
        raise Refused(
            _("Sudah banyak rekaman Anda yang belum diputuskan. Tunggu koordinator dulu.")
        )


@cache
def _approved() -> Select[tuple[UUID, Tongue, int]]:
    this = Voice.lesson_id == bindparam("lesson_id", type_=String())
    return (
        select(Voice.id, Voice.tongue, Voice.bytes)
        .where(this, Voice.verdict == Verdict.APPROVED)
        .order_by(Voice.judged_at.desc(), Voice.id)
    )


def _judged_by(viewer: Viewer) -> ColumnElement[bool]:
    areas = viewer.areas(*JUDGES)
    return within_any(Voice.village_code, areas) & (Voice.person_id != viewer.person_id)
