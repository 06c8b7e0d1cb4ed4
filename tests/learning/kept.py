"""What the database holds, as tests ask for it."""

from collections.abc import Sequence
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from tests.house import Dweller


def facts(app: Flask, kind: str, person: Dweller | None = None) -> int:
    """Return how many facts of a kind are told, of one person or of all."""
    asked = select(func.count()).select_from(Fact).where(Fact.kind == kind)
    if person is not None:
        asked = asked.where(Fact.subject_id == person.id)
    with app.app_context():
        return db.session.scalar(asked) or 0


def rows(app: Flask, model: type[Any], **where: Any) -> Sequence[Any]:
    """Return the rows of a table with these values, free of any session."""
    with app.app_context():
        found = db.session.scalars(select(model).filter_by(**where)).all()
        db.session.expunge_all()
        return found
