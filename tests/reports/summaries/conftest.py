"""The villages that histories are told of."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning.facts import CompletionReached, EnrollmentOpened, LessonCompleted
from rumahbelajar.meetings.facts import AttendanceMarkedOf
from rumahbelajar.people.models import Area, Village
from rumahbelajar.reports.summaries import rolling
from tests.reports.summaries.histories import (
    COURSES,
    MEETINGS,
    PEOPLE,
    VERSION,
    VILLAGES,
    Told,
    tell,
)

DAY = date(2026, 3, 4)
WHO = ("P", "25-34", "cpmi")


@pytest.fixture
def villages(app: Flask) -> Flask:
    """Make the villages, with one course that somebody finished in one of them, rolled."""
    with app.app_context():
        codes = {code[:length] for code in VILLAGES for length in (2, 5, 8, 13)}
        db.session.add_all(Area(code=code, name=code) for code in sorted(codes))
        db.session.flush()
        db.session.add_all(Village(code=code, time_zone="Asia/Jakarta") for code in VILLAGES)
        course = COURSES[0]
        said: list[Any] = [
            EnrollmentOpened(course, VERSION, *WHO, "MY"),
            LessonCompleted(course, f"{course}/modul/satu", VERSION),
            CompletionReached(course, VERSION),
            AttendanceMarkedOf(MEETINGS[0], "present", None, "tap", *WHO),
        ]
        tell([Told(each, PEOPLE[0], VILLAGES[0], DAY, False) for each in said])
        db.session.commit()
        rolling.roll()
    return app
