"""Registering who walked in: the register asks here who that was, and here they are joined."""

from uuid import UUID

from flask import url_for
from sqlalchemy import select

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.meetings import walk_ins
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.finding import led_by
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.people.arrivals import Arrival, finds_arrivals


@finds_arrivals
def find_walk_in(viewer: Viewer, walk_in_id: UUID) -> Arrival | None:
    """Return who walked in to a meeting that the viewer leads, joined already or not."""
    found = db.session.execute(
        select(WalkIn, Meeting)
        .join(Meeting, Meeting.id == WalkIn.meeting_id)
        .where(WalkIn.id == walk_in_id, led_by(viewer))
    ).one_or_none()
    if found is None:
        return None
    walk_in, meeting = found
    return Arrival(
        id=walk_in.id,
        name=walk_in.name,
        sex=walk_in.sex,
        age_band=walk_in.age_band,
        village_code=meeting.village_code,
        back=url_for("meetings.roll", meeting_id=meeting.id),
        join=lambda person_id: _join(viewer, walk_in_id, person_id),
    )


def _join(viewer: Viewer, walk_in_id: UUID, person_id: UUID) -> None:
    """Join them, unless that was done; both are read anew, for much may have happened since."""
    walk_in = db.session.get(WalkIn, walk_in_id, populate_existing=True)
    if walk_in is None or walk_in.person_id is not None:
        return
    meeting = db.session.get_one(Meeting, walk_in.meeting_id, populate_existing=True)
    walk_ins.join(viewer, meeting, walk_in, person_id)
