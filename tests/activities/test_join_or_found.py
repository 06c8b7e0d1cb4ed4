"""Bergabung atau mendirikan: every way through the questions, and that it only advises."""

from itertools import product

import pytest

from rumahbelajar.activities.join_or_found import JoinOrFound, Path, Way
from tests.activities.examples_of_ways import GROUP
from tests.activities.filling import refusal, worked_out
from tests.activities.samples import sample_tool

QUESTIONS = sample_tool("join_or_found")
READY = {"people": "9", "need": "yes", "books": "yes", "saves": "yes", "plan": "yes"}


def way(form: dict[str, str]) -> Way:
    return worked_out(QUESTIONS, form)


@pytest.mark.parametrize(
    ("form", "path"),
    [
        (GROUP, Path.UNIT),
        ({**GROUP, "serves": "yes"}, Path.JOIN),
        ({**GROUP, "serves": ""}, Path.PREPARE),
        ({**GROUP, "need": ""}, Path.PREPARE),
        ({**READY, "exists": "yes", "meets": "yes", "serves": "yes"}, Path.JOIN),
        ({**READY, "exists": "no"}, Path.FOUND),
        ({**READY, "exists": "no", "people": "8"}, Path.PREPARE),
        ({**READY, "exists": "no", "books": "no"}, Path.PREPARE),
        ({**READY, "exists": "no", "plan": ""}, Path.PREPARE),
        (READY, Path.PREPARE),
        ({**READY, "exists": "yes"}, Path.PREPARE),
        ({**READY, "exists": "yes", "meets": "no"}, Path.FOUND),
    ],
)
def test_what_leads_where(form: dict[str, str], path: Path) -> None:
    assert way(form).path is path


def test_all_that_is_missing_is_told() -> None:
    found = way({"exists": "no", "people": "8", "need": "yes"})
    assert len(found.why) == 1 + 4
    assert "%(founders)s" in found.why[1]
    assert found.founders == 9


def test_cooperative_without_meetings_is_asked_about_first() -> None:
    found = way({**READY, "exists": "yes", "meets": "no"})
    assert "Tanyakan dulu sebabnya" in found.why[0]


def test_who_knows_nothing_is_told_to_ask_at_the_office_first() -> None:
    found = way({})
    assert found.path is Path.PREPARE
    assert "Tanyakan ke kantor desa." in found.why[0]


def test_without_a_course_there_is_no_figure() -> None:
    assert refusal(JoinOrFound, GROUP)[0] == "exists"


def test_every_way_has_reasons_three_steps_and_where_to_ask_and_orders_nothing() -> None:
    names = ("exists", "meets", "serves", "need", "books", "saves", "plan")
    for answers in product(("yes", "no", ""), repeat=len(names)):
        for people in ("8", "9"):
            found = way({**dict(zip(names, answers, strict=True)), "people": people})
            assert found.why
            assert len(found.steps) == 3
            assert found.where
            told = " ".join((*found.why, *found.steps)).lower()
            assert not any(word in told for word in ("wajib mendirikan", "harus", "pasti"))
            if found.path is Path.FOUND:
                assert people == "9"
                assert answers[0] in ("no", "yes")
                assert answers[3:] == ("yes",) * 4
