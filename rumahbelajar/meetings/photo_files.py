"""The pictures of sheets: files in the instance folder, outside of what the web can ask for.

Each is named by its photo alone, so that two photos never share one. Before a row is told of, and
before it is taken away, its file is *unsure*: then whether the row stands decides, whatever broke
off in between. So no picture that was told to be saved is lost, and none stays that is not.
"""

import contextlib
import hashlib
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

from flask import current_app

from rumahbelajar.config import the_settings
from rumahbelajar.ids import read_id
from rumahbelajar.kept_files import erase_halves, keep_names, write_whole

_SURE, _UNSURE = ".jpg", ".unsure"
_SECONDS_UNSURE = 3_600
"""How long a request may take, with much to spare."""


def put(photo_id: UUID, content: bytes) -> None:
    """Write the picture of a photo that is about to be told of; Refused when the disk is full."""
    write_whole(_place(photo_id, _UNSURE), content)


def settle(photo_id: UUID) -> None:
    """Say that its row stands; one that is sure already, or gone, stays so.

    What fails here is settled later (broken_off): the photo is kept, and read, all the same.
    """
    with _later(), contextlib.suppress(FileNotFoundError):
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
    """Erase a picture for good; one that is gone is no trouble, and what fails is done later."""
    with _later():
        # In this order, so that one that is settled in between is found, too.
        for ending in (_UNSURE, _SURE):
            _place(photo_id, ending).unlink(missing_ok=True)
        if _folder().exists():
            keep_names(_folder())


def broken_off(*, is_alone: bool) -> list[UUID]:
    """Return the photos of which a request broke off, perhaps with the machine.

    And erase what was never written to its end. Only what is an hour old broke off for sure, but
    for who is alone with the folder.
    """
    seconds = 0 if is_alone else _SECONDS_UNSURE
    erase_halves(_folder(), older_than=seconds)
    longest = time.time() - seconds
    found = []
    for file in _folder().glob(f"*{_UNSURE}"):
        photo_id = read_id(file.stem)
        with contextlib.suppress(FileNotFoundError):
            if photo_id is not None and file.stat().st_mtime <= longest:
                found.append(photo_id)
    return found


def decide(unsure: Collection[UUID], standing: Collection[UUID]) -> None:
    """Keep the pictures of those that stand, and erase the others."""
    for photo_id in unsure:
        (settle if photo_id in standing else erase)(photo_id)


def sha256_of(content: bytes) -> str:
    """Return the hash by which a picture is known, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@contextlib.contextmanager
def _later() -> Iterator[None]:
    """Let what was committed stand, whatever the disk says: the log is told."""
    try:
        yield
    except OSError:
        current_app.logger.exception("the picture of a photo is left as it is")


def _folder() -> Path:
    return the_settings().instance / "sheets"


def _place(photo_id: UUID, ending: str) -> Path:
    return _folder() / f"{photo_id}{ending}"
