"""Reports that count learners ask the database a few times, whatever is asked of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports.nation import Nation

REPORTS = ("penyelesaian", "kenaikan-nilai", "peserta")
FILTERS = ("", "jk=P", "jk=P&tujuan=HK&banding=sebelumnya")
IN_ALL, IN_THE_NATION = 15, 10
CountQueries = Callable[..., AbstractContextManager[list[str]]]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize(
    ("who", "area", "most"),
    [
        ("nusa", "", IN_THE_NATION),
        ("nusa", KURIPAN[:2], IN_ALL),
        ("nusa", KURIPAN[:5], IN_ALL),
        ("nusa", KURIPAN[:8], IN_ALL),
        ("nusa", KURIPAN, IN_ALL),
        ("lurah", "", IN_ALL),
    ],
    ids=["nation", "province", "regency", "district", "village", "village with persons"],
)
def test_a_report_asks_few_times(
    nation: Nation,
    visit: Visit,
    count_queries: CountQueries,
    report: str,
    who: str,
    area: str,
    most: int,
) -> None:
    reader = visit(nation.of(who))
    for filters in FILTERS:
        query = "&".join(each for each in (f"wilayah={area}" if area else "", filters) if each)
        path = f"/laporan/{report}?{query}"
        assert reader.get(path).status_code == 200, path
        with count_queries() as statements:
            reader.get(path)
        assert len(statements) <= most, "\n".join([path, *statements])
