"""A form posted after the time-out is kept, and goes in for the same person only."""

from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning.models import Enrollment
from rumahbelajar.people.models import HeldForm, Person
from tests.conftest import Clock, MakeApp, Visit
from tests.house import House
from tests.people.conftest import PIN, GiveSecret
from tests.visitor import Visitor

ENROLL = "/kursus/uang-kiriman/ikut"
TOOL = "/alat/kalkulator-cicilan"
KEPT = "Jawaban Anda disimpan"


def enrolled(app: Flask) -> list[UUID]:
    with app.app_context():
        return list(db.session.scalars(db.select(Enrollment.person_id)))


def held(app: Flask) -> int:
    with app.app_context():
        return db.session.query(HeldForm).count()


def sign_in(visitor: Visitor, user_name: str) -> None:
    visitor.post("/masuk", {"user_name": user_name, "secret": PIN, "device": "shared"})


@pytest.fixture
def late(house: House, visit: Visit, clock: Clock) -> Visitor:
    """Siti, who sat too long on a page and then sent it."""
    visitor = visit(house.siti)
    visitor.get("/kursus/uang-kiriman")
    clock.advance(minutes=16)
    assert visitor.post(ENROLL).location == "/masuk"
    return visitor


def test_it_is_kept_and_goes_in_once_the_person_is_back(
    app: Flask, late: Visitor, house: House, give_pin: GiveSecret
) -> None:
    late.follow()
    assert KEPT in late.page
    assert enrolled(app) == []
    sign_in(late, give_pin(house.siti))
    assert enrolled(app) == [house.siti.id]
    assert held(app) == 0
    assert late.response is not None
    assert late.response.location.startswith("/kursus/uang-kiriman")
    late.follow()
    assert "sudah masuk" in late.page


def test_several_go_in_and_are_told_of_once(
    late: Visitor, house: House, give_pin: GiveSecret
) -> None:
    for _tap in range(2):
        late.post(ENROLL)
    sign_in(late, give_pin(house.siti))
    late.follow()
    assert late.page.count("Jawaban Anda yang tadi sudah masuk.") == 1


def test_of_a_tool_its_button_is_kept_and_no_change_before_it(
    app: Flask, house: House, visit: Visit, clock: Clock, give_pin: GiveSecret
) -> None:
    siti, loan = visit(house.siti), {"loan": "1.200.000", "rate": "2", "per": "month"}
    siti.get(TOOL)
    clock.advance(minutes=16)
    for months in range(2, 14):
        answer = siti.post(TOOL, {**loan, "months": str(months), "live": "1"})
        assert answer.location.startswith("/masuk")
    assert held(app) == 0
    siti.post(TOOL, {**loan, "months": "13"})
    sign_in(siti, give_pin(house.siti))
    siti.get(TOOL)
    assert 'value="13"' in siti.page
    assert "Kembalikan isi sebelumnya" not in siti.page, "it was one change"


def test_it_goes_in_by_card_too_and_from_another_device(
    app: Flask, late: Visitor, house: House, give_card: GiveSecret, visit: Visit
) -> None:
    visit().post(f"/k/{give_card(house.siti)}", {"device": "own"})
    assert enrolled(app) == [house.siti.id]


@pytest.mark.parametrize("course", ["x" * 500, "x%00y"])
def test_no_address_that_is_made_up_breaks_it(app: Flask, late: Visitor, course: str) -> None:
    assert late.post(f"/kursus/{course}/ikut").location == "/masuk"
    late.follow()
    assert late.response is not None
    assert late.response.status_code == 200


def test_it_never_goes_in_for_somebody_else(
    app: Flask, late: Visitor, house: House, give_pin: GiveSecret
) -> None:
    sign_in(late, give_pin(house.rini))
    assert enrolled(app) == []
    assert held(app) == 1
    late.follow()
    assert "sudah masuk" not in late.page
    late.post("/keluar")
    sign_in(late, give_pin(house.siti))
    assert enrolled(app) == [house.siti.id]


