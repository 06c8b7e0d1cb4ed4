"""Pages: views of reports that somebody keeps under a name of their own."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import update

from rumahbelajar import clock as program_clock
from rumahbelajar.database import db
from rumahbelajar.people.models import Role
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.saving import saved_views
from rumahbelajar.reports.saving.models import SavedView
from tests.conftest import Clock, Visit
from tests.learning.kept import rows
from tests.reports import simple_report
from tests.reports.nation import Nation
from tests.visitor import Visitor

PATH = "/laporan/sederhana"
SAVING = f"{PATH}/simpan"


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be the simple report, too."""
    monkeypatch.setattr(catalogue, "REPORTS", (*catalogue.REPORTS, simple_report.REPORT))


@pytest.fixture
def wiwik(nation: Nation, visit: Visit) -> Visitor:
    return visit(nation.wiwik)


def save(visitor: Visitor, name: str, query: str = "", period: str = "tetap") -> int:
    fields = {"name": name, "period": period}
    return visitor.post(f"{SAVING}?{query}", fields).status_code


def led_to(visitor: Visitor, name: str) -> str:
    """Return the address that the list leads to under this name."""
    visitor.get("/laporan")
    found = re.search(rf'<a href="([^"]+)">{name}</a>', visitor.page)
    assert found, visitor.page
    return unescape(found[1])


def test_what_is_looked_at_is_saved_and_opened_again(wiwik: Visitor) -> None:
    asked = "wilayah=33.07.10&dari=2026-07&sampai=2026-09&jk=P&urut=-enrolled"
    wiwik.get(f"{PATH}?{asked}")
    found = re.search(rf'href="({SAVING}[^"]+)"', wiwik.page)
    assert found
    wiwik.get(unescape(found[1]))
    assert "Laporan sederhana, Watumalang" in wiwik.page
    assert "Juli sampai September 2026" in wiwik.page
    assert save(wiwik, "Perempuan triwulan tiga", asked) == 303
    address = led_to(wiwik, "Perempuan triwulan tiga")
    assert address == f"{PATH}?{asked}"
    assert wiwik.get(address).status_code == 200


def test_a_period_may_move_along(nation: Nation, wiwik: Visitor, clock: Clock) -> None:
    wiwik.get(f"{SAVING}?dari=2025-12&sampai=2026-11")
    assert "12 bulan terakhir, ikut bergerak tiap bulan" in wiwik.page
    assert re.findall(r'value="([^"]+)" id="[^"]*" checked', wiwik.page) == ["12-bulan"]
    save(wiwik, "Setahun", "dari=2025-12&sampai=2026-11", "12-bulan")
    save(wiwik, "Tahun itu", "dari=2025-12&sampai=2026-11", "tetap")
    clock.advance(days=60)
    wiwik.sign_in(nation.wiwik)
    assert "Februari 2026 sampai Januari 2027" in page_of(wiwik, led_to(wiwik, "Setahun"))
    assert "Desember 2025 sampai November 2026" in page_of(wiwik, led_to(wiwik, "Tahun itu"))


def page_of(visitor: Visitor, path: str) -> str:
    assert visitor.get(path).status_code == 200
    return visitor.page


def test_a_double_tap_saves_one(app: Flask, wiwik: Visitor) -> None:
    assert save(wiwik, "Sekali") == 303
    assert save(wiwik, "Sekali") == 303
    assert len(rows(app, SavedView)) == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_is_wanted(app: Flask, wiwik: Visitor, name: str) -> None:
    assert save(wiwik, name) == 422
    assert not rows(app, SavedView)


def test_a_name_that_is_too_long_is_told_and_kept_whole(app: Flask, wiwik: Visitor) -> None:
    name = "Untuk rapat koordinasi dengan dinas sosial dan dinas tenaga kerja kabupaten bulan depan"
    assert save(wiwik, name) == 422
    assert "Paling panjang 80 huruf. Persingkat dulu." in wiwik.page
    assert name in wiwik.page
    assert "maxlength" not in wiwik.page
    assert rows(app, SavedView) == []


def test_a_usual_name_ends_with_a_whole_word(
    app: Flask, wiwik: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_views, "MOST_NAME_CHARACTERS", 20)
    wiwik.get(f"{SAVING}?wilayah=33.07.10")
    assert 'value="Laporan sederhana,…"' in wiwik.page


