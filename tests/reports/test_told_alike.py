"""One number is told or withheld alike by every report, and none follows from all their pages."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.meetings.attendance_models import Status
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.people.models import Area, Village
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.tables.table import WITHHELD
from tests.house import DISTRICT
from tests.learning.learner import COURSE
from tests.reports.attacker import worked_out
from tests.reports.crowd import enroll, mark, serve
from tests.reports.nation import VILLAGES, Nation
from tests.reports.told import REPORTS, ToldNumbers

NATION = Scope(("",))
YEAR = Period(Month(2025, 12), Month(2026, 11))
SPRING = Period(Month(2024, 3), Month(2024, 5))
MORE = tuple(f"{DISTRICT}.20{number}" for number in (11, 12, 13))
_NUMBERS = (0, 0, 1, 1, 2, 3, 5, 6, 8, 20)


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> object:
    with app.test_request_context(method="POST"):
        yield


@pytest.mark.parametrize("course", ["", COURSE])
def test_the_small_nation_is_told_alike_and_nobody_found_out(course: str) -> None:
    _assert_alike(Asked("", YEAR, course=course), VILLAGES)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_nation_is_told_alike_and_nobody_found_out(seed: int) -> None:
    db.session.add_all(Area(code=code, name=code) for code in MORE)
    db.session.flush()
    db.session.add_all(Village(code=code, time_zone="Asia/Jakarta") for code in MORE)
    db.session.flush()
    _fill((*VILLAGES, *MORE), Random(seed))  # noqa: S311 - the same in every run
    _assert_alike(Asked("", SPRING), (*VILLAGES, *MORE))


def _fill(villages: tuple[str, ...], random: Random) -> None:
    for village, month in product(villages, (3, 4, 5)):
        on = date(2024, month, 5)
        for sex, category in product("PL", ("umum", "keluarga_pmi")):
            band = random.choice(["18-24", "25-34"])
            enroll(village, random.choice(_NUMBERS), on, sex=sex, category=category, age_band=band)
        for status in (Status.PRESENT, Status.ABSENT):
            mark(village, random.choice(_NUMBERS), status, on)
        for kind in (ServiceKind.REFERRAL, ServiceKind.NEW_BUSINESS):
            serve(village, kind, random.choice(_NUMBERS[2:]), on)


def _assert_alike(asked: Asked, villages: tuple[str, ...]) -> None:
    told = ToldNumbers(asked)
    of_any_course = {"kehadiran", "kegiatan"} if asked.course else set()
    reports = [each for each in REPORTS if each not in of_any_course]
    for report, area in product(reports, sorted(_areas(villages))):
        told.read(report, NATION, area)
    assert told.unlike == []
    assert not [at for at, value in told.numbers.items() if value in {1, 2, 3, 4}]
    assert WITHHELD in told.numbers.values()
    assert worked_out(told.equations()) == set()


def _areas(villages: tuple[str, ...]) -> Iterator[str]:
    yield from {village[:length] for village in villages for length in (0, 2, 5, 8, 13)}
