"""What the tests of learning share: whole ways through the course, and counted queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from rumahbelajar.database import db
from tests.learning.learner import Learner
from tests.visitor import Visitor

Count = Callable[[], "contextmanager[list[str]]"]


@pytest.fixture
def learner(house: object) -> Callable[[Visitor], Learner]:
    """Make a visitor who goes through a course."""
    return Learner


@pytest.fixture
def count_queries(app: Flask) -> Callable[..., object]:
    """Collect the statements that the database gets meanwhile."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting
