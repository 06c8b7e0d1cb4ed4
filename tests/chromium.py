"""A real Chromium, the program served to it, and going from page to page in it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from playwright.sync_api import Browser, Locator, Playwright
from werkzeug.serving import make_server

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""As requirements/chromium looks for it on PATH."""
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


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application to the browser; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def follow(pressed: Locator) -> None:
    """Press what leads to another page, and wait until that stands there with its sheet.

    What is read right after a bare click may still be of the page before; and to open another
    address right after it may break off what the click sent.
    """
    with pressed.page.expect_navigation():
        pressed.click()
