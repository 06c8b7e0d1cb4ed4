"""Server processes as far as the summaries are concerned: people of one village finish lessons."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from flask import Flask
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
LESSONS = 3
LONGEST_WAIT = "20ms"
"""Far less than a transaction takes here, that somebody might wait for."""


def main(database_url: str, instance: str, processes: int, people: int) -> None:
    """Let so many processes each see so many people through a course; exit 1 if one of them fails.

    They come from one, so that they begin together.
    """
    settings = read_settings(os.environ)
    app = create_app(replace(settings, database_url=database_url, instance=Path(instance)))
    children = [_fork(partial(_see_through, app, number, people)) for number in range(processes)]
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.exit(int(any(ended)))


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return child


def _see_through(app: Flask, process: int, people: int) -> None:
    with app.app_context():
        for number in range(people):
            _finish(UUID(int=(process << 32) + number + 1), number)
            if number % 3 == 0:
                rolling.roll()
        db.engine.dispose()


def _finish(person_id: UUID, number: int) -> None:
    said = [
        EnrollmentOpened(COURSE, VERSION, "PL"[number % 2], "25-34", "cpmi", "MY"),
        *(LessonCompleted(COURSE, f"{COURSE}/modul/{each}", VERSION) for each in range(LESSONS)),
        CompletionReached(COURSE, VERSION),
    ]
    for payload in said:
        # Whoever waits for a row or a table fails here; and holds what it has for a while.
        db.session.execute(text(f"SET LOCAL lock_timeout = '{LONGEST_WAIT}'"))
        record(
            payload,
            subject_id=person_id,
            actor_id=person_id,
            village_code=KURIPAN,
            occurred_on=FIRST_DAY,
        )
        db.session.execute(text("SELECT pg_sleep(0.05)"))
        db.session.commit()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
