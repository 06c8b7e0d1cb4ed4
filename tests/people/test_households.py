"""Page: the household a learner belongs to."""

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import Household, Person
from tests.conftest import Visit
from tests.house import House
from tests.people.test_new_learner import learner


def heads(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(db.select(Household.head_name)))


def test_two_people_of_one_household_see_each_other(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get(f"/orang/{house.siti.id}")
    assert f'href="/orang/{house.siti.id}/keluarga"' in visitor.page
    for person, head in ((house.siti, "Sutrisno"), (house.rini, " SUTRISNO  ")):
        address = f"/orang/{person.id}/keluarga"
        assert visitor.post(address, {"household": head}).status_code == 303
    visitor.follow()
    assert "Kepala keluarga: Sutrisno" in visitor.page
    assert f'href="/orang/{house.siti.id}"' in visitor.page
    assert heads(app) == ["Sutrisno"]
    visitor.get(f"/orang/{house.siti.id}/keluarga")
    assert 'value="Sutrisno"' in visitor.page


def test_a_household_nobody_is_left_in_goes(app: Flask, house: House, visit: Visit) -> None:
    visitor, address = visit(house.budi), f"/orang/{house.siti.id}/keluarga"
    visitor.post(address, {"household": "Sutrisno"})
    visitor.post(address, {"household": "Sutrisno RT 2"})
    assert heads(app) == ["Sutrisno RT 2"]
    visitor.post(address, {"household": ""})
    assert heads(app) == []


def test_a_registration_may_name_the_household(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    assert visitor.post("/orang/baru", learner(household="Sutrisno")).status_code == 200
    with app.app_context():
        yuni = db.session.scalars(db.select(Person).where(Person.name == "Yuni Astuti")).one()
        assert yuni.household is not None
        assert yuni.household.head_name == "Sutrisno"
    visitor.get("/orang/baru")
    assert '<option value="Sutrisno">' in visitor.page


def test_too_long_a_name_is_refused_and_strangers_find_nobody(house: House, visit: Visit) -> None:
    address = f"/orang/{house.siti.id}/keluarga"
    answer = visit(house.budi).post(address, {"household": "x" * 121})
    assert answer.status_code == 422
    for stranger, status in ((house.endang, 404), (house.hartono, 403), (house.siti, 403)):
        assert visit(stranger).post(address, {"household": "X"}).status_code == status


def test_whose_household_it_is_stands_among_the_data_of_its_people(
    house: House, visit: Visit
) -> None:
    visit(house.budi).post(f"/orang/{house.siti.id}/keluarga", {"household": "Sutrisno"})
    for person, told in ((house.siti, True), (house.rini, False)):
        answer = visit(person).get("/data-saya/unduh.json")
        assert ("Sutrisno" in answer.get_data(as_text=True)) is told
