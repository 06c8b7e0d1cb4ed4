"""Pages: finding who has no card or no PIN yet, and the user name that comes with a card."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import credentials
from rumahbelajar.people.models import Credential
from tests.conftest import Visit
from tests.house import House
from tests.people.conftest import GiveSecret
from tests.people.test_print_runs import LIST, pins_on, review
from tests.visitor import at_once


def test_who_has_no_pin_is_found_though_everybody_has_a_card(
    house: House, visit: Visit, give_pin: GiveSecret, give_card: GiveSecret
) -> None:
    give_pin(house.siti)
    for each in (house.siti, house.rini, house.dewi):
        give_card(each)
    visitor = visit(house.budi)
    visitor.get(LIST)
    assert "Semua sudah punya kartu" in visitor.page
    assert "Belum punya PIN (2)" in visitor.page
    visitor.get(f"{LIST}?siapa=tanpa-pin")
    assert "2 peserta belum punya PIN." in visitor.page
    assert visitor.page.count(" checked>") == 2
    assert "Siti Aminah" not in visitor.page
    visitor.post(LIST, {"run": review(visitor, "pin", house.rini, house.dewi)})
    visitor.get(f"{LIST}?siapa=tanpa-pin")
    assert "Semua sudah punya PIN" in visitor.page


def test_all_ticks_can_be_taken_away_and_set(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get(LIST)
    assert visitor.page.count(" checked>") == 3
    assert "Kosongkan semua centang" in visitor.page
    visitor.get(f"{LIST}?siapa=tanpa-kartu&centang=tidak")
    assert " checked>" not in visitor.page
    assert "Centang semua di halaman ini" in visitor.page


def test_without_a_tick_one_comes_back_to_the_same_list(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    back = visitor.get(f"{LIST}/periksa?apa=pin&siapa=semua&hal=1").location
    assert back == f"{LIST}?siapa=semua&hal=1"
    visitor.follow()
    assert "Pilih dulu orangnya." in visitor.page
    assert "Siti Aminah" in visitor.page


def test_a_first_card_comes_with_a_user_name_that_signs_nobody_in(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, "kartu", house.siti, house.rini)
    assert "Dengan nama pengguna baru, belum dengan PIN." in visitor.page
    visitor.post(LIST, {"run": text})
    assert "<b>siti</b>" in visitor.page
    assert "<b>rini</b>" in visitor.page
    with app.app_context():
        assert {each.secret_hash for each in db.session.query(Credential)} == {""}
    for secret in ("", "000000"):
        stranger = visit()
        stranger.post("/masuk", {"user_name": "siti", "secret": secret, "device": "shared"})
        assert stranger.get("/sertifikat").location == "/masuk?next=/sertifikat"
    visitor.get(f"/orang/{house.siti.id}")
    assert "Nama pengguna: siti" in visitor.page
    assert "Belum punya PIN." in visitor.page
    visitor.post(LIST, {"run": review(visitor, "pin", house.siti)})
    assert len(pins_on(visitor.page)) == 1
    assert "siti2" not in visitor.page


def test_a_single_card_names_too(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.post(f"/orang/{house.rini.id}/kartu")
    assert "Nama pengguna: <b>rini</b>" in visitor.page


def test_a_pin_that_was_reviewed_is_made_though_a_card_came_first(
    house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, "pin", house.siti)
    visitor.post(LIST, {"run": review(visitor, "kartu", house.siti)})
    visitor.post(LIST, {"run": text})
    assert len(pins_on(visitor.page)) == 1


def test_cards_and_pins_at_once_make_one_user_name(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    kinds = iter(("kartu", "pin"))
    runs = iter([review(visitor, kind, house.siti, house.rini) for kind in kinds])
    taps = [visit() for _tap in range(2)]
    for tap in taps:
        cookie = visitor.client.get_cookie("session")
        assert cookie is not None
        tap.client.set_cookie("session", cookie.value)
    assert at_once(taps, lambda tap: tap.post(LIST, {"run": next(runs)})) == [200, 200]
    with app.app_context():
        assert credentials.user_name_of(house.siti.id) == "siti"
        assert db.session.query(Credential).count() == 2
