"""Consent as it is folded: of two entries of one person, and as another house tells it."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import record
from rumahbelajar.people import consent, labels
from rumahbelajar.people.consent_facts import ConsentGiven
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Consent, ConsentWay, Purpose, TextTongue, Tongue
from tests.conftest import Visit
from tests.desk.merged import merge, part
from tests.house import KURIPAN, House, agree


def helpers(app: Flask, house: House) -> set[object]:
    with app.app_context():
        found = db.session.scalars(db.select(Consent).filter_by(person_id=house.siti.id)).all()
        return {each.helped_by for each in found}


def test_who_agreed_alone_had_no_help_of_their_own_other_entry(app: Flask, house: House) -> None:
    merge(app, house)
    assert helpers(app, house) == {None}
    with app.app_context():
        rebuild()
        db.session.commit()
    assert helpers(app, house) == {None}


def test_who_was_helped_stays_so_when_merged_and_when_parted(app: Flask, house: House) -> None:
    with app.app_context():
        consent.give(
            house.rini.id,
            consent.Manner(ConsentWay.ORAL),
            actor_id=house.budi.id,
            village_code=KURIPAN,
            on=today_in(KURIPAN),
        )
        db.session.commit()
    merge(app, house)
    assert helpers(app, house) == {None, house.budi.id}
    part(app, house)
    assert helpers(app, house) == {None}


def test_words_of_a_consent_are_shown_with_that_consent_alone(app: Flask, house: House) -> None:
    manner = consent.Manner(ConsentWay.ORAL, witness="Pak RT")
    with app.app_context():
        where = {"actor_id": house.budi.id, "village_code": KURIPAN, "on": today_in(KURIPAN)}
        facts = consent.give(house.siti.id, manner, **where)
        consent.keep_words(house.siti.id, facts, manner)
        db.session.commit()
        agree(house.rini.id)
        db.session.commit()
    merge(app, house)
    with app.app_context():
        last = consent.last_given(house.siti.id)
        assert last is not None
        assert (last.consent.way, last.witness, last.helper) == (ConsentWay.WRITTEN, "", "")
        assert consent.last_given(house.dewi.id) is None


def test_agreed_is_said_of_who_agreed_alone(app: Flask, house: House) -> None:
    with app.app_context():
        assert consent.agreed_among([house.siti.id, house.dewi.id]) == {house.siti.id}
        agree(house.dewi.id)
        assert consent.agreed_among([house.dewi.id]) == {house.dewi.id}


@pytest.mark.parametrize(
    ("told", "words"), [("xx", "Bahasa daerah lain"), ("en", "Bahasa Inggris")]
)
def test_language_that_only_another_house_knows_breaks_no_page(
    app: Flask, house: House, visit: Visit, told: str, words: str
) -> None:
    with app.app_context():
        for purpose in Purpose:
            record(
                ConsentGiven(purpose, consent.TEXT_VERSION, ConsentWay.ORAL, told),
                subject_id=house.dewi.id,
                actor_id=house.budi.id,
                village_code=KURIPAN,
                occurred_on=today_in(KURIPAN),
            )
        db.session.commit()
    visitor = visit(house.budi)
    visitor.get(f"/orang/{house.dewi.id}")
    assert words in visitor.page
    visitor = visit(house.dewi)
    visitor.get("/data-saya")
    assert words in visitor.page


def test_every_language_of_lessons_is_one_of_consents_and_has_words() -> None:
    assert {each.value for each in Tongue} < {each.value for each in TextTongue}
    assert set(labels.TEXT_TONGUES) == set(TextTongue)
