"""Page: choosing a passphrase by a one-time link."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import links
from rumahbelajar.people.models import Credential, OneTimeLink
from tests.conftest import Clock, Visit
from tests.house import House
from tests.people.conftest import PASSPHRASE, GiveSecret
from tests.visitor import Visitor, at_once

NEW = "sawah padi kuning pagi"
FIELDS = {"passphrase": NEW, "again": NEW}


@pytest.fixture
def link(app: Flask, house: House, give_passphrase: GiveSecret) -> str:
    """A link for Budi, who has a passphrase already."""
    give_passphrase(house.budi)
    with app.app_context():
        token = links.make_link(house.budi.id)
        db.session.commit()
    return f"/tautan/{token}"


def test_a_link_sets_the_passphrase_and_signs_in(house: House, visit: Visit, link: str) -> None:
    before = visit(house.budi)
    visitor = visit()
    visitor.get(link)
    assert "Untuk Budi Santoso" in visitor.page
    assert visitor.post(link, FIELDS).location == "/"
    assert visitor.get("/akun").status_code == 200
    assert before.get("/akun").status_code == 303
    fields = {"user_name": "budi", "secret": PASSPHRASE, "device": "shared"}
    assert visit().post("/masuk", fields).status_code == 422
    assert visit().post("/masuk", fields | {"secret": NEW}).status_code == 303


def test_it_works_once(visit: Visit, link: str) -> None:
    visit().post(link, FIELDS)
    visitor = visit()
    assert visitor.get(link).status_code == 404
    assert "Mintalah tautan baru" in visitor.page
    assert visitor.post(link, FIELDS).status_code == 404


def test_it_works_for_a_day(visit: Visit, clock: Clock, link: str) -> None:
    clock.advance(hours=23)
    assert visit().get(link).status_code == 200
    clock.advance(hours=2)
    assert visit().get(link).status_code == 404


def test_a_newer_link_takes_the_place_of_an_older(house: House, visit: Visit, link: str) -> None:
    visitor = visit(house.ratna)
    assert visitor.post(f"/orang/{house.budi.id}/tautan").status_code == 200
    assert visit().get(link).status_code == 404


def test_two_at_once_set_one_passphrase(app: Flask, link: str) -> None:
    visitors = [Visitor(app) for _ in range(4)]
    statuses = at_once(visitors, lambda visitor: visitor.post(link, FIELDS))
    assert statuses.count(303) == 1
    assert set(statuses) <= {303, 404, 409}


def test_a_bad_passphrase_uses_no_link_up(visit: Visit, link: str) -> None:
    visitor = visit()
    for fields, words in [
        ({"passphrase": "pendek", "again": "pendek"}, "terlalu pendek"),
        ({"passphrase": NEW, "again": NEW + "x"}, "tidak sama"),
        ({"passphrase": "budi santoso 1", "again": "budi santoso 1"}, "mudah ditebak"),
        ({}, "masih kosong"),
    ]:
        assert visitor.post(link, fields).status_code == 422
        assert words in visitor.page
        assert NEW not in visitor.page
    assert visitor.post(link, FIELDS).status_code == 303


def test_it_is_of_no_use_for_somebody_suspended(house: House, visit: Visit, link: str) -> None:
    visit(house.ratna).post(f"/orang/{house.budi.id}/tangguhkan")
    assert visit().get(link).status_code == 404
    assert visit().post(link, FIELDS).status_code == 404


def test_an_admin_chooses_on_the_house_machine(
    app: Flask, house: House, visit: Visit, give_passphrase: GiveSecret
) -> None:
    give_passphrase(house.ratna)
    with app.app_context():
        path = f"/tautan/{links.make_link(house.ratna.id)}"
        db.session.commit()
    over_wifi = {"REMOTE_ADDR": "192.168.1.20"}
    assert visit().get(path, environ_base=over_wifi).status_code == 403
    assert visit().post(path, FIELDS, environ_base=over_wifi).status_code == 403
    assert visit().post(path, FIELDS).status_code == 303


def test_only_hashes_are_kept(app: Flask, visit: Visit, link: str) -> None:
    visit().post(link, FIELDS)
    with app.app_context():
        kept = db.session.scalars(db.select(OneTimeLink.token_sha256)).one()
        secret = db.session.scalars(db.select(Credential.secret_hash)).one()
    assert kept not in link
    assert secret.startswith("$argon2id$")


def test_its_address_reaches_no_other_page(visit: Visit, link: str) -> None:
    assert visit().get(link).headers["Referrer-Policy"] == "strict-origin"


def test_made_up_links_lead_nowhere(house: House, visit: Visit) -> None:
    assert visit().get("/tautan/unknown").status_code == 404
    assert visit().get("/siapkan/unknown").status_code == 404
