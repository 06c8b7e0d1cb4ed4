"""The home of who looks after an area: what needs somebody first, and numbers that agree."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask import Flask

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.reports.area_desk import TERMS_OF_DESK
from rumahbelajar.reports.summaries.models import SummaryCheck
from rumahbelajar.reports.terms import TERMS
from tests.conftest import Visit
from tests.house import KURIPAN, Dweller
from tests.reports.documents.proving import meeting_on
from tests.reports.nation import RECO, Nation
from tests.visitor import Visitor


def desk(visit: Visit, who: Dweller, area: str = "") -> str:
    visitor: Visitor = visit(who)
    response = visitor.get(f"/wilayah?wilayah={area}" if area else "/wilayah")
    assert response.status_code == 200, visitor.page
    return unescape(visitor.page)


def test_a_coordinator_is_led_to_it_from_home(nation: Nation, visit: Visit) -> None:
    for who in ("nusa", "jaya", "wiwik", "lurah", "hartono"):
        response = visit(nation.of(who)).get("/")
        assert (response.status_code, response.location) == (303, "/wilayah"), who
    assert visit(nation.budi).get("/").status_code == 200, "a facilitator keeps their own"


def test_silent_houses_stand_first(nation: Nation, visit: Visit) -> None:
    page = desk(visit, nation.nusa)
    names = re.findall(r'<li class="step row"><span class="grow"><a [^>]*>([^<]+)</a>', page)
    assert names == ["Reco", "Mutisari", "Widarapayung Wetan"]
    assert page.index("Rumah sunyi") < page.index("peserta aktif")
    assert "Tidak ada kabar 232 hari, sejak 6 April 2026. Tidak ada petugas." in page
    assert "Lihat semua: 3 rumah sunyi" in page


def test_what_lies_open_is_counted_and_led_to(nation: Nation, visit: Visit) -> None:
    page = desk(visit, nation.jaya)
    assert "Semuanya sejak awal, di 1 desa; paling lama sejak 12 November 2026" in page
    assert re.search(r"Desa tanpa petugas</b>.*?Reco, Mutisari, Widarapayung Wetan", page, re.S)
    assert 'href="/laporan/rumah-sunyi?wilayah=33&' in page


def test_a_coordinator_sees_their_area_alone(nation: Nation, visit: Visit) -> None:
    page = desk(visit, nation.wiwik)
    assert "Wonosobo" in page
    assert "Widarapayung" not in page, "of another regency"
    assert visit(nation.wiwik).get("/wilayah?wilayah=33").status_code == 404
    assert visit(nation.wiwik).get("/wilayah?wilayah=32.12").status_code == 404
    visitor = visit(nation.wiwik)
    visitor.get("/wilayah?cari=kenanga")
    assert "Tidak ada wilayah dengan" in unescape(visitor.page)


def test_who_sees_counts_sees_no_small_number(nation: Nation, visit: Visit) -> None:
    page = raw(visit, nation.hartono, "/wilayah")
    assert "ditutup" in page
    assert "Siti Aminah" not in page


@pytest.mark.parametrize("area", ["33.07", KURIPAN])
def test_what_is_withheld_is_explained_also_where_no_area_lies_below(
    nation: Nation, visit: Visit, area: str
) -> None:
    page = desk(visit, nation.nusa, area)
    assert page.count("ditutup</b>") + page.count(">ditutup<") > 0
    assert page.count("Ditutup: angka yang kurang dari lima orang") == 1


@pytest.mark.parametrize("area", ["", "33", "33.07", "33.07.10", KURIPAN])
def test_a_desk_asks_few_questions_whatever_the_area(
    nation: Nation, visit: Visit, count_queries: Callable[..., Any], area: str
) -> None:
    visitor = visit(nation.nusa)
    visitor.get("/wilayah")
    with count_queries() as seen:
        response = visitor.get(f"/wilayah?wilayah={area}" if area else "/wilayah")
    assert response.status_code == 200
    assert len(seen) <= 12, "\n".join(seen)


def test_numbers_agree_with_the_report_of_completion(nation: Nation, visit: Visit) -> None:
    on_desk = figures(raw(visit, nation.nusa, "/wilayah"))
    in_report = figures(raw(visit, nation.nusa, "/laporan/penyelesaian"))
    assert on_desk["selesai, dari yang mulai di periode ini"] == in_report["Selesai"]
    assert on_desk["peserta baru di periode ini"] == in_report["Mulai"]
    assert on_desk["peserta aktif pada Oktober 2026"] == in_report["Aktif pada Oktober 2026"]
    assert on_desk["desa sunyi 30 hari"] == "3"


def test_a_village_says_what_needs_somebody_and_leads_to_it(nation: Nation, visit: Visit) -> None:
    page = desk(visit, nation.lurah)
    assert "1 pertemuan tanpa daftar hadir, paling lama sejak 12 November 2026." in page
    visitor = visit(nation.lurah)
    visitor.get("/laporan/rumah-sunyi?wilayah=33.07.10.2004")
    (meeting,) = set(re.findall(r'href="(/laporan/pertemuan/[^"]+)"', visitor.page))
    assert visitor.get(meeting).status_code == 200
    assert "Sudah lewat 12 hari, dan daftar hadirnya belum ditutup." in visitor.page
    assert visit(nation.yanti).get(meeting).status_code == 404, "of another area"
    budi = visit(nation.budi)
    budi.get(meeting)
    assert "/daftar-hadir" in budi.page


@pytest.mark.parametrize("path", ["/wilayah?wilayah=33.07.10.2004", "the meeting"])
def test_a_village_and_its_meeting_name_who_is_there_and_lead_to_them_and_to_a_note(
    nation: Nation, visit: Visit, path: str
) -> None:
    if path == "the meeting":
        path = f"/laporan/pertemuan/{meeting_on(nation, date(2026, 11, 12))}"
    page = raw(visit, nation.wiwik, path)
    assert f'Petugas: <a class="quiet" href="/petugas/{nation.budi.id}">Budi Santoso</a>' in page
    assert 'href="/desa/33.07.10.2004/pesan"' in page
    assert visit(nation.wiwik).get(f"/petugas/{nation.budi.id}").status_code == 200
    assert "/petugas/" not in raw(visit, nation.budi, path), "who looks after none"


def test_a_village_that_nobody_is_there_for_leads_to_appointing_somebody(
    nation: Nation, visit: Visit
) -> None:
    page = raw(visit, nation.wiwik, f"/wilayah?wilayah={RECO}")
    assert f'href="/petugas/baru?desa={RECO}"' in page
    assert "Petugas:" not in page
    assert "Lihat pertemuannya" not in page, "where there are none"


def test_a_single_village_tells_for_how_long_nothing_was_heard(
    nation: Nation, visit: Visit
) -> None:
    shown = figures(raw(visit, nation.nusa, f"/wilayah?wilayah={RECO}"))
    assert shown["hari sejak kabar terakhir"] == "232"
    assert "desa sunyi 30 hari" not in shown


def test_what_is_compared_names_its_months_and_the_rest_stands_alone(
    nation: Nation, visit: Visit
) -> None:
    page = desk(visit, nation.lurah)
    assert re.search(
        r"peserta baru di periode ini<br><span[^>]*>\+5 dari Desember 2024 sampai November 2025<",
        page,
    )
    assert "dari Oktober 2025<" in page
    assert re.search(r"selesai, dari yang mulai di periode ini</a>", page)


def test_its_numbers_are_explained_where_they_stand(nation: Nation, visit: Visit) -> None:
    page = desk(visit, nation.nusa)
    for key in TERMS_OF_DESK:
        assert str(TERMS[key].meaning) in page, key


@pytest.mark.parametrize(("differences", "is_warned"), [(0, False), (3, True)])
def test_a_recount_that_differs_is_told_to_who_runs_the_program(
    app: Flask, nation: Nation, visit: Visit, differences: int, is_warned: bool
) -> None:
    with app.app_context():
        now = program_clock.now()
        db.session.add(SummaryCheck(checked_at=now, villages=3, differences=differences))
        db.session.commit()
    assert ("Hitung ulang menemukan" in desk(visit, nation.ratna)) is is_warned
    assert "Hitung ulang menemukan" not in desk(visit, nation.nusa)


@pytest.mark.parametrize(
    ("who", "most"), [("nusa", 15), ("jaya", 15), ("wiwik", 15), ("hartono", 16), ("lurah", 15)]
)
def test_it_takes_few_queries(
    nation: Nation, visit: Visit, count_queries: Callable[..., object], who: str, most: int
) -> None:
    """The district takes one more: three areas lie above it, whose numbers are withheld alike."""
    visitor = visit(nation.of(who))
    visitor.get("/wilayah")
    with count_queries() as seen:  # type: ignore[attr-defined]
        visitor.get("/wilayah")
    assert len(seen) <= most, "\n".join(seen)


def raw(visit: Visit, who: Dweller, path: str) -> str:
    visitor: Visitor = visit(who)
    visitor.get(path)
    return visitor.page


def figures(page: str) -> dict[str, str]:
    """Return the numbers at a glance by what they count."""
    found = re.findall(r"<b[^>]*>([^<]*)</b>([^<]+)(?:<br>|</div>|</a>)", page)
    return {label.strip(): words for words, label in found}
