"""Servers that tests start: each in its own folder, and none outlives its test."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.server.running import Server

Launch = Callable[..., Server]


@pytest.fixture
def instance() -> Iterator[Path]:
    """The folder of a house that is not there yet."""
    with tempfile.TemporaryDirectory(prefix="rb-server-") as folder:
        yield Path(folder) / "instance"


@pytest.fixture
def launch(instance: Path) -> Iterator[Launch]:
    """Start a server; every process of it is ended after the test."""
    started: list[Server] = []

    def start(*words: str, **settings: str) -> Server:
        server = Server(Path(settings.pop("instance", instance)), words, **settings)
        started.append(server)
        return server

    yield start
    for server in started:
        server.kill()
