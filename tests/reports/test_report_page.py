"""Pages: the list of reports, and a report with its filters, sorting and ways further."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import Area, Village
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.tables.report import Report
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports import simple_report
from tests.reports.nation import Nation
from tests.visitor import Visitor

PATH = "/laporan/sederhana"
MOST_QUERIES = 15
MOST_QUERIES_WITH_ALL_ABOVE = 20
"""Where numbers are withheld, tables are also read of the areas above."""


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


def seen(visitor: Visitor, path: str) -> str:
    """Return the words of a page."""
    assert visitor.get(path).status_code == 200, path
    return words(visitor)


def words(visitor: Visitor) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", visitor.page)).split())


def test_the_list_leads_to_the_reports_of_ones_area(wiwik: Visitor) -> None:
    page = seen(wiwik, "/laporan")
    assert "Wilayah Anda: Wonosobo" in page
    assert "Laporan sederhana Siapa mulai belajar?" in page
    assert f'href="{PATH}"' in wiwik.page


def test_reports_of_persons_are_offered_to_who_may_see_persons(
    nation: Nation, visit: Visit
) -> None:
    assert "/laporan/kemajuan" in visit_page(visit(nation.lurah), "/laporan")
    assert "/laporan/kemajuan" not in visit_page(visit(nation.wiwik), "/laporan")


def visit_page(visitor: Visitor, path: str) -> str:
    visitor.get(path)
    return visitor.page


def test_a_report_says_where_when_and_from_how_many_villages(nusa: Visitor) -> None:
    page = seen(nusa, PATH)
    assert "Seluruh Indonesia · Desember 2025 sampai November 2026" in page
    assert "5 dari 5 desa punya data." in page
    assert "Jumlah" in page


def test_beside_some_people_it_says_that_villages_were_heard_of_anybody(nusa: Visitor) -> None:
    words = "5 dari 5 desa punya data. Data siapa pun, bukan yang disaring saja."
    assert words in seen(nusa, f"{PATH}?jk=P")
    assert "siapa pun" not in seen(nusa, PATH)


def test_rows_lead_down_to_the_village_and_crumbs_up_again(nusa: Visitor) -> None:
    nusa.get(PATH)
    for name in ("Jawa Tengah", "Wonosobo", "Watumalang", "Kuripan"):
        found = re.search(rf'href="([^"]+)">{name}</a>', nusa.page)
        assert found, name
        nusa.get(unescape(found[1]))
    assert "Kuripan · Desember 2025" in words(nusa)
    assert re.search(r">Wonosobo</a> ›", nusa.page)


def test_the_way_up_ends_at_ones_own_area(wiwik: Visitor) -> None:
    page = seen(wiwik, f"{PATH}?wilayah={KURIPAN}")
    assert "Wonosobo › Watumalang › Kuripan" in page
    assert "Jawa Tengah" not in page


@pytest.mark.parametrize("area", ["33", "32", "33.01", "32.12.16.2004", "11"])
def test_an_area_of_others_is_not_found(wiwik: Visitor, area: str) -> None:
    assert wiwik.get(f"{PATH}?wilayah={area}").status_code == 404
    assert wiwik.get(f"/laporan?wilayah={area}").status_code == 404


def test_what_the_form_sends_becomes_the_address_to_share(nusa: Visitor) -> None:
    sent = f"{PATH}?wilayah=33&dari=2026-07&sampai=2026-09&kursus=&jk=P&usia=&ciri=kategori.cpmi"
    response = nusa.get(f"{sent}&banding=&urut=&cari=")
    assert response.status_code == 303
    assert response.location == f"{PATH}?wilayah=33&dari=2026-07&sampai=2026-09&jk=P&kategori=cpmi"
    page = seen(nusa, response.location)
    assert "Jawa Tengah · Juli sampai September 2026 · Perempuan · Calon PMI" in page


def test_what_is_wrong_in_an_address_is_said_on_the_page(nusa: Visitor) -> None:
    page = seen(nusa, f"{PATH}?wilayah=Kuripan&jk=x&apa=saja")
    assert "Kode wilayah “Kuripan” tidak bisa dibaca." in page
    assert "Jenis kelamin di alamat ini tidak dikenal" in page


@pytest.mark.parametrize(
    ("sort", "direction", "order"),
    [
        ("area", "ascending", ["Jawa Barat", "Jawa Tengah"]),
        ("-area", "descending", ["Jawa Tengah", "Jawa Barat"]),
        ("enrolled", "ascending", ["Jawa Barat", "Jawa Tengah"]),
        ("-enrolled", "descending", ["Jawa Tengah", "Jawa Barat"]),
    ],
)
def test_every_column_sorts_both_ways(
    nusa: Visitor, sort: str, direction: str, order: list[str]
) -> None:
    seen(nusa, f"{PATH}?urut={sort}")
    rows = re.findall(r'<th scope="row"><a [^>]+>([^<]+)', nusa.page)
    assert rows == order
    key = sort.removeprefix("-")
    turned = key if sort.startswith("-") else f"-{key}"
    found = re.search(rf'aria-sort="{direction}"><a href="([^"]+)"', nusa.page)
    assert found
    assert f"urut={turned}#wilayah" in unescape(found[1])


def test_numbers_begin_with_the_most_and_words_with_a(nusa: Visitor) -> None:
    nusa.get(PATH)
    assert "urut=-enrolled#" in nusa.page
    assert "urut=area#" in nusa.page


def test_comparing_puts_differences_beside_the_numbers(nusa: Visitor) -> None:
    page = seen(nusa, f"{PATH}?dari=2026-07&sampai=2026-11&banding=sebelumnya")
    assert "± Mulai belajar" in page
    assert "periode sebelumnya, Februari sampai Juni 2026" in page
    page = seen(nusa, f"{PATH}?banding=wilayah")
    assert "± adalah bedanya dari rata-rata" in page


def test_terms_of_the_columns_are_told_with_the_numbers(nusa: Visitor) -> None:
    page = seen(nusa, PATH)
    assert "Dari yang mulai dalam periode ini: orang yang sampai sekarang" in page
    assert 'href="/laporan/istilah"' in nusa.page
    assert "Tingkat selesai" in seen(nusa, "/laporan/istilah")


def test_nothing_found_says_why_and_leads_on(app: Flask, nusa: Visitor, wiwik: Visitor) -> None:
    with app.app_context():
        db.session.add(Area(code="33.07.99", name="Belum Dibuka"))
        db.session.commit()
    seen(nusa, f"{PATH}?wilayah={KURIPAN}&jk=L&usia=60%2B")
    assert "Hapus saringan" in nusa.page
    page = seen(wiwik, f"{PATH}?wilayah=33.07.99")
    assert "Belum ada rumah belajar di sini" in page


def test_nothing_found_is_said_once_and_draws_no_chart(nusa: Visitor) -> None:
    page = seen(nusa, "/laporan/peserta?kategori=relawan&usia=60%2B")
    assert page.count("Tidak ada yang cocok") == 1
    assert page.count("Hapus saringan") == 2, "in the form, and where it says so"
    assert "<figure" not in nusa.page
    assert "<section" not in nusa.page


def test_each_way_to_take_it_away_asks_for_the_same(nusa: Visitor) -> None:
    nusa.get(f"{PATH}?wilayah=33&jk=P&hal=1")
    for form in ("xlsx", "csv", "pdf", "json"):
        found = re.search(rf'href="({PATH}/unduh\.{form}\?[^"]+)"', nusa.page)
        assert found
        assert "wilayah=33&" in unescape(found[1])
        assert "jk=P" in found[1]


def test_learners_have_no_reports(nation: Nation, visit: Visit) -> None:
    assert visit(nation.siti).get("/laporan").status_code == 403
    assert visit(nation.siti).get(PATH).status_code == 403


def test_an_unknown_report_is_not_found(nusa: Visitor) -> None:
    assert nusa.get("/laporan/tak-ada").status_code == 404


def test_a_page_asks_the_database_the_same_however_many_areas(
    nusa: Visitor, count_queries: Callable[..., AbstractContextManager[list[str]]]
) -> None:
    counts = []
    for address in (PATH, f"{PATH}?wilayah=33", f"{PATH}?wilayah=33.07&banding=sebelumnya"):
        nusa.get(address)
        with count_queries() as statements:
            nusa.get(address)
        counts.append(len(statements))
    assert max(counts) <= MOST_QUERIES, counts


@pytest.mark.parametrize("report", catalogue.REPORTS, ids=lambda report: report.key)
def test_no_report_asks_more_of_the_database_for_more_villages(
    app: Flask,
    nation: Nation,
    visit: Visit,
    count_queries: Callable[..., AbstractContextManager[list[str]]],
    report: Report,
) -> None:
    wiwik = visit(nation.wiwik)
    counts = []
    for number in range(2):
        add_villages(app, number, 3)
        wiwik.get(f"/laporan/{report.key}")
        with count_queries() as statements:
            wiwik.get(f"/laporan/{report.key}")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= MOST_QUERIES_WITH_ALL_ABOVE, counts


def add_villages(app: Flask, district: int, count: int) -> None:
    code = f"33.07.2{district}"
    with app.app_context():
        db.session.add(Area(code=code, name=f"Kecamatan {district}"))
        codes = [f"{code}.20{number:02}" for number in range(1, count + 1)]
        db.session.add_all(Area(code=each, name=f"Desa {each}") for each in codes)
        db.session.flush()
        db.session.add_all(Village(code=each, time_zone="Asia/Jakarta") for each in codes)
        db.session.commit()
