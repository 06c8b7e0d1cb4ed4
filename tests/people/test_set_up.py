"""Page: setting the house up."""

import re

import pytest
from flask import Flask

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import consent, house, set_up
from rumahbelajar.people.models import Area, Person, Village
from tests.conftest import Clock, Visit
from tests.house import KURIPAN, House
from tests.people.conftest import PASSPHRASE
from tests.visitor import Visitor, at_once

FIELDS = {
    "village_code": KURIPAN,
    "village_name": "Kuripan",
    "district_name": "Watumalang",
    "regency_name": "Wonosobo",
    "province_name": "Jawa Tengah",
    "time_zone": "Asia/Jakarta",
    "base_url": "http://192.168.1.10:5000/",
    "public_url": "",
    "name": "Ratna Wulandari",
    "user_name": "Ratna",
    "sex": "P",
    "age_band": "35-44",
    "passphrase": PASSPHRASE,
    "again": PASSPHRASE,
    "consented": "y",
}


@pytest.fixture
def link(app: Flask) -> str:
    with app.app_context():
        token = set_up.make_link()
        db.session.commit()
    return f"/siapkan/{token}"


def test_one_page_makes_a_house_and_its_admin(app: Flask, visit: Visit, link: str) -> None:
    visitor = visit()
    visitor.get(link)
    assert "Siapkan rumah belajar" in visitor.page
    assert visitor.post(link, FIELDS).location == "/orang"
    visitor.follow()
    assert "Ratna Wulandari" in visitor.page
    with app.app_context():
        admin = db.session.scalars(db.select(Person)).one()
        assert [(role.kind, role.area_code) for role in admin.held_roles] == [
            (RoleKind.ADMIN, KURIPAN)
        ]
        assert consent.has_consented(admin.id)
        assert house.base_url() == "http://192.168.1.10:5000"
        assert house.public_url() == ""
        assert house.time_zone_of(KURIPAN) == "Asia/Jakarta"
        names = {area.code: area.name for area in db.session.scalars(db.select(Area))}
        assert names == {
            "33": "Jawa Tengah",
            "33.07": "Wonosobo",
            "33.07.10": "Watumalang",
            KURIPAN: "Kuripan",
        }
    fields = {"user_name": "ratna", "secret": PASSPHRASE, "device": "shared"}
    assert visit().post("/masuk", fields).status_code == 303


def test_the_link_works_once_and_no_second_one_is_made(app: Flask, visit: Visit, link: str) -> None:
    visit().post(link, FIELDS)
    assert visit().get(link).status_code == 404
    assert visit().post(link, FIELDS).status_code == 404
    with app.test_request_context(), pytest.raises(Refused):
        set_up.make_link()


def test_two_at_once_make_one_house(app: Flask, link: str) -> None:
    visitors = [Visitor(app) for _ in range(4)]
    statuses = at_once(visitors, lambda visitor: visitor.post(link, FIELDS))
    assert statuses.count(303) == 1
    assert set(statuses) <= {303, 404, 409}
    with app.app_context():
        assert db.session.query(Person).count() == 1


def test_what_is_wrong_is_named_and_the_rest_kept(app: Flask, visit: Visit, link: str) -> None:
    visitor = visit()
    for changes, words in [
        ({"village_code": "33.07.10"}, "Tulis kode desa seperti"),
        ({"village_name": ""}, "masih kosong"),
        ({"time_zone": "Europe/Berlin"}, "Pilih dari daftar"),
        ({"base_url": "rumah"}, "Tulis alamat seperti"),
        ({"public_url": "ftp://x"}, "Tulis alamat seperti"),
        ({"user_name": "!"}, "paling sedikit 3 huruf"),
        ({"age_band": "16-17"}, "Pilih dari daftar"),
        ({"passphrase": "ratna kuripan", "again": "ratna kuripan"}, "mudah ditebak"),
        ({"consented": ""}, "Centang ini"),
    ]:
        fields = {name: value for name, value in {**FIELDS, **changes}.items() if value}
        assert visitor.post(link, fields).status_code == 422, changes
        assert words in visitor.page
        assert "Ratna Wulandari" in visitor.page
        assert PASSPHRASE not in visitor.page
    with app.app_context():
        assert db.session.query(Village).count() == 0
    assert visitor.post(link, FIELDS).status_code == 303


def test_faults_are_listed_in_the_order_of_the_page(visit: Visit, link: str) -> None:
    visitor = visit()
    assert visitor.post(link, {}).status_code == 422
    listed = re.findall(r'<li><a href="#(\w+)"', visitor.page)
    placed = [visitor.page.index(f' id="{each}"') for each in listed]
    assert len(listed) > 9
    assert placed == sorted(placed)


def test_it_is_done_on_the_house_machine(visit: Visit, link: str) -> None:
    over_wifi = {"REMOTE_ADDR": "192.168.1.20"}
    assert visit().get(link, environ_base=over_wifi).status_code == 403
    assert visit().post(link, FIELDS, environ_base=over_wifi).status_code == 403


def test_the_link_works_for_a_day(visit: Visit, clock: Clock, app: Flask) -> None:
    with app.app_context():
        path = f"/siapkan/{set_up.make_link()}"
        db.session.commit()
    clock.advance(hours=25)
    assert visit().get(path).status_code == 404


def test_a_set_up_link_sets_no_passphrase_and_the_other_way_round(visit: Visit, link: str) -> None:
    path = link.replace("siapkan", "tautan")
    assert visit().get(path).status_code == 404
    assert visit().post(path, {"passphrase": PASSPHRASE, "again": PASSPHRASE}).status_code == 404


def test_a_house_that_stands_gets_no_link(app: Flask, house: House) -> None:
    result = app.test_cli_runner().invoke(args=["people", "set-up-link"])
    assert result.exit_code == 1
    assert "sudah disiapkan" in result.output
