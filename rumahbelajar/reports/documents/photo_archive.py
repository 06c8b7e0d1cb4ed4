"""Copies of the photos of sheets in one ZIP, with a list of their hashes."""

import tempfile
import zipfile
from collections.abc import Sequence
from typing import IO

from rumahbelajar.meetings import photo_files
from rumahbelajar.meetings.finding import is_sensitive
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.photo_models import SheetPhoto

Photo = tuple[Meeting, SheetPhoto]
_IN_MEMORY = 2_000_000
"""Bytes; a larger archive waits on the disk, and is gone once it was sent."""
_DAY = (2000, 1, 1, 0, 0, 0)
"""Of each file: when it was taken stands in its name alone."""


def to_copy(photos: Sequence[Photo], *, keeps_them: bool) -> list[Photo]:
    """Return those that may be copied: on hard subjects for those alone who keep them anyway."""
    return [each for each in photos if keeps_them or not is_sensitive(each[0])]


def archive_of(photos: Sequence[Photo]) -> IO[bytes]:
    """Return a ZIP of the pictures that this machine has, to be read; one is in memory at a time.

    Its list names every photo with its hash, and says which are not here or not as they were.
    """
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - who sends it closes it
    lines = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for meeting, photo in photos:
            name = f"{meeting.on:%Y-%m-%d}-lembar-{photo.page}-{photo.sha256[:8]}.jpg"
            picture = photo_files.read(photo.id)
            if picture is not None:
                archive.writestr(zipfile.ZipInfo(name, _DAY), picture)
            lines.append(f"{photo.sha256}  {name}{_remark(photo, picture)}\n")
        archive.writestr(zipfile.ZipInfo("SHA256SUMS.txt", _DAY), "".join(lines))
    made.seek(0)
    return made


def _remark(photo: SheetPhoto, picture: bytes | None) -> str:
    if picture is None:
        return "  (foto ini tidak ada di mesin ini)"
    return "" if photo_files.sha256_of(picture) == photo.sha256 else "  (TIDAK SAMA)"
