"""How many answered a version of a course that was not kept here is a number of people, too."""

import pytest
from flask import Flask

from rumahbelajar.reports import question_report
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows.answers_given import Tallies
from rumahbelajar.reports.tables.answering import answer
from tests.house import KURIPAN
from tests.learning.learner import COURSE
from tests.reports.nation import Nation

YEAR = Period(Month(2025, 12), Month(2026, 11))


@pytest.mark.parametrize(("scope", "says"), [(Scope(("",), ("",)), True), (Scope(("",)), False)])
def test_it_is_told_to_who_sees_persons_alone(
    app: Flask, nation: Nation, monkeypatch: pytest.MonkeyPatch, scope: Scope, says: bool
) -> None:
    monkeypatch.setattr(Tallies, "unread", 3)
    with app.test_request_context():
        asked = Asked(KURIPAN, YEAR, course=COURSE)
        tables = answer(question_report.REPORT, scope, asked).tables
    notes = next(table.notes for table in tables if table.key == "soal")
    [said] = [each for each in notes if "versi kursus yang tidak tersimpan di sini" in each]
    assert ("3 kiriman" in said) is says
