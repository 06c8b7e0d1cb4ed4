"""The forms of a document: page, PDF and workbook carry one fingerprint, for whoever may see it."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.learning.typesetting import Crowded
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.models import MeetingWords
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import Area, Village
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.documents import paper
from rumahbelajar.reports.documents.paper import printed
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.cells import in_words
from rumahbelajar.reports.tables.table import Row, Table
from tests.conftest import Clock, Visit
from tests.house import KENANGA, KURIPAN
from tests.meetings.conftest import as_viewer
from tests.reports.documents.conftest import OF_DISTRICT, OF_VILLAGE, REPORTS, Document, told
from tests.reports.documents.proving import keep_photo
from tests.reports.nation import Nation
from tests.visitor import Visitor

MONTH = f"wilayah={KURIPAN}&dari=2026-11&sampai=2026-11"
QUARTER = f"wilayah={KURIPAN}&dari=2026-10&sampai=2026-12"


def fingerprints(text: str) -> set[str]:
    return set(re.findall(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", text))


@pytest.mark.parametrize(("key", "asked"), [("bulanan", MONTH), ("bukti", QUARTER)])
def test_page_pdf_and_workbook_carry_one_fingerprint(
    nation: Nation, visit: Visit, key: str, asked: str
) -> None:
    budi = visit(nation.budi)
    assert budi.get(f"/laporan/{key}/lembar?{asked}").status_code == 200
    (checksum,) = fingerprints(budi.page)
    budi.get(f"/laporan/{key}?{asked}")
    assert checksum in budi.page
    book = budi.get(f"/laporan/{key}/unduh.xlsx?{asked}")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book.data))
    rows = [str(sheets.get_sheet_by_name(name).to_python()) for name in sheets.sheet_names]
    assert fingerprints(" ".join(rows)) == {checksum}
    for path in (f"/laporan/{key}/lembar.pdf?{asked}", f"/laporan/{key}/unduh.pdf?{asked}"):
        response = budi.get(path)
        assert response.mimetype == "application/pdf"
        assert response.headers["Cache-Control"].startswith("no-store")
        assert b"pdfuaid" in response.data
        assert checksum.encode() in response.data


@pytest.mark.parametrize(("key", "asked"), [("bulanan", MONTH), ("bukti", QUARTER)])
def test_the_fingerprint_is_the_same_in_every_language(
    nation: Nation, visit: Visit, key: str, asked: str
) -> None:
    budi = visit(nation.budi)
    budi.get(f"/laporan/{key}/lembar?{asked}")
    before = fingerprints(budi.page)
    budi.post("/bahasa", {"language": "en"})
    budi.get(f"/laporan/{key}/lembar?{asked}")
    assert '<html lang="en"' in budi.page
    assert fingerprints(budi.page) == before


def test_the_fingerprint_moves_with_the_numbers_alone(
    nation: Nation, document: Document, clock: Clock
) -> None:
    before = told(document("bukti")["dokumen"])["sidik"]
    clock.advance(hours=1)
    assert told(document("bukti")["dokumen"])["sidik"] == before
    with nation.app.app_context():
        db.session.execute(update(MeetingWords).values(title="Lain lagi"))
        db.session.commit()
    assert told(document("bukti")["dokumen"])["sidik"] == before
    keep_photo(nation, date(2026, 11, 5), b"another sheet")
    assert told(document("bukti")["dokumen"])["sidik"] != before


def test_the_fingerprint_of_who_sees_counts_tells_no_small_number(document: Document) -> None:
    full = told(document("bulanan", scope=OF_VILLAGE)["dokumen"])["sidik"]
    assert told(document("bulanan", scope=OF_DISTRICT)["dokumen"])["sidik"] != full


def test_the_page_is_printed_and_leads_to_the_rows(nation: Nation, visit: Visit) -> None:
    budi = visit(nation.budi)
    budi.get(f"/laporan/bulanan/lembar?{MONTH}")
    for words in ("Kuripan (33.07.10.2004)", "November 2026", "Petugas Rumah Belajar"):
        assert words in budi.page
    assert "Kepala desa" in budi.page
    meeting = re.search(r'href="(/laporan/pertemuan/[0-9a-f-]{36})"', budi.page)
    assert meeting
    assert budi.get(meeting[1]).status_code == 200
    budi.get(f"/laporan/bulanan/lembar?{MONTH}")
    for report in re.findall(r'href="(/laporan/[a-z-]+\?[^"]+)"', budi.page):
        address = report.replace("&amp;", "&")
        assert "lembar" in address or KURIPAN in address


def test_names_stand_in_an_appendix_for_who_asks(nation: Nation, visit: Visit) -> None:
    budi, hartono = visit(nation.budi), visit(nation.hartono)
    budi.get(f"/laporan/bukti/lembar?{QUARTER}")
    assert "Rini Lestari" not in budi.page
    (checksum,) = fingerprints(budi.page)
    budi.get(f"/laporan/bukti/lembar?{QUARTER}&nama=ya")
    assert "Rini Lestari" in budi.page
    assert fingerprints(budi.page) == {checksum}
    hartono.get(f"/laporan/bukti/lembar?{QUARTER}")
    assert "nama=ya" not in hartono.page
    hartono.get(f"/laporan/bukti/lembar?{QUARTER}&nama=ya")
    assert "Rini Lestari" not in hartono.page


def test_a_village_of_others_is_as_if_it_were_not_there(nation: Nation, visit: Visit) -> None:
    for who in (nation.budi, nation.hartono, nation.ratna):
        visitor = visit(who)
        for key in ("bulanan", "bukti"):
            for path in (f"{key}/lembar", f"{key}/lembar.pdf", key):
                assert visitor.get(f"/laporan/{path}?wilayah={KENANGA}").status_code == 404


def test_who_has_many_villages_chooses_one(nation: Nation, visit: Visit) -> None:
    wiwik = visit(nation.wiwik)
    assert wiwik.get("/laporan/bulanan/lembar").status_code == 303
    assert wiwik.follow().status_code == 200
    assert "Watumalang" in wiwik.page
    assert "Indramayu" not in wiwik.page
    assert wiwik.get("/laporan/bulanan/lembar.pdf").status_code == 404
    assert wiwik.get("/laporan/bulanan/unduh.pdf").mimetype == "application/pdf"


def test_the_usual_month_is_that_of_the_village(nation: Nation, visit: Visit, clock: Clock) -> None:
    """When it is 30 November in Jakarta, it is December in Papua."""
    clock.set(datetime(2026, 11, 30, 16, 30, tzinfo=UTC))
    budi = visit(nation.budi)
    budi.get("/laporan/bulanan/lembar")
    assert "Laporan bulanan desa, Oktober 2026" in budi.page
    with nation.app.app_context():
        db.session.execute(update(Village).values(time_zone="Asia/Jayapura"))
        db.session.commit()
    budi.get("/laporan/bulanan/lembar")
    assert "Laporan bulanan desa, November 2026" in budi.page


def test_sixty_meetings_and_the_longest_names_fit_on_paper(nation: Nation, visit: Visit) -> None:
    with nation.app.app_context():
        whose = Whose(KURIPAN, nation.melati)
        for number in range(60):
            title = f"{number} {'Pengasuhan' * 6} {'bersama ' * 6}"[:120].strip()
            day = date(2026, 11, 1 + number % 23)
            plan = Plan(day, "09:00", 90, "Asia/Jakarta", "Balai", title)
            planning.plan(as_viewer(nation.budi), new_id(), whose, plan)
        long = "Sungai " + "Panjang" * 14
        db.session.execute(update(Area).where(Area.code == KURIPAN).values(name=long[:120]))
        db.session.commit()
    budi = visit(nation.budi)
    for path in ("bulanan/lembar", "bukti/lembar"):
        assert budi.get(f"/laporan/{path}?{MONTH}").status_code == 200
        pdf = budi.get(f"/laporan/{path}.pdf?{MONTH}")
        assert pdf.status_code == 200
        assert b"pdfuaid" in pdf.data


def test_what_cannot_be_read_in_an_address_is_said(nation: Nation, visit: Visit) -> None:
    budi: Visitor = visit(nation.budi)
    budi.get(f"/laporan/bulanan/lembar?wilayah={KURIPAN}&dari=2026-99")
    assert "tidak bisa dibaca" in budi.page


def test_a_copy_with_withheld_numbers_says_so_and_is_not_signed(
    nation: Nation, visit: Visit
) -> None:
    hartono, lurah = visit(nation.hartono), visit(nation.lurah)
    hartono.get(f"/laporan/bulanan/lembar?{MONTH}")
    assert "Kepala desa" not in hartono.page
    assert "Salinan ini tidak ditandatangani" in hartono.page
    assert "Dari mana angka orangnya" in hartono.page
    assert hartono.get(f"/laporan/bulanan/lembar.pdf?{MONTH}").status_code == 200
    lurah.get(f"/laporan/bulanan/lembar?{MONTH}")
    assert "Kepala desa" in lurah.page
    assert "&lt;5" not in lurah.page


def test_the_button_speaks_of_signing_to_who_can_sign(nation: Nation, visit: Visit) -> None:
    for who, can_sign in ((nation.budi, True), (nation.lurah, True), (nation.hartono, False)):
        visitor = visit(who)
        visitor.get(f"/laporan/bulanan?{MONTH}")
        assert "Buka lembarnya" in visitor.page
        assert ("untuk ditandatangani" in visitor.page) is can_sign


@pytest.mark.parametrize("scope", [OF_VILLAGE, OF_DISTRICT], ids=["full", "counts"])
@pytest.mark.parametrize("key", ["bulanan", "bukti"])
def test_the_sheets_hold_the_lines_of_the_page(nation: Nation, key: str, scope: Scope) -> None:
    asked = Asked(KURIPAN, Period(Month(2026, 10), Month(2026, 11)))
    with nation.app.test_request_context():
        found = answer(REPORTS[key], scope, asked)
        sheets = printed(found)["tables"]
        tables = [table for table in found.tables if table.key != "dokumen"]
        assert [sheet["key"] for sheet in sheets] == [table.key for table in tables]
        for sheet, table in zip(sheets, tables, strict=True):
            shown = [_in_words(row, table) for row in table.rows.stream()]
            assert [line["cells"] for line in sheet["lines"]] == shown
            assert sheet["total"] == (_in_words(table.total, table) if table.total else ())


def _in_words(row: Row, table: Table) -> tuple[str, ...]:
    pairs = zip(row.values, table.columns, strict=True)
    return tuple(in_words(value, column) for value, column in pairs)


def test_with_many_before_one_waits(
    nation: Nation, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowded(*_asked: object) -> bytes:
        raise Crowded

    monkeypatch.setattr(paper, "typeset", crowded)
    budi = visit(nation.budi)
    for path in ("lembar.pdf", "unduh.pdf"):
        response = budi.get(f"/laporan/bulanan/{path}?{MONTH}")
        assert response.status_code == 503
        assert response.headers["Retry-After"] == "5"
        assert f'href="/laporan/bulanan/{path}?wilayah={KURIPAN}' in budi.page
