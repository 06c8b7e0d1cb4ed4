"""Schedules of the tests, and sending what is due."""

from collections.abc import Callable
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.reports.delivering import sending
from rumahbelajar.reports.delivering.models import DeliveryRun

Scheduled = Callable[..., UUID]


def deliver(app: Flask) -> list[DeliveryRun]:
    """Send what is due, and return how each went."""
    with app.test_request_context(method="POST"):
        ids = [run.id for run in sending.run_due()]
        # Read anew, so that they outlive the session.
        runs = [db.session.get_one(DeliveryRun, run_id, populate_existing=True) for run_id in ids]
        db.session.expunge_all()
        return runs
