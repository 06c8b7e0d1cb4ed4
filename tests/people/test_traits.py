"""Page: correcting what is kept about a learner besides the name."""

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.people import consent
from rumahbelajar.people.models import Person, PersonCategory
from tests.conftest import Visit
from tests.house import House

FIELDS = {
    "sex": "L",
    "age_band": "45-59",
    "main": "pmi_purna",
    "categories": ["umum", "keluarga_pmi"],
    "destination": "TW",
}


def kept(app: Flask, house: House) -> tuple[str, str, str, set[tuple[str, bool]]]:
    with app.app_context():
        siti = db.session.get_one(Person, house.siti.id)
        rows = db.session.execute(
            select(PersonCategory.category, PersonCategory.is_main).where(
                PersonCategory.person_id == siti.id
            )
        )
        categories = {(str(row.category), row.is_main) for row in rows}
        return siti.sex, siti.age_band, siti.destination, categories


def test_what_is_kept_stands_in_the_form_and_is_corrected(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    visitor.get(f"/orang/{house.siti.id}")
    address = f"/orang/{house.siti.id}/data"
    assert f'href="{address}"' in visitor.page
    visitor.get(address)
    assert 'value="P" id="sex" checked' in visitor.page
    assert '<option selected value="25-34">' in visitor.page
    assert visitor.post(address, FIELDS).status_code == 303
    visitor.follow()
    assert "Laki-laki" in visitor.page
    wanted = {("pmi_purna", True), ("umum", False), ("keluarga_pmi", False)}
    assert kept(app, house) == ("L", "45-59", "TW", wanted)
    assert visitor.post(address, FIELDS | {"main": "umum", "categories": []}).status_code == 303
    assert kept(app, house)[3] == {("umum", True)}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"age_band": "<13"}, "di bawah 13 tahun"), ({"sex": ""}, "pilih salah satu")],
)
def test_what_no_registration_takes_is_refused(
    app: Flask, house: House, visit: Visit, wrong: dict[str, str], sentence: str
) -> None:
    visitor = visit(house.budi)
    answer = visitor.post(f"/orang/{house.siti.id}/data", FIELDS | wrong)
    assert answer.status_code == 422
    assert sentence in visitor.page
    assert kept(app, house)[:2] == ("P", "25-34")


def test_who_turns_out_to_be_a_child_needs_a_guardian_first(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    visitor.post(f"/orang/{house.siti.id}/data", FIELDS | {"age_band": "16-17"})
    visitor.follow()
    assert "catatlah persetujuan walinya" in visitor.page
    assert "Nama orang tua atau wali" in visitor.page
    with app.app_context():
        assert not consent.has_consented(house.siti.id)


def test_the_guardian_of_an_earlier_consent_does_not_stand_for_one_given_alone(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    person = f"/orang/{house.siti.id}"
    guardian = {"guardian_name": "Mbah Karti", "guardian_relation": "nenek"}
    visitor.post(f"{person}/data", FIELDS | {"age_band": "16-17"})
    visitor.post(f"{person}/persetujuan", {"way": "oral", "consented": "y"} | guardian)
    visitor.post(f"{person}/data", FIELDS | {"age_band": "16-17", "sex": "P"})
    with app.app_context():
        assert consent.has_consented(house.siti.id), "the guardian's own consent goes on"
    visitor.post(f"{person}/cabut-persetujuan")
    visitor.post(f"{person}/data", FIELDS | {"age_band": "18-24"})
    assert visit(house.siti).post("/persetujuan", {"answer": "yes"}).status_code == 303
    visitor.get(person)
    assert "Mbah Karti" not in visitor.page
    visitor.post(f"{person}/data", FIELDS | {"age_band": "16-17"})
    visitor.follow()
    assert "catatlah persetujuan walinya" in visitor.page
    with app.app_context():
        assert not consent.has_consented(house.siti.id)


def test_the_data_of_staff_are_not_corrected_here(house: House, visit: Visit) -> None:
    visitor = visit(house.ratna)
    assert visitor.post(f"/orang/{house.budi.id}/data", FIELDS).status_code == 409
    visitor.get(f"/orang/{house.budi.id}")
    assert f"/orang/{house.budi.id}/data" not in visitor.page
