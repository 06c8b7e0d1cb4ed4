"""Files of reports as a browser gets them: name, headers, for whom, and what is refused."""

import csv
import io
import re
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.people.models import Area, Person, Role
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.exporting.files import MIMETYPES, Form
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN
from tests.reports import simple_report
from tests.reports.exporting import large_report
from tests.reports.exporting.answers import DANGERS
from tests.reports.exporting.test_comma_files import is_formula
from tests.reports.nation import REGENCY, Nation
from tests.visitor import Visitor

PATH = "/laporan/sederhana/unduh"
LARGE = "/laporan/besar/unduh"


@pytest.fixture(autouse=True)
def reports(monkeypatch: pytest.MonkeyPatch) -> None:
    also = (simple_report.REPORT, large_report.REPORT, large_report.OF_PERSONS)
    monkeypatch.setattr(catalogue, "REPORTS", (*catalogue.REPORTS, *also))


@pytest.fixture
def wiwik(nation: Nation, visit: Visit) -> Visitor:
    return visit(nation.wiwik)


@pytest.mark.parametrize("form", Form)
def test_a_file_has_its_kind_and_its_name_and_is_kept_nowhere(wiwik: Visitor, form: Form) -> None:
    response = wiwik.client.get(f"{PATH}.{form}?wilayah={REGENCY}&dari=2026-01&sampai=2026-11")
    assert response.status_code == 200
    assert response.content_type == MIMETYPES[form]
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="sederhana-Wonosobo-33.07-2026-01-sampai-2026-11.{form}"; '
        f"filename*=UTF-8''sederhana-Wonosobo-33.07-2026-01-sampai-2026-11.{form}"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_file_of_how_it_is_today_is_named_by_the_day(wiwik: Visitor) -> None:
    response = wiwik.client.get(f"/laporan/rumah-sunyi/unduh.csv?wilayah={REGENCY}")
    name = f"rumah-sunyi-Wonosobo-33.07-{clock.today('Asia/Jakarta')}.csv"
    assert f'filename="{name}"' in response.headers["Content-Disposition"]


def test_a_page_leads_to_the_csv_of_each_of_its_tables(wiwik: Visitor) -> None:
    page = wiwik.get(f"/laporan/rumah-sunyi?wilayah={REGENCY}").text
    links = re.findall(r'href="(/laporan/rumah-sunyi/unduh\.csv\?[^"]*tabel=[^"]*)"', page)
    assert [re.findall(r"tabel=([\w-]+)", each) for each in links] == [["desa"], ["wilayah"]]
    first, *_lines = wiwik.client.get(links[0].replace("&amp;", "&")).text.splitlines()
    assert first.startswith("Kode,Desa,")


def test_names_of_files_hold_no_sign_that_leads_elsewhere(app: Flask, wiwik: Visitor) -> None:
    name = '../"Désa"; x=1\r\nSet-Cookie: a=b\\..\u202egpj.ｅxe/'
    with app.app_context():
        db.session.execute(update(Area).where(Area.code == REGENCY).values(name=name))
        db.session.commit()
    header = wiwik.client.get(f"{PATH}.csv").headers["Content-Disposition"]
    old = re.search(r'filename="([^"]*)"', header)
    new = re.search(r"filename\*=UTF-8''(\S+)$", header)
    assert old
    assert new
    assert re.fullmatch(r"[\w.-]+\.csv", old[1], re.ASCII)
    assert re.fullmatch(r"[\w.-]+\.csv", unquote(new[1]))
    assert "Désa" in unquote(new[1])
    assert ".." not in old[1]


def test_a_wrong_filter_leads_to_the_page_that_says_so(wiwik: Visitor) -> None:
    response = wiwik.client.get(f"{PATH}.csv?jk=Q&_external=1&key=x")
    assert response.status_code == 303
    assert response.location == "/laporan/sederhana?jk=Q&_external=1&key=x"


@pytest.mark.parametrize("form", Form)
def test_what_lies_outside_is_as_if_it_were_not_there(wiwik: Visitor, form: Form) -> None:
    for path in (f"{PATH}.{form}?wilayah={KENANGA}", f"{PATH}.{form}?wilayah=32"):
        assert wiwik.client.get(path).status_code == 404
    assert wiwik.client.get(f"/laporan/tidak-ada/unduh.{form}").status_code == 404
    assert wiwik.client.get("/laporan/sederhana/unduh.exe").status_code == 404
    assert wiwik.client.get(f"/laporan/orang/unduh.{form}").status_code == 404


def test_a_table_that_is_not_there_is_not_found(wiwik: Visitor) -> None:
    assert wiwik.client.get(f"{PATH}.csv?tabel=wilayah").status_code == 200
    assert wiwik.client.get(f"{PATH}.csv?tabel=lain").status_code == 404


def test_too_many_rows_for_paper_are_said_in_words(wiwik: Visitor) -> None:
    assert wiwik.get(f"{LARGE}.pdf").status_code == 409
    assert "60.000 baris" in wiwik.page
    assert "unduh XLSX" in wiwik.page


def test_names_of_areas_and_persons_are_never_formulas(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    paths = [f"/laporan/{report.key}/unduh" for report in catalogue.REPORTS[:-2]]
    lurah, nusa = visit(nation.lurah), visit(nation.nusa)
    for danger in DANGERS[::6]:
        with app.app_context():
            db.session.execute(update(Area).values(name=danger))
            db.session.execute(update(Person).values(name=danger))
            db.session.commit()
        for visitor, path in [(who, path) for who in (lurah, nusa) for path in paths]:
            area = KURIPAN if visitor is lurah else ""
            response = visitor.client.get(f"{path}.csv?wilayah={area}&excel=1")
            if response.status_code == 200:
                _require_no_formula(response.data)


def _require_no_formula(content: bytes) -> None:
    text = content.decode("utf-8-sig")
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        for cell in line:
            assert re.fullmatch(r"-?\d+(,\d+)?", cell) or not is_formula(cell), line


def test_a_file_of_many_rows_goes_in_pieces_and_waits_for_nobody(
    wiwik: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(large_report.ROWS, "50000")
    response = wiwik.client.get(f"{LARGE}.csv")
    assert response.status_code == 200
    assert response.is_streamed
    assert int(response.headers["Content-Length"]) == len(response.data) > 2_000_000
    assert response.data.count(b"\r\n") == 50_001
    response.close()


def test_one_of_more_is_made_beside(wiwik: Visitor) -> None:
    response = wiwik.get(f"{LARGE}.xlsx?wilayah={REGENCY}")
    assert response.status_code == 200
    assert "60.000 baris" in wiwik.page
    assert re.search(r'action="/laporan/besar/unduh.xlsx\?wilayah=33.07"', wiwik.page)
    posted = wiwik.post(f"{LARGE}.xlsx?wilayah={REGENCY}")
    assert posted.status_code == 303
    assert re.fullmatch(r"/laporan/unduhan/[0-9a-f-]{36}", posted.location)


def test_a_file_of_a_group_that_was_not_made_yet_leaves_the_list_of_who_may_not_see_it(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    lurah = visit(nation.lurah)
    asked = lurah.post(f"/laporan/penyelesaian/unduh.csv?kelompok={nation.melati}")
    lurah.get("/laporan/unduhan")
    assert asked.location in lurah.page
    with app.app_context():
        mine = update(Role).where(Role.person_id == nation.lurah.id)
        db.session.execute(mine.values(area_code="33.07.10"))
        db.session.commit()
    assert lurah.get("/laporan/unduhan").status_code == 200
    assert asked.location not in lurah.page
    assert lurah.get(asked.location).status_code == 404
