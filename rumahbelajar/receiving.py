"""Receiving: the program sees a form only once it is here whole, so a stalled line holds nobody up.

A phone that leaves the Wi-Fi in the middle of sending says nothing more, and does not hang up; and
what the server hands over of a line that broke looks like a form that ended there.

Few requests are worked on at once: threads of Python that all have something to reckon take turns,
and each change of turns costs as much as a query. Who only waits makes room for others.
"""

import io
import tempfile
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future, wait
from contextvars import ContextVar
from typing import IO, TYPE_CHECKING, NoReturn, Protocol

from flask import Flask
from werkzeug.exceptions import RequestTimeout

from rumahbelajar.lines import cut_silent
from rumahbelajar.uploads import LARGEST, is_upload

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SECONDS = 20.0
"""How long a form may take to arrive, and how long nothing may come over a line with a file."""
SECONDS_FOR_FILES = 300.0
"""How long a form with a file may take: eight megabytes over a line of a quarter of a megabit."""
PATIENT_WITH = 64
"""How many forms are given that long at once; they and the rest may not take all threads."""
SECONDS_IN_A_CROWD = 5.0
"""How long one more may take: what was sent whole is here by then."""
FILES_AT_ONCE = 4
"""How many files may be arriving at once; they wait on the disk, not in memory."""
WAITING_THREADS = 128
"""How many requests may be arriving or leaving at once; each costs a thread that only waits."""
_PART = 64 * 1024
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS"})


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes:
        """Return at most so many bytes; none at the end."""


def receive_first(app: Flask, at_once: int) -> None:
    """Let an application work on so many requests at once, and only on those that are here."""
    most = app.config["MAX_CONTENT_LENGTH"]
    app.wsgi_app = Reception(app.wsgi_app, most, at_once)  # type: ignore[method-assign]


_place: ContextVar["_Place | None"] = ContextVar("place", default=None)


def make_room() -> None:
    """Let another request be worked on from here on; before what takes long and is not Python."""
    place = _place.get()
    if place is not None:
        place.leave()


class Reception:
    """WSGI middleware: waits for the body outside of the few places in which the program works."""

    def __init__(
        self, program: "WSGIApplication", most: int, at_once: int, seconds: float = SECONDS
    ) -> None:
        """`most` bytes are what the program takes at most; it refuses more by itself."""
        self._program = program
        self._most = most
        self._places = threading.Semaphore(at_once)
        self._seconds = seconds
        self._patience = threading.Semaphore(PATIENT_WITH)
        self._files = threading.Semaphore(FILES_AT_ONCE)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer; a body that did not arrive in time makes a 408 of whatever reads it."""
        announced = _announced(environ)
        if environ["REQUEST_METHOD"] not in _BODILESS:
            self._receive(environ, announced)
        place = _Place(self._places)
        known = _place.set(place)
        try:
            return self._program(environ, start_response)
        finally:
            _place.reset(known)
            place.leave()

    def _receive(self, environ: "WSGIEnvironment", announced: int) -> None:
        """Put in the place of the body what arrived of it; what is too long is left to refuse."""
        if announced <= self._most:
            is_patient = self._patience.acquire(blocking=False)
            seconds = self._seconds if is_patient else min(self._seconds, SECONDS_IN_A_CROWD)
            try:
                environ["wsgi.input"] = _received(environ, announced, io.BytesIO(), seconds)
            finally:
                if is_patient:
                    self._patience.release()
        elif announced <= LARGEST and is_upload(environ.get("PATH_INFO", "")):
            if not self._files.acquire(blocking=False):
                environ["wsgi.input"] = _NeverArrived()
                return
            try:
                kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed by itself with the request
                environ["wsgi.input"] = _received(environ, announced, kept, SECONDS_FOR_FILES)
            finally:
                self._files.release()


class _Place:
    """One of the few places to work at, taken at once and left once."""

    def __init__(self, places: threading.Semaphore) -> None:
        self._places = places
        self._is_taken = places.acquire()

    def leave(self) -> None:
        if self._is_taken:
            self._is_taken = False
            self._places.release()


class _NeverArrived(io.RawIOBase):
    """What stands for the body of a form that did not arrive."""

    def read(self, _size: int = -1, /) -> NoReturn:
        raise RequestTimeout

    def readinto(self, _buffer: object, /) -> NoReturn:
        raise RequestTimeout


def _announced(environ: "WSGIEnvironment") -> int:
    """Return the length of the body in bytes.

    0 for one sent in pieces, which no browser does: it is not read, since a line that breaks in
    the middle could not be told from the end.
    """
    return int(environ.get("CONTENT_LENGTH") or 0)


def _received(
    environ: "WSGIEnvironment", announced: int, into: IO[bytes], seconds: float
) -> IO[bytes] | io.RawIOBase:
    """Return the body once it is here whole; else what says that it never came.

    Whatever happens, nobody reads from the line any more after this (see lines.py).
    """
    body: Future[int] = Future()
    until = time.monotonic() + seconds
    asked = (environ["wsgi.input"], announced, until, into, body)
    threading.Thread(target=_read, args=asked, name="receiving", daemon=True).start()
    patience = min(seconds, SECONDS)
    while not body.done():
        wait([body], patience)
        if not body.done():
            cut_silent(environ.get("REMOTE_ADDR", ""), patience)
    if body.exception() or body.result() < announced:
        return _NeverArrived()
    into.seek(0)
    return into


def _read(source: _Readable, length: int, until: float, into: IO[bytes], body: Future[int]) -> None:
    """Read so many bytes, fewer when the line ends or it takes too long; tell how many came."""
    arrived = 0
    try:
        while arrived < length and time.monotonic() < until:
            part = source.read(min(length - arrived, _PART))
            if not part:
                break
            into.write(part)
            arrived += len(part)
    except Exception as error:
        body.set_exception(error)
    else:
        body.set_result(arrived)
