"""What the tests of learning share: small courses, a certificate, and counted queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from rumahbelajar.database import db
from rumahbelajar.learning.models import Certificate
from tests.conftest import Clock, MakeApp, Visit
from tests.courses.sample import write_courses
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
