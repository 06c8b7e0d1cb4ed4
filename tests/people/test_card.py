"""Page: signing in with a card."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import Card, SignIn
from tests.conftest import Visit
from tests.house import House
from tests.people.conftest import GiveSecret


def test_a_card_shows_a_name_and_signs_in_by_its_button_only(
    app: Flask, house: House, visit: Visit, give_card: GiveSecret
) -> None:
    token = give_card(house.siti)
    visitor = visit()
    visitor.get(f"/k/{token}")
    assert "Halo, Siti Aminah" in visitor.page
    with app.app_context():
        assert db.session.query(SignIn).count() == 0
    assert visitor.post(f"/k/{token}", {"device": "shared"}).location == "/"
    visitor.get("/akun")
    assert "kartu" in visitor.page


def test_the_address_of_the_card_reaches_no_other_page(
    house: House, visit: Visit, give_card: GiveSecret
) -> None:
    response = visit().get(f"/k/{give_card(house.siti)}")
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert response.headers["Cache-Control"] == "no-store"


def test_only_the_hash_of_a_card_is_kept(app: Flask, house: House, give_card: GiveSecret) -> None:
    token = give_card(house.siti)
    assert len(token) == 22
    with app.app_context():
        assert token not in db.session.scalars(db.select(Card.token_sha256)).one()


def test_a_new_card_makes_the_old_one_useless(
    house: House, visit: Visit, give_card: GiveSecret
) -> None:
    old, new = give_card(house.siti), give_card(house.siti)
    visitor = visit()
    assert visitor.get(f"/k/{old}").status_code == 404
    assert "Mintalah kartu baru" in visitor.page
    assert visitor.post(f"/k/{old}", {"device": "shared"}).status_code == 404
    assert visitor.get(f"/k/{new}").status_code == 200


def test_a_new_card_ends_what_the_old_one_signed_in_and_nothing_else(
    app: Flask, house: House, visit: Visit, give_card: GiveSecret
) -> None:
    old = give_card(house.siti)
    finder, phone = visit(), visit(house.siti)
    finder.post(f"/k/{old}", {"device": "own"})
    assert finder.get("/akun").status_code == 200
    budi = visit(house.budi)
    assert budi.post(f"/orang/{house.siti.id}/kartu").status_code == 200
    assert "Desa Kuripan" in budi.page
    assert finder.get("/akun").location.startswith("/masuk")
    assert phone.get("/akun").status_code == 200
    with app.app_context():
        begun = db.session.scalars(db.select(SignIn).where(SignIn.card_id.is_not(None))).one()
        assert begun.ended_at is not None
        # Begun at the very moment at which the card was made void.
        begun.ended_at = None
        db.session.commit()
    assert finder.get("/akun").location.startswith("/masuk")


def test_an_unknown_card_and_one_of_a_suspended_person_read_alike(
    house: House, visit: Visit, give_card: GiveSecret
) -> None:
    token = give_card(house.siti)
    visit(house.budi).post(f"/orang/{house.siti.id}/tangguhkan")
    visitor = visit()
    assert visitor.get(f"/k/{token}").status_code == 404
    suspended = visitor.page
    assert "Siti" not in suspended
    assert visitor.get("/k/unknown").status_code == 404
    assert "Mintalah kartu baru" in suspended
    assert "Mintalah kartu baru" in visitor.page


def test_staff_have_no_use_for_a_card(house: House, visit: Visit, give_card: GiveSecret) -> None:
    token = give_card(house.budi)
    visitor = visit()
    assert visitor.get(f"/k/{token}").status_code == 404
    assert "Petugas masuk dengan nama pengguna" in visitor.page
    assert visitor.post(f"/k/{token}", {"device": "own"}).status_code == 404


def test_a_made_up_device_is_refused(house: House, visit: Visit, give_card: GiveSecret) -> None:
    visitor = visit()
    assert visitor.post(f"/k/{give_card(house.siti)}", {"device": "robot"}).status_code == 422
    assert "Pilih dari daftar yang ada." in visitor.page
