"""Page: a person whose consent does not stand, and recording it again."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import consent
from rumahbelajar.people.models import AgeBand, ConsentWay, Person
from tests.conftest import Visit
from tests.house import House
from tests.visitor import Visitor, at_once

HEARD = {"way": "oral", "consented": "y"}
GUARDIAN = {"guardian_name": "Mbah Karti", "guardian_relation": "nenek"}


@pytest.fixture
def path(house: House) -> str:
    """Where the consent of Dewi is recorded, who has given none."""
    return f"/orang/{house.dewi.id}/persetujuan"


@pytest.fixture
def make_child(app: Flask, house: House) -> None:
    """Make Dewi a child."""
    with app.app_context():
        db.session.get_one(Person, house.dewi.id).age_band = AgeBand.FROM_16
        db.session.commit()


def facts(app: Flask, house: House) -> list[Fact]:
    with app.app_context():
        return list(db.session.scalars(db.select(Fact).where(Fact.subject_id == house.dewi.id)))


def test_a_learner_who_withdrew_agrees_again_before_the_facilitator(
    app: Flask, house: House, visit: Visit, path: str
) -> None:
    visitor = visit(house.budi)
    visitor.post(path, HEARD)
    visitor.post(f"/orang/{house.dewi.id}/cabut-persetujuan")
    visitor.follow()
    assert "Kami tidak meminta NIK" in visitor.page
    assert "Nama orang tua atau wali" not in visitor.page
    assert visitor.post(path, HEARD | {"way": "written"}).status_code == 303
    visitor.follow()
    assert "sudah dicatat" in visitor.page
    assert "belum setuju" not in visitor.page
    assert "Catat persetujuan" not in visitor.page
    assert visit(house.dewi).get("/sertifikat").status_code == 200
    with app.app_context():
        ways = {each.way for each in consent.standing(house.dewi.id)}
    assert ways == {ConsentWay.WRITTEN}
    assert {fact.actor_id for fact in facts(app, house)} == {house.budi.id}


@pytest.mark.usefixtures("make_child")
def test_a_guardian_agrees_for_a_child(app: Flask, house: House, visit: Visit, path: str) -> None:
    visitor = visit(house.budi)
    assert visitor.post(path, HEARD).status_code == 422
    assert "isi nama orang tua atau wali" in visitor.page
    assert "Isi hubungannya" in visitor.page
    assert visitor.post(path, HEARD | GUARDIAN).status_code == 303
    visitor.follow()
    assert "Wali: Mbah Karti (nenek)" in visitor.page
    assert not any("Karti" in fact.payload for fact in facts(app, house))
    assert visit(house.dewi).get("/sertifikat").status_code == 200


@pytest.mark.usefixtures("make_child")
def test_what_is_missing_is_asked_and_the_typed_words_stay(
    app: Flask, house: House, visit: Visit, path: str
) -> None:
    visitor = visit(house.budi)
    for fields, words in [
        (GUARDIAN | {"way": "oral"}, "Tanpa persetujuan"),
        (GUARDIAN | {"consented": "y"}, "pilih salah satu"),
        (GUARDIAN | HEARD | {"way": "screen"}, "Pilih dari daftar"),
        (GUARDIAN | HEARD | {"guardian_relation": "x" * 61}, "Terlalu panjang"),
    ]:
        assert visitor.post(path, fields).status_code == 422
        assert words in visitor.page
        assert 'value="Mbah Karti"' in visitor.page
        assert '<details id="persetujuan" class="confirm" open>' in visitor.page
    assert facts(app, house) == []


def test_two_taps_are_one_consent(app: Flask, house: House, path: str) -> None:
    visitors = [Visitor(app, house.budi) for _ in range(3)]
    statuses = at_once(visitors, lambda visitor: visitor.post(path, HEARD))
    assert statuses == [303, 303, 303]
    assert len(facts(app, house)) == 2  # one for each purpose


def test_strangers_are_not_there_and_others_may_not(
    app: Flask, house: House, visit: Visit, path: str
) -> None:
    for asker, status in [
        (house.endang, 404),
        (house.kasih, 404),
        (house.hartono, 403),
        (house.siti, 403),
        (house.dewi, 403),
    ]:
        assert visit(asker).post(path, HEARD).status_code == status
    assert facts(app, house) == []


def test_staff_agree_themselves(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.ratna)
    visitor.post(f"/orang/{house.budi.id}/cabut-persetujuan")
    visitor.follow()
    assert "persetujuan dicabut" in visitor.page
    assert "Catat persetujuan" not in visitor.page
    assert visitor.post(f"/orang/{house.budi.id}/persetujuan", HEARD).status_code == 409
    with app.app_context():
        assert not consent.has_consented(house.budi.id)
