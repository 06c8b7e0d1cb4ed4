"""Merging two entries: which of them stays, and who learns anything of it."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import Dweller, House
from tests.people.test_duplicate_people import merge, register


@pytest.fixture
def sitti(app: Flask, house: House) -> Dweller:
    """Siti once more, under another spelling."""
    return register(app, house, "Hj. Sitti Amina")


def test_a_suspended_entry_is_not_the_one_kept(
    app: Flask, house: House, visit: Visit, sitti: Dweller
) -> None:
    with app.app_context():
        person = db.session.get_one(Person, house.siti.id)
        person.suspended_at = datetime(2026, 1, 5, tzinfo=UTC)
        db.session.commit()
    budi = visit(house.budi)
    budi.get(f"/orang/{house.siti.id}/gabungkan?dengan={sitti.id}")
    assert "Data 1 sedang ditangguhkan" in budi.page
    assert f'id="tetap-{sitti.id}" checked' in budi.page
    assert merge(budi, house.siti, sitti).status_code == 409
    assert "Siti Aminah sedang ditangguhkan" in budi.page
    fields = {"dengan": str(sitti.id), "tetap": str(sitti.id)}
    assert budi.post(f"/orang/{house.siti.id}/gabungkan", fields).status_code == 303


def test_strangers_learn_nothing_of_who_was_merged(
    house: House, visit: Visit, sitti: Dweller
) -> None:
    budi, endang = visit(house.budi), visit(house.endang)
    for _tap in range(2):
        assert merge(budi, house.siti, sitti).status_code == 303
    assert merge(endang, house.siti, sitti).status_code == 404
    assert endang.post(f"/orang/{sitti.id}/pisahkan").status_code == 404
    assert merge(budi, house.siti, house.wati).status_code == 404


def test_only_who_was_merged_is_parted(house: House, visit: Visit, sitti: Dweller) -> None:
    budi = visit(house.budi)
    assert budi.post(f"/orang/{sitti.id}/pisahkan").status_code == 409
    merge(budi, house.siti, sitti)
    for _tap in range(2):
        assert budi.post(f"/orang/{sitti.id}/pisahkan").status_code == 303
