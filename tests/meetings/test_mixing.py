"""Mixing people: groups of like size, apart from whom they were with, newcomers shared out."""

from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.meetings.mixing import Known, count_for, mix

_SPACE = UUID(int=0)


def somebody(count: int) -> list[UUID]:
    return [uuid5(_SPACE, str(number)) for number in range(count)]


@given(st.integers(1, 60), st.integers(1, 30), st.text(max_size=8))
def test_everybody_is_in_one_group_and_sizes_differ_by_one(
    people: int, count: int, seed: str
) -> None:
    everybody = somebody(people)
    count = min(count, people)
    groups = mix(everybody, count, seed, Known())
    assert sorted(each for group in groups for each in group) == sorted(everybody)
    sizes = {len(group) for group in groups}
    assert len(groups) == count
    assert max(sizes) - min(sizes) <= 1


def test_same_seed_deals_the_same_in_whatever_order_people_come() -> None:
    everybody = somebody(17)
    known = Known({}, everybody[:4])
    first = mix(everybody, 4, "sekali", known)
    assert mix(everybody[::-1], 4, "sekali", known) == first
    assert mix(everybody, 4, "sekali lagi", known) != first


@pytest.mark.parametrize(("people", "count"), [(12, 4), (20, 5), (60, 12)])
def test_who_was_together_is_apart_and_newcomers_are_shared_out(people: int, count: int) -> None:
    everybody = somebody(people)
    first = mix(everybody, count, "dulu", Known())
    before = {each: set(group) - {each} for group in first for each in group}
    newcomers = set(everybody[:count])
    second = mix(everybody, count, "kini", Known(before, newcomers))
    assert not [one for group in second for one in group if before[one] & set(group)]
    shares = [len(newcomers & set(group)) for group in second]
    assert max(shares) - min(shares) <= 1


def test_so_many_groups_hold_them_all() -> None:
    assert [count_for(people, 4) for people in (1, 4, 5, 8, 9)] == [1, 1, 2, 2, 3]
