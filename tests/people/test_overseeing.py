"""A coordinator looks after the facilitators of the area: appoints, resets, suspends them."""

import re

import pytest
from flask import Flask

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.people.models import Person, Role
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House
from tests.visitor import Visitor

NEW = {"name": "Wagiyo Hadi", "sex": "L", "age_band": "35-44"}
LIST = "/petugas"


def _id_on(page: str) -> str:
    found = re.search(r'name="person_id"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def _link_on(page: str) -> str:
    found = re.search(r"/tautan/[\w-]+", page)
    assert found
    return found[0]


def _appoint(visitor: Visitor, village: str, **changes: str) -> None:
    visitor.get(f"{LIST}/baru")
    made = {"person_id": _id_on(visitor.page), "village": village, **NEW, **changes}
    visitor.post(f"{LIST}/baru", made)


def test_a_coordinator_appoints_a_facilitator_who_gets_a_link(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.hartono)
    _appoint(visitor, KURIPAN)
    assert "/tautan/" in visitor.page
    visitor.get(LIST)
    assert "Wagiyo Hadi" in visitor.page
    assert "belum memilih kata sandi" in visitor.page
    with app.app_context():
        person = db.session.query(Person).filter_by(name="Wagiyo Hadi").one()
        assert [(each.kind, each.area_code) for each in person.held_roles] == [
            (RoleKind.FACILITATOR, KURIPAN)
        ]
        assert person.added_by == house.hartono.id


def test_sending_the_form_twice_appoints_one(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.hartono)
    visitor.get(f"{LIST}/baru")
    made = {"person_id": _id_on(visitor.page), "village": KURIPAN, **NEW}
    visitor.post(f"{LIST}/baru", made)
    visitor.post(f"{LIST}/baru", made)
    with app.app_context():
        assert db.session.query(Person).filter_by(name="Wagiyo Hadi").count() == 1


@pytest.mark.parametrize(
    ("village", "says"),
    [
        (KENANGA, "di luar wilayah Anda"),
        ("33.07.10", "Tulis kodenya seperti"),
        ("33.07.10.2999", "Petugas bekerja di satu desa"),
        ("", "Kode desa masih kosong."),
    ],
)
def test_a_village_elsewhere_or_none_is_refused(
    app: Flask, house: House, visit: Visit, village: str, says: str
) -> None:
    visitor = visit(house.hartono)
    _appoint(visitor, village)
    assert says in visitor.page
    assert "Wagiyo Hadi" in visitor.page  # what was typed is still there
    with app.app_context():
        assert db.session.query(Person).filter_by(name="Wagiyo Hadi").count() == 0


def test_a_suspended_facilitator_is_out_and_the_village_stands_without(
    house: House, visit: Visit
) -> None:
    visitor, working = visit(house.hartono), visit(house.budi)
    path = f"{LIST}/{house.budi.id}"
    visitor.post(f"{path}/tangguhkan")
    working.get("/orang")
    assert working.response is not None
    assert working.response.status_code in {302, 303}
    visitor.get(LIST)
    assert "1 desa tanpa petugas" in visitor.page
    assert "Watumalang, Wonosobo" in visitor.page
    visitor.post(f"{path}/aktifkan")
    visitor.get(LIST)
    assert "desa tanpa petugas" not in visitor.page


def test_a_new_link_takes_the_place_of_the_old_one(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.hartono)
    _appoint(visitor, KURIPAN)
    old = _link_on(visitor.page)
    with app.app_context():
        appointed = db.session.query(Person).filter_by(name="Wagiyo Hadi").one().id
    visitor.post(f"{LIST}/{appointed}/tautan")
    new = _link_on(visitor.page)
    stranger = visit()
    assert stranger.get(old).status_code == 404
    assert stranger.get(new).status_code == 200


def test_nobody_but_a_facilitator_of_the_area_can_be_reached(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.hartono)
    others = (house.siti, house.ratna, house.endang, house.hartono)
    for person in others:
        for way in ("", "/tautan", "/tangguhkan", "/aktifkan"):
            path = f"{LIST}/{person.id}{way}"
            answer = visitor.post(path) if way else visitor.get(path)
            assert answer.status_code == 404
    with app.app_context():
        for person in others:
            assert db.session.get_one(Person, person.id).suspended_at is None


def test_who_also_works_elsewhere_is_not_a_coordinators_to_reset(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        role = db.session.query(Role).filter_by(person_id=house.budi.id).one()
        db.session.add(
            Role(
                person_id=house.budi.id,
                kind=RoleKind.FACILITATOR,
                area_code=KENANGA,
                granted_at=role.granted_at,
            )
        )
        db.session.commit()
    visitor = visit(house.hartono)
    assert visitor.post(f"{LIST}/{house.budi.id}/tautan").status_code == 404
