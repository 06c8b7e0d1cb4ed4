"""What the tests of learning share: small courses, a certificate, a schema to take back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from rumahbelajar import create_app
from rumahbelajar.config import Settings
from rumahbelajar.learning.models import Certificate
from tests.conftest import Clock, MakeApp, Visit
from tests.courses.sample import write_courses
from tests.databases import build_schema, disconnect, new_database
from tests.house import House
from tests.learning.kept import rows
from tests.learning.learner import Learner


@pytest.fixture
def serve_courses(make_app: MakeApp, tmp_path: Path) -> Callable[..., Flask]:
    """Start the program anew on the sample course, with some of its files changed.

    Each start stands for the next version: what was written before and is not named stays.
    """

    def serve(**changes: str | bytes | None) -> Flask:
        folder = tmp_path / "courses"
        for path, content in changes.items():
            if content is None:
                (folder / path).unlink(missing_ok=True)
        return make_app(courses=write_courses(folder, **changes))

    return serve


@pytest.fixture
def certificate(app: Flask, house: House, visit: Visit, clock: Clock) -> Certificate:
    """Siti's certificate, issued on 24 November 2026."""
    Learner(visit(house.siti), house.siti).finish()
    (made,) = rows(app, Certificate)
    assert isinstance(made, Certificate)
    return made


@pytest.fixture
def program(
    database_kind: str,
    base_settings: Settings,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> Iterator[Flask]:
    """The program on a database of its own, since the test takes its schema back."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    if database_kind == "postgres":
        server_url = request.getfixturevalue("postgres_server_url")
        url = new_database(server_url, "updated")
    settings = replace(base_settings, instance=tmp_path, database_url=url)
    build_schema(settings)
    made = create_app(settings)
    made.testing = True
    yield made
    disconnect(made)
