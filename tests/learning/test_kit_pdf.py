"""The paper of a meeting: a cover, cards to cut, questions, and their key on a page of its own."""

import re

import pytest
from flask import Flask

from rumahbelajar.learning.kit_printing import printed
from rumahbelajar.learning.meeting_kit import pack_kit
from rumahbelajar.library import the_library
from tests.conftest import Visit
from tests.courses.test_guides import GUIDE
from tests.house import House
from tests.meetings.conftest import THURSDAY
from tests.visitor import Visitor

pytestmark = pytest.mark.slow

GUIDES = "/kursus/anak-kita/pertemuan"
PAGES = {
    "kenalan": 2,
    "perasaan-anak": 4,
    "dekat-walau-jauh": 4,
    "memuji-dan-rutinitas": 2,
    "saat-emosi": 4,
    "sehat-sekolah-gawai": 4,
    "payung-bersama": 4,
    "jaga-bersama": 2,
}
MOST_BYTES = 100_000


@pytest.fixture
def budi(house: House, visit: Visit) -> Visitor:
    return visit(house.budi)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("guide", PAGES)
def test_each_guide_is_a_small_accessible_pdf_of_few_pages(budi: Visitor, guide: str) -> None:
    response = budi.get(f"{GUIDES}/{guide}/bekal/pdf")
    pdf = response.data
    number = list(PAGES).index(guide) + 1
    assert response.headers["Content-Disposition"] == f'attachment; filename="bekal-{number}.pdf"'
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert pages_of(pdf) == PAGES[guide]
    assert len(pdf) < MOST_BYTES


def test_five_cards_are_two_sheets_and_long_words_fit(house, visit, serve_courses) -> None:
    longest = ("Nenek mengasuh empat cucu. " * 30)[:500].strip()
    card = f"  - {{title: {'W' * 60}, who: {'Nenek ' * 9}, text: {longest}}}\n"
    five = re.sub(r"roleplays:\n(  - .*\n)+", f"roleplays:\n{card * 5}", GUIDE)
    asked = five.replace("\n---\n##", "\nquiz: tujuan\n---\n##")
    for text, pages in ((five, 3), (asked, 5)):
        program = serve_courses(**{"uang-kita/meetings/01-kenalan.md": text})
        pdf = visit(house.budi, program).get("/kursus/uang-kita/pertemuan/kenalan/bekal/pdf").data
        assert pages_of(pdf) == pages
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_a_hard_subject_is_not_told_by_the_document(budi: Visitor) -> None:
    titles = {}
    for guide in ("payung-bersama", "dekat-walau-jauh"):
        pdf = budi.get(f"{GUIDES}/{guide}/bekal/pdf").data
        titles[guide] = re.findall(rb"<dc:title>.*?<rdf:li[^>]*>([^<]*)<", pdf)
    assert titles == {
        "payung-bersama": [b"Belajar"],
        "dekat-walau-jauh": [b"Bekal pertemuan: Dekat walau jauh"],
    }


def test_what_is_not_planned_is_a_line_to_write_on(app: Flask) -> None:
    with app.test_request_context():
        library = the_library()
        course = library.courses["anak-kita"]
        told = printed(pack_kit(library, course, course.meetings[1]), THURSDAY)
    assert [name for name, words in told["facts"] if words == ""] == [
        *("Hari", "Jam", "Tempat", "Kelompok"),
    ]
    assert told["steps"][1]["time"] == "10–25"
    assert [each["letters"] for each in told["questions"]] == ["B", "C", "A", "A, B", "A"]
    assert told["last"] is None
