"""A real Chromium, the program served to it, and going from page to page in it."""

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from playwright.sync_api import Browser, Locator, Playwright
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""As requirements/chromium looks for it on PATH."""
SECONDS_TO_ANSWER = 60
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@contextmanager
def chromium(playwright: Playwright, text_percent: int = 100) -> Iterator[Browser]:
    """Start the browser as somebody has it who set their letters to this size."""
    size = f"--blink-settings=defaultFontSize={16 * text_percent // 100}"
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    assert executable is not None, f"none of these is on PATH: {', '.join(NAMES)}"
    browser = playwright.chromium.launch(executable_path=executable, args=[*_ARGUMENTS, size])
    try:
        yield browser
    finally:
        browser.close()


class _Answering:
    """Passes requests on to an application, and can be waited for until none is under way.

    The server's own threads cannot: each may stand at a connection that no request ever comes on.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._under_way = 0
        self._has_ended = False
        self._changed = threading.Condition()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        with self._changed:
            if self._has_ended:
                return ServiceUnavailable()(environ, start_response)
            self._under_way += 1
        try:
            answer = self._app(environ, start_response)
        except BaseException:
            self._answered()
            raise
        return self._to_its_end(answer)

    def _to_its_end(self, answer: Iterable[bytes]) -> Iterator[bytes]:
        """Yield an answer; the server keeps its line after that until the browser lets go."""
        try:
            yield from answer
        finally:
            if close := getattr(answer, "close", None):
                close()
            self._answered()

    def end(self) -> None:
        """Take no request any more, and wait until every one that was taken is answered."""
        with self._changed:
            self._has_ended = True
            are_answered = self._changed.wait_for(lambda: not self._under_way, SECONDS_TO_ANSWER)
        assert are_answered, f"{self._under_way} requests are not answered yet"

    def _answered(self) -> None:
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application to the browser; yield its address.

    When it is left, nothing of it reads or writes any more: a browser breaks off what a page no
    longer needs, and the next test puts another database in the place of this one.
    """
    answering = _Answering(app)
    server = make_server("127.0.0.1", 0, answering, threaded=True)
    asked_to_stop_every = 0.02
    thread = threading.Thread(target=server.serve_forever, args=(asked_to_stop_every,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        answering.end()
        server.server_close()


def follow(pressed: Locator) -> None:
    """Press what leads to another page, and wait until that stands there with its sheet.

    What is read right after a bare click may still be of the page before; and to open another
    address right after it may break off what the click sent.
    """
    with pressed.page.expect_navigation():
        pressed.click()
