"""The pages of coordinators that are measured: addresses with filters drawn by a fixed seed."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Comparison, Filter
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.tables.report import Report
from tests.bench.nations import Nation

COURSES = ("uang-kiriman", "anak-kita", "berangkat-siap", "mulai-kecil")
DESTINATIONS = ("MY", "HK", "TW", "SA", "SG")
_PERIODS = (1, 3, 6, 12, 24)
"""Months."""
_DRAWS = 0.4


@dataclass
class Kind:
    """A kind of page: what it is called, who opens it, and the addresses that are asked for."""

    name: str
    officer: int
    """The place of the coordinator in Nation.officers."""
    paths: Sequence[str]
    aim: float | None = None
    """Most milliseconds of the p95."""


PERSONS = "/laporan/penyelesaian"
"""The page of a facilitator that leads to persons."""
_PERSON = re.compile(r'href="(/orang/[0-9a-f-]{36})"')
OFFICERS = FACILITATOR, NATION, VILLAGE, MIDDLING_VILLAGE = 1, 2, 8, 9
"""Places in Nation.officers of those who open the pages."""
_WIDE, _NARROW = 150, 40
_COMPLETION = "penyelesaian"


def kinds(nation: Nation, count: int, today: Month) -> list[Kind]:
    """Return the kinds of pages, each with so many addresses; the same ones for every nation."""
    chance = random.Random(11)  # noqa: S311 - addresses, not secrets
    villages = sorted(nation.places, key=lambda each: -each.learners)
    provinces, regencies = (
        list(dict.fromkeys(each.code[:length] for each in villages))[:8] for length in (2, 5)
    )
    some = [each.code for each in chance.sample(villages[: len(villages) // 2], 12)]
    completion = catalogue.find(_COMPLETION)
    assert completion

    def asked(report: Report, areas: Sequence[str]) -> list[str]:
        return [_address(report, chance.choice(areas), chance, today) for _ in range(count)]

    found = [
        Kind("desk of the nation", NATION, ["/wilayah"] * count, _WIDE),
        Kind("desk of a province", NATION, [f"/wilayah?wilayah={each}" for each in provinces]),
        Kind("completion, nation", NATION, asked(completion, [""]), _WIDE),
        Kind("completion, province", NATION, asked(completion, provinces), _WIDE),
        Kind("completion, regency", NATION, asked(completion, regencies), _WIDE),
        Kind("completion, village, counts", NATION, asked(completion, some), _NARROW),
    ]
    for report in catalogue.REPORTS:
        if report is not completion and not report.needs_persons:
            found.append(Kind(f"{report.key}, nation", NATION, asked(report, [""])))
    return found


def kinds_of_village(nation: Nation, count: int, today: Month) -> list[Kind]:
    """Return the pages of who sees the persons of one village: a middling one, and the largest."""
    chance = random.Random(12)  # noqa: S311 - addresses, not secrets

    def of(officer: int, report: Report, size: str) -> Kind:
        village = nation.officers[officer].area
        paths = [_address(report, village, chance, today) for _ in range(count)]
        aim = _NARROW if report.key == _COMPLETION else None
        return Kind(f"{report.key}, {size} village with persons", officer, paths, aim)

    completion = catalogue.find(_COMPLETION)
    assert completion
    largest = [of(VILLAGE, report, "largest") for report in catalogue.REPORTS]
    return [of(MIDDLING_VILLAGE, completion, "middling"), *largest]


def kind_of_persons(list_of_persons: str, count: int) -> Kind:
    """Return the pages of persons whom a page of the facilitator leads to."""
    paths = list(dict.fromkeys(_PERSON.findall(list_of_persons)))
    assert paths
    return Kind("one person", FACILITATOR, (paths * count)[:count], _NARROW)


def _address(report: Report, area: str, chance: random.Random, today: Month) -> str:
    drawn = {Filter.AREA.value: area}
    months = chance.choice(_PERIODS)
    if chance.random() < _DRAWS:
        drawn |= {"dari": str(today.plus(1 - months)), "sampai": str(today)}
    if Filter.COURSE in report.filters and chance.random() < _DRAWS:
        drawn[Filter.COURSE.value] = chance.choice(COURSES)
    if Filter.SEX in report.filters and chance.random() < _DRAWS:
        drawn[Filter.SEX.value] = chance.choice([Sex.FEMALE.value, Sex.MALE.value])
    if Filter.AGE_BAND in report.filters and chance.random() < _DRAWS:
        drawn[Filter.AGE_BAND.value] = chance.choice([*AgeBand]).value
    trait = chance.choice([Filter.CATEGORY, Filter.DESTINATION])
    if trait in report.filters and chance.random() < _DRAWS:
        values = [*Category] if trait is Filter.CATEGORY else DESTINATIONS
        drawn[trait.value] = str(chance.choice(values))
    if Comparison.PERIOD_BEFORE in report.comparisons and chance.random() < _DRAWS / 2:
        drawn["banding"] = "sebelumnya"
    return (
        f"/laporan/{report.key}?{urlencode({key: value for key, value in drawn.items() if value})}"
    )
