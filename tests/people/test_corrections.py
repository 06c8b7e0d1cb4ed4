"""Asking for a correction, and answering it: the rules."""

from uuid import UUID

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import corrections
from rumahbelajar.people.models import Correction, Outcome
from tests.house import KENANGA, KURIPAN, Dweller, House


def as_viewer(person: Dweller, kind: RoleKind, area: str) -> Viewer:
    role = HeldRole(kind, area)
    return Viewer(person.id, new_id(), person.village, person.name, consented=True, roles=(role,))


def asked(app: Flask, person: Dweller, wrong: str = "Nama saya salah.") -> UUID:
    with app.app_context():
        made = corrections.ask(person.id, wrong, "Siti Aminah binti Karso")
        db.session.commit()
        return made.id


def test_what_is_asked_waits_for_who_registers_people_there(app: Flask, house: House) -> None:
    asked(app, house.siti)
    budi = as_viewer(house.budi, RoleKind.FACILITATOR, KURIPAN)
    endang = as_viewer(house.endang, RoleKind.FACILITATOR, KENANGA)
    with app.app_context():
        ((waiting, person),) = corrections.waiting_for(budi)
        assert (person.name, waiting.wrong) == ("Siti Aminah", "Nama saya salah.")
        assert corrections.count_waiting_for(budi) == 1
        assert corrections.waiting_for(endang) == []
        with pytest.raises(NotFound):
            corrections.find_for(endang, waiting.id)


def test_no_facilitator_answers_what_staff_ask(app: Flask, house: House) -> None:
    asked(app, house.budi)
    with app.app_context():
        budi = as_viewer(house.budi, RoleKind.FACILITATOR, KURIPAN)
        ratna = as_viewer(house.ratna, RoleKind.ADMIN, KURIPAN)
        assert corrections.count_waiting_for(budi) == 0
        assert corrections.count_waiting_for(ratna) == 1


def test_asking_twice_in_the_same_words_is_asking_once(app: Flask, house: House) -> None:
    assert asked(app, house.siti) == asked(app, house.siti)


def test_nobody_floods_the_facilitator(app: Flask, house: House) -> None:
    for number in range(corrections.MOST_OPEN):
        asked(app, house.siti, f"Salah {number}")
    with pytest.raises(Refused, match="Temui petugas"):
        asked(app, house.siti, "Satu lagi")
    asked(app, house.rini)


def test_the_answer_is_given_once_and_can_be_taken_back(app: Flask, house: House) -> None:
    correction_id = asked(app, house.siti)
    budi = as_viewer(house.budi, RoleKind.FACILITATOR, KURIPAN)
    with app.app_context():
        found = corrections.find_for(budi, correction_id)
        corrections.answer(found, Outcome.DECLINED, "Sama dengan KTP.", budi.person_id)
        corrections.answer(found, Outcome.DECLINED, "Sama dengan KTP.", budi.person_id)
        with pytest.raises(Refused, match="sudah dijawab"):
            corrections.answer(found, Outcome.DONE, "", budi.person_id)
        db.session.commit()
        assert corrections.waiting_for(budi) == []
        assert [each.id for each, _person in corrections.answered_for(budi)] == [correction_id]
        corrections.reopen(corrections.find_for(budi, correction_id))
        db.session.commit()
        assert corrections.count_waiting_for(budi) == 1


def test_taking_a_request_back_erases_its_words(app: Flask, house: House) -> None:
    correction_id = asked(app, house.siti)
    with app.app_context():
        corrections.take_back(house.rini.id, correction_id)
        assert db.session.get(Correction, correction_id) is not None
        corrections.take_back(house.siti.id, correction_id)
        corrections.take_back(house.siti.id, correction_id)
        db.session.commit()
        assert db.session.get(Correction, correction_id) is None


def test_what_was_answered_is_not_taken_back(app: Flask, house: House) -> None:
    correction_id = asked(app, house.siti)
    budi = as_viewer(house.budi, RoleKind.FACILITATOR, KURIPAN)
    with app.app_context():
        found = corrections.find_for(budi, correction_id)
        corrections.answer(found, Outcome.DONE, "", budi.person_id)
        db.session.commit()
        with pytest.raises(Refused, match="sudah dijawab"):
            corrections.take_back(house.siti.id, correction_id)


def test_no_word_of_it_reaches_the_ledger(app: Flask, house: House) -> None:
    asked(app, house.siti)
    with app.app_context():
        payloads = db.session.scalars(db.select(Fact.payload)).all()
        assert not any("Karso" in payload or "salah" in payload for payload in payloads)
