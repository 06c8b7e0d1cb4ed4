"""A table without rows says so, whatever else its notes explain."""

import re
from html import unescape

import pytest

from rumahbelajar.reports.catalogue import REPORTS
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports.nation import Nation

NONE = re.compile(r"Tidak ada |Belum ada |tidak ada yang ")


@pytest.mark.parametrize("who", ["nusa", "lurah"])
@pytest.mark.parametrize("key", [report.key for report in REPORTS if report.key != "kemajuan"])
def test_it_says_so_once(nation: Nation, visit: Visit, key: str, who: str) -> None:
    visitor = visit(nation.of(who))
    months = "dari=2020-01&sampai=2020-01"
    assert visitor.get(f"/laporan/{key}?wilayah={KURIPAN}&{months}").status_code == 200
    for part in re.findall(r"<section>(.*?)</section>", visitor.page, re.S):
        if "<table" not in part:
            words = unescape(re.sub(r"<[^>]+>", " ", part))
            assert NONE.search(words), words
            assert "Tidak ada baris" not in words or len(NONE.findall(words)) == 1, words
