"""Leaving at once: the button on discreet pages, and the calendar that it leads to."""

import re

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from rumahbelajar.database import db
from rumahbelajar.people import sign_ins
from rumahbelajar.people.models import SignIn
from tests.conftest import Clock, Visit
from tests.house import House
from tests.learning.kept import rows
from tests.visitor import Visitor


def leave(visitor: Visitor) -> None:
    """Press the button: it sends no token."""
    visitor.response = visitor.client.post("/kalender")
    assert visitor.response.status_code == 303
    assert visitor.response.location == "/kalender"
    visitor.follow()
    assert "<caption>Hari ini " in visitor.page


def test_it_stands_before_everything_else_on_pages_of_help(house: House, visit: Visit) -> None:
    visitor = visit()
    for path in ("/bantuan", "/istilah", "/istilah/pmi"):
        response = visitor.get(path)
        body = visitor.page.partition("<body")[2]
        first = re.search(r"<(a|button|input|select)\b.*?>([^<]*)<", body)
        assert first, path
        assert first[2] == "Keluar cepat"
        assert "<title>Belajar</title>" in visitor.page
        assert response.headers["Cache-Control"] == "no-store"
    visitor.get("/masuk")
    assert "Keluar cepat" not in visitor.page


def test_it_ends_the_sign_in_and_leaves_no_cookie(app: Flask, house: House, visit: Visit) -> None:
    siti = visit(house.siti)
    siti.post("/bahasa", {"language": "en", "next": "/"})
    leave(siti)
    (row,) = rows(app, SignIn)
    assert row.ended_at is not None
    assert siti.client.get_cookie("session") is None
    assert siti.get("/kursus").location.startswith("/masuk")


def test_it_works_twice_and_for_a_stranger(house: House, visit: Visit) -> None:
    siti, stranger = visit(house.siti), visit()
    for visitor in (siti, siti, stranger):
        leave(visitor)


def test_it_works_when_the_sign_in_has_timed_out(
    app: Flask, house: House, visit: Visit, clock: Clock
) -> None:
    siti = visit(house.siti)
    clock.advance(days=2)
    leave(siti)
    (row,) = rows(app, SignIn)
    assert row.ended_at is not None


def test_it_leads_out_whatever_fails(
    house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    siti = visit(house.siti)
    monkeypatch.setattr(sign_ins, "leave", fail)
    leave(siti)
    assert siti.client.get_cookie("session") is None


def test_it_leads_out_when_nothing_can_be_asked_of_the_database(
    house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    siti = visit(house.siti)
    monkeypatch.setattr("rumahbelajar.people.asking.ask", fail)
    monkeypatch.setattr("rumahbelajar.people.house.the_house", fail)
    leave(siti)


def test_calendar_tells_nothing_of_where_it_comes_from(
    house: House, visit: Visit, clock: Clock
) -> None:
    visitor = visit(house.siti)
    response = visitor.get("/kalender")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert "<h1>November 2026</h1>" in visitor.page
    assert '<td aria-current="date">24</td>' in visitor.page
    for word in ("Rumah", "Belajar", "Siti", "kursus", "Keluar", "<form", "<script"):
        assert word not in visitor.page
    assert set(re.findall(r'href="(\?[^"]+)"', visitor.page)) == {
        "?bulan=2026-10",
        "?bulan=2026-12",
    }


@pytest.mark.parametrize(
    ("month", "heading", "days"),
    [("2027-02", "Februari 2027", 28), ("2000-01", "Januari 2000", 31)],
)
def test_calendar_shows_other_months(
    house: House, visit: Visit, month: str, heading: str, days: int
) -> None:
    visitor = visit()
    visitor.get(f"/kalender?bulan={month}")
    assert f"<h1>{heading}</h1>" in visitor.page
    assert len(re.findall(r"<td[^>]*>\d", visitor.page)) == days


def test_calendar_ends_somewhere_and_takes_no_nonsense(
    house: House, visit: Visit, clock: Clock
) -> None:
    visitor = visit()
    visitor.get("/kalender?bulan=2099-12")
    assert "2100" not in visitor.page
    visitor.get("/kalender?bulan=2000-01")
    assert "1999" not in visitor.page
    visitor.get("/kalender?bulan=besok")
    assert "<h1>November 2026</h1>" in visitor.page


def test_calendar_is_there_before_the_house_is_set_up(app: Flask, visit: Visit) -> None:
    assert visit().get("/kalender").status_code == 200
    with app.app_context():
        db.session.rollback()
