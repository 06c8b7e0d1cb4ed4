"""Timbangan: the reasons of Yanti and Joko, and that weights are all that is reckoned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.decision_scales import ROWS, DecisionScales, Scales
from tests.activities.examples_of_ways import SCALES
from tests.activities.filling import refusal, worked_out

WEIGHTS = st.lists(st.sampled_from(["1", "2", "3"]), max_size=len(ROWS))


def scales(form: dict[str, str]) -> Scales:
    return worked_out(DecisionScales, form)


def test_scales_of_yanti() -> None:
    """Going 3 + 1 = 4, staying 3: going is the heavier by 1, and both threes are talked over."""
    result = scales(SCALES)
    assert (result.going.weight, result.staying.weight, result.apart) == (4, 3, 1)
    assert result.heavier == result.going
    assert [each.words for each in result.heaviest] == [
        "Membangun rumah sendiri",
        "Rindu dan berjauhan",
    ]
    assert (result.asked, result.unasked) == ("Joko dan Bu Karsih", "Sekar")


def test_heaviest_stands_first_and_others_as_they_were_written() -> None:
    form = {f"going_{row}_name": f"alasan {row}" for row in ROWS}
    form |= {f"going_{row}_weight": weight for row, weight in zip(ROWS, "1323", strict=True)}
    result = scales(form)
    assert [each.words[-1] for each in result.going.reasons] == ["2", "4", "3", "1"]
    assert result.empty == result.staying


def test_same_weight_has_no_heavier_side() -> None:
    form = {"going_1_name": "a", "going_1_weight": "2"}
    form |= {"staying_1_name": "b", "staying_1_weight": "2"}
    assert scales(form).heavier is None


def test_reason_without_a_weight_stays_and_is_asked_about() -> None:
    result = scales({"going_1_name": "rumah", "staying_1_name": "Ibu", "staying_1_weight": "2"})
    assert (result.going.weight, result.staying.weight) == (0, 2)
    assert [each.words for each in result.unweighed] == ["rumah"]
    assert result.empty is None


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ({}, "going_1_name"),
        ({"staying_2_weight": "1"}, "staying_2_name"),
        ({"going_3_touches": "Sekar"}, "going_3_name"),
    ],
)
def test_what_is_missing_is_told_where_it_is(form: dict[str, str], name: str) -> None:
    assert refusal(DecisionScales, form)[0] == name


@given(WEIGHTS, WEIGHTS)
def test_sides_are_the_sums_of_their_weights(going: list[str], staying: list[str]) -> None:
    form: dict[str, str] = {}
    for side, weights in (("going", going), ("staying", staying)):
        for row, weight in enumerate(weights, start=1):
            form |= {f"{side}_{row}_name": "alasan", f"{side}_{row}_weight": weight}
    if not form:
        return
    result = scales(form)
    assert result.going.weight == sum(map(int, going))
    assert result.staying.weight == sum(map(int, staying))
    assert (result.heavier is None) == (result.apart == 0)
    assert result.most >= result.apart
