"""The session cookie: read quickly, and never trusted or shared for it."""

from datetime import timedelta

import pytest

from rumahbelajar import cookies
from tests.conftest import Visit
from tests.house import House
from tests.visitor import Visitor


def _cookie(visitor: Visitor) -> str:
    found = visitor.client.get_cookie("session")
    assert found
    return found.value


def test_a_cookie_that_was_changed_signs_nobody_in(house: House, visit: Visit) -> None:
    siti = visit(house.siti)
    siti.get("/akun")
    assert siti.response is not None
    assert siti.response.status_code == 200
    head, dot, signature = _cookie(siti).rpartition(".")
    for forged in (f"{head}{dot}{signature[::-1]}", f"x{head}{dot}{signature}", head, "x"):
        siti.client.set_cookie("session", forged)
        assert siti.get("/akun").status_code == 303


def test_what_a_page_takes_out_of_its_session_stays_in_the_same_cookie(visit: Visit) -> None:
    visitor = visit()
    with visitor.client.session_transaction() as session:
        session["_flashes"] = [("message", "Sudah disimpan.")]
    cookie = _cookie(visitor)
    for _again in range(2):
        visitor.client.set_cookie("session", cookie)
        visitor.get("/bantuan")
        assert visitor.page.count("Sudah disimpan.") == 1
    visitor.get("/bantuan")
    assert "Sudah disimpan." not in visitor.page


def test_ones_own_phone_gets_its_cookie_anew_once_a_day(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = visit()
    with visitor.client.session_transaction() as session:
        session.permanent = True
    assert "Set-Cookie" not in visitor.get("/bantuan").headers
    monkeypatch.setattr(cookies, "_RENEWED_AFTER", timedelta(seconds=-1))
    renewed = visitor.get("/bantuan").headers["Set-Cookie"]
    assert "Expires=" in renewed
    assert "HttpOnly" in renewed


def test_a_cookie_older_than_a_session_lasts_is_forgotten(
    house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = visit(house.siti)
    assert siti.get("/akun").status_code == 200
    monkeypatch.setattr(cookies, "_age", lambda _signed_at: timedelta(days=32))
    assert siti.get("/akun").status_code == 303
