"""The pictures of sheets: files in the instance folder, outside of what the web can ask for.

Each is named by its photo alone, so that two photos never share one. Before a row is told of, and
before it is taken away, its file is *unsure*: then whether the row stands decides, whatever broke
off in between. So no picture that was told to be saved is lost, and none stays that is not.
"""

import contextlib
import hashlib
import time
from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from rumahbelajar.config import the_settings
from rumahbelajar.ids import read_id
from rumahbelajar.kept_files import keep_names, write_whole

_SURE, _UNSURE = ".jpg", ".unsure"
_SECONDS_UNSURE = 3_600
"""How long a request may take, with much to spare."""


def put(photo_id: UUID, content: bytes) -> None:
    """Write the picture of a photo that is about to be told of."""
    write_whole(_place(photo_id, _UNSURE), content)


def settle(photo_id: UUID) -> None:
    """Say that its row stands; one that is sure already, or gone, stays so."""
    with contextlib.suppress(FileNotFoundError):
        _place(photo_id, _UNSURE).replace(_place(photo_id, _SURE))
        keep_names(_folder())


def doubt(photo_id: UUID) -> None:
    """Say that its row is about to be taken away."""
    with contextlib.suppress(FileNotFoundError):
        _place(photo_id, _SURE).replace(_place(photo_id, _UNSURE))
        keep_names(_folder())


def read(photo_id: UUID) -> bytes | None:
    """Return the picture of a photo whose row stands; None when this machine has none."""
    for ending in (_SURE, _UNSURE, _SURE):
        with contextlib.suppress(FileNotFoundError):
            return _place(photo_id, ending).read_bytes()
    return None


def erase(photo_id: UUID) -> None:
    """Erase a picture for good; one that is gone already is no trouble."""
    # In this order, so that one that is settled in between is found, too.
    for ending in (_UNSURE, _SURE):
        _place(photo_id, ending).unlink(missing_ok=True)
    if _folder().exists():
        keep_names(_folder())


def unsure_for_long() -> list[UUID]:
    """Return the photos of which a request broke off, perhaps with the machine."""
    longest = time.time() - _SECONDS_UNSURE
    found = []
    for file in _folder().glob(f"*{_UNSURE}"):
        photo_id = read_id(file.stem)
        with contextlib.suppress(FileNotFoundError):
            if photo_id is not None and file.stat().st_mtime < longest:
                found.append(photo_id)
    return found


def decide(unsure: Collection[UUID], standing: Collection[UUID]) -> None:
    """Keep the pictures of those that stand, and erase the others."""
    for photo_id in unsure:
        (settle if photo_id in standing else erase)(photo_id)


def sha256_of(content: bytes) -> str:
    """Return the hash by which a picture is known, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _folder() -> Path:
    return the_settings().instance / "sheets"


def _place(photo_id: UUID, ending: str) -> Path:
    return _folder() / f"{photo_id}{ending}"
