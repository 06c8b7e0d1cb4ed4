"""The pages of the cash books: one's own alone, every line once, and every change undone once."""

import re
from uuid import UUID

import pytest

from rumahbelajar.activities.cash_book import Book
from rumahbelajar.ids import new_id
from rumahbelajar.learning.cash_models import CashEntry
from tests.learning.kept import rows
from tests.learning.test_tool_results import words
from tests.visitor import at_once

BOOK = "/buku-kas/usaha"
SOLD = {"day": "2/11/2026", "kind": "in", "words": "Jual keripik", "amount": "40.000"}
BOUGHT = {"day": "3/11/2026", "kind": "out", "words": "Beli minyak", "amount": "24.000"}
NOVEMBER = f"{BOOK}?bulan=2026-11"


@pytest.fixture
def siti(clock, house, visit):
    return visit(house.siti)


def lines(visitor, address: str = NOVEMBER) -> list[str]:
    """Return the lines of a month as its page shows them."""
    visitor.get(address)
    body = visitor.page.split('id="bulan"')[1].split("</section>")[0]
    return [words(row) for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)[1:]]


def id_of(app, text: str) -> UUID:
    (row,) = [each for each in rows(app, CashEntry, gone_in=None) if each.words == text]
    return row.id


def test_lines_stand_by_day_with_the_balance_after_each(siti) -> None:
    assert siti.post(BOOK, BOUGHT).location == f"{NOVEMBER}&tanggal=2026-11-03#bulan"
    siti.follow()
    assert "Tercatat: Beli minyak, uang keluar Rp24.000." in words(siti.page)
    assert "Uang kas tidak bisa kurang dari nol." in words(siti.page)
    assert "Saldo −Rp24.000" in words(siti.page)
    siti.post(BOOK, SOLD)
    assert lines(siti) == ["2 Jual keripik 40.000 40.000", "3 Beli minyak 24.000 16.000"]
    said = words(siti.page)
    for each in ("Saldo Rp16.000", "Masuk Rp40.000", "Keluar Rp24.000"):
        assert each in said
    assert "kurang dari nol" not in said


@pytest.mark.parametrize(
    ("typed", "day"),
    [("23 nov", "23"), ("23/11", "23"), ("Kemarin", "23"), ("hari ini", "24"), ("", "24")],
)
def test_day_may_be_typed_short(siti, typed, day) -> None:
    siti.post(BOOK, {**SOLD, "day": typed})
    assert lines(siti) == [f"{day} Jual keripik 40.000 40.000"]


def test_day_stays_as_typed_until_one_goes_back_to_today(siti) -> None:
    siti.post(BOOK, SOLD)
    siti.follow()
    assert 'value="2 November 2026"' in siti.page
    assert f'href="{BOOK}">Kembali ke hari ini</a>' in siti.page
    siti.get(f"{BOOK}?tanggal=kemarin")
    assert 'value="24 November 2026"' in siti.page
    assert "Kembali ke hari ini" not in siti.page


def test_day_without_a_year_is_the_nearest_that_is_past(siti) -> None:
    siti.post(BOOK, {**SOLD, "day": "30 des"})
    assert lines(siti, f"{BOOK}?bulan=2025-12") == ["30 Jual keripik 40.000 40.000"]


def test_form_waits_with_today_and_neither_in_nor_out(siti) -> None:
    siti.get(BOOK)
    assert 'value="24 November 2026"' in siti.page
    assert "checked" not in siti.page
    assert "Belum ada catatan di bulan ini." in siti.page


def test_balance_is_carried_over_the_months(siti) -> None:
    siti.post(BOOK, {**SOLD, "day": "30/9/2026"})
    siti.post(BOOK, BOUGHT)
    assert lines(siti) == ["Saldo awal 40.000", "3 Beli minyak 24.000 16.000"]
    assert f'href="{BOOK}?bulan=2026-09#bulan"' in siti.page
    assert lines(siti, f"{BOOK}?bulan=2026-09") == ["30 Jual keripik 40.000 40.000"]
    assert f'href="{BOOK}?bulan=2026-11#bulan"' in siti.page
    siti.get(f"{BOOK}?bulan=2026-10")
    assert "Saldo Rp40.000" in words(siti.page)
    assert "Sep 2026 40.000 0 40.000 Nov 2026 0 24.000 16.000" in words(siti.page)


def test_wrong_line_is_told_at_its_fields_and_nothing_typed_is_lost(app, siti) -> None:
    wrong = {**SOLD, "amount": "empat", "kind": "", "day": "25/11/2026"}
    assert siti.post(BOOK, wrong).status_code == 422
    for name in ("day", "kind", "amount"):
        assert f'href="#{name}"' in siti.page
        assert f'id="{name}-fault"' in siti.page
    assert 'value="empat"' in siti.page
    assert 'value="Jual keripik"' in siti.page
    assert rows(app, CashEntry) == []


def test_double_tap_writes_one_line(app, house, visit, siti) -> None:
    siti.get(BOOK)
    found = re.search(r'name="key" value="([^"]+)"', siti.page)
    assert found
    line = {**SOLD, "key": found[1]}
    statuses = at_once([siti, visit(house.siti)], lambda each: each.post(BOOK, line))
    assert statuses == [303, 303]
    assert siti.post(BOOK, line).status_code == 303
    assert len(rows(app, CashEntry)) == 1


def test_form_without_a_readable_key_is_written_all_the_same(app, siti) -> None:
    for _line in range(2):
        siti.post(BOOK, {**SOLD, "key": "bukan-kunci"})
    assert len(rows(app, CashEntry)) == 2


