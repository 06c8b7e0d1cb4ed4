"""A guess at duplicates, before somebody is registered a second time."""

from flask import Flask
from sqlalchemy import inspect

from rumahbelajar.database import db
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import House
from tests.people.test_new_learner import learner

SAME = {"sex": "P", "age_band": "25-34"}


def count(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Person).count()


def test_who_may_be_registered_already_is_shown_with_what_differs(
    app: Flask, house: House, visit: Visit
) -> None:
    visitor, before = visit(house.budi), count(app)
    fields = learner(name="Hj. Sitti Amina", age_band="35-44", main="cpmi")
    assert visitor.post("/orang/baru", fields).status_code == 409
    assert "Mungkin sudah terdaftar" in visitor.page
    assert "Perempuan · 25–34 tahun · keluarga belum dicatat" in visitor.page
    assert 'form="peserta-baru" name="another"' in visitor.page
    assert f'href="/orang/{house.siti.id}"' in visitor.page
    assert 'value="Hj. Sitti Amina"' in visitor.page
    assert count(app) == before
    assert visitor.post("/orang/baru", fields | {"another": "y"}).status_code == 200
    assert count(app) == before + 1


def test_other_villages_other_sexes_and_far_ages_are_no_duplicates(
    house: House, visit: Visit
) -> None:
    visitor = visit(house.budi)
    for other in ({"name": "Wati Kenanga"}, {"sex": "L"}, {"age_band": "60+"}):
        fields = learner(name="Siti Aminah", **SAME) | other
        assert visitor.post("/orang/baru", fields).status_code == 200, other


def test_a_y_between_vowels_is_written_or_not(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    assert visitor.post("/orang/baru", learner(name="Sumiyati", **SAME)).status_code == 200
    for name in ("Sumiati", "Soemiyati", "Sumyati"):
        assert visitor.post("/orang/baru", learner(name=name, **SAME)).status_code == 409, name
        assert "<strong>Sumiyati</strong>" in visitor.page


def test_a_village_of_many_is_searched_by_an_index(app: Flask, house: House) -> None:
    with app.app_context():
        indexes = {tuple(each["column_names"]) for each in inspect(db.engine).get_indexes("person")}
    assert ("village_code", "name_key") in indexes
