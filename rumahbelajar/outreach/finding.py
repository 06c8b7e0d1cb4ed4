"""Finding services of the villages that somebody looks after, and who told of them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import select

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.models import Person


def find_service(viewer: Viewer, service_id: UUID) -> Service:
    """Return a service of a village that the viewer looks after; any other is a 404."""
    asked = select(Service).where(
        Service.service_id == service_id,
        within_any(Service.village_code, viewer.areas(*REGISTRARS)),
    )
    return db.session.scalars(asked).one_or_none() or abort(404)


def names_of(services: Iterable[Service]) -> Sequence[str]:
    """Return by name who last told of these services; one query."""
    asked = select(Person.name).where(Person.id.in_({each.told_by for each in services}))
    return db.session.scalars(asked.order_by(Person.name)).all()
