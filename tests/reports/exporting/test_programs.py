"""JSON: the same rows for programs, and a mark where a number is withheld."""

import json
from typing import Any

import pytest
from flask import Flask

from rumahbelajar.reports.exporting.programs import value_as_json, write_json
from tests.reports.exporting.answers import DANGERS, answer_of, of_words, simple

pytestmark = pytest.mark.sqlite


def written(app: Flask, answer: Any) -> dict[str, Any]:
    with app.app_context():
        found: dict[str, Any] = json.loads("".join(write_json(answer)))
    return found


def test_it_has_the_rows_by_key_and_the_total(app: Flask) -> None:
    told = written(app, simple())
    table = told["tables"][0]
    assert [row["key"] for row in table["rows"]] == [
        "33.07.10.2004",
        "33.07.10.2005",
        "33.07.10.2006",
    ]
    assert table["rows"][0]["values"] == {
        "area": "Kuripan",
        "enrolled": 1250,
        "rate": 0.64,
        "days": 21.5,
        "mark": 80,
        "change": -5,
        "day": "2026-11-24",
    }
    assert table["rows"][1]["values"]["enrolled"] == {"withheld": True}
    assert table["rows"][1]["values"]["days"] is None
    assert table["total"]["values"]["enrolled"] == 1253
    assert table["count"] == 3


def test_it_says_what_was_asked_and_what_the_words_mean(app: Flask) -> None:
    told = written(app, simple())
    assert told["report"] == "penyelesaian"
    assert told["period"] == {"since": "2026-01", "until": "2026-11"}
    assert told["heard"] == {"villages": 2, "of": 3}
    assert told["tables"][0]["notes"] == ["Belum semua desa mengirim."]
    assert [term["key"] for term in told["terms"]] == ["enrolled", "rate"]


def test_words_are_kept_as_they_are(app: Flask) -> None:
    rows = written(app, of_words(DANGERS))["tables"][0]["rows"]
    assert [row["values"]["name"] for row in rows] == list(DANGERS)


def test_without_any_table_it_is_json_still(app: Flask) -> None:
    assert written(app, answer_of())["tables"] == []


def test_what_is_no_number_is_nothing() -> None:
    assert value_as_json(float("nan")) is None
