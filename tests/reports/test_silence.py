"""Silence where something is not as usual: a clock ran ahead, or nobody is there for a village."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar.database import db
from rumahbelajar.reports.rows import silence
from rumahbelajar.reports.summaries import rolling
from rumahbelajar.reports.summaries.models import StandingInCourse
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
