"""Ids of what forms make: only those that our own pages carried, each for its own kind of thing."""

from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.forms import sign_new_id
from rumahbelajar.groups.models import Group, GroupFacilitator
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House
from tests.visitor import Visitor

SERVICE = {"village": KENANGA, "on": "2026-11-24", "nP2": "3"}


def send(visitor: Visitor, path: str, fields: dict[str, str]) -> int:
    """Post as typed, past the signing that Visitor.post does for a page."""
    data = {"csrf_token": visitor.token(), **fields}
    return visitor.client.post(path, data=data).status_code


def facts(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(db.select(Fact.id)).all())


def test_an_id_that_somebody_typed_makes_nothing(app: Flask, house: House, visit: Visit) -> None:
    endang, before = visit(house.endang), facts(app)
    with app.app_context():
        other_kind = sign_new_id("group_id", str(new_id()))
    for typed in (str(house.siti.id), f"{house.siti.id}.AAAA", other_kind, "", "x.y"):
        fields = SERVICE | {"service_id": typed}
        assert send(endang, "/kegiatan/baru/informasi-migrasi", fields) == 422, typed
    assert facts(app) == before


def test_a_group_that_is_there_is_not_taken_over(app: Flask, house: House, visit: Visit) -> None:
    with app.app_context():
        group_id = new_id()
        db.session.add(Group(id=group_id, village_code=KURIPAN, name="Melati", made_at=clock.now()))
        db.session.commit()
    fields = {"group_id": str(group_id), "village": KENANGA, "name": "Mawar"}
    assert send(visit(house.endang), "/kelompok/baru", fields) == 422
    with app.app_context():
        assert db.session.query(GroupFacilitator).count() == 0


def test_the_page_that_refuses_it_can_be_sent_again(house: House, visit: Visit) -> None:
    endang = visit(house.endang)
    path = "/kegiatan/baru/informasi-migrasi"
    data = {"csrf_token": endang.token(), **SERVICE, "service_id": "lama"}
    page = endang.client.post(path, data=data).get_data(as_text=True)
    assert "kirim lagi" in page
    again = page.partition('name="service_id"')[2].partition('value="')[2].partition('"')[0]
    assert send(endang, path, SERVICE | {"service_id": again}) == 303
