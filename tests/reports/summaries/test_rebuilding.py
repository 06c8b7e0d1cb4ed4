"""After everything was made anew the sums stand in the cells, and nothing waits to be rolled."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from rumahbelajar.database import db
from rumahbelajar.learning.models import Enrollment
from rumahbelajar.ledger.rebuilding import rebuild, rebuild_some
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries import folding, rolling
from rumahbelajar.reports.summaries.folding import STANDINGS
from rumahbelajar.reports.summaries.models import (
    ActiveMonth,
    StandingInCourse,
    SummaryCell,
    SummaryDelta,
)
from rumahbelajar.reports.summaries.reading import total

EVER = Asked("", Period(Month(2020, 1), Month(2040, 12)))


@pytest.mark.usefixtures("nation")
@pytest.mark.parametrize("make_anew", [rebuild, lambda: rebuild_some(STANDINGS)])
def test_cells_are_those_of_before_and_no_delta_waits(
    app: Flask, make_anew: Callable[[], int]
) -> None:
    with app.app_context():
        rolling.roll()
        before = _cells()
        make_anew()
        db.session.commit()
        assert db.session.scalar(select(func.count()).select_from(SummaryDelta)) == 0
        assert _cells() == before != set()


@pytest.mark.usefixtures("nation")
def test_sums_that_a_migration_took_away_are_made_when_the_house_opens(app: Flask) -> None:
    with app.app_context():
        rolling.roll()
        before = _cells()
        db.session.execute(delete(SummaryCell))
        folding.fold_what_is_missing()
        db.session.commit()
        assert _cells() == before != set()


@pytest.mark.usefixtures("nation")
def test_one_number_that_waits_hides_no_sums_that_are_missing(app: Flask) -> None:
    with app.app_context():
        rolling.roll()
        before = total(EVER)
        db.session.execute(delete(SummaryCell))
        # As a later migration, or a server of before, changes rows.
        roll = db.session.scalars(select(Attendance).limit(1)).one()
        roll.on -= timedelta(days=1)
        db.session.flush()
        assert db.session.scalar(select(func.count()).select_from(SummaryDelta)) > 0
        folding.fold_what_is_missing()
        db.session.commit()
        after = total(EVER)
        assert (after.enrolled, after.marked) == (before.enrolled, before.marked)
        assert before.enrolled > 0


@pytest.mark.usefixtures("nation")
def test_a_house_with_rolls_and_nobody_in_a_course_has_sums(app: Flask) -> None:
    with app.app_context():
        for table in (StandingInCourse, ActiveMonth, Enrollment):
            db.session.execute(delete(table))
        rolling.roll()
        before = total(EVER)
        db.session.execute(delete(SummaryCell))
        folding.fold_what_is_missing()
        db.session.commit()
        assert total(EVER).marked == before.marked > 0


def _cells() -> set[tuple[object, ...]]:
    return {tuple(row) for row in db.session.execute(select(SummaryCell.__table__))}
