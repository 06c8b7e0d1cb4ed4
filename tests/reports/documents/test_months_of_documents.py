"""Which months a document is of: the last that are over, none to come, and it says if not over."""

import re

import pytest

from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.documents.paper import printed
from rumahbelajar.reports.tables.answering import answer
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports.documents.conftest import OF_VILLAGE, REPORTS, Document, told
from tests.reports.nation import Nation


@pytest.mark.parametrize(
    ("key", "said", "months"),
    [
        ("bulanan", "Kuripan · Oktober 2026", ("2026-10", "2026-10")),
        ("bukti", "Kuripan · Juli sampai September 2026", ("2026-07", "2026-09")),
    ],
)
def test_page_and_sheet_are_of_the_last_that_is_over(
    nation: Nation, visit: Visit, key: str, said: str, months: tuple[str, str]
) -> None:
    budi = visit(nation.budi)
    budi.get(f"/laporan/{key}")
    assert said in budi.page
    since, until = months
    there = f"/laporan/{key}/lembar?wilayah={KURIPAN}&dari={since}&sampai={until}"
    assert there.replace("&", "&amp;") in budi.page
    budi.get(f"/laporan/{key}/lembar")
    assert "SEMENTARA" not in budi.page


def test_the_page_says_the_months_that_the_document_is_of(nation: Nation, visit: Visit) -> None:
    budi = visit(nation.budi)
    budi.get("/laporan/bulanan?dari=2026-01&sampai=2026-11")
    assert "Kuripan · November 2026" in budi.page
    budi.get("/laporan/bukti?dari=2026-11&sampai=2026-11")
    assert "Kuripan · Oktober sampai Desember 2026" in budi.page


@pytest.mark.parametrize(
    ("key", "asked", "sentence"),
    [
        ("bulanan", "dari=2026-11&sampai=2026-11", "SEMENTARA: bulan ini belum selesai"),
        ("bukti", "dari=2026-10&sampai=2026-12", "SEMENTARA: periode ini belum selesai"),
    ],
)
def test_what_is_not_over_says_so_under_its_title(
    nation: Nation, visit: Visit, document: Document, key: str, asked: str, sentence: str
) -> None:
    budi = visit(nation.budi)
    budi.get(f"/laporan/{key}/lembar?{asked}")
    assert re.search(rf"</h1>\s*<p><b>{sentence}", budi.page)
    assert told(document(key)["dokumen"])["keadaan"] == sentence
    assert "keadaan" not in told(document(key, "2026-09")["dokumen"])
    with nation.app.test_request_context():
        month = Period(Month(2026, 11), Month(2026, 11))
        sheets = printed(answer(REPORTS[key], OF_VILLAGE, Asked(KURIPAN, month)))
    assert sheets["preliminary"] == sentence


def test_a_month_to_come_is_no_document_yet(nation: Nation, visit: Visit) -> None:
    budi = visit(nation.budi)
    for key, title in (("bulanan", "November 2026"), ("bukti", "Triwulan 4 tahun 2026")):
        budi.get(f"/laporan/{key}/lembar?dari=2027-02&sampai=2027-02")
        assert f"desa, {title}" in budi.page
        assert "Bulan itu belum tiba" in budi.page


def test_a_quarter_that_is_asked_of_the_monthly_report_leads_to_its_months(
    nation: Nation, visit: Visit
) -> None:
    budi = visit(nation.budi)
    budi.get(f"/laporan/bulanan/lembar?wilayah={KURIPAN}&dari=2026-10&sampai=2026-12")
    assert "Laporan ini tentang satu bulan" in budi.page
    for month in ("2026-10", "2026-11"):
        assert f"dari={month}&amp;sampai={month}" in budi.page
    assert "dari=2026-12" not in budi.page
    budi.get(f"/laporan/bulanan/lembar?wilayah={KURIPAN}&dari=2026-10&sampai=2026-10")
    assert "Laporan ini tentang satu bulan" not in budi.page


def test_a_wider_area_is_asked_of_the_same_months(nation: Nation, visit: Visit) -> None:
    wiwik = visit(nation.wiwik)
    wiwik.get("/laporan/bukti")
    assert "Juli sampai September 2026" in wiwik.page
    assert "wilayah=33.07.10&amp;dari=2026-07&amp;sampai=2026-09" in wiwik.page


def test_other_reports_keep_their_usual_period(nation: Nation) -> None:
    with nation.app.test_request_context():
        found = catalogue.find("penyelesaian")
        assert found
        usual = choosing.usual(found, OF_VILLAGE, Month(2026, 11).first)
    assert usual.period == Period(Month(2025, 12), Month(2026, 11))


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("bulanan", ["bulan-ini", "bulan-lalu"]),
        ("bukti", ["triwulan-ini", "triwulan-lalu", "tahun-ini", "tahun-lalu"]),
    ],
)
def test_only_what_it_can_be_is_on_offer_and_each_gives_just_that(
    nation: Nation, visit: Visit, key: str, names: list[str]
) -> None:
    now, report = Month(2026, 11), REPORTS[key]
    assert [each.key for each in report.moving] == names
    assert report.months
    for each in report.moving:
        assert report.months(each.of(now), now) == each.of(now)
        args = {"periode": each.key, "wilayah": KURIPAN}
        with nation.app.app_context():
            asked, faults = choosing.read(args, report, OF_VILLAGE, now.last)
        assert (asked.period, faults) == (each.of(now), [])
    nusa = visit(nation.nusa)
    nusa.get(f"/laporan/{key}/jadwalkan?wilayah={KURIPAN}")
    offered = re.findall(r'name="period"[^>]*value="([^"]*)"', nusa.page)
    assert offered == [*names, "tetap"]


def test_the_buttons_of_the_pack_lead_to_whole_quarters_and_years(
    nation: Nation, visit: Visit
) -> None:
    budi = visit(nation.budi)
    budi.get("/laporan/bukti")
    assert "3 bulan terakhir" not in budi.page
    assert "dari=2026-01&amp;sampai=2026-12" in budi.page
    budi.get("/laporan/bukti?periode=tahun-lalu")
    assert "Kuripan · Januari sampai Desember 2025" in budi.page
    assert "Tahun lalu</b>" in budi.page
