"""`/istilah/<key>`: one word and what it means, without script, and the way back."""

from pathlib import Path

import pytest

from tests.conftest import MakeApp, Visit
from tests.courses.sample import write_courses

LESSON = "/kursus/uang-kiriman/pelajaran/tujuan-bersama/mengapa-berangkat"


def test_a_shared_term_is_there_for_anyone(visit: Visit) -> None:
    visitor = visit()
    assert visitor.get("/istilah/kurs").status_code == 200
    assert "Harga uang satu negara bila ditukar dengan uang negara lain." in visitor.page
    assert 'href="/istilah"' in visitor.page


def test_the_way_back_ends_where_the_term_stands(visit: Visit) -> None:
    visitor = visit()
    visitor.get("/istilah/pmi", headers={"Referer": f"http://localhost{LESSON}?hal=2"})
    assert f'href="{LESSON}?hal=2#istilah-pmi"' in visitor.page


@pytest.mark.parametrize(
    "referrer", ["https://jahat.example/kursus", "http://localhost/istilah/pmi", "", "http://["]
)
def test_without_a_page_of_ours_before_it_leads_to_the_list(visit: Visit, referrer: str) -> None:
    visitor = visit()
    assert visitor.get("/istilah/pmi", headers={"Referer": referrer}).status_code == 200
    assert "jahat" not in visitor.page
    assert '<a class="back" href="/istilah">' in visitor.page


@pytest.mark.parametrize(
    "path",
    ["/istilah/tidak-ada", "/kursus/uang-kiriman/istilah/tidak-ada", "/kursus/lain/istilah/pmi"],
)
def test_a_word_that_is_not_there_is_told(visit: Visit, path: str) -> None:
    assert visit().get(path).status_code == 404


def test_each_course_explains_a_word_of_its_own_in_its_way(
    make_app: MakeApp, visit: Visit, tmp_path: Path
) -> None:
    write_courses(tmp_path)
    own = "amplop:\n  term: amplop\n  meaning: Bagian dari uang\n"
    other = {
        path.replace("uang-kita", "uang-kami"): (tmp_path / path).read_bytes()
        for path in ("uang-kita/course.yaml", *_inside(tmp_path))
    }
    write_courses(tmp_path, **other)
    write_courses(tmp_path, **{"uang-kami/glossary.yaml": own})
    visitor = visit(program=make_app(courses=tmp_path))
    visitor.get("/kursus/uang-kita/istilah/amplop")
    assert "Tempat uang" in visitor.page
    visitor.get("/kursus/uang-kami/istilah/amplop")
    assert "Bagian dari uang" in visitor.page


def _inside(folder: Path) -> list[str]:
    root = folder / "uang-kita"
    return [path.relative_to(folder).as_posix() for path in root.rglob("*.*") if path.is_file()]
