"""Page: who I am and where I am signed in."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import SignIn
from tests.conftest import Visit
from tests.house import Dweller, House


def sign_in_id(app: Flask, person: Dweller) -> str:
    with app.app_context():
        query = db.select(SignIn.id).where(SignIn.person_id == person.id).order_by(SignIn.id)
        return str(db.session.scalars(query).all()[-1])


def test_it_lists_the_sign_ins_and_ends_one(app: Flask, house: House, visit: Visit) -> None:
    here, there = visit(house.siti), visit(house.siti)
    here.get("/akun")
    assert here.page.count("Terakhir dipakai") == 2
    assert here.page.count("Keluarkan perangkat ini") == 1
    path = f"/akun/masuk/{sign_in_id(app, house.siti)}/akhiri"
    assert here.post(path).status_code == 303
    assert there.get("/akun").status_code == 303
    here.get("/akun")
    assert here.page.count("Terakhir dipakai") == 1


def test_all_others_are_ended_at_once(house: House, visit: Visit) -> None:
    here, others = visit(house.siti), [visit(house.siti), visit(house.siti)]
    stranger = visit(house.rini)
    assert here.post("/akun/akhiri-lainnya").status_code == 303
    assert here.get("/akun").status_code == 200
    assert [other.get("/akun").status_code for other in others] == [303, 303]
    assert stranger.get("/akun").status_code == 200


def test_nobody_ends_the_sign_in_of_somebody_else(app: Flask, house: House, visit: Visit) -> None:
    rini = visit(house.rini)
    path = f"/akun/masuk/{sign_in_id(app, house.rini)}/akhiri"
    visit(house.siti).post(path)
    assert rini.get("/akun").status_code == 200


def test_staff_see_their_role(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get("/akun")
    assert "Petugas" in visitor.page


def test_signed_out_it_leads_to_the_sign_in_page(house: House, visit: Visit) -> None:
    assert visit().get("/akun").location == "/masuk?next=/akun"
    assert visit().post("/akun/akhiri-lainnya").location == "/masuk"
