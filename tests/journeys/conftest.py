"""What journeys need: the demo village on the real server, and a real browser."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, sync_playwright

from rumahbelajar import create_app
from rumahbelajar.config import ROOT, Settings
from tests.chromium import chromium
from tests.journeys.inspection import Inspector


@pytest.fixture(scope="session")
def routes(base_settings: Settings) -> Flask:
    """The application, for its map of addresses alone."""
    return create_app(replace(base_settings, database_url="sqlite:///never-opened.db"))


@pytest.fixture
def inspector(routes: Flask) -> Inspector:
    return Inspector(routes)


@pytest.fixture(scope="session")
def demo_url(scratch: Path) -> Iterator[str]:
    """The demo village, served by the very command that people type."""
    port = free_port()
    environment = {
        **os.environ,
        "RUMAHBELAJAR_INSTANCE": str(scratch / "demo"),
        "RUMAHBELAJAR_PORT": str(port),
        "RUMAHBELAJAR_PUBLIC_URL": "https://belajar.example",
    }
    process = subprocess.Popen(
        [sys.executable, "app.py", "demo"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        await_answer(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def free_port() -> int:
    """Return a port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(url: str, seconds: float = 60) -> None:
    """Wait until a server answers; fail when it does not in time."""
    end = time.monotonic() + seconds
    while True:
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with chromium(playwright) as running:
        yield running


@pytest.fixture(scope="session")
def large_letters(playwright: Playwright) -> Iterator[Browser]:
    """The browser of somebody who set their letters to twice the size."""
    with chromium(playwright, text_percent=200) as running:
        yield running
