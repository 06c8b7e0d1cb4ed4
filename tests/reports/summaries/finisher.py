"""A server process as far as the summaries are concerned: people of one village finish lessons."""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from rumahbelajar import create_app
from rumahbelajar.config import read_settings
from rumahbelajar.database import db
from rumahbelajar.learning.facts import CompletionReached, EnrollmentOpened, LessonCompleted
from rumahbelajar.ledger.recording import record
from rumahbelajar.reports.summaries import rolling
from tests.house import KURIPAN

COURSE, VERSION = "uang-kiriman", "a" * 64
FIRST_DAY = date(2026, 3, 2)
LESSONS = 4


def person(process: int, number: int) -> UUID:
    """Return the id of a person of a process."""
    return UUID(int=(process << 32) + number + 1)


def main(database_url: str, instance: str, process: int, people: int) -> None:
    """Let these people begin, learn and finish, and roll now and then; never wait for anybody."""
    settings = read_settings(os.environ)
    app = create_app(replace(settings, database_url=database_url, instance=Path(instance)))
    print("ready", flush=True)
    sys.stdin.readline()
    with app.app_context():
        for number in range(people):
            _finish(person(process, number), number)
            if number % 4 == 0:
                rolling.roll()
        db.engine.dispose()


def _finish(person_id: UUID, number: int) -> None:
    said = [
        EnrollmentOpened(COURSE, VERSION, "PL"[number % 2], "25-34", "cpmi", "MY"),
        *(LessonCompleted(COURSE, f"{COURSE}/modul/{each}", VERSION) for each in range(LESSONS)),
        CompletionReached(COURSE, VERSION),
    ]
    for payload in said:
        # Whoever waits for a row or a table of the summaries fails here.
        db.session.execute(text("SET LOCAL lock_timeout = '1ms'"))
        record(
            payload,
            subject_id=person_id,
            actor_id=person_id,
            village_code=KURIPAN,
            occurred_on=FIRST_DAY,
        )
        db.session.commit()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
