"""A meeting that was moved to another month counts there, in every report and sum."""

from datetime import date
from uuid import UUID

import pytest
from alembic import command
from alembic.config import Config
from flask import Flask
from sqlalchemy import select, update

from rumahbelajar.database import db
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.meetings import planning, standing
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan
from rumahbelajar.migrating import MIGRATIONS, bring_up_to_date
from rumahbelajar.reports import attendance
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.documents import meeting_counts
from rumahbelajar.reports.summaries import checking, rolling
from rumahbelajar.reports.summaries.reading import sums, total
from rumahbelajar.reports.tables.answering import answer
from tests.house import DISTRICT, KURIPAN
from tests.meetings.conftest import as_viewer
from tests.reports.documents.proving import meeting_on
from tests.reports.nation import Nation

HELD, MOVED_TO, TODAY = date(2026, 11, 5), date(2026, 10, 29), date(2026, 11, 24)
BEFORE = "0034"
"""The migration before the one that puts the days right."""


def move(app: Flask, nation: Nation) -> UUID:
    """Move the meeting at which two of three came to the month before."""
    meeting_id = meeting_on(nation, HELD)
    budi = as_viewer(nation.budi)
    with app.app_context():
        meeting = db.session.get_one(Meeting, meeting_id)
        standing.reopen(budi, meeting, "Salah tanggal.")
        planned = Plan(MOVED_TO, "14:00", 90, "Asia/Jakarta", "Balai", "Kumpul")
        planning.change(budi, meeting, meeting.plan_fact, planned)
        standing.close(budi, db.session.get_one(Meeting, meeting_id))
        db.session.commit()
    return meeting_id


def came(app: Flask, month: int) -> dict[str, object]:
    """Return how many came in a month, by each way that anybody can read it."""
    period = Period(Month(2026, month), Month(2026, month))
    found: dict[str, object] = {}
    with app.test_request_context():
        for area in (KURIPAN, DISTRICT):
            asked = Asked(area, period)
            (line,) = sums(asked)
            found[f"sums of {area}"] = line.came
            first = answer(attendance.REPORT, Scope((area,), (area,)), asked).tables[0]
            assert first.total is not None
            found[f"report of {area}"] = first.total.values[first.place_of("came")]
        found["document"] = meeting_counts.meetings_in(KURIPAN, period, TODAY).came_in_all
    return found


def test_who_came_is_counted_in_the_month_of_the_meeting_everywhere(
    app: Flask, nation: Nation
) -> None:
    move(app, nation)
    assert set(came(app, 10).values()) == {2}
    assert set(came(app, 11).values()) == {0}
    with app.app_context():
        rolling.roll()
        db.session.commit()
    assert set(came(app, 10).values()) == {2}
    assert set(came(app, 11).values()) == {0}


def test_the_nightly_check_and_a_rebuild_agree_with_it(app: Flask, nation: Nation) -> None:
    meeting_id = move(app, nation)
    with app.app_context():
        assert checking.check(1).lines == []
        rebuild()
        db.session.commit()
        days = select(Attendance.on).where(Attendance.meeting_id == meeting_id)
        assert set(db.session.scalars(days)) == {MOVED_TO}
        assert checking.check(1).lines == []
    assert set(came(app, 10).values()) == {2}


@pytest.mark.slow
def test_what_was_moved_before_is_put_right_by_the_update(app: Flask, nation: Nation) -> None:
    meeting_id = move(app, nation)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with app.app_context():
        rolling.roll()
        of_old = update(Attendance).where(Attendance.meeting_id == meeting_id).values(on=HELD)
        db.session.execute(of_old)
        db.session.commit()
        assert total(Asked("", Period(Month(2026, 11), Month(2026, 11)))).came == 2
        db.session.remove()
        command.downgrade(config, BEFORE)
    bring_up_to_date(app)
    assert set(came(app, 10).values()) == {2}
    assert set(came(app, 11).values()) == {0}
    with app.app_context():
        assert checking.check(1).lines == []
