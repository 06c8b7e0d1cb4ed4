"""A server process as far as the ledger is concerned: records facts among others that do."""

import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from rumahbelajar import create_app
from rumahbelajar.config import read_settings
from rumahbelajar.database import db
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.sealing import Sealer
from tests.ledger.samples import Saved, known_samples, tell

SUBJECTS = [UUID(int=number) for number in range(1, 9)]


def main(database_url: str, times: int) -> None:
    """Record so many facts of a few subjects: alone, several at once, corrected, and taken back."""
    settings = read_settings(os.environ)
    app = create_app(replace(settings, database_url=database_url, instance=Path(sys.argv[3])))
    sealer = Sealer(app, seconds=0.05)
    sealer.start()
    with known_samples():
        for number in range(times):
            with app.app_context():
                _one_transaction(number)
    sealer.stop()
    with app.app_context():
        db.engine.dispose()


def _one_transaction(number: int) -> None:
    subjects = random.sample(SUBJECTS, 2)
    lock_subjects(*subjects)
    for subject in subjects:
        fact_id = tell(Saved("kambing", 1), subject).id
        # Others commit meanwhile, so that this one becomes seen late.
        time.sleep(random.random() / 100)  # noqa: S311
        if number % 5 == 0:
            tell(Saved("kambing", 2), subject, replaces=fact_id)
    if number % 7 == 0:
        db.session.rollback()
    else:
        db.session.commit()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
