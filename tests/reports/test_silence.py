"""Silence where something is not as usual: a clock ran ahead, or nobody is there for a village."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.formats import day
from rumahbelajar.ids import new_id
from rumahbelajar.people import overseeing
from rumahbelajar.people.models import Role
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.silent_houses import in_words
from rumahbelajar.reports.summaries import rolling
from rumahbelajar.reports.summaries.models import StandingInCourse
from tests.house import KURIPAN
from tests.reports.nation import MUTISARI, Nation

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("rolled", [True, False])
def test_a_day_to_come_hides_no_silent_house(app: Flask, nation: Nation, rolled: bool) -> None:
    """A house whose clock ran ahead once was last heard of on the day before that."""
    with app.app_context():
        ahead = update(StandingInCourse).where(StandingInCourse.person_id == nation.of("parmi").id)
        db.session.execute(ahead.values(last_on=date(2031, 1, 1)))
        if rolled:
            rolling.roll()
        db.session.commit()
        (mutisari,) = silence.villages_of(MUTISARI, TODAY)
    assert mutisari.last_on == date(2026, 6, 1)
    assert mutisari.is_silent


@pytest.mark.parametrize("area", ["", "33.07", "33.07.10"])
def test_the_list_to_appoint_for_has_the_villages_that_nobody_is_there_for(
    app: Flask, nation: Nation, area: str
) -> None:
    """One who is there for a wider area is there for each of its villages, on both pages."""
    nusa = nation.of("nusa")
    role = HeldRole(RoleKind.COORDINATOR, "")
    viewer = Viewer(nusa.id, new_id(), nusa.village, nusa.name, True, (role,))
    with app.app_context():
        wide = update(Role).where(Role.person_id == nation.endang.id).values(area_code=area)
        db.session.execute(wide)
        listed = {each.code for each in overseeing.villages_without(viewer).first}
        told = silence.villages_of("", TODAY)
        assert listed == {each.code for each in told if not each.has_facilitator}
        db.session.rollback()


def test_of_a_village_that_needs_nobody_that_is_said(app: Flask, nation: Nation) -> None:
    with app.test_request_context():
        (kuripan,) = silence.villages_of(KURIPAN, TODAY)
        found = kuripan._replace(no_roll=0, has_facilitator=True)
        assert found.last_on
        assert in_words(found) == f"Tidak perlu ditengok. Kabar terakhir {day(found.last_on)}."
