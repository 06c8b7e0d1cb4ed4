"""The ways that lead to "Alat saya"."""

import pytest

from tests.learning.learner import Learner


@pytest.mark.parametrize("who", ["siti", "rini"])
def test_home_leads_to_the_tools_with_and_without_a_course(house, visit, who) -> None:
    person = getattr(house, who)
    visitor = visit(person)
    if who == "siti":
        Learner(visitor, person).enroll()
    visitor.get("/")
    assert 'href="/alat"' in visitor.page


def test_account_leads_to_the_tools_for_staff_too(house, visit) -> None:
    for person in (house.siti, house.budi, house.ratna):
        visitor = visit(person)
        visitor.get("/akun")
        assert 'href="/alat"' in visitor.page
