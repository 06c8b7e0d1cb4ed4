"""A report offers to be compared only with what its numbers compare to."""

from dataclasses import replace

import pytest
from flask import Flask

from rumahbelajar.reports import gain
from rumahbelajar.reports.asking.asked import Asked, Comparison
from rumahbelajar.reports.asking.filter_choices import choices_of
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.catalogue import REPORTS
from rumahbelajar.reports.tables import comparing
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import Table
from tests.conftest import Visit
from tests.learning.learner import COURSE
from tests.reports.nation import Nation

NOW = Month(2026, 11)
ALL = Scope(("",), ("",))
COMPARED = [report for report in REPORTS if report.comparisons]


def _has_difference(table: Table) -> bool:
    return any(map(comparing.is_comparison, table.columns))


@pytest.mark.parametrize("report", COMPARED, ids=lambda report: report.key)
def test_what_is_on_offer_compares_and_what_compares_is_on_offer(
    app: Flask, nation: Nation, report: Report
) -> None:
    with app.test_request_context():
        asked = Asked("", Period(NOW.plus(-11), NOW), now=NOW)
        asked = replace(asked, course=COURSE if report is gain.REPORT else "")
        tables = answer(report, ALL, asked).tables
        [choice] = [
            each for each in choices_of(report, asked, ALL, NOW, tables) if each.name == "banding"
        ]
        compares = {
            Comparison.PERIOD_BEFORE: [comparing.with_earlier(each, each) for each in tables],
            Comparison.AREA: [comparing.with_average(each) for each in tables],
        }
    offered = {value for _group, options in choice.groups for value, _words in options}
    assert offered == {""} | {
        each.value for each, compared in compares.items() if any(map(_has_difference, compared))
    }


def test_a_shared_address_that_asks_for_another_says_so_and_compares_nothing(
    nation: Nation, visit: Visit
) -> None:
    nusa = visit(nation.nusa)
    page = nusa.get("/laporan/kenaikan-nilai?banding=sebelumnya").text
    assert "Laporan ini tidak dibandingkan dengan periode sebelumnya" in page
    assert "± " not in page


def test_where_no_number_has_its_like_the_page_says_so(nation: Nation, visit: Visit) -> None:
    nusa = visit(nation.nusa)
    address = "/laporan/kenaikan-nilai?banding=wilayah"
    said = "Tidak ada angka di sini yang bisa dibandingkan"
    assert said in nusa.get(address).text  # courses are no parts of an area
    assert said not in nusa.get(f"{address}&kursus={COURSE}").text
