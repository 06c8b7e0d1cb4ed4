"""Reports name nobody who moved away, nobody who takes a hard course, and lead nobody to a 403."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.answering import answer
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN
from tests.learning.learner import COURSE, Learner
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


MARCH = Period(Month(2024, 3), Month(2024, 3))
_BEFORE, _ON = date(2024, 2, 5), date(2024, 3, 5)


@pytest.mark.parametrize("key", ["penyelesaian", *LISTS])
@pytest.mark.parametrize(
    ("courses", "is_named"),
    [
        ({HARD: _ON}, False),
        ({HARD: _ON, COURSE: _ON}, True),
        ({HARD: _BEFORE, COURSE: _ON}, True),
    ],
)
def test_no_list_less_those_of_each_course_names_who_takes_a_hard_one(
    app: Flask, nation: Nation, key: str, courses: Mapping[str, date], is_named: bool
) -> None:
    with app.test_request_context(method="POST"):
        lina = nation.of("lina").id
        _stand_in(lina, courses)
        everybody = _listed(key)
        of_each = [_listed(key, course) for course in the_library().courses if course != HARD]
        assert everybody <= set().union(*of_each)
        assert (_name_of(lina) in {name for name, *_days in everybody}) is is_named


def test_who_left_all_but_a_hard_course_is_not_told_to_be_inactive(
    app: Flask, nation: Nation
) -> None:
    with app.test_request_context(method="POST"):
        lina = nation.of("lina").id
        _stand_in(lina, {HARD: _ON, COURSE: _ON})
        left = db.session.get_one(StandingInCourse, (lina, COURSE))
        left.is_open, left.withdrawn_on = False, _ON
        db.session.flush()
        for key in LISTS:
            assert _name_of(lina) not in {name for name, *_days in _listed(key)}


def _stand_in(person_id: UUID, courses: Mapping[str, date]) -> None:
    db.session.execute(delete(StandingInCourse).where(StandingInCourse.person_id == person_id))
    for course, on in {**courses, "": min(courses.values())}.items():
        db.session.add(
            StandingInCourse(
                person_id=person_id,
                course_id=course,
                village_code=KURIPAN,
                enrolled_on=on,
                enrolled_fact=new_id(),
                last_on=max(courses.values()) if not course else on,
                is_open=True,
            )
        )
    db.session.flush()


def _name_of(person_id: UUID) -> str:
    return str(db.session.scalar(select(Person.name).where(Person.id == person_id)))


def _listed(key: str, course: str = "") -> set[tuple[object, ...]]:
    """Return the names and days of a list, as who works in the village reads it."""
    found = catalogue.find(key)
    assert found is not None
    asked = Asked(KURIPAN, MARCH, course=course)
    tables = answer(found, Scope((KURIPAN,), (KURIPAN,)), asked).tables
    return {
        (row.values[0], *(each for each in row.values if isinstance(each, date)))
        for table in tables
        if table.key == "orang"
        for row in table.rows.part("", False, slice(None))
    }
