"""People of a print run for whom nothing is made any more: nobody vanishes without a word."""

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.people.models import Role
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.people.test_print_runs import LIST, review


@pytest.mark.parametrize("kind", ["kartu", "pin"])
def test_whom_somebody_suspended_since_gets_nothing_and_is_named(
    house: House, visit: Visit, kind: str
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, kind, house.siti, house.rini)
    assert visit(house.budi).post(f"/orang/{house.siti.id}/tangguhkan").status_code == 303
    visitor.post(LIST, {"run": text})
    told, made = visitor.page.split("<main")[1].split('<div class="buttons">')
    assert "sesudah Anda memilih: Siti Aminah<" in told
    assert "Siti Aminah" not in made
    assert "Rini Lestari" in made


def test_who_holds_a_role_since_is_counted_and_not_named(
    app: Flask, house: House, visit: Visit
) -> None:
    """A facilitator acts on learners alone; the name of somebody else is not told again."""
    visitor = visit(house.budi)
    text = review(visitor, "kartu", house.siti, house.rini)
    with app.app_context():
        role = {"kind": RoleKind.FACILITATOR, "area_code": KURIPAN, "granted_at": clock.now()}
        db.session.add(Role(person_id=house.siti.id, **role))
        db.session.commit()
    visitor.post(LIST, {"run": text})
    assert "Tidak dibuat untuk 1 orang" in visitor.page
    assert "Siti Aminah" not in visitor.page
    assert visitor.page.count('class="cut id-card"') == 1
