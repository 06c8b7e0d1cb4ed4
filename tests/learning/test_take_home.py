"""Taking a module home: the page that says what it is, and the one file that needs nothing else."""

import html
import re
from base64 import b64decode

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people.models import SignIn
from tests.courses.hard_course import HARD_COURSE
from tests.courses.sample import FILES
from tests.house import House
from tests.learning.learner import Learner
from tests.learning.sheets_of_course import SHEETS

PAGE = "/kursus/uang-kita/modul/tujuan/bawa-pulang"
FILE = f"{PAGE}/unduh"
LESSON = "uang-kita/01-tujuan/01-mengapa-berangkat.md"
SOUND = (b"\xff\xfb\x90\x00" + bytes(413)) * 40
"""A second and a little of silence, as mp3."""
RECORDED = {
    LESSON: FILES[LESSON].replace(
        "minutes: 5\n", "minutes: 5\naudio: media/suara.mp3\ntranscript: Ibu, uang datang.\n"
    ),
    "uang-kita/media/suara.mp3": SOUND,
}


@pytest.fixture
def open_in(house: House, visit, serve_courses):
    """Open the sample course as Siti, with some of its files changed."""

    def open_course(**changes: str | bytes) -> Learner:
        program: Flask = serve_courses(**changes)
        siti = Learner(visit(house.siti, program), house.siti, "uang-kita")
        return siti.begin_learning()

    return open_course


def test_the_course_leads_there_from_each_of_its_modules(open_in) -> None:
    siti = open_in()
    siti.get("/kursus/uang-kita")
    assert f'href="{PAGE}"' in siti.page
    assert siti.page.count("Bawa pulang modul ini") == len(siti.course.modules)


def test_the_page_says_how_large_the_file_is_that_comes(open_in) -> None:
    siti = open_in(**RECORDED)
    assert siti.get(PAGE).status_code == 200
    size = int(re.search(r"Simpan berkas \((\d+) KB\)", siti.page)[1])
    assert abs(len(siti.get(FILE).data) / 1000 - size) <= 1
    assert siti.visitor.response.headers["Content-Disposition"] == (
        'attachment; filename="uang-kita-tujuan.html"'
    )


def test_the_file_holds_all_of_the_module_and_leads_nowhere_else(open_in) -> None:
    siti = open_in(**RECORDED)
    siti.get(FILE)
    page = html.unescape(siti.page)
    for words in (
        *("Mengapa berangkat", "Uang datang", "Biaya kirim Rp37.500", "Lanjut ke anggaran"),
        *("Uang simpanan untuk keadaan mendesak", "Polisi", "Siapa saja dalam bahaya"),
        *("Seseorang minta kode. Apa yang Anda lakukan?", "Coba percakapan ini."),
        *("Buku Saku Keuangan", "CC BY-SA 4.0", siti.course.version[:8], "Ibu, uang datang."),
    ):
        assert words in page, words
    leads = re.findall(r'(?:href|src)="([^"]*)"', siti.page)
    assert {lead.partition(":")[0] for lead in leads if not lead.startswith("#")} == {
        *("data", "tel", "https"),
    }
    assert '<a class="term" href="#arti-dana-darurat">simpanan aman</a>' in siti.page


def test_the_file_dials_no_number_that_answers_messages_only(house, visit) -> None:
    siti = Learner(visit(house.siti), house.siti, "uang-kiriman").begin_learning()
    siti.get("/kursus/uang-kiriman/modul/utang/bawa-pulang/unduh")
    assert "tel:08115" not in siti.page
    assert siti.page.count('href="https://wa.me/6281157157157" rel="noopener noreferrer"') == 2


def test_the_file_says_where_its_figures_come_from_and_folds_the_sources_of_the_course(
    open_in,
) -> None:
    siti = open_in()
    siti.get(FILE)
    page = " ".join(re.sub(r"<[^>]*>", "", html.unescape(siti.page)).split())
    assert "Sumber angka Biaya kirim lewat bank: Rp37.500. Sumber: Bank contoh." in page
    assert "Data per 1 Januari 2026." in page
    assert "Buku Saku Keuangan" in siti.page.rpartition("<details")[2]


def test_pictures_and_sounds_are_in_the_file(open_in) -> None:
    siti = open_in(**RECORDED)
    siti.get(FILE)
    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)" alt="Empat amplop"', siti.page)
    assert b64decode(picture[1]).decode() == FILES["uang-kita/media/amplop.svg"]
    sound = re.search(r'preload="none" src="data:audio/mpeg;base64,([^"]+)"', siti.page)
    assert b64decode(sound[1]) == SOUND


def test_a_link_to_a_lesson_of_the_module_leads_to_it_within_the_file(open_in) -> None:
    linked = FILES[LESSON].replace("../02-anggaran/01-amplop.md", "01-mengapa-berangkat.md")
    siti = open_in(**{LESSON: linked})
    siti.get(FILE)
    assert '<a href="#mengapa-berangkat">anggaran</a>' in siti.page


def test_things_to_sort_and_sheets_to_fill_in_are_paper_in_the_file(open_in) -> None:
    siti = open_in(**SHEETS)
    siti.get(FILE)
    assert "Penjaga toko<br>☐ Wajar" in siti.page
    assert "<b>Wajar.</b> Itu pekerjaan biasa." in siti.page
    assert re.search(r"Tugasnya</p>\s*<hr><hr><hr>", siti.page)
    assert "<br>☐ Telepon" in siti.page
    assert re.search(r'☐ Paspor, <span lang="id">tanggal</span> …', siti.page)
    assert "<form" not in siti.page
    assert "<input" not in siti.page


def test_a_shared_phone_is_warned_of_and_ones_own_is_not(open_in) -> None:
    siti = open_in()
    siti.get(PAGE)
    assert "HP ini dipakai bersama" in siti.page
    assert "<details" not in siti.page
    _say_that_the_phone_is_ones_own(siti)
    siti.get(PAGE)
    assert "HP ini dipakai bersama" not in siti.page


def test_a_sensitive_course_asks_once_more_on_a_shared_phone(open_in) -> None:
    siti = open_in(**HARD_COURSE)
    siti.get(PAGE)
    before, _, confirmed = siti.page.partition("<details")
    assert FILE not in before
    assert "Hapus berkasnya dari HP ini" in confirmed
    assert FILE in confirmed
    _say_that_the_phone_is_ones_own(siti)
    siti.get(PAGE)
    assert "<details" not in siti.page


@pytest.mark.parametrize("place", [PAGE, FILE])
def test_it_is_for_who_takes_the_course_and_did_the_pretest(
    house, visit, serve_courses, place: str
) -> None:
    siti = Learner(visit(house.siti, serve_courses()), house.siti, "uang-kita")
    assert siti.get(place).location == "/kursus/uang-kita"
    siti.enroll()
    assert siti.get(place).location == "/kuis/uang-kita/pretest"


def test_a_module_that_is_not_there_is_told(open_in) -> None:
    siti = open_in()
    assert siti.get("/kursus/uang-kita/modul/lain/bawa-pulang").status_code == 404
    assert siti.get("/kursus/uang-kita/modul/lain/bawa-pulang/unduh").status_code == 404


def _say_that_the_phone_is_ones_own(siti: Learner) -> None:
    with siti.app.app_context():
        db.session.query(SignIn).update({SignIn.is_own_phone: True})
        db.session.commit()
