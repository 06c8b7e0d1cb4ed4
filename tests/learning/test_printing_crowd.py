"""Many who print certificates at once: a few are served, the others are asked to try again."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path

import pytest

from rumahbelajar.learning import typesetting
from rumahbelajar.learning.models import Certificate
from tests.learning.kept import rows
from tests.learning.learner import Learner, words_in

pytestmark = pytest.mark.slow

PHONES = 10
SERVED = 4
SLOW_PRINTER = """
import pathlib, sys, time
while not pathlib.Path({paper!r}).exists():
    time.sleep(0.02)
sys.stdout.write("%PDF-1.7")
"""


@pytest.fixture
def paper(tmp_path: Path, monkeypatch) -> Path:
    """Make the printer wait until there is paper: a file at this path."""
    paper, printer = tmp_path / "paper", tmp_path / "printer.py"
    printer.write_text(SLOW_PRINTER.format(paper=str(paper)), encoding="utf-8")
    monkeypatch.setattr(typesetting, "_CHILD", printer)
    return paper


def test_who_finds_no_place_is_asked_to_try_again_at_once(app, house, visit, paper: Path) -> None:
    Learner(visit(house.siti), house.siti).finish()
    path = f"/sertifikat/{rows(app, Certificate)[0].code}/pdf"
    phones = [visit(house.siti) for _each in range(PHONES)]
    with ThreadPoolExecutor(PHONES) as pool:
        asked = {pool.submit(phone.get, path): phone for phone in phones}
        try:
            refused = list(islice(as_completed(asked, timeout=10), PHONES - SERVED))
            assert [each.result().status_code for each in refused] == [503] * (PHONES - SERVED)
            turned_away = asked[refused[0]]
            assert words_in(turned_away.page, "h1") == "Tunggu sebentar"
            assert f'href="{path}"' in turned_away.page
            assert turned_away.response.headers["Retry-After"] == "5"
            assert turned_away.get("/sertifikat").status_code == 200, "other pages are served"
            assert not any(each.done() for each in asked if each not in refused)
        finally:
            paper.touch()
    served = [each.result() for each in asked if each not in refused]
    assert [(each.status_code, each.data) for each in served] == [(200, b"%PDF-1.7")] * SERVED
    assert turned_away.get(path).status_code == 200, "a moment later there is room"