def test_a_name_names_one_view(app: Flask, wiwik: Visitor) -> None:
    save(wiwik, "Ini", "jk=P")
    assert save(wiwik, "Ini", "jk=L") == 422
    assert "Nama itu sudah dipakai tampilan lain." in wiwik.page
    save(wiwik, "Itu", "jk=L")
    other = next(view for view in rows(app, SavedView) if view.name == "Itu")
    assert wiwik.post(f"/laporan/tampilan/{other.id}", {"name": "Ini"}).status_code == 422


def test_there_may_be_fifty(app: Flask, wiwik: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_views, "MOST", 2)
    assert [save(wiwik, name) for name in ("satu", "dua", "tiga")] == [303, 303, 422]
    assert "Sudah ada 2 tampilan." in wiwik.page


def test_it_gets_another_name_and_is_removed(app: Flask, wiwik: Visitor) -> None:
    save(wiwik, "Lama")
    (view,) = rows(app, SavedView)
    path = f"/laporan/tampilan/{view.id}"
    wiwik.get(path)
    assert 'value="Lama"' in wiwik.page
    assert wiwik.post(path, {"name": "Baru"}).status_code == 303
    led_to(wiwik, "Baru")
    assert wiwik.post(f"{path}/hapus").status_code == 303
    assert not rows(app, SavedView)
    assert wiwik.get(path).status_code == 404


def test_views_of_others_are_not_there(
    app: Flask, nation: Nation, wiwik: Visitor, visit: Visit
) -> None:
    save(wiwik, "Rahasia Wiwik")
    (view,) = rows(app, SavedView)
    nusa = visit(nation.nusa)
    assert "Rahasia Wiwik" not in page_of(nusa, "/laporan")
    path = f"/laporan/tampilan/{view.id}"
    assert nusa.get(path).status_code == 404
    assert nusa.post(path, {"name": "Diambil"}).status_code == 404
    assert nusa.post(f"{path}/hapus").status_code == 404
    assert rows(app, SavedView)[0].name == "Rahasia Wiwik"


def test_a_view_of_an_area_that_is_theirs_no_longer_says_so(
    app: Flask, nation: Nation, wiwik: Visitor
) -> None:
    save(wiwik, "Watumalang", "wilayah=33.07.10")
    with app.app_context():
        mine = update(Role).where(Role.person_id == nation.wiwik.id)
        db.session.execute(mine.values(area_code="33.01", granted_at=program_clock.now()))
        db.session.commit()
    page = page_of(wiwik, "/laporan")
    assert "Wilayahnya bukan wilayah Anda lagi, jadi tidak bisa dibuka." in page
    assert "wilayah=33.07.10" not in page
    assert wiwik.get(f"{PATH}?wilayah=33.07.10").status_code == 404


def test_a_view_of_a_group_says_so_to_who_sees_only_counts_by_now(
    app: Flask, nation: Nation, visit: Visit
) -> None:
    lurah = visit(nation.lurah)
    path = f"/laporan/penyelesaian/simpan?kelompok={nation.melati}"
    assert lurah.post(path, {"name": "Melati", "period": "tetap"}).status_code == 303
    with app.app_context():
        mine = update(Role).where(Role.person_id == nation.lurah.id)
        db.session.execute(mine.values(area_code="33.07.10", granted_at=program_clock.now()))
        db.session.commit()
    page = page_of(lurah, "/laporan")
    assert "Anda tidak lagi boleh melihat nama orang di wilayahnya." in page
    assert str(nation.melati) not in page


def test_an_area_of_others_cannot_be_saved(app: Flask, wiwik: Visitor) -> None:
    assert wiwik.get(f"{SAVING}?wilayah=32").status_code == 404
    assert save(wiwik, "Sebelah", "wilayah=32") == 404
    assert not rows(app, SavedView)


def test_the_list_asks_the_same_however_many_views_there_are(
    wiwik: Visitor, count_queries: Callable[..., object]
) -> None:
    counts = []
    for number in range(3):
        save(wiwik, f"Tampilan {number}")
        with count_queries() as statements:  # type: ignore[attr-defined]
            wiwik.get("/laporan")
        counts.append(len(statements))
    assert counts[0] == counts[-1] <= 10
