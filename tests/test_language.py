"""The language of the screen: chosen on any page, kept in this browser."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from rumahbelajar import language
from tests.conftest import MakeApp, Visit
from tests.visitor import Visitor


@pytest.fixture
def visitor(
    visit: Visit, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Visitor:
    """Somebody who visits a house where one word is translated."""
    catalogue = Catalog(locale="en")
    catalogue.add("Bantuan", "Help")
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    return visit(program=make_app())


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


def test_a_language_without_catalogue_is_not_offered(
    visit: Visit, make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    visitor = visit(program=make_app())
    visitor.get("/bantuan")
    assert "/bahasa" not in visitor.page
    visitor.post("/bahasa", {"language": "en", "next": "/bantuan"})
    visitor.follow()
    assert '<html lang="id">' in visitor.page
