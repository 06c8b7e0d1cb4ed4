"""The roller of a server process: a thread that folds what changed lately into the sums."""

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from rumahbelajar.database import db
from rumahbelajar.repeating import Repeating
from rumahbelajar.reports.summaries import rolling


class Roller(Repeating):
    """Rolls when something waits; among several processes one at a time."""

    def __init__(self, app: Flask, seconds: float = 3.0) -> None:
        super().__init__("roller", seconds)
        self._app = app

    def work(self) -> None:
        """Roll what waits, batch by batch, until asked to stop; the rest is counted anyway."""
        with self._app.app_context():
            try:
                rolling.roll(self._stopped.is_set)
            except SQLAlchemyError:
                # The database may be away, or its disk full; nothing is lost by waiting.
                db.session.rollback()
                self._app.logger.warning("sums could not be rolled", exc_info=True)
