"""Searching an area: on top of the page, within ones own, and straight to the only one."""

import pytest

from rumahbelajar.reports import catalogue
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports import simple_report
from tests.reports.nation import Nation
from tests.reports.test_report_page import PATH, seen, visit_page
from tests.visitor import Visitor


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be the simple report, too."""
    monkeypatch.setattr(catalogue, "REPORTS", (*catalogue.REPORTS, simple_report.REPORT))


@pytest.fixture
def nusa(nation: Nation, visit: Visit) -> Visitor:
    return visit(nation.nusa)


@pytest.fixture
def wiwik(nation: Nation, visit: Visit) -> Visitor:
    return visit(nation.wiwik)


def test_an_area_is_found_by_name_and_code_with_what_it_lies_in(wiwik: Visitor) -> None:
    page = seen(wiwik, f"{PATH}?cari=ri")
    assert "Kuripan 33.07.10.2004 · Watumalang, Wonosobo" in page
    assert "Reco 33.07.11.2001" in seen(wiwik, "/laporan?cari=33.07.1")


@pytest.mark.parametrize("path", [PATH, "/laporan", "/wilayah"])
@pytest.mark.parametrize(
    ("typed", "code"), [("kuri", KURIPAN), ("33.07.11.2001", "33.07.11.2001"), ("33.07", "33.07")]
)
def test_the_one_area_that_is_meant_opens_at_once(
    nusa: Visitor, path: str, typed: str, code: str
) -> None:
    response = nusa.get(f"{path}?cari={typed}")
    assert response.status_code == 303
    assert f"wilayah={code}" in response.location
    assert "cari" not in response.location


def test_what_a_search_finds_stands_above_all_else(nusa: Visitor) -> None:
    page = seen(nusa, "/laporan?cari=33.07.1")
    assert page.index("Wilayah dengan “33.07.1”") < page.index("Laporan sederhana")


def test_who_has_one_village_is_offered_no_search(nation: Nation, visit: Visit) -> None:
    assert 'role="search"' not in visit_page(visit(nation.lurah), "/laporan")


@pytest.mark.parametrize("typed", ["Kenanga", "32.12", "Jawa", "33.01", "Cilacap", "%", "_", "'"])
def test_the_search_finds_nothing_of_others(wiwik: Visitor, typed: str) -> None:
    for path in (PATH, "/laporan"):
        page = seen(wiwik, f"{path}?cari={typed}")
        assert "Tidak ada wilayah dengan" in page