def test_it_goes_in_once(app: Flask, late: Visitor, house: House, give_pin: GiveSecret) -> None:
    user_name = give_pin(house.siti)
    sign_in(late, user_name)
    late.post("/keluar")
    sign_in(late, user_name)
    assert late.response is not None
    assert late.response.location == "/"
    assert enrolled(app) == [house.siti.id]


def test_it_is_kept_for_a_day(
    app: Flask, late: Visitor, house: House, give_pin: GiveSecret, clock: Clock
) -> None:
    clock.advance(hours=25)
    sign_in(late, give_pin(house.siti))
    assert enrolled(app) == []
    assert held(app) == 0


def test_what_cannot_go_in_is_said_plainly(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    visitor = visit(house.siti)
    clock.advance(minutes=16)
    visitor.post("/kursus/tidak-ada/ikut")
    sign_in(visitor, give_pin(house.siti))
    visitor.follow()
    assert "tidak bisa dimasukkan" in visitor.page
    assert held(app) == 0


def test_nothing_goes_in_without_consent(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    visitor = visit(house.dewi)
    clock.advance(minutes=16)
    visitor.post(ENROLL)
    sign_in(visitor, give_pin(house.dewi))
    assert enrolled(app) == []


def test_nothing_is_kept_of_a_forged_form(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    visitor = visit(house.siti)
    clock.advance(minutes=16)
    assert visitor.client.post(ENROLL).status_code == 400
    assert visitor.post(ENROLL, {"csrf_token": "forged"}).status_code == 400
    assert held(app) == 0


def test_nothing_is_kept_for_an_ended_sign_in_or_a_suspended_person(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    siti, rini = visit(house.siti), visit(house.rini)
    with app.app_context():
        db.session.get_one(Person, house.siti.id).suspended_at = clock.moment
        db.session.commit()
    visit(house.rini).post("/akun/akhiri-lainnya")
    clock.advance(minutes=16)
    for visitor in (siti, rini, visit()):
        assert visitor.post(ENROLL).status_code == 303
    assert held(app) == 0


@pytest.mark.parametrize("fields", [{"jawaban": "x" * 30_000}, {"passphrase": "kebun kopi"}])
def test_neither_heaps_nor_secrets_are_kept(
    app: Flask, house: House, visit: Visit, clock: Clock, fields: dict[str, str]
) -> None:
    visitor = visit(house.siti)
    clock.advance(minutes=16)
    visitor.post(ENROLL, fields)
    visitor.follow()
    assert "belum tersimpan" in visitor.page
    assert held(app) == 0


def test_the_token_of_the_form_is_not_kept(app: Flask, late: Visitor) -> None:
    with app.app_context():
        kept = db.session.scalars(db.select(HeldForm)).one()
    assert kept.fields == "[]"
    assert kept.path == ENROLL


def test_it_goes_in_over_https_behind_a_proxy(
    app: Flask,
    late: Visitor,
    house: House,
    give_pin: GiveSecret,
    make_app: MakeApp,
) -> None:
    visitor = Visitor(make_app(trusted_proxies=1))
    headers = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "belajar.contoh.id",
        "X-Forwarded-For": "203.0.113.9",
        "Referer": "https://belajar.contoh.id/masuk",
    }
    fields = {"user_name": give_pin(house.siti), "secret": PIN, "device": "shared"}
    assert visitor.post("/masuk", fields, headers=headers).status_code == 303
    assert enrolled(app) == [house.siti.id]


def test_what_is_open_in_another_tab_can_still_be_sent(
    app: Flask, late: Visitor, house: House, give_pin: GiveSecret
) -> None:
    in_another_tab = late.token()
    sign_in(late, give_pin(house.siti))
    answer = late.client.post(ENROLL, data={"csrf_token": in_another_tab})
    assert answer.status_code == 303


def test_a_tab_left_open_by_somebody_else_cannot_be_sent(
    app: Flask, late: Visitor, house: House, give_pin: GiveSecret
) -> None:
    of_siti = late.token()
    sign_in(late, give_pin(house.rini))
    assert late.client.post(ENROLL, data={"csrf_token": of_siti}).status_code == 400
    assert enrolled(app) == []
