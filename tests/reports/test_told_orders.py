"""What is said of tables and the order of their rows is so, whoever asks and for whatever order."""

import re

import pytest

from tests.conftest import Visit
from tests.reports.nation import Nation


@pytest.mark.parametrize(
    ("who", "key", "sort", "says"),
    [
        ("nusa", "rumah-sunyi", "village", "Yang paling perlu ditengok ada di atas."),
        ("lurah", "tidak-aktif", "name", "Yang baru berhenti ada di atas"),
        ("nusa", "soal", "right", "Soal berurut seperti di kursus."),
    ],
)
def test_the_usual_order_alone_is_told(
    nation: Nation, visit: Visit, who: str, key: str, sort: str, says: str
) -> None:
    visitor = visit(nation.of(who))
    visitor.get(f"/laporan/{key}")
    assert says in visitor.page
    visitor.get(f"/laporan/{key}?urut={sort}")
    assert says not in visitor.page
    assert 'aria-sort="' in visitor.page


def test_of_one_village_none_stands_first(nation: Nation, visit: Visit) -> None:
    visitor = visit(nation.lurah)
    visitor.get("/laporan/rumah-sunyi")
    assert "Desa yang perlu ditengok" in visitor.page
    assert "Yang paling perlu ditengok ada di atas." not in visitor.page


@pytest.mark.parametrize("who", ["nusa", "lurah"])
def test_the_table_of_meetings_is_told_by_its_name(nation: Nation, visit: Visit, who: str) -> None:
    """By place it cannot be told: who sees counts has other tables between the two."""
    visitor = visit(nation.of(who))
    visitor.get("/laporan/kegiatan?wilayah=33.07.10.2004")
    assert "Pertemuan belajar ada di “Yang hadir di pertemuan”." in visitor.page
    assert re.search(r"<h2[^>]*>Yang hadir di pertemuan", visitor.page)
