"""Where tools stand in "Alat saya", and tools of which nothing is kept."""

import pytest

from rumahbelajar.activities import TOOLS
from rumahbelajar.learning.activity_models import KeptTool
from tests.learning.kept import facts, rows
from tests.learning.learner import Learner

LOAN = {"loan": "1.200.000", "rate": "2", "per": "month", "months": "4"}
ALONE = "/alat/kalkulator-cicilan"
IN_COURSE = "/kursus/uang-kita/kegiatan/tujuan/cicilan"


@pytest.fixture
def learner(house, visit, serve_courses) -> Learner:
    visitor = visit(house.siti, serve_courses())
    return Learner(visitor, house.siti, "uang-kita").begin_learning()


def test_tool_that_is_not_kept_answers_with_its_page_and_writes_nothing(
    app, learner, monkeypatch
) -> None:
    monkeypatch.setattr(TOOLS["kalkulator-cicilan"], "kept", False)
    for path in (ALONE, IN_COURSE):
        learner.get(path)
        assert "Isian ini tidak disimpan." in learner.page
        assert learner.post(path, LOAN).status_code == 200
        assert "96.000" in learner.page
        assert "data-print" in learner.page
        assert "Tersimpan" not in learner.page
    assert learner.get(f"{ALONE}/pdf").status_code == 404
    assert rows(app, KeptTool) == []
    assert facts(app, "activity.finished") == 0


def test_tools_stand_under_their_course_and_those_in_use_first(learner) -> None:
    learner.get("/alat")
    assert learner.page.index(">Uang Kita</h2>") < learner.page.index(f'href="{ALONE}"')
    assert learner.page.index(f'href="{ALONE}"') < learner.page.index(">Alat lain</h2>")
    learner.post("/alat/rencana-12-bulan", {"start": "Januari 2027", "monthly": "500000"})
    learner.get("/alat")
    in_use = learner.page.split(">Sedang Anda pakai</h2>")[1].split("<h2")[0]
    assert 'href="/alat/rencana-12-bulan"' in in_use
    assert learner.page.count('href="/alat/rencana-12-bulan"') == 1
