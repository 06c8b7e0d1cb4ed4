"""Page: registering facilitators and coordinators."""

import re
from uuid import uuid4

from flask import Flask

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.people.models import (
    Role,
)
from tests.conftest import Visit
from tests.house import DISTRICT, KENANGA, KURIPAN, House
from tests.people.conftest import GiveSecret

TOO_MUCH: list[dict[str, object]] = [
    {"area": KENANGA},
    {"area": DISTRICT},
    {"area": "33.07.10.2005"},
    {"area": "33"},
    {"area": "nation"},
    {"area": ""},
    {"kind": "admin"},
    {"kind": "coordinator", "area": DISTRICT},
    {"age_band": "16-17"},
]


def staff(**changes: object) -> dict[str, object]:
    return {
        "person_id": str(uuid4()),
        "name": "Joko Petugas",
        "village": KURIPAN,
        "sex": "L",
        "age_band": "35-44",
        "kind": "facilitator",
        "area": KURIPAN,
        **changes,
    }


def test_an_admin_adds_a_facilitator_by_a_link(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.ratna)
    visitor.get("/orang/petugas-baru")
    assert f'value="{KURIPAN}"' in visitor.page
    assert visitor.post("/orang/petugas-baru", staff()).status_code == 200
    assert "/tautan/" in visitor.page
    assert "data:image/svg+xml" in visitor.page
    with app.app_context():
        role = db.session.scalars(db.select(Role).where(Role.granted_by == house.ratna.id)).one()
        assert (role.kind, role.area_code) == (RoleKind.FACILITATOR, KURIPAN)


def test_an_admin_gives_no_role_beyond_the_own_area_or_kind(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.ratna)
    for changes in TOO_MUCH:
        assert visitor.post("/orang/petugas-baru", staff(**changes)).status_code == 422, changes
    with app.app_context():
        assert db.session.query(Role).filter_by(granted_by=house.ratna.id).count() == 0


def test_nobody_but_an_admin_adds_staff(house: House, visit: Visit) -> None:
    for person in (house.siti, house.budi, house.hartono):
        assert visit(person).get("/orang/petugas-baru").status_code == 403
        assert visit(person).post("/orang/petugas-baru", staff()).status_code == 403


def test_a_second_tap_makes_no_second_person_and_its_link_works(house: House, visit: Visit) -> None:
    visitor, fields = visit(house.ratna), staff()
    visitor.post("/orang/petugas-baru", fields)
    assert visitor.post("/orang/petugas-baru", fields).status_code == 200
    link = re.search(r"/tautan/[\w-]+", visitor.page)
    assert link is not None
    assert visit().get(link.group()).status_code == 200


def test_the_id_of_somebody_else_gives_no_link_of_theirs(
    house: House, visit: Visit, give_pin: GiveSecret, give_passphrase: GiveSecret
) -> None:
    give_pin(house.siti)
    give_passphrase(house.hartono)
    visitor = visit(house.ratna)
    for person in (house.siti, house.rini, house.hartono):
        answer = visitor.post("/orang/petugas-baru", staff(person_id=str(person.id)))
        assert answer.status_code == 409
        assert "/tautan/" not in visitor.page
