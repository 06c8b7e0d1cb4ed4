"""Correcting how a person's name is written: the rule."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.people import register
from rumahbelajar.people.models import Credential, Person
from tests.conftest import Visit
from tests.house import Dweller, House
from tests.people.conftest import GiveSecret


def rename(app: Flask, person: Dweller, name: str) -> str:
    with app.app_context():
        register.rename(db.session.get_one(Person, person.id), name)
        db.session.commit()
        return db.session.get_one(Person, person.id).name


def test_the_name_is_kept_on_one_line_and_the_user_name_stays(
    app: Flask, house: House, give_pin: GiveSecret
) -> None:
    give_pin(house.siti)
    assert rename(app, house.siti, "  Sítí\u200b   Aminah ") == "Sítí Aminah"
    with app.app_context():
        assert db.session.get_one(Credential, house.siti.id).user_name == "siti"


@pytest.mark.parametrize("name", ["", "  \u200b ", "x" * 121])
def test_a_name_that_no_registration_takes_is_refused(app: Flask, house: House, name: str) -> None:
    with pytest.raises(Refused):
        rename(app, house.siti, name)
    with app.app_context():
        assert db.session.get_one(Person, house.siti.id).name == "Siti Aminah"


def test_people_are_found_by_their_user_name_too(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    """Somebody who forgot the PIN often knows the user name, and asks with the paper in hand."""
    give_pin(house.siti)
    rename(app, house.siti, "Aminah")
    visitor = visit(house.budi)
    visitor.get("/orang?cari=SITI")
    assert ">Aminah</a>" in visitor.page
    assert "Rini" not in visitor.page
