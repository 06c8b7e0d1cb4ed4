"""After everything was made anew the sums stand in the cells, and nothing waits to be rolled."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from rumahbelajar.database import db
from rumahbelajar.ledger.rebuilding import rebuild, rebuild_some
from rumahbelajar.reports.summaries import folding, rolling
from rumahbelajar.reports.summaries.folding import STANDINGS
from rumahbelajar.reports.summaries.models import SummaryCell, SummaryDelta


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


def _cells() -> set[tuple[object, ...]]:
    return {tuple(row) for row in db.session.execute(select(SummaryCell.__table__))}
