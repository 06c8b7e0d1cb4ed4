"""Photos of sheets that are taken away: erased, and remembered as a fact with their hash."""

import time
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupFacilitator
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings.photo_models import SheetPhoto
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import LONG_AGO
from tests.meetings.sheet_photos import (
    another,
    kept_files,
    place_of_last,
    send,
    sent,
)
from tests.visitor import Visitor, at_once

pytestmark = pytest.mark.usefixtures("no_pictures")


def test_taken_away_is_erased_and_remembered(app: Flask, budi: Caller, meeting: UUID) -> None:
    send(budi)
    place, (photo,) = place_of_last(budi), rows(app, SheetPhoto)
    assert [budi.visitor.post(f"{place}/hapus").status_code for _tap in range(2)] == [303, 303]
    budi.visitor.follow()
    assert "Pernah dihapus" in budi.page
    assert not rows(app, SheetPhoto)
    assert not kept_files(app)
    assert budi.visitor.get(f"{place}/gambar").status_code == 404
    with app.app_context():
        told = db.session.scalars(select(Fact).where(Fact.kind == "sheet.photo_withdrawn")).one()
    assert photo.sha256 in told.payload
    assert (told.subject_id, told.replaces) == (meeting, photo.fact_id)
    assert budi.visitor.post(f"{budi.path}/foto/{new_id()}/hapus").status_code == 404


def test_same_photo_sent_while_it_is_taken_away_stays_whole_or_goes(
    app: Flask, budi: Caller, ratna: Caller
) -> None:
    for _turn in range(5):
        send(budi)
        place = place_of_last(budi)

        def press(visitor: Visitor, place: str = place) -> TestResponse:
            if visitor is ratna.visitor:
                return sent(visitor, budi.path)
            time.sleep(0.15)
            return visitor.post(f"{place}/hapus")

        assert at_once([budi.visitor, ratna.visitor], press) == [303, 303]
        assert kept_files(app) == {f"{row.id}.jpg" for row in rows(app, SheetPhoto)}


def test_retaken_photo_takes_the_place_of_the_one_taken_away(app: Flask, budi: Caller) -> None:
    places = []
    for number in range(3):
        send(budi, another(number))
        places.append(place_of_last(budi))
    budi.visitor.post(f"{places[1]}/hapus")
    send(budi, another(7))
    assert sorted(row.page for row in rows(app, SheetPhoto)) == [1, 2, 3]
    send(budi, another(1))
    assert max(row.page for row in rows(app, SheetPhoto)) == 4


def test_who_only_leads_the_group_takes_away_what_is_theirs(
    app: Flask, budi: Caller, house: House, visit: Visit, melati: UUID, meeting: UUID
) -> None:
    with app.app_context():
        leads = GroupFacilitator(group_id=melati, person_id=house.endang.id, since=LONG_AGO)
        db.session.add(leads)
        db.session.commit()
    endang = Caller(visit(house.endang), meeting)
    send(budi)
    place = place_of_last(budi)
    endang.visitor.get(place)
    assert "Hapus foto ini" not in endang.page
    assert endang.visitor.post(f"{place}/hapus").status_code == 403
    send(endang, another(1))
    assert endang.visitor.post(f"{place_of_last(endang)}/hapus").status_code == 303
    send(endang, another(2))
    assert budi.visitor.post(f"{place_of_last(endang)}/hapus").status_code == 303
    assert len(rows(app, SheetPhoto)) == 1
