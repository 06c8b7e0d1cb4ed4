"""A consent that was withdrawn, as those who look after people see it."""

import re

from tests.conftest import Clock, Visit
from tests.house import House
from tests.visitor import Visitor

SINCE = "persetujuan dicabut 24 November 2026"


def withdraw(visitor: Visitor, path: str) -> None:
    assert visitor.post(f"{path}/cabut-persetujuan").status_code == 303


def test_the_person_page_and_the_list_say_since_when(
    clock: Clock, house: House, visit: Visit
) -> None:
    path = f"/orang/{house.siti.id}"
    withdraw(visit(house.budi), path)
    clock.advance(days=3)
    visitor = visit(house.budi)
    for page in (path, "/orang"):
        visitor.get(page)
        assert visitor.page.count(SINCE) == 1, page
    visitor.get(f"/orang/{house.dewi.id}")
    assert "belum setuju" in visitor.page, "who never consented withdrew nothing"


def test_once_it_is_given_again_nothing_is_said_of_it(
    clock: Clock, house: House, visit: Visit
) -> None:
    path = f"/orang/{house.siti.id}"
    withdraw(visit(house.budi), path)
    clock.advance(days=1)
    assert visit(house.siti).post("/persetujuan", {"answer": "yes"}).status_code == 303
    visitor = visit(house.budi)
    for page in (path, "/orang", "/orang/cetak"):
        assert visitor.get(page).status_code == 200
        assert "dicabut" not in visitor.page, page


def test_for_whom_it_was_withdrawn_a_card_is_made_only_when_ticked(
    clock: Clock, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    withdraw(visitor, f"/orang/{house.siti.id}")
    for address in ("/orang/cetak", "/orang/cetak?siapa=semua&centang=ya"):
        visitor.get(address)
        ticked = dict(re.findall(r'value="([0-9a-f-]{36})" id="[^"]+"( checked)?', visitor.page))
        assert ticked[str(house.rini.id)]
        assert not ticked[str(house.siti.id)]
        assert SINCE in visitor.page
        assert "hanya bisa masuk dan menyetujui lagi" in visitor.page
    visitor.get(f"/orang/cetak/periksa?apa=kartu&orang={house.siti.id}")
    assert "Kartu pertama." in visitor.page
