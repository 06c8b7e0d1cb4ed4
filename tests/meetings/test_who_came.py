"""Who somebody is on the day they are marked."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings.who_came import Who, who_are
from rumahbelajar.people.models import PersonCategory
from tests.house import House


def test_sex_age_and_main_category_are_told(app: Flask, house: House) -> None:
    with app.app_context():
        found = who_are([house.siti.id, new_id()])
    assert found == {house.siti.id: Who("P", "25-34", "keluarga_pmi")}


def test_without_a_main_category_the_rest_is_told_all_the_same(app: Flask, house: House) -> None:
    with app.app_context():
        db.session.query(PersonCategory).filter_by(person_id=house.siti.id).delete()
        db.session.commit()
        assert who_are([house.siti.id]) == {house.siti.id: Who("P", "25-34", "")}
