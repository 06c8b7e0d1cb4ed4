"""The PDF of what somebody keeps in a tool: an accessible sheet of A4, whatever stands on it."""

import threading

import pytest

from rumahbelajar.learning import typesetting
from tests.learning.learner import Learner
from tests.learning.pdf_text import words_drawn
from tests.learning.sheets_of_course import LIST, OWN_LIST, OWN_PLAN, PLAN, SHEETS

pytestmark = pytest.mark.slow

MOST_BYTES = 60_000
LOAN = {"loan": "1.200.000", "rate": "2", "per": "month", "months": "4"}


@pytest.fixture
def siti(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses(**SHEETS))
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


def test_plan_is_an_accessible_small_pdf_with_what_was_filled_in(siti) -> None:
    siti.sent(PLAN, {"isian_siapa": "Mbah Siti", "isian_uang": "500000", "isian_cara": "video"})
    response = siti.get(f"{OWN_PLAN}/pdf")
    pdf = response.data
    assert response.headers["Content-Disposition"] == 'attachment; filename="rencana.pdf"'
    assert "no-store" in response.headers["Cache-Control"]
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Count 1" in pdf
    assert len(pdf) < MOST_BYTES
    text = words_drawn(pdf)
    for words in ("Rencana pengasuhan", "Pengasuh utama", "Mbah Siti", "Rp500.000", "Video"):
        assert words.replace(" ", "") in text
    assert "Orangtua" in text, "who signs"
    assert "RumahBelajar·" in text


def test_checklist_says_what_is_there_and_when(siti) -> None:
    siti.sent(LIST, {"status_paspor": "there", "tanggal_paspor": "3/12/2026"})
    text = words_drawn(siti.get(f"{OWN_LIST}/pdf").data)
    assert "Paspor(sudahada),3Desember2026" in text
    assert "Suratizinkeluarga" in text


def test_tool_has_its_result_and_what_was_filled_in(siti) -> None:
    siti.sent("/alat/kalkulator-cicilan", LOAN)
    pdf = siti.get("/alat/kalkulator-cicilan/pdf").data
    text = words_drawn(pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    for words in ("Cicilan pertama", "96.000", "Isian Anda", "1.200.000"):
        assert words.replace(" ", "") in text


def test_map_is_drawn_and_told(siti) -> None:
    people = {"person_1_name": "Mbah Siti", "person_1_reach": "daily", "person_2_name": "Bu Yuni"}
    siti.sent("/alat/peta-pendukung", people)
    text = words_drawn(siti.get("/alat/peta-pendukung/pdf").data)
    assert text.count("MbahSiti") == 2, "on the map and in the list"
    assert "Garisputus-putus:tidaksetiaphari" in text


def test_sheet_to_cut_up_has_labels_alone(siti) -> None:
    siti.sent("/alat/susun-label", {"name": "Keripik"})
    text = words_drawn(siti.get("/alat/susun-label/pdf").data)
    assert text == "Keripik" * 8


@pytest.mark.parametrize(
    "words", ["W" * 60, "Ćevap Ωμέγα Жанна", "ทองดี 阿明", "مريم", "#let *x* \\"]
)
def test_whatever_is_typed_can_be_set(siti, words) -> None:
    siti.sent(PLAN, {"isian_siapa": words, "isian_tugas": "\n".join([words] * 4)})
    response = siti.get(f"{OWN_PLAN}/pdf")
    assert response.status_code == 200
    assert len(response.data) < MOST_BYTES


def test_where_nothing_is_kept_there_is_no_pdf(siti) -> None:
    assert siti.get(f"{OWN_PLAN}/pdf").status_code == 404
    siti.sent(PLAN, {"isian_siapa": "Mbah Siti"})
    siti.sent(f"{OWN_PLAN}/kosongkan")
    assert siti.get(f"{OWN_PLAN}/pdf").status_code == 404


def test_pdf_is_for_who_keeps_it_alone(house, visit, siti) -> None:
    siti.sent(PLAN, {"isian_siapa": "Mbah Siti"})
    rini = visit(house.rini, siti.app)
    assert rini.get(f"{OWN_PLAN}/pdf").status_code == 404


def test_who_finds_no_place_is_led_back_to_the_tools(siti, monkeypatch) -> None:
    siti.sent(PLAN, {"isian_siapa": "Mbah Siti"})
    monkeypatch.setattr(typesetting, "_places", threading.BoundedSemaphore(1))
    with typesetting._places:
        response = siti.get(f"{OWN_PLAN}/pdf")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Tunggu sebentar" in siti.page
    assert f'href="{OWN_PLAN}/pdf">Coba lagi</a>' in siti.page
    assert 'href="/alat">‹ Alat saya</a>' in siti.page
    assert siti.get(f"{OWN_PLAN}/pdf").status_code == 200
