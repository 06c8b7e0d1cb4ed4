"""Izin apa: every way through the questions, by the examples of the course."""

from itertools import product

import pytest

from rumahbelajar.activities.permits import PermitQuestions, Permits, Verdict
from rumahbelajar.activities.tool import Unfit
from tests.activities.filling import refusal, worked_out

CRISPS = {
    "food": "yes",
    "packed": "yes",
    "keeps": "yes",
    "frozen": "no",
    "home": "yes",
    "meat": "no",
}
NUGGETS = {**CRISPS, "keeps": "no", "frozen": "yes", "meat": "yes"}
RICE = {**CRISPS, "packed": "no", "keeps": "no"}


def permits(form: dict[str, str]) -> Permits:
    return worked_out(PermitQuestions, form)


@pytest.mark.parametrize(
    ("form", "pirt", "halal"),
    [
        (CRISPS, Verdict.LOOK, Verdict.LOOK),
        (NUGGETS, Verdict.NOT, Verdict.LOOK),
        (RICE, Verdict.NOT, Verdict.LOOK),
        ({**CRISPS, "meat": "yes"}, Verdict.ASK, Verdict.LOOK),
        ({**CRISPS, "home": ""}, Verdict.ASK, Verdict.LOOK),
        ({"food": "yes"}, Verdict.ASK, Verdict.LOOK),
        ({"food": "no"}, Verdict.NOT, Verdict.ASK),
        ({**CRISPS, "food": "no"}, Verdict.NOT, Verdict.ASK),
    ],
)
def test_examples_of_the_course(form: dict[str, str], pirt: Verdict, halal: Verdict) -> None:
    found = {each.name: each.verdict for each in permits(form).advice}
    assert found == {"NIB": Verdict.LOOK, "PIRT": pirt, "Halal": halal}


def test_reasons_against_pirt_are_each_told() -> None:
    _nib, pirt, _halal = permits(NUGGETS).advice
    assert len(pirt.why) == 2
    assert "Makanan beku tidak memakai PIRT." in pirt.why


def test_meat_is_asked_about_for_halal_too() -> None:
    plain, meat = permits(CRISPS).advice[2], permits(NUGGETS).advice[2]
    assert set(meat.why) - set(plain.why)


def test_whether_it_is_food_must_be_known_and_frozen_things_do_not_keep_outside() -> None:
    assert refusal(PermitQuestions, {})[0] == "food"
    assert refusal(PermitQuestions, {**CRISPS, "frozen": "yes"})[0] == "frozen"


def test_every_way_through_the_questions_says_where_to_ask_and_promises_nothing() -> None:
    for answers in product(("yes", "no", ""), repeat=len(CRISPS)):
        try:
            found = permits(dict(zip(CRISPS, answers, strict=True)))
        except Unfit:
            continue
        for each in found.advice:
            assert each.where
            assert each.why
            assert not any("pasti" in why or "wajib" in why for why in each.why)
