"""One number is told or withheld alike by every report, and none follows from all their pages."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from flask import Flask

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.hiding.protecting import is_small
from rumahbelajar.reports.tables.table import WITHHELD
from tests.learning.learner import COURSE
from tests.reports.nation import VILLAGES
from tests.reports.told import MARKS, OF_ANY_COURSE, REPORTS, ToldNumbers
from tests.reports.told_attack import (
    found_out,
    in_no_sum,
    kinds_untold,
    kinds_withheld,
    of_few,
    pinned,
    untrue,
)
from tests.reports.told_nation import ANY, EVERYWHERE, FEW, SPRING, settle
from tests.reports.told_sums import sums_of
from tests.reports.told_traits import MANY, TWO, Traits

NATION = Scope(("",))
YEAR = Period(Month(2025, 12), Month(2026, 11))
UNTOLD = {
    ("wilayah", "unmarked"),
    ("jawaban", "scale", "kursus", "skala"),
    ("wilayah", "scale", "jawaban", "kursus", "skala"),
}
"""Sums with a number that no page tells: who was not marked in a province, as every line of every
list would be looked at; and who gave no answer of a scale."""
_CUBES = {
    ("usia", "enrolled", "kategori", "kelamin"),
    ("usia", "enrolled", "kelamin", "tujuan"),
    *(("kelamin", "enrolled", trait, "usia") for trait in ("kategori", "tujuan")),
    ("kategori", "active", "bulan", "kelamin", "usia"),
    ("usia", "people", "kegiatan", "kelamin"),
    ("kelamin", "came", "usia"),
}
_OF_EACH = {
    ("parts", "marked"),
    ("parts", "inactive"),
    ("parts", "both_tests", "kursus"),
    ("wilayah", "posttest", "kursus"),
    ("wilayah", "active", "bulan"),
    ("wilayah", "unmarked"),
    ("wilayah", "scale", "jawaban", "kursus", "skala"),
    ("jawaban", "scale", "kursus", "skala"),
    *(("kelompok", measure) for measure in ("enrolled", "completed")),
    ("kelompok", "active", "bulan"),
    *(("bulan", measure) for measure in ("enrolled", "completed", "people", "came")),
    *((trait, "enrolled") for trait in ("kategori", "tujuan", "kelamin", "usia")),
    *((trait, "active", "bulan") for trait in ("kategori", "kelamin", "usia")),
    *((trait, "people") for trait in ("kegiatan", "kelamin", "usia")),
    *((trait, "came") for trait in ("kelamin", "usia")),
}
"""Some of the sums that must be read with a withheld number in them."""


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: object) -> object:
    with app.test_request_context(method="POST"):
        yield


@pytest.mark.parametrize("now", [None, Month(2026, 11)])
def test_the_small_nation_is_told_alike_and_nobody_found_out(now: Month | None) -> None:
    told = _told(Asked("", YEAR, now=now), VILLAGES)
    _assert_alike(told)
    kinds = kinds_withheld(told, sums_of(told))
    assert kinds["parts", "answered", "kursus", "soal"]


@pytest.mark.parametrize(
    ("numbers", "seed", "traits", "now"),
    [
        (FEW, 3, TWO, None),
        (FEW, 4, TWO, Month(2024, 5)),
        (FEW, 2, MANY, None),
        (ANY, 1, TWO, Month(2024, 4)),
    ],
)
def test_any_nation_is_told_alike_and_nobody_found_out(
    numbers: tuple[int, ...], seed: int, traits: Traits, now: Month | None
) -> None:
    settle(numbers, Random(seed), traits)  # noqa: S311 - the same in every run
    told = _told(Asked("", SPRING, now=now), EVERYWHERE)
    _assert_alike(told)
    if numbers is FEW:
        assert kinds_withheld(told, sums_of(told)).keys() >= _OF_EACH | _CUBES


def _told(asked: Asked, villages: tuple[str, ...]) -> ToldNumbers:
    """Read all pages that tell people, of any course and of one."""
    told = ToldNumbers()
    areas = sorted(set(_areas(villages)))
    for course, report, area in product(("", COURSE), REPORTS, areas):
        if not (course and report in OF_ANY_COURSE):
            told.read(report, NATION, Asked(area, asked.period, course, now=asked.now))
    return told


def _areas(villages: tuple[str, ...]) -> Iterator[str]:
    yield from (village[:length] for village in villages for length in (0, 2, 5, 8, 13))


def _assert_alike(told: ToldNumbers) -> None:
    assert told.unlike == []
    assert told.hints == []
    small = [at for at, value in told.numbers.items() if value is not WITHHELD and is_small(value)]
    assert not [at for at in small if at[0] not in MARKS]
    sums = sums_of(told)
    assert untrue(told, sums) == []
    assert kinds_untold(told, sums) <= UNTOLD
    assert in_no_sum(told, sums) == set()
    assert of_few(told, found_out(told, sums), sums) == set()
    none = {place for place in told.numbers if told.is_known_to_be_none(place)}
    assert not [place for place in none if told.truth[place]]
    assert of_few(told, found_out(told, sums, none), sums) == set()
    assert pinned(told, sums, none) == set()
