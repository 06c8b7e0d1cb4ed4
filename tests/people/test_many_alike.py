"""Very many of one name, as when a list was taken in twice: the page stays quick, and says so."""

import pytest
from flask import Flask

from rumahbelajar.people import duplicates
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.people.test_duplicate_people import as_viewer, register


def test_of_very_many_alike_the_first_are_shown_and_the_page_says_so(
    app: Flask, house: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "_MOST_OF_A_BLOCK", 3)
    for _number in range(4):
        register(app, house, "Rini Lestari")
    budi = visit(house.budi)
    seen = set()
    for _turn in range(3):
        assert "Masih ada yang lain" in budi.get("/orang/ganda").text
        with app.app_context():
            found = duplicates.pairs_of(as_viewer(house.budi), KURIPAN)
        assert len(found.pairs) == 3
        assert not found.are_all
        assert seen.isdisjoint(found.pairs)
        seen |= set(found.pairs)
        for one, other in found.pairs:
            budi.post(f"/orang/{one}/bukan-sama", {"dengan": str(other)})
    assert "Masih ada yang lain" not in budi.get("/orang/ganda").text
