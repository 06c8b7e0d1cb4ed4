"""Uploads: the few addresses that take a file, which may be larger than a form.

A view says so with `takes_file`; its address ends in UPLOADS, by which the server knows before the
program is asked (rumahbelajar/receiving.py).
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., Any])

ENDING = "/unggah"
"""How the address of every upload ends."""
LARGEST = 8 * 1024 * 1024
"""Bytes: ten minutes of a voice as phones record it."""


class MisplacedUpload(Exception):  # noqa: N818 - it names what was found
    """A view that takes files has an address that the server does not know for one."""


def takes_file(view: View) -> View:
    """Declare that a view takes a file."""
    view.__dict__["takes_file"] = True
    return view


def init_app(app: Flask) -> None:
    """Let larger forms in where a file is taken; before anything reads the form."""
    app.before_request(_make_room)


def is_upload(path: str) -> bool:
    """Whether a file may be sent to this address."""
    return path.endswith(ENDING)


def _make_room() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or not view.__dict__.get("takes_file"):
        return
    if not is_upload(request.path):
        raise MisplacedUpload(f"the address of {request.endpoint} must end in {ENDING}")
    request.max_content_length = LARGEST