def test_changed_line_stays_in_its_place_and_can_be_undone_once(app, clock, siti) -> None:
    siti.post(BOOK, SOLD)
    clock.advance(minutes=1)
    siti.post(BOOK, {**SOLD, "words": "Jual sore"})
    address = f"{BOOK}/{id_of(app, 'Jual keripik')}"
    siti.get(address)
    assert 'value="40.000"' in siti.page
    key = str(new_id())
    changed = {**SOLD, "words": "Jual pagi", "amount": "30.000", "key": key}
    for _tap in range(2):
        assert siti.post(address, changed).location == f"{NOVEMBER}#bulan"
    assert lines(siti) == ["2 Jual pagi 30.000 30.000", "2 Jual sore 40.000 70.000"]
    for _tap in range(2):
        assert siti.post(f"{BOOK}/kembalikan").location == BOOK
    assert lines(siti) == ["2 Jual keripik 40.000 40.000", "2 Jual sore 40.000 80.000"]
    assert "Kembalikan isi sebelumnya" not in siti.page
    assert len(rows(app, CashEntry)) == 2


def test_change_to_the_same_is_none(app, siti) -> None:
    siti.post(BOOK, SOLD)
    siti.post(f"{BOOK}/{id_of(app, 'Jual keripik')}", SOLD)
    assert len(rows(app, CashEntry)) == 1


def test_wrong_change_keeps_the_line_and_what_was_typed(app, siti) -> None:
    siti.post(BOOK, SOLD)
    address = f"{BOOK}/{id_of(app, 'Jual keripik')}"
    assert siti.post(address, {**SOLD, "amount": "nol"}).status_code == 422
    assert 'value="nol"' in siti.page
    assert lines(siti) == ["2 Jual keripik 40.000 40.000"]


def test_line_that_was_taken_out_can_be_brought_back(app, siti) -> None:
    siti.post(BOOK, SOLD)
    address = f"{BOOK}/{id_of(app, 'Jual keripik')}"
    assert siti.post(f"{address}/hapus").location == f"{NOVEMBER}#bulan"
    assert siti.post(f"{address}/hapus").location == BOOK
    assert lines(siti) == []
    assert siti.get(address).status_code == 404
    siti.post(f"{BOOK}/kembalikan")
    assert lines(siti) == ["2 Jual keripik 40.000 40.000"]


def test_what_was_taken_out_is_gone_once_something_else_is_written(app, siti) -> None:
    siti.post(BOOK, SOLD)
    siti.post(f"{BOOK}/{id_of(app, 'Jual keripik')}/hapus")
    siti.post(BOOK, BOUGHT)
    siti.post(f"{BOOK}/kembalikan")
    assert [row.words for row in rows(app, CashEntry)] == ["Beli minyak"]


def test_cleared_book_can_be_brought_back(siti) -> None:
    siti.post(BOOK, SOLD)
    siti.post(BOOK, BOUGHT)
    for _tap in range(2):
        siti.post(f"{BOOK}/kosongkan")
    assert lines(siti) == []
    siti.post(f"{BOOK}/kembalikan")
    assert len(lines(siti)) == 2


def test_books_of_the_business_and_of_the_cooperative_are_two(siti) -> None:
    siti.post(BOOK, SOLD)
    siti.post("/buku-kas/koperasi", BOUGHT)
    siti.post("/buku-kas/koperasi/kosongkan")
    siti.get("/buku-kas/koperasi")
    assert "Buku kas koperasi" in siti.page
    assert len(lines(siti)) == 1
    assert siti.get("/buku-kas/rumah").status_code == 404
    assert siti.post("/buku-kas/rumah", SOLD).status_code == 404


def test_nobody_else_sees_or_changes_a_line(app, house, visit, siti) -> None:
    siti.post(BOOK, SOLD)
    address = f"{BOOK}/{id_of(app, 'Jual keripik')}"
    for other in (house.rini, house.budi, house.ratna):
        visitor = visit(other)
        assert lines(visitor) == []
        assert visitor.get(address).status_code == 404
        assert visitor.post(address, BOUGHT).status_code == 404
        visitor.post(f"{address}/hapus")
        visitor.post(f"{BOOK}/kosongkan")
        assert b"Jual" not in visitor.get(f"{BOOK}/unduh").data
    assert len(lines(siti)) == 1


def test_strange_months_and_pages_are_the_nearest_there_is(siti) -> None:
    siti.post(BOOK, SOLD)
    for asked in ("bulan=kemarin", "bulan=2026-13", "halaman=-1", "halaman=99999999", "halaman=²"):
        assert siti.get(f"{BOOK}?{asked}").status_code == 200


def test_books_stand_among_the_tools_and_are_erased_with_them(app, house, visit, siti) -> None:
    siti.get("/alat")
    for book in Book:
        assert f'href="/buku-kas/{book}"' in siti.page
    assert "✓ Terisi" not in siti.page
    siti.post(BOOK, SOLD)
    visit(house.rini).post(BOOK, SOLD)
    siti.get("/alat")
    assert "✓ Terisi" in siti.page
    assert 'action="/alat/hapus"' in siti.page
    siti.post("/alat/hapus")
    assert [row.person_id for row in rows(app, CashEntry)] == [house.rini.id]


def test_books_are_told_in_ones_data(app, siti) -> None:
    siti.post(BOOK, SOLD)
    siti.post(BOOK, BOUGHT)
    siti.post(f"{BOOK}/{id_of(app, 'Beli minyak')}/hapus")
    siti.get("/data-saya")
    assert "Buku kas usaha: 2 catatan." in words(siti.page)
    assert 'action="/alat/hapus"' in siti.page
    siti.get("/data-saya/unduh")
    told = words(siti.page)
    assert "2 November 2026, Jual keripik: uang masuk Rp40.000" in told
    assert "Beli minyak: uang keluar Rp24.000 (sudah dihapus, masih bisa dikembalikan)" in told
