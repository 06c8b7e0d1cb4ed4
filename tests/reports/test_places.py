"""Areas of a report: their names, the way to them, and what lies below."""

from flask import Flask

from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.scope import Scope
from tests.house import DISTRICT, KENANGA, KURIPAN, House


def test_an_area_is_called_by_its_name_and_by_its_code_where_none_is_known(
    app: Flask, house: House
) -> None:
    with app.test_request_context():
        assert places.name_of(KURIPAN) == "Kuripan"
        assert places.name_of("33.07.99") == "33.07.99"
        assert places.names_of(["", "33"]) == {"": "Seluruh Indonesia", "33": "Jawa Tengah"}


def test_the_way_to_an_area_begins_at_ones_own(app: Flask, house: House) -> None:
    with app.test_request_context():
        assert places.path_to(KURIPAN, Scope(("33.07",))) == [
            ("33.07", "Wonosobo"),
            (DISTRICT, "Watumalang"),
            (KURIPAN, "Kuripan"),
        ]
        assert [code for code, _name in places.path_to("32", Scope(("",)))] == ["", "32"]
        assert places.path_to("", Scope(("",))) == [("", "Seluruh Indonesia")]
        assert places.path_to(KENANGA, Scope(("33.07",))) == []


def test_below_an_area_lie_those_with_villages(app: Flask, house: House) -> None:
    with app.app_context():
        assert places.children_of("") == ["32", "33"]
        assert places.children_of("33") == ["33.07"]
        assert places.children_of(DISTRICT) == [KURIPAN]
        assert places.children_of(KURIPAN) == []
        assert places.children_of("33.0") == []
