"""The home of a facilitator: the groups, who needs help, and cards to print."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import cards
from tests.conftest import Clock, Visit
from tests.desk.conftest import MakeGroup
from tests.house import House
from tests.learning.learner import Learner


def test_ones_own_groups_stand_there_with_who_needs_help(
    house: House, visit: Visit, make_group: MakeGroup, clock: Clock
) -> None:
    melati = make_group(house.siti, house.rini)
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.read(next(siti.course.lessons()).id)
    budi = visit(house.budi)
    budi.get("/")
    assert f'href="/kelompok/{melati}"' in budi.page
    assert "Kelompok Anda, 2 anggota" in budi.page
    assert "1 butuh bantuan" not in budi.page
    clock.advance(days=14)
    budi = visit(house.budi)
    budi.get("/")
    assert "1 butuh bantuan" in budi.page


def test_who_leads_no_group_is_led_to_all(
    house: House, visit: Visit, make_group: MakeGroup
) -> None:
    make_group(house.siti)
    for dweller in (house.ratna, house.hartono):
        visitor = visit(dweller)
        if visitor.get("/").status_code != 200:
            visitor.follow()
        assert "Kelompok Anda" not in visitor.page
        assert 'href="/kelompok"' in visitor.page


def test_cards_that_are_not_printed_yet_are_counted(app: Flask, house: House, visit: Visit) -> None:
    with app.app_context():
        for dweller in (house.siti, house.rini):
            cards.make_card(dweller.id)
        db.session.commit()
    budi = visit(house.budi)
    budi.get("/")
    assert 'href="/orang/cetak"' in budi.page
    with app.app_context():
        cards.make_card(house.dewi.id)
        db.session.commit()
    budi.get("/")
    assert 'href="/orang/cetak"' not in budi.page


def test_more_groups_cost_no_more_queries(
    house: House, visit: Visit, make_group: MakeGroup, count_queries: Callable[..., Any]
) -> None:
    counts = []
    for _group in range(3):
        make_group(house.siti, house.rini)
        budi = visit(house.budi)
        with count_queries() as seen:
            budi.get("/")
        counts.append(len(seen))
    assert len(set(counts)) == 1, counts
