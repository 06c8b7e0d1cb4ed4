"""Peta pendukung: the family of the course, what nobody gives yet, and a map that is begun."""

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.supporters import HELP, ROWS, SupportersMap, SupportMap
from tests.activities.examples import SUPPORTERS
from tests.activities.filling import refusal, worked_out


def support(**form: str) -> SupportMap:
    return worked_out(SupportersMap, form)


def test_family_of_the_course_lacks_help_in_illness_and_emergency() -> None:
    found = support(**SUPPORTERS)
    assert [(each.name, each.help) for each in found.supporters] == [
        ("Mbah Siti", (HELP["care"], HELP["listening"])),
        ("Pak Hasan", (HELP["learning"],)),
    ]
    assert [each.name for each in found.missing] == ["illness", "emergency"]
    assert (found.lacks_trusted, found.lacks_daily) == (False, False)


def test_one_grown_up_is_fewer_than_a_child_should_know() -> None:
    found = support(person_3_name="Bu Yuni", person_3_reach="seldom")
    assert found.lacks_trusted
    assert found.lacks_daily
    assert found.supporters[0].help == ()
    assert len(found.missing) == len(HELP)


def test_same_help_twice_counts_once() -> None:
    again = {"person_1_name": "Mbah", "person_1_help": "care", "person_1_also": "care"}
    assert support(**again).supporters[0].help == (HELP["care"],)


def test_long_name_is_shortened_on_the_map_alone() -> None:
    found = support(person_1_name="Ibu Guru Kartini").supporters[0]
    assert (found.name, found.short_name) == ("Ibu Guru Kartini", "Ibu Guru Ka…")


def test_help_without_a_name_asks_for_it() -> None:
    assert refusal(SupportersMap, {})[0] == "person_1_name"
    assert refusal(SupportersMap, {"person_2_reach": "daily"})[0] == "person_2_name"
    assert refusal(SupportersMap, {**SUPPORTERS, "person_4_also": "care"})[0] == "person_4_name"


@given(st.lists(st.sampled_from(["", *HELP]), min_size=1, max_size=len(ROWS)))
def test_each_help_is_given_by_somebody_or_missing(chosen: list[str]) -> None:
    form = {}
    for row, help_ in enumerate(chosen, start=1):
        form |= {f"person_{row}_name": f"Orang {row}", f"person_{row}_help": help_}
    found = support(**form)
    given_ = {each for one in found.supporters for each in one.help}
    assert given_ | {each.label for each in found.missing} == set(HELP.values())
    assert not given_ & {each.label for each in found.missing}
    assert found.lacks_trusted == (len(chosen) < 2)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_everybody_stands_on_the_map_apart_from_each_other(count: int) -> None:
    form = {f"person_{row}_name": f"Orang {row}" for row in range(1, count + 1)}
    found = worked_out(SupportersMap, form)
    assert len(found.spots) == count + 1
    assert all(40 <= each.x <= 280 and 12 <= each.name_y < found.height for each in found.spots)
    pairs = combinations(found.spots, 2)
    assert all(dist((one.x, one.y), (other.x, other.y)) > 66 for one, other in pairs)
    assert found.height < 320
    assert count > 2 or found.height < 120
