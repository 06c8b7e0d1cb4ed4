"""The language of the screen: chosen on any page, kept in this browser."""

import pytest

from tests.conftest import Visit
from tests.house import House
from tests.visitor import Visitor


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """Somebody who visits the house."""
    return visit()


def test_a_choice_is_kept_and_leads_back_to_the_page(visitor: Visitor) -> None:
    visitor.get("/bantuan")
    assert '<html lang="id">' in visitor.page
    assert ">English</button>" in visitor.page
    answer = visitor.post("/bahasa", {"language": "en", "next": "/bantuan"})
    assert answer.status_code == 303
    visitor.follow()
    assert '<html lang="en">' in visitor.page
    assert "<h1>Help</h1>" in visitor.page
    assert ">Bahasa Indonesia</button>" in visitor.page


def test_an_unknown_language_changes_nothing(visitor: Visitor) -> None:
    visitor.post("/bahasa", {"language": "xx", "next": "/bantuan"})
    visitor.follow()
    assert '<html lang="id">' in visitor.page


@pytest.mark.parametrize(
    "elsewhere",
    ["https://luar.example", "//luar.example", "/\\luar.example", "/\t/luar.example", "kursus", ""],
)
def test_the_way_back_never_leaves_the_program(visitor: Visitor, elsewhere: str) -> None:
    answer = visitor.post("/bahasa", {"language": "en", "next": elsewhere})
    assert answer.location == "/"


def test_a_page_names_itself_as_the_way_back(visitor: Visitor) -> None:
    visitor.get("/istilah?dari=pelajaran")
    assert 'name="next" value="/istilah?dari=pelajaran"' in visitor.page


def test_what_is_typed_wrong_is_told_in_the_chosen_language(visitor: Visitor) -> None:
    visitor.post("/bahasa", {"language": "en", "next": "/periksa-sertifikat"})
    visitor.get("/periksa-sertifikat?kode=xx")
    assert "16 letters and digits" in visitor.page


def test_who_reads_english_is_told_that_lessons_are_not(house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    visitor.get("/kursus")
    assert "bahasa Indonesia." not in visitor.page
    visitor.post("/bahasa", {"language": "en"})
    visitor.get("/kursus")
    assert "<p>The lessons are written in Indonesian.</p>" in visitor.page
