"""Page: registering a learner."""

import re
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import text

from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import consent
from rumahbelajar.people.models import (
    Category,
    Consent,
    ConsentWay,
    Credential,
    Guardian,
    Person,
)
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House
from tests.visitor import at_once

NONSENSE: list[dict[str, object]] = [
    {"village": KENANGA},
    {"person_id": "no id"},
    {"name": "   "},
    {"name": "x" * 121},
    {"sex": "X"},
    {"age_band": ""},
    {"main": "petugas"},
    {"categories": ["petugas"]},
    {"destination": "XX"},
    {"way": "screen"},
]


def learner(**changes: object) -> dict[str, object]:
    return {
        "person_id": str(uuid4()),
        "name": "Yuni Astuti",
        "village": KURIPAN,
        "sex": "P",
        "age_band": "25-34",
        "main": "cpmi",
        "categories": ["keluarga_pmi"],
        "destination": "HK",
        "guardian_name": "",
        "guardian_relation": "",
        "way": "oral",
        "consented": "y",
        **changes,
    }


def yuni(app: Flask) -> Person:
    return db.session.scalars(db.select(Person).where(Person.name == "Yuni Astuti")).one()


def test_a_facilitator_registers_a_learner_who_then_signs_in(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    visitor.get("/orang/baru")
    assert "Bacakan teks ini" in visitor.page
    assert visitor.post("/orang/baru", learner()).status_code == 200
    pin = re.search(r'class="big">(\d{3} \d{3})<', visitor.page)
    assert pin is not None
    assert "yuni" in visitor.page
    with app.app_context():
        person = yuni(app)
        assert person.main_category is Category.PROSPECTIVE
        assert {each.category for each in person.categories} == {
            Category.PROSPECTIVE,
            Category.FAMILY,
        }
        assert person.added_by == house.budi.id
        assert consent.has_consented(person.id)
        fact = db.session.scalars(db.select(Fact).where(Fact.subject_id == person.id)).first()
        assert fact is not None
        assert fact.actor_id == house.budi.id
        assert "Yuni" not in fact.payload
    learning = visit()
    fields = {"user_name": "yuni", "secret": pin.group(1), "device": "shared"}
    assert learning.post("/masuk", fields).status_code == 303
    assert learning.get("/kursus/uang-kiriman").status_code == 200


def test_nobody_is_registered_without_consent(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    fields = learner()
    del fields["consented"]
    assert visitor.post("/orang/baru", fields).status_code == 422
    assert "Tanpa persetujuan" in visitor.page
    assert 'value="Yuni Astuti"' in visitor.page
    with app.app_context():
        assert db.session.query(Credential).count() == 0


def test_a_child_under_13_gets_no_account(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    assert visitor.post("/orang/baru", learner(age_band="<13")).status_code == 422
    assert "di bawah 13 tahun belum bisa punya akun" in visitor.page


def test_a_child_needs_a_guardian_whose_words_can_be_erased(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    assert visitor.post("/orang/baru", learner(age_band="13-15")).status_code == 422
    assert "isi nama orang tua atau wali" in visitor.page
    fields = learner(
        age_band="13-15", guardian_name="Mbah Karti", guardian_relation="nenek", way="written"
    )
    assert visitor.post("/orang/baru", fields).status_code == 200
    with app.app_context():
        person = yuni(app)
        guardians = db.session.scalars(db.select(Guardian)).all()
        consents = consent.standing(person.id)
        assert {each.fact_id for each in guardians} == {each.fact_id for each in consents}
        assert {each.way for each in consents} == {ConsentWay.WRITTEN}
        assert guardians[0].name == "Mbah Karti"
        facts = db.session.scalars(db.select(Fact.payload)).all()
        assert not any("Karti" in payload or "nenek" in payload for payload in facts)
        for guardian in guardians:
            db.session.delete(guardian)
        db.session.commit()
        assert consent.has_consented(person.id)


def test_no_name_gets_into_the_log_when_the_database_fails(
    app: Flask, house: House, visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    """As on a full disk: the statement that failed is logged, what it would have kept is not."""
    with app.app_context():
        db.session.execute(text("ALTER TABLE guardian RENAME TO guardian_gone"))
        db.session.commit()
    fields = learner(age_band="13-15", guardian_name="Mbah Karti", guardian_relation="nenek")
    answer = visit(house.budi).post("/orang/baru", fields)
    with app.app_context():
        db.session.execute(text("ALTER TABLE guardian_gone RENAME TO guardian"))
        db.session.commit()
    assert answer.status_code in {500, 503}
    assert "INSERT INTO guardian" in caplog.text
    assert "Karti" not in caplog.text


def test_a_grown_up_needs_no_guardian_and_none_is_kept(
    app: Flask, house: House, visit: Visit
) -> None:
    visit(house.budi).post("/orang/baru", learner(guardian_name="X", guardian_relation="Y"))
    with app.app_context():
        assert db.session.query(Guardian).count() == 0


def test_a_second_tap_makes_no_second_person_and_its_pin_works(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor, fields = visit(house.budi), learner()
    shown = []
    for _tap in range(3):
        assert visitor.post("/orang/baru", fields).status_code == 200
        shown += re.findall(r'class="big">(\d{3} \d{3})<', visitor.page)
    assert len(shown) == 3
    assert len(set(shown)) == 1, "what was copied to paper after the first tap is good"
    visitor.post("/orang/baru", learner(name="Endah Sari"))
    assert shown[0] not in visitor.page
    with app.app_context():
        assert yuni(app).name == "Yuni Astuti"
        assert db.session.query(Consent).filter_by(person_id=yuni(app).id).count() == 2
    fields = {"user_name": "yuni", "secret": shown[0], "device": "shared"}
    assert visit().post("/masuk", fields).status_code == 303


def test_two_taps_at_once_make_one_person(app: Flask, house: House, visit: Visit) -> None:
    fields = learner()
    visitors = [visit(house.budi) for _ in range(4)]
    statuses = at_once(visitors, lambda visitor: visitor.post("/orang/baru", fields))
    assert statuses == [200] * 4
    with app.app_context():
        assert db.session.query(Credential).count() == 1


def test_two_people_of_one_name_at_once_get_two_user_names(
    app: Flask, house: House, visit: Visit
) -> None:
    visitors = [visit(house.budi) for _ in range(4)]
    at_once(visitors, lambda visitor: visitor.post("/orang/baru", learner(another="y")))
    with app.app_context():
        names = set(db.session.scalars(db.select(Credential.user_name)))
    assert names == {"yuni", "yuni2", "yuni3", "yuni4"}


def test_the_id_of_somebody_else_cannot_be_taken_over(
    app: Flask, house: House, visit: Visit
) -> None:
    fields = learner(person_id=str(house.wati.id))
    assert visit(house.budi).post("/orang/baru", fields).status_code == 404
    fields = learner(person_id=str(house.ratna.id))
    assert visit(house.budi).post("/orang/baru", fields).status_code == 404
    with app.app_context():
        assert db.session.query(Credential).count() == 0


def test_what_makes_no_sense_is_refused(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    for changes in NONSENSE:
        assert visitor.post("/orang/baru", learner(**changes)).status_code == 422
        assert "Ada yang perlu diperbaiki" in visitor.page
        assert "valid" not in visitor.page.lower().replace("novalidate", "").replace("invalid", "")


def test_learners_and_coordinators_register_nobody(house: House, visit: Visit) -> None:
    for person in (house.siti, house.hartono):
        for path in ("/orang", "/orang/baru"):
            assert visit(person).get(path).status_code == 403
        assert visit(person).post("/orang/baru", learner()).status_code == 403
