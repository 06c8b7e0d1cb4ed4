"""A real Chromium, and the program served to it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from playwright.sync_api import Browser, Playwright
from werkzeug.serving import make_server

EXECUTABLE = "/usr/bin/chromium"
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@contextmanager
def chromium(playwright: Playwright, text_percent: int = 100) -> Iterator[Browser]:
    """Start the browser as somebody has it who set their letters to this size."""
    size = f"--blink-settings=defaultFontSize={16 * text_percent // 100}"
    browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=[*_ARGUMENTS, size])
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
