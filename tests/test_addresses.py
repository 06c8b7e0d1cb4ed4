"""Addresses from outside are followed only when they stay within the program."""

from datetime import date

import pytest
from flask import Flask

from rumahbelajar.addresses import is_own, month_asked
from tests.conftest import Visit
from tests.house import House


@pytest.mark.parametrize("path", ["/", "/kursus", "/kursus/uang-kiriman?x=1", "/sertifikat/é"])
def test_a_page_of_ours_is_followed(path: str) -> None:
    assert is_own(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "kursus",
        "//jahat.example",
        "/\\jahat.example",
        "https://jahat.example",
        "/a\\b",
        "/\t/jahat.example",
        "/a\nb",
        "/a\x00b",
        "/" + "a" * 400,
    ],
)
def test_another_place_is_not(path: str) -> None:
    assert not is_own(path)


def test_a_page_with_a_mangled_address_is_whole_all_the_same(house: House, visit: Visit) -> None:
    visitor = visit()
    assert visitor.get("/tidak%00ada").status_code == 404
    assert "\x00" not in visitor.page


@pytest.mark.parametrize(
    ("asked", "month"),
    [
        ("?bulan=2026-11", date(2026, 11, 1)),
        ("?bulan=2026-13", None),
        ("?bulan=1999-12", None),
        ("?bulan=2026-1", None),
        ("", None),
    ],
)
def test_a_month_is_read_from_the_address(app: Flask, asked: str, month: date | None) -> None:
    with app.test_request_context(f"/kalender{asked}"):
        assert month_asked() == month
