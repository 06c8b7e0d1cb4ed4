"""Files that are kept for good beside the database: whole or not there, also after a power cut."""

import os
import tempfile
from pathlib import Path


def write_whole(place: Path, content: bytes) -> None:
    """Write beside, then move in place: what has its name is whole.

    Only who runs the program may read it, or look into its folder, which is made when it is not
    there.
    """
    place.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent)
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
