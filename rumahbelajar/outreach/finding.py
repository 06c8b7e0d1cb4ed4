"""Finding services: those of the villages that somebody looks after, and which village is meant."""

from uuid import UUID

from flask import abort
from sqlalchemy import select

from rumahbelajar.access import REGISTRARS, Viewer
from rumahbelajar.database import db, within_any
from rumahbelajar.outreach.models import Service
from rumahbelajar.people.models import Village
from rumahbelajar.people.register import villages_of


def find_service(viewer: Viewer, service_id: UUID) -> Service:
    """Return a service of a village that the viewer looks after; any other is a 404."""
    asked = select(Service).where(
        Service.service_id == service_id,
        within_any(Service.village_code, viewer.areas(*REGISTRARS)),
    )
    return db.session.scalars(asked).one_or_none() or abort(404)


def choose_village(viewer: Viewer, asked: str | None) -> tuple[Village, list[Village]]:
    """Return the village that is asked for, else one's own, and all that the viewer looks after.

    A village of others is a 404, and so is every one for who looks after none.
    """
    villages = villages_of(viewer)
    by_code = {each.code: each for each in villages}
    if asked:
        return by_code.get(asked) or abort(404), villages
    if not villages:
        abort(404)
    return by_code.get(viewer.village_code, villages[0]), villages
