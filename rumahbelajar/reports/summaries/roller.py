"""The roller of a server process: a thread that folds what changed lately into the sums."""

import threading

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from rumahbelajar.database import db
from rumahbelajar.reports.summaries import rolling


class Roller:
    """Rolls every so many seconds, when something waits; among several processes one at a time."""

    def __init__(self, app: Flask, seconds: float = 3.0) -> None:
        self._app = app
        self._seconds = seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="roller", daemon=True)

    def start(self) -> None:
        """Begin to roll."""
        self._thread.start()

    def stop(self) -> None:
        """Roll no more, and wait until the batch at hand is done; what waits is counted anyway."""
        self._stopped.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while not self._stopped.wait(self._seconds):
            with self._app.app_context():
                try:
                    rolling.roll(self._stopped.is_set)
                except SQLAlchemyError:
                    # The database may be away, or its disk full; nothing is lost by waiting.
                    db.session.rollback()
                    self._app.logger.warning("sums could not be rolled", exc_info=True)
