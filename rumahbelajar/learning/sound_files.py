"""Sound files from outside: known by their content alone, kept each by itself, outside the web.

Nothing of what a browser says of a file is believed: neither its name nor its type.
"""

import hashlib
import os
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import IO
from uuid import UUID

from flask_babel import gettext as _
from tinytag import TinyTag, TinyTagException

from rumahbelajar.config import the_settings
from rumahbelajar.errors import Refused
from rumahbelajar.kept_files import write_whole
from rumahbelajar.uploads import LARGEST

SHORTEST, LONGEST = 10, 15 * 60
"""Seconds: less is no lesson, and more than that no phone should have to load."""
_MOST_READS = 300_000
"""Three times what the longest recording of any form needs; a file can be made to ask for more."""
_HEAD = 64
_SECONDS_TO_BE_TOLD = 3_600
_FORMS: Mapping[str, str] = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
}
"""What phones record and browsers play, by the ending under which it is kept."""
_FRAME_SYNC, _FRAME_MASK = 0xFFE0, 0xFFE0


@dataclass(frozen=True)
class Sound:
    """A kept sound file: SHA-256 of its content, ending, bytes, and seconds rounded up."""

    sha256: str
    ending: str
    size: int
    seconds: int


class _PatientWithin:
    """A file that is read and sought so many times at most, then counts as broken."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._left = _MOST_READS
        self.tell = file.tell

    def read(self, size: int = -1, /) -> bytes:
        self._count()
        return self._file.read(size)

    def seek(self, to: int, whence: int = os.SEEK_SET, /) -> int:
        self._count()
        return self._file.seek(to, whence)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise TinyTagException("made to be slow")


def media_type(ending: str) -> str:
    """Return the type under which a kept file is served."""
    return _FORMS[ending]


def keep(upload: IO[bytes], voice_id: UUID) -> Sound:
    """Look at a file, write it to the disk for good, and return what it is; raise Refused.

    It is the file of this recording alone: whoever erases another of the same content erases no
    part of this one.
    """
    upload.seek(0, os.SEEK_END)
    size = upload.tell()
    if not size:
        raise Refused(
            _("Pilih dulu rekamannya, lalu tekan kirim."), HTTPStatus.UNPROCESSABLE_ENTITY
        )
    if size > LARGEST:
        raise Refused(
            _("Rekaman ini terlalu besar. Paling besar 8 MB; bacalah lebih ringkas."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    upload.seek(0)
    ending = _ending_of(upload.read(_HEAD))
    if ending is None:
        raise Refused(
            _("Berkas ini bukan rekaman suara yang dikenal. Pakai perekam suara di HP."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    seconds = _seconds_in(upload)
    if seconds < SHORTEST:
        raise Refused(
            _("Rekaman ini terlalu pendek. Bacalah seluruh pelajaran."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    if seconds > LONGEST:
        raise Refused(
            _("Rekaman ini lebih dari 15 menit. Bacalah pelajarannya saja."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    upload.seek(0)
    content = upload.read()
    sound = Sound(hashlib.sha256(content).hexdigest(), ending, size, int(seconds + 0.999))
    write_whole(place_of(voice_id, sound.sha256, ending), content)
    return sound


def place_of(voice_id: UUID, sha256: str, ending: str) -> Path:
    """Return where the file of a recording is kept, which has this content and no other."""
    return _folder() / f"{voice_id}-{sha256}.{ending}"


def erase_all_but(standing: Collection[Path]) -> None:
    """Erase the files of no recording that stands: of one taken away, or cut off on the way in.

    One that came within the hour may be about to be told of.
    """
    longest = time.time() - _SECONDS_TO_BE_TOLD
    for file in set(_folder().glob("*")).difference(standing):
        if file.stat().st_mtime < longest:
            file.unlink(missing_ok=True)


def _folder() -> Path:
    return the_settings().instance / "voices"


def _ending_of(head: bytes) -> str | None:
    if head[4:8] == b"ftyp":
        return "m4a" if head[8:11] in {b"M4A", b"mp4", b"iso", b"3gp", b"M4B"} else None
    if head[:4] == b"OggS":
        return "ogg"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[:3] == b"ID3" or int.from_bytes(head[:2], "big") & _FRAME_MASK == _FRAME_SYNC:
        return "mp3"
    return None


def _seconds_in(upload: IO[bytes]) -> float:
    """Return the length; raise Refused for what only begins like a sound file."""
    upload.seek(0)
    try:
        found = TinyTag.get(file_obj=_PatientWithin(upload), tags=False)  # type: ignore[arg-type]
        seconds = found.duration
    except (TinyTagException, ValueError, OverflowError, LookupError, TypeError):
        seconds = None
    if not seconds:
        raise Refused(
            _("Rekaman ini rusak atau terpotong. Rekam sekali lagi."),
            HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    return float(seconds)
