"""What journeys need: the demo village and a new house on the real server, and a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Playwright, sync_playwright

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from tests.chromium import chromium
from tests.journeys.inspection import Inspector
from tests.server.running import Server


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
    server = Server(scratch / "demo", ["demo"], PUBLIC_URL="https://belajar.example")
    server.wait_until_ready()
    yield f"http://127.0.0.1:{server.port}"
    server.kill()


@pytest.fixture
def new_house(scratch: Path) -> Iterator[Server]:
    """A real house that nobody has set up yet."""
    server = Server(scratch / "new-house")
    server.wait_until_ready()
    yield server
    server.kill()


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
