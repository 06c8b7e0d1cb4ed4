"""What all tests share: real databases, the application, named people, and visitors."""

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings as hypothesis_settings
from sqlalchemy import event

from rumahbelajar import clock as program_clock
from rumahbelajar import create_app
from rumahbelajar.config import ROOT, Settings
from rumahbelajar.database import db
from tests.compiled_templates import share
from tests.databases import (
    EMPTY,
    Database,
    PostgresDatabase,
    SqliteFile,
    disconnect,
    in_memory,
    postgres_server,
)
from tests.house import Dweller, House
from tests.visitor import Visitor

# How quick a rule is, is measured elsewhere: a busy machine must not fail a test about sums.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")

Visit = Callable[..., Visitor]
MakeApp = Callable[..., Flask]
_FILLED: dict[tuple[str, type[Database]], Any] = {}
"""What the filling returned, by name and kind of database."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgres", "both"),
        default="sqlite",
        help="which databases the tests run on",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" not in metafunc.fixturenames:
        return
    asked = metafunc.config.getoption("--database")
    kinds = ["sqlite", "postgres"] if asked == "both" else [asked]
    if metafunc.definition.get_closest_marker("postgres"):
        kinds = [kind for kind in kinds if kind == "postgres"]
    if metafunc.definition.get_closest_marker("sqlite"):
        kinds = [kind for kind in kinds if kind == "sqlite"]
    metafunc.parametrize("database_kind", kinds, scope="session")


def pytest_collection_finish() -> None:
    """Set aside what was read for the tests: to look through it for garbage took a fifth of them.

    A page makes some thousand objects, which are gone by themselves when it is answered.
    """
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


class Clock:
    """The program's clock as tests set it: it stands until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.boot_id = "first-boot"
        self.seconds = 10_000

    def advance(self, **span: float) -> None:
        """Let time pass, on the wall and for the running machine."""
        self.moment += timedelta(**span)
        self.seconds += int(timedelta(**span).total_seconds())

    def set(self, moment: datetime) -> None:
        """Set the wall clock alone."""
        self.moment = moment

    def reboot(self) -> None:
        """Start the machine again."""
        self.boot_id += "-again"
        self.seconds = 5


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """A folder for this run; not under pytest's own, which keeps old runs."""
    folder = Path(tempfile.mkdtemp(prefix="rb-tests-", dir=in_memory()))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def base_settings(scratch: Path) -> Settings:
    instance = scratch / "instance"
    instance.mkdir()
    return Settings(
        instance=instance,
        courses=ROOT / "courses",
        database_url="sqlite://",
        secret_key="test secret key with 32 characters and more",
        pepper="test pepper, which is another, of 32 characters",
        host="127.0.0.1",
        port=5000,
        workers=1,
        threads=8,
        base_url="",
        public_url="",
        trusted_proxies=0,
        trusted_hosts=(),
        log_level="WARNING",
    )


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """The address of a real PostgreSQL that runs as long as the tests do."""
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def database(
    database_kind: str, scratch: Path, base_settings: Settings, request: pytest.FixtureRequest
) -> Database:
    if database_kind == "sqlite":
        return SqliteFile(scratch, base_settings)
    return PostgresDatabase(request.getfixturevalue("postgres_server_url"), base_settings)


@pytest.fixture(scope="session")
def kept_app(database: Database, base_settings: Settings) -> Flask:
    """The application that all tests of one database share; its data they do not share."""
    app = share(create_app(replace(base_settings, database_url=database.url)))
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


BEGUN_WITH = ("nation", "officers", "demo")
"""Fixtures that fill the database for seconds: it is kept under their names (see `kept_under`)."""


@pytest.fixture
def app(kept_app: Flask, database: Database, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The application on a fresh database, which holds what the test asks for when it was kept."""
    asked = (name for name in BEGUN_WITH if name in request.fixturenames)
    database.refresh(next(filter(database.has, asked), EMPTY))
    yield kept_app
    disconnect(kept_app)


def kept_under(name: str, database: Database, app: Flask, fill: Callable[[], Any]) -> Any:
    """Return what filled the database; it is filled once for all tests that ask for this name.

    A run that goes on with the other kind of database, and comes back, begins with a new one.
    """
    known = (name, type(database))
    if not database.has(name):
        assert name in BEGUN_WITH
        _FILLED[known] = fill()
        disconnect(app)
        database.keep(name)
    return _FILLED[known]


@pytest.fixture
def make_app(app: Flask, database: Database, base_settings: Settings) -> Iterator[MakeApp]:
    """Make further applications on the same database, with other settings."""
    made: list[Flask] = []

    def make(**changes: Any) -> Flask:
        another = share(create_app(replace(base_settings, database_url=database.url, **changes)))
        made.append(another)
        return another

    yield make
    for another in made:
        disconnect(another)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that the test moves; it begins on a Tuesday morning in the village."""
    hands = Clock(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    monkeypatch.setattr(program_clock, "now", lambda: hands.moment)
    monkeypatch.setattr(
        program_clock, "uptime", lambda: program_clock.Uptime(hands.boot_id, hands.seconds)
    )
    return hands


@pytest.fixture
def house(app: Flask) -> House:
    """Two villages and the people that tests speak of."""
    return House(app)


@pytest.fixture
def visit(app: Flask) -> Visit:
    """Open the program as one of the people, or as a stranger."""

    def open_as(person: Dweller | None = None, program: Flask | None = None) -> Visitor:
        return Visitor(program or app, person)

    return open_as


@pytest.fixture
def count_queries(app: Flask) -> Callable[..., object]:
    """Collect the statements that the database gets meanwhile, but those that only begin."""

    @contextmanager
    def counting(program: Flask = app) -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            if not statement.startswith(("PRAGMA", "BEGIN")):
                seen.append(statement)

        with program.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting
