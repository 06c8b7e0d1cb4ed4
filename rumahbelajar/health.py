"""`/healthz`: answers when the program is up and its database can be read."""

from flask import Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from rumahbelajar.access import ANYONE, allow
from rumahbelajar.database import db


def init_app(app: Flask) -> None:
    """Add the route."""
    app.add_url_rule("/healthz", "healthz", healthz)


@allow(ANYONE)
def healthz() -> ResponseReturnValue:
    """Say that all is well; an unreadable database answers with an error instead."""
    db.session.execute(text("SELECT 1"))
    return "ok\n", {"Content-Type": "text/plain; charset=utf-8"}
