"""Updating a house that is older than the summaries: it counts all that was told before."""

from datetime import date

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import update

from rumahbelajar.database import db
from rumahbelajar.ledger import rebuilding
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.facts import AttendanceMarkedWith
from rumahbelajar.migrating import MIGRATIONS, bring_up_to_date
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries import checking, folding
from rumahbelajar.reports.summaries.reading import total
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.learner import Learner
from tests.reports.summaries import counted
from tests.reports.summaries.histories import MEETINGS

EVER = Asked("", Period(Month(2020, 1), Month(2040, 12)))


class PowerCut(Exception):  # noqa: N818 - it names what happened
    """The fold was broken off in the middle."""


def break_off() -> None:
    def cut_off(count: int, _total: int) -> None:
        if count:
            raise PowerCut

    with pytest.raises(PowerCut):
        folding.fold_what_is_missing(cut_off)
    db.session.rollback()


def fold() -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    folding.fold_what_is_missing(lambda *how_far: told.append(how_far))
    db.session.commit()
    return told


@pytest.mark.slow
def test_what_was_told_before_is_counted_when_it_opens(
    app: Flask, house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "_TOLD_EVERY", 2)
    Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        record(
            AttendanceMarkedWith(MEETINGS[0], "late", None, "tap"),
            subject_id=house.rini.id,
            actor_id=house.budi.id,
            village_code=KURIPAN,
            occurred_on=date(2026, 3, 4),
        )
        db.session.commit()
        before, tables = total(EVER), counted.tables()
        assert (before.enrolled, before.certificates, before.came) == (1, 1, 1)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        db.session.remove()
        command.downgrade(config, "0023")
    bring_up_to_date(app)
    with app.app_context():
        assert total(EVER).came == 1
        assert total(EVER).enrolled == 0
        break_off()
        assert total(EVER).enrolled == 0
        told = fold()
        facts = told[-1][1]
        assert told == [*((count, facts) for count in range(0, facts, 2)), (facts, facts)]
        assert total(EVER) == before
        assert counted.tables() == tables
        assert checking.check(1).lines == []
        # Once is enough: who looks again sees that nothing is missing.
        db.session.execute(update(Attendance).values(status="absent"))
        folding.fold_what_is_missing()
        assert total(EVER).came == 0
        db.session.rollback()
