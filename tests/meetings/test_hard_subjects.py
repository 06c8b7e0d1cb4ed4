"""Pages of a meeting on a hard subject: all of them are discreet."""

from uuid import UUID

import pytest
from flask import Flask, url_for
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.photo_models import SheetPhoto
from rumahbelajar.meetings.planning import Plan, Whose
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, as_viewer
from tests.meetings.sheet_photos import sent
from tests.meetings.test_walk_ins import come


@pytest.fixture
def hard(app: Flask, house: House, melati: UUID) -> UUID:
    """The id of a meeting that follows a guide on a hard subject."""
    with app.app_context():
        guides = the_library().courses["anak-kita"].meetings
        planning.plan_series(
            as_viewer(house.budi),
            new_id(),
            whose=Whose(KURIPAN, melati),
            course_id="anak-kita",
            guides=[guide for guide in guides if guide.sensitive][:1],
            days=[THURSDAY],
            first=Plan(THURSDAY, "14:00", 90, "Asia/Jakarta", "Balai Desa"),
        )
        db.session.commit()
        return db.session.scalars(select(Meeting.id)).one()


@pytest.mark.usefixtures("no_pictures")
def test_every_page_of_it_is_discreet(app: Flask, house: House, visit: Visit, hard: UUID) -> None:
    budi = Caller(visit(house.budi), hard)
    budi.press("datang-langsung", **come(budi, "Mbah Tumini"))
    budi.press("sisanya-hadir")
    budi.press("kelompok-kecil", kali="0", banyak="1")
    sent(budi.visitor, budi.path)
    with app.app_context():
        named = {
            "meeting_id": hard,
            "person_id": house.siti.id,
            "walk_in_id": db.session.scalars(select(WalkIn.id)).one(),
            "photo_id": db.session.scalars(select(SheetPhoto.id)).one(),
            "number": 1,
        }
    with app.test_request_context():
        pages = [
            url_for(rule.endpoint, **{name: named[name] for name in rule.arguments})
            for rule in app.url_map.iter_rules()
            if "meeting_id" in rule.arguments and "GET" in (rule.methods or ())
        ]
    pages.append(f"/orang/{house.siti.id}/tandai-hadir")
    assert len(pages) > 15
    for page in pages:
        response = budi.visitor.get(page)
        assert response.status_code == 200, page
        if response.mimetype == "text/html":
            assert "no-store" in response.headers["Cache-Control"], page
            assert "<title>Belajar" in budi.page or "/poster" in page, page
