"""Servers that tests start: each in its own folder, and none outlives its test."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.databases import postgres_url
from tests.server.running import Server

Launch = Callable[..., Server]


@pytest.fixture
def instance() -> Iterator[Path]:
    """The folder of a house that is not there yet."""
    with tempfile.TemporaryDirectory(prefix="rb-server-") as folder:
        yield Path(folder) / "instance"


@pytest.fixture
def database_settings(
    database_kind: str, request: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """The settings of a database that is new: a file, or one of PostgreSQL for two processes."""
    if database_kind == "sqlite":
        yield {}
        return
    url = request.getfixturevalue("postgres_server_url")
    name = f"server_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {"DATABASE_URL": postgres_url(url, name), "WORKERS": "2"}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
