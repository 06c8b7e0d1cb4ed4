"""`/kursus/…/berdua/anggaran`: one budget of two people, which neither writes over unseen."""

import html

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.learning import pairs, shared_budgets
from rumahbelajar.learning.pair_models import SharedBudget
from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import COURSE, Learner
from tests.learning.two import BUDGET, TOGETHER, pair_up, seen_by
from tests.visitor import at_once


@pytest.fixture
def siti(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.siti), house.siti).begin_learning()


@pytest.fixture
def rini(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.rini), house.rini).begin_learning()


def test_either_ends_it_and_nothing_is_seen_any_more(
    siti: Learner, rini: Learner, app: Flask
) -> None:
    pair_up(siti, rini)
    rini.visitor.post(f"{TOGETHER}/anggaran", {**BUDGET, "dilihat": "0"})
    assert at_once([siti.visitor, rini.visitor], lambda each: each.post(f"{TOGETHER}/akhiri")) == [
        303,
        303,
    ]
    for learner in (siti, rini):
        assert "Setuju, dan buat kode" in seen_by(learner)
        assert learner.visitor.get(f"{TOGETHER}/anggaran").status_code == 404
        assert "3.000.000" in seen_by(learner, "/alat/anggaran-kiriman")
    with app.app_context():
        assert db.session.query(SharedBudget).count() == 0


def test_who_saves_when_the_other_has_ended_it_loses_nothing(siti: Learner, rini: Learner) -> None:
    pair_up(siti, rini)
    siti.visitor.post(f"{TOGETHER}/akhiri")
    late = rini.visitor.post(f"{TOGETHER}/anggaran", {**BUDGET, "dilihat": "0"})
    assert late.location == "/alat/anggaran-kiriman"
    page = seen_by(rini, late.location)
    assert "Belajar berdua sudah diakhiri." in page
    assert "3.000.000" in page
    assert "Belajar berdua dengan Siti Aminah sudah diakhiri." in seen_by(rini)


def test_what_one_saves_in_the_budget_the_other_sees(siti: Learner, rini: Learner) -> None:
    pair_up(siti, rini)
    saved = siti.visitor.post(f"{TOGETHER}/anggaran", {**BUDGET, "dilihat": "0"})
    assert saved.status_code == 303
    page = seen_by(rini, f"{TOGETHER}/anggaran")
    assert "3.000.000" in page
    assert "Terakhir diubah oleh Siti Aminah." in page
    assert "3.000.000" not in seen_by(rini, "/alat/anggaran-kiriman")


def test_neither_writes_over_what_they_did_not_see(siti: Learner, rini: Learner) -> None:
    pair_up(siti, rini)
    siti.visitor.post(f"{TOGETHER}/anggaran", {**BUDGET, "dilihat": "0"})
    mine = {**BUDGET, "received": "2.500.000"}
    late = rini.visitor.post(f"{TOGETHER}/anggaran", {**mine, "dilihat": "0"})
    assert late.status_code == 409
    page = html.unescape(rini.visitor.page)
    assert "Belum disimpan: Siti baru saja mengubahnya" in page
    assert "2.500.000" in page
    assert "3.000.000" in page
    again = rini.visitor.post(f"{TOGETHER}/anggaran", {**mine, "dilihat": "1"})
    assert again.status_code == 303
    assert "2.500.000" in seen_by(siti, f"{TOGETHER}/anggaran")


def test_a_double_tap_saves_once(siti: Learner, rini: Learner) -> None:
    pair_up(siti, rini)
    fields = {**BUDGET, "dilihat": "0"}
    for _tap in range(2):
        assert siti.visitor.post(f"{TOGETHER}/anggaran", fields).status_code == 303


def test_what_cannot_be_read_is_told_and_nothing_is_lost(siti: Learner, rini: Learner) -> None:
    pair_up(siti, rini)
    fields = {**BUDGET, "needs": "banyak", "dilihat": "0"}
    assert siti.visitor.post(f"{TOGETHER}/anggaran", fields).status_code == 422
    assert "banyak" in siti.visitor.page


def test_nothing_is_kept_in_the_budget_of_a_pair_that_has_just_ended(
    siti: Learner, rini: Learner, house: House, app: Flask
) -> None:
    pair_up(siti, rini)
    with app.app_context():
        pair = pairs.pair_of(house.siti.id, COURSE)
        assert pair
        siti.visitor.post(f"{TOGETHER}/akhiri")
        with pytest.raises(shared_budgets.ChangedMeanwhile):
            shared_budgets.keep(pair, house.siti.id, {"received": "1"}, 0)
        db.session.rollback()
