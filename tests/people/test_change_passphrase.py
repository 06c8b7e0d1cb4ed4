"""Page: staff change their own passphrase."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import waiting
from rumahbelajar.people.models import FailedSignIns
from tests.conftest import Clock, Visit
from tests.house import House
from tests.people.conftest import PASSPHRASE, GiveSecret
from tests.visitor import Visitor

PATH = "/akun/kata-sandi"
NEW = "sawah padi kuning pagi"
FIELDS = {"present": PASSPHRASE, "passphrase": NEW, "again": NEW}


@pytest.fixture
def budi(house: House, visit: Visit, give_passphrase: GiveSecret) -> Visitor:
    """Budi, who has a passphrase and is signed in."""
    give_passphrase(house.budi)
    return visit(house.budi)


def try_to_sign_in(visitor: Visitor, secret: str) -> int:
    fields = {"user_name": "budi", "secret": secret, "device": "shared"}
    return visitor.post("/masuk", fields).status_code


def test_the_new_one_takes_the_place_of_the_old_and_other_devices_are_out(
    house: House, visit: Visit, budi: Visitor
) -> None:
    elsewhere, somebody_else = visit(house.budi), visit(house.siti)
    budi.get("/akun")
    assert f'href="{PATH}"' in budi.page
    budi.get(PATH)
    assert "Kata sandi sekarang" in budi.page
    assert budi.post(PATH, FIELDS).location == "/akun"
    budi.follow()
    assert "sudah diganti" in budi.page
    assert elsewhere.get("/akun").status_code == 303
    assert somebody_else.get("/akun").status_code == 200
    assert try_to_sign_in(visit(), PASSPHRASE) == 422
    assert try_to_sign_in(visit(), NEW) == 303


def test_a_bad_new_one_changes_nothing(house: House, visit: Visit, budi: Visitor) -> None:
    elsewhere = visit(house.budi)
    for changes, words in [
        ({"passphrase": "pendek", "again": "pendek"}, "terlalu pendek"),
        ({"again": NEW + "x"}, "tidak sama"),
        ({"passphrase": "budi santoso 1", "again": "budi santoso 1"}, "mudah ditebak"),
        ({"present": ""}, "Kata sandi sekarang masih kosong"),
        ({"present": "salah sama sekali"}, "Kata sandi sekarang tidak cocok"),
    ]:
        assert budi.post(PATH, FIELDS | changes).status_code == 422
        assert words in budi.page
        assert NEW not in budi.page
    assert elsewhere.get("/akun").status_code == 200
    assert try_to_sign_in(visit(), PASSPHRASE) == 303


def test_guessing_the_present_one_waits_as_signing_in_does(
    visit: Visit, budi: Visitor, clock: Clock
) -> None:
    for _ in range(waiting.FREE_TRIES):
        assert budi.post(PATH, FIELDS | {"present": "salah sama sekali"}).status_code == 422
    answer = budi.post(PATH, FIELDS)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"
    assert "setelah 30 detik" in budi.page
    assert "Kembali ke akun saya" in budi.page
    assert try_to_sign_in(visit(), PASSPHRASE) == 429
    clock.advance(seconds=31)
    assert budi.post(PATH, FIELDS).status_code == 303
    assert try_to_sign_in(visit(), NEW) == 303


def test_after_too_many_tries_only_an_admin_helps(
    app: Flask, house: House, visit: Visit, budi: Visitor
) -> None:
    budi.post(PATH, FIELDS | {"present": "salah sama sekali"})
    with app.app_context():
        db.session.scalars(db.select(FailedSignIns)).one().failures = waiting.MOST_TRIES
        db.session.commit()
    assert budi.post(PATH, FIELDS).status_code == 429
    assert "sampai admin membukanya" in budi.page
    visit(house.ratna).post(f"/orang/{house.budi.id}/buka")
    assert budi.post(PATH, FIELDS).status_code == 303


def test_who_signs_in_by_pin_or_card_has_no_such_page(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    give_pin(house.siti)
    for learner in (house.siti, house.rini):
        visitor = visit(learner)
        visitor.get("/akun")
        assert "Ganti kata sandi" not in visitor.page
        assert visitor.get(PATH).status_code == 404
        assert visitor.post(PATH, FIELDS).status_code == 404
    assert visit().get(PATH).location == f"/masuk?next={PATH}"


def test_an_admin_changes_it_on_the_house_machine(
    house: House, visit: Visit, give_passphrase: GiveSecret
) -> None:
    give_passphrase(house.ratna)
    visitor = visit(house.ratna)
    over_wifi = {"REMOTE_ADDR": "192.168.1.20"}
    assert visitor.get(PATH, environ_base=over_wifi).status_code == 403
    assert visitor.post(PATH, FIELDS, environ_base=over_wifi).status_code == 403
    assert visitor.post(PATH, FIELDS).status_code == 303
