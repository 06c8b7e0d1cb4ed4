"""Files that are kept for good beside the database: whole or not there, also after a power cut."""

import os
import tempfile
import time
from http import HTTPStatus
from pathlib import Path

from flask import current_app
from flask_babel import gettext as _

from rumahbelajar.errors import Refused

_BESIDE = "tmp"


def write_whole(place: Path, content: bytes) -> None:
    """Write beside, then move in place: what has its name is whole.

    Only who runs the program may read it, or look into its folder, which is made when it is not
    there. Raise Refused when the disk takes no more.
    """
    try:
        _write_whole(place, content)
    except OSError as error:
        current_app.logger.exception("cannot keep a file")
        raise Refused(
            _(
                "Berkas ini belum tersimpan: penyimpanan di komputer rumah belajar penuh atau "
                "rusak. Beri tahu adminnya, simpan dulu berkasnya, dan kirim lagi nanti."
            ),
            HTTPStatus.INSUFFICIENT_STORAGE,
        ) from error


def erase_halves(folder: Path, *, older_than: float) -> None:
    """Erase what write_whole left beside when the machine stopped; `older_than` is in seconds."""
    longest = time.time() - older_than
    for file in folder.glob(f"{_BESIDE}*"):
        if file.stat().st_mtime <= longest:
            file.unlink(missing_ok=True)


def keep_names(folder: Path) -> None:
    """Let what was renamed and erased in a folder stay so, also after a power cut."""
    # Windows opens no folder, and does it by itself.
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _write_whole(place: Path, content: bytes) -> None:
    place.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=_BESIDE)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    keep_names(place.parent)
