"""What stands above the tables of a report answers its question."""

import pytest
from flask import Flask

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.attendance import REPORT
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.glancing import at_a_glance
from tests.house import KURIPAN
from tests.reports.nation import Nation

NOVEMBER = Period(Month(2026, 11), Month(2026, 11))
SEES_ALL, SEES_COUNTS = Scope(("",), ("",)), Scope(("",))
OF_AREAS = ["planned", "held", "came", "rate"]


@pytest.mark.parametrize(
    ("area", "scope", "keys"),
    [
        (KURIPAN, SEES_ALL, ["came", "rate", "marked"]),
        (KURIPAN, SEES_COUNTS, OF_AREAS),
        ("33", SEES_ALL, OF_AREAS),
    ],
)
def test_how_many_came_is_told_at_a_glance(
    app: Flask, nation: Nation, area: str, scope: Scope, keys: list[str]
) -> None:
    with app.test_request_context():
        told = at_a_glance(answer(REPORT, scope, Asked(area, NOVEMBER)))
    assert [each.column.key for each in told] == keys
