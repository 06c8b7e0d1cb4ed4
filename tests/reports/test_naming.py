"""Reports name nobody who moved away, nobody who takes a hard course, and lead nobody to a 403."""

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN
from tests.learning.learner import Learner
from tests.reports.nation import Nation

LISTS = ("tidak-aktif", "butuh-bantuan")
HARD = "bekal-jalan"


@pytest.mark.parametrize("key", LISTS)
def test_who_moved_away_is_named_to_nobody_here(
    app: Flask, nation: Nation, visit: Visit, key: str
) -> None:
    reader = visit(nation.lurah)
    reader.get(f"/laporan/{key}?wilayah={KURIPAN}")
    assert "Tono" in reader.page
    with app.app_context():
        db.session.get_one(Person, nation.of("tono").id).village_code = KENANGA
        db.session.commit()
    reader.get(f"/laporan/{key}?wilayah={KURIPAN}")
    assert "Tono" not in reader.page


@pytest.mark.parametrize("key", LISTS)
def test_who_takes_a_hard_course_is_named_to_nobody(nation: Nation, visit: Visit, key: str) -> None:
    lina = nation.of("lina")
    Learner(visit(lina), lina, HARD).enroll()
    reader = visit(nation.lurah)
    reader.get(f"/laporan/{key}?wilayah={KURIPAN}&kursus={HARD}")
    assert "Lina" not in reader.page


@pytest.mark.parametrize("key", LISTS)
def test_a_name_leads_only_who_may_open_the_page_of_its_person(
    nation: Nation, visit: Visit, key: str
) -> None:
    address = f"/orang/{nation.of('tono').id}"
    for reader, leads in ((nation.lurah, False), (nation.budi, True)):
        visitor = visit(reader)
        visitor.get(f"/laporan/{key}?wilayah={KURIPAN}")
        assert (address in visitor.page) is leads
