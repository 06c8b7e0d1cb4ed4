"""`/kursus/…/berdua`: two who both agreed see each other's steps, and nothing else."""

import html
import re
from datetime import timedelta

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.learning import pairs, shared_budgets
from rumahbelajar.learning.pair_models import Pair, PairMember, SharedBudget
from rumahbelajar.people import consent
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import COURSE, Learner
from tests.visitor import Visitor, at_once

TOGETHER = f"/kursus/{COURSE}/berdua"
BUDGET = {"received": "3.000.000", "needs": "1.200.000", "school": "300.000"}


@pytest.fixture
def siti(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.siti), house.siti).begin_learning()


@pytest.fixture
def rini(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.rini), house.rini).begin_learning()


def code_of(learner: Learner) -> str:
    """Invite, and return the code as it stands on the page."""
    learner.visitor.post(f"{TOGETHER}/undang")
    learner.visitor.follow()
    found = re.search(r"<b>([0-9A-Z]{4}-[0-9A-Z]{4})</b>", learner.visitor.page)
    assert found
    return found[1]


def pair_up(siti: Learner, rini: Learner) -> None:
    code = code_of(siti)
    assert rini.visitor.post(f"{TOGETHER}/gabung", {"kode": code}).status_code == 303


def seen_by(learner: Learner, path: str = TOGETHER) -> str:
    learner.visitor.get(path)
    return html.unescape(learner.visitor.page)


def test_who_was_invited_sees_by_whom_and_agrees_before_anything_is_shown(
    siti: Learner, rini: Learner
) -> None:
    code = code_of(siti)
    page = seen_by(rini, f"{TOGETHER}/gabung?kode={code.lower().replace('-', ' ')}")
    assert "Yang mengajak: Siti Aminah" in page
    assert "Sampai di mana?" not in seen_by(siti)
    rini.visitor.post(f"{TOGETHER}/gabung", {"kode": code})
    assert "Anda belajar bersama Siti Aminah." in seen_by(rini)
    assert "Anda belajar bersama Rini Lestari." in seen_by(siti)


def test_each_sees_which_steps_the_other_finished(siti: Learner, rini: Learner) -> None:
    pair_up(siti, rini)
    siti.read(next(siti.course.lessons()).id)
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", seen_by(rini), re.DOTALL)
    done = [re.findall(r"<td>(.*?)</td>", row) for row in rows]
    assert done[0] == ["belum", "✓ selesai"]
    assert all(each == ["belum", "belum"] for each in done[1:])


@pytest.mark.parametrize("typed", ["", "ABCD", "0000-0000", "<b>", "x" * 90])
def test_a_code_that_is_none_is_told_and_stays_in_the_field(rini: Learner, typed: str) -> None:
    assert rini.visitor.get(f"{TOGETHER}/gabung", query_string={"kode": typed}).status_code == 422
    assert "Kode itu tidak ada, atau sudah tidak berlaku." in html.unescape(rini.visitor.page)


def test_ones_own_code_is_for_the_other(siti: Learner) -> None:
    code = code_of(siti)
    assert siti.visitor.post(f"{TOGETHER}/gabung", {"kode": code}).status_code == 422
    assert "Itu kode Anda sendiri." in html.unescape(siti.visitor.page)


def test_a_code_is_for_one(siti: Learner, rini: Learner, house: House, visit: Visit) -> None:
    code = code_of(siti)
    wati = Learner(visit(house.wati), house.wati).begin_learning()
    outcomes = at_once(
        [rini.visitor, wati.visitor], lambda each: each.post(f"{TOGETHER}/gabung", {"kode": code})
    )
    assert sorted(outcomes) == [303, 422]


def test_a_code_grows_old_and_can_be_taken_back(
    siti: Learner, rini: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_of(siti)
    siti.visitor.post(f"{TOGETHER}/akhiri")
    assert rini.visitor.post(f"{TOGETHER}/gabung", {"kode": code}).status_code == 422
    code = code_of(siti)
    assert code_of(siti) == code
    # A sign-in of the tests would be over by then; the pair is asked as it is.
    with siti.visitor.app.app_context():
        db.session.query(Pair).filter(Pair.code.is_not(None)).update(
            {"invited_at": clock.now() - timedelta(days=15)}
        )
        db.session.commit()
    assert rini.visitor.post(f"{TOGETHER}/gabung", {"kode": code}).status_code == 422
    assert code_of(siti) != code


def test_nobody_learns_with_two_at_a_time(
    siti: Learner, rini: Learner, house: House, visit: Visit
) -> None:
    pair_up(siti, rini)
    wati = Learner(visit(house.wati), house.wati).begin_learning()
    code = code_of(wati)
    rini.visitor.post(f"{TOGETHER}/gabung", {"kode": code})
    assert "Anda belajar bersama Siti Aminah." in seen_by(rini)
    assert code in seen_by(wati)


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


def test_who_took_their_consent_back_is_not_shown(
    siti: Learner, rini: Learner, house: House, app: Flask
) -> None:
    pair_up(siti, rini)
    with app.app_context():
        person = db.session.get_one(Person, house.rini.id)
        consent.withdraw(person, actor_id=person.id, on=clock.now().date())
        db.session.commit()
    page = seen_by(siti)
    assert "Rini Lestari sedang tidak aktif" in page
    assert "Sampai di mana?" not in page
    assert siti.visitor.get(f"{TOGETHER}/anggaran").status_code == 404


def test_strangers_to_a_pair_see_nothing_of_it(
    siti: Learner, rini: Learner, house: House, visit: Visit
) -> None:
    pair_up(siti, rini)
    wati: Visitor = Learner(visit(house.wati), house.wati).begin_learning().visitor
    wati.get(TOGETHER)
    assert "Siti" not in wati.page
    assert wati.get(f"{TOGETHER}/anggaran").status_code == 404
    assert wati.post(f"{TOGETHER}/akhiri").status_code == 303
    assert "Anda belajar bersama Rini Lestari." in seen_by(siti)


def test_a_course_that_is_not_for_two_has_no_such_page(siti: Learner) -> None:
    assert siti.visitor.get("/kursus/mulai-kecil/berdua").status_code == 404


def test_an_invitation_that_somebody_is_just_joining_does_not_make_room(
    siti: Learner, rini: Learner, house: House, visit: Visit, app: Flask
) -> None:
    """Else the one who joined would see the steps of the other for good."""
    wati = Learner(visit(house.wati), house.wati).begin_learning()
    mine, other = code_of(siti), code_of(wati)
    at_once(
        [rini.visitor, siti.visitor],
        lambda each: each.post(
            f"{TOGETHER}/gabung", {"kode": mine if each is rini.visitor else other}
        ),
    )
    with app.app_context():
        for member in db.session.query(PairMember):
            pair = db.session.get_one(Pair, member.pair_id)
            assert member.is_open is (pair.ended_at is None)


def test_two_who_invited_each_other_end_up_together(siti: Learner, rini: Learner) -> None:
    codes = {siti.visitor: code_of(rini), rini.visitor: code_of(siti)}
    at_once(list(codes), lambda each: each.post(f"{TOGETHER}/gabung", {"kode": codes[each]}))
    assert "Anda belajar bersama Rini Lestari." in seen_by(siti)
    assert "Anda belajar bersama Siti Aminah." in seen_by(rini)


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
