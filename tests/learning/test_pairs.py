"""`/kursus/…/berdua`: two who both agreed see each other's steps, and nothing else."""

import html
import re
from datetime import timedelta

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.learning.pair_models import Pair, PairMember
from rumahbelajar.people import consent
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import House
from tests.learning.learner import Learner
from tests.learning.two import TOGETHER, code_of, pair_up, seen_by
from tests.visitor import Visitor, at_once


@pytest.fixture
def siti(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.siti), house.siti).begin_learning()


@pytest.fixture
def rini(house: House, visit: Visit) -> Learner:
    return Learner(visit(house.rini), house.rini).begin_learning()


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
