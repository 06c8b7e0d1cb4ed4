"""Area codes: the rule in Python and the rule in the tables are the same rule."""

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from rumahbelajar.database import db
from rumahbelajar.people.areas import is_area_code, is_village_code, upper_codes
from rumahbelajar.people.models import Area, Village

GOOD = ["", "33", "33.07", "33.71", "33.07.10", "33.07.10.2004", "52.03.13.1001", "11.01.01.3001"]
BAD = [
    "3",
    "333",
    "ab",
    "33.",
    "33.00",
    "33.70",
    "33.7",
    "33.07.1",
    "33.07.10.4004",
    "33.07.10.0004",
    "33.07.10.200",
    "33.07.10.2.04",
    "33.0a.10.2004",
    "33,07",
    " 33",
    "33.07.1 .2004",
    "３３",
]


@pytest.mark.parametrize("code", GOOD)
def test_a_good_code_is_taken(app: Flask, code: str) -> None:
    assert is_area_code(code)
    with app.app_context():
        db.session.add(Area(code=code, name="Contoh"))
        db.session.commit()


@pytest.mark.parametrize("code", BAD)
def test_a_bad_code_is_refused_by_the_rule_and_by_the_table(app: Flask, code: str) -> None:
    assert not is_area_code(code)
    with app.app_context():
        db.session.add(Area(code=code, name="Contoh"))
        with pytest.raises(IntegrityError, match="area_code_form"):
            db.session.commit()


def test_only_a_village_can_have_a_house(app: Flask) -> None:
    assert is_village_code("33.07.10.2004")
    assert not is_village_code("33.07.10")
    assert not is_village_code("33.07.10.20045")
    with app.app_context():
        db.session.add(Area(code="33.07", name="Wonosobo"))
        db.session.flush()
        db.session.add(Village(code="33.07", time_zone="Asia/Jakarta"))
        with pytest.raises(IntegrityError, match="village_code_form"):
            db.session.commit()


def test_above_a_village_stand_district_regency_and_province() -> None:
    assert upper_codes("33.07.10.2004") == ("33", "33.07", "33.07.10")
    assert upper_codes("33") == ()
