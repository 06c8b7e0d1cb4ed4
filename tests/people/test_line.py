"""What a passphrase travels by: the line, the cookie, and the proxy."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import SignIn
from tests.conftest import Clock, MakeApp, Visit
from tests.house import House
from tests.people.conftest import PASSPHRASE, PIN, GiveSecret
from tests.visitor import Visitor


def sign_in(visitor: Visitor, user_name: str, secret: str, **more: str) -> int:
    return visitor.post(
        "/masuk", {"user_name": user_name, "secret": secret, "device": "shared", **more}
    ).status_code


def test_the_cookie_is_for_this_server_only_and_secure_over_https(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    sign_in(visitor, user_name, PIN)
    assert visitor.response is not None
    cookie = visitor.response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Expires" not in cookie


def test_ones_own_phone_keeps_its_cookie(house: House, visit: Visit, give_pin: GiveSecret) -> None:
    visitor = visit()
    sign_in(visitor, give_pin(house.siti), PIN, device="own")
    assert visitor.response is not None
    assert "Expires" in visitor.response.headers["Set-Cookie"]


@pytest.mark.parametrize("who", ["ratna", "hartono"])
def test_admins_and_coordinators_sign_in_on_the_house_machine_and_not_over_the_wifi(
    app: Flask, house: House, visit: Visit, give_passphrase: GiveSecret, who: str
) -> None:
    user_name = give_passphrase(getattr(house, who))
    fields = {"user_name": user_name, "secret": PASSPHRASE, "device": "shared"}
    over_wifi = visit()
    answer = over_wifi.post("/masuk", fields, environ_base={"REMOTE_ADDR": "192.168.1.20"})
    assert answer.status_code == 403
    assert "komputer rumah belajar" in over_wifi.page
    for header in ("X-Forwarded-For", "X-Real-IP", "Forwarded"):
        by_proxy = visit().post("/masuk", fields, headers={header: "192.168.1.20"})
        assert by_proxy.status_code == 403
    assert visit().post("/masuk", fields).status_code == 303
    with app.app_context():
        assert db.session.query(SignIn).count() == 1


def test_a_facilitator_may_sign_in_over_the_wifi(
    house: House, visit: Visit, give_passphrase: GiveSecret
) -> None:
    fields = {"user_name": give_passphrase(house.budi), "secret": PASSPHRASE, "device": "shared"}
    answer = visit().post("/masuk", fields, environ_base={"REMOTE_ADDR": "192.168.1.20"})
    assert answer.status_code == 303


def test_nothing_secret_is_in_the_cookie(house: House, visit: Visit, give_pin: GiveSecret) -> None:
    visitor = visit()
    sign_in(visitor, give_pin(house.siti), PIN)
    with visitor.client.session_transaction() as session:
        assert set(session) <= {"_user_id", "_fresh", "_id", "csrf_token", "_permanent", "language"}


def test_over_https_behind_a_proxy_a_form_of_ours_is_taken_and_a_foreign_one_refused(
    make_app: MakeApp, house: House, visit: Visit, give_pin: GiveSecret, clock: Clock
) -> None:
    fields = {"user_name": give_pin(house.siti), "secret": PIN, "device": "shared"}
    program = make_app(trusted_proxies=1)
    headers = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "belajar.contoh.id",
        "X-Forwarded-For": "203.0.113.9",
    }
    ours = {**headers, "Referer": "https://belajar.contoh.id/masuk"}
    answer = Visitor(program).post("/masuk", fields, headers=ours)
    assert answer.status_code == 303
    assert "Secure" in answer.headers["Set-Cookie"]
    foreign = {**headers, "Referer": "https://evil.example/masuk"}
    assert Visitor(program).post("/masuk", fields, headers=foreign).status_code == 400
    assert Visitor(program).post("/masuk", fields, headers=headers).status_code == 400
    forged = {**fields, "csrf_token": "forged"}
    assert Visitor(program).post("/masuk", forged, headers=ours).status_code == 400
    assert Visitor(program).client.post("/masuk", data=fields, headers=ours).status_code == 400
