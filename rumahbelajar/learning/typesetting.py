"""Setting paper: the child process that makes a PDF, and how many may ask for one at once."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import current_app

from rumahbelajar.errors import Refused
from rumahbelajar.receiving import make_room

_CHILD = Path(__file__).with_name("typesetting_child.py")
_SECONDS = 15
_turns = threading.BoundedSemaphore(2)
"""How many are set at once: each holds about 60 MB for a fraction of a second."""
_places = threading.BoundedSemaphore(4)
"""How many are set or wait for it: who waits holds a connection to the database."""


class Crowded(Exception):  # noqa: N818 - it names the state of the printer
    """Paper is being set for others; a moment later there is room."""


def typeset(template: Path, data: Mapping[str, Any], when_it_fails: str) -> bytes:
    """Return the PDF of a template with its data, among it `timestamp`.

    Raise Crowded at once when many ask, and Refused with the sentence when it fails. A short-lived
    child rather than a pool: Typst keeps 30 MB once it has run, paper is rare, and starting one
    takes about a tenth of a second.
    """
    if not _places.acquire(blocking=False):
        raise Crowded
    make_room()
    try:
        with _turns:
            return _set(template, json.dumps(data).encode())
    except (subprocess.SubprocessError, OSError) as error:
        current_app.logger.exception("%s could not be set", template.name)
        raise Refused(when_it_fails) from error
    finally:
        _places.release()


def _set(template: Path, data: bytes) -> bytes:
    command = [sys.executable, "-I", str(_CHILD), str(template)]
    made = subprocess.run(  # noqa: S603 - our own program and file, the data on stdin
        command, input=data, capture_output=True, timeout=_SECONDS, check=True
    )
    return made.stdout
