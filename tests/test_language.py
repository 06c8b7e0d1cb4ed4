"""The language of the screen: chosen on any page, kept in this browser."""

import pytest

from tests.conftest import Visit


def test_a_choice_is_kept_and_leads_back_to_the_page(visit: Visit) -> None:
    visitor = visit()
    visitor.get("/bantuan")
    assert '<html lang="id">' in visitor.page
    answer = visitor.post("/bahasa", {"language": "en", "next": "/bantuan"})
    assert answer.status_code == 303
    visitor.follow()
    assert '<html lang="en">' in visitor.page


def test_an_unknown_language_changes_nothing(visit: Visit) -> None:
    visitor = visit()
    visitor.post("/bahasa", {"language": "xx", "next": "/bantuan"})
    visitor.follow()
    assert '<html lang="id">' in visitor.page


@pytest.mark.parametrize(
    "elsewhere",
    ["https://luar.example", "//luar.example", "/\\luar.example", "/\t/luar.example", "kursus", ""],
)
def test_the_way_back_never_leaves_the_program(visit: Visit, elsewhere: str) -> None:
    answer = visit().post("/bahasa", {"language": "en", "next": elsewhere})
    assert answer.location == "/"


def test_a_page_names_itself_as_the_way_back(visit: Visit) -> None:
    visitor = visit()
    visitor.get("/istilah?dari=pelajaran")
    assert 'name="next" value="/istilah?dari=pelajaran"' in visitor.page
