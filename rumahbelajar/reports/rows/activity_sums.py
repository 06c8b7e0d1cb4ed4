"""What was done in an area and period: services by pillar and kind, and meetings, as sums."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import extract, func, select

from rumahbelajar.database import db, within
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceCount
from rumahbelajar.people.areas import VILLAGE_LENGTH
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.asking import places
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.summaries.meeting_states import State, is_in
from rumahbelajar.reports.summaries.models import MeetingState

Key = TypeVar("Key")


@dataclass(frozen=True)
class Done:
    """How often something was done, and for how many, in one month of an area below.

    Who came twice is counted twice: services are noted without names.
    """

    child: str
    month: Month
    pillar: int
    kind: ServiceKind
    times: int
    people: int


@dataclass(frozen=True)
class Served:
    """How many of one sex and age band services of some kind had in an area below."""

    child: str
    pillar: int
    kind: ServiceKind
    sex: Sex
    age_band: str
    """One of outreach.counts.BANDS."""
    people: int


@dataclass(frozen=True)
class Held:
    """How many meetings were held, by their rolls, in one month of an area below."""

    child: str
    month: Month
    times: int


def services_of(asked: Asked) -> list[Done]:
    """Return the services of an area by area below, month, pillar and kind; one statement."""
    keys = (*_place_and_month(Service, asked), Service.pillar, Service.kind)
    people = func.sum(Service.female + Service.male + Service.unsaid)
    rows = db.session.execute(
        select(*keys, func.count(), people)
        .where(
            within(Service.village_code, asked.area),
            Service.on.between(asked.period.first, asked.period.last),
            Service.is_withdrawn.is_(False),
        )
        .group_by(*keys)
    ).tuples()
    return [
        Done(child, Month(int(year), int(month)), pillar, ServiceKind(kind), times, int(served))
        for child, year, month, pillar, kind, times, served in rows
    ]


def served_in(asked: Asked) -> list[Served]:
    """Return how many were served by area below, pillar, kind, sex and age band; one statement."""
    child = func.substr(ServiceCount.village_code, 1, places.below(asked.area) or VILLAGE_LENGTH)
    keys = (child, ServiceCount.pillar, ServiceCount.kind, ServiceCount.sex, ServiceCount.age_band)
    rows = db.session.execute(
        select(*keys, func.sum(ServiceCount.people))
        .where(
            within(ServiceCount.village_code, asked.area),
            ServiceCount.on.between(asked.period.first, asked.period.last),
        )
        .group_by(*keys)
    ).tuples()
    return [
        Served(child, pillar, ServiceKind(kind), Sex(sex), band, int(people))
        for child, pillar, kind, sex, band, people in rows
    ]


def meetings_of(asked: Asked) -> list[Held]:
    """Return the meetings of an area whose roll is closed, by area below and month; one
    statement."""
    keys = _place_and_month(MeetingState, asked)
    rows = db.session.execute(
        select(*keys, func.count())
        .where(
            MeetingState.on.between(asked.period.first, asked.period.last),
            within(MeetingState.village_code, asked.area),
            is_in(State.HELD),
        )
        .group_by(*keys)
    ).tuples()
    return [Held(child, Month(int(year), int(month)), times) for child, year, month, times in rows]


def summed(
    items: Iterable[Any], key: Callable[[Any], Key], number: Callable[[Any], int]
) -> dict[Key, int]:
    """Return the sums of a number of the items by a key; who has none is not in it."""
    sums: dict[Key, int] = {}
    for item in items:
        sums[key(item)] = sums.get(key(item), 0) + number(item)
    return sums


def _place_and_month(
    table: type[Service] | type[MeetingState], asked: Asked
) -> tuple[Any, Any, Any]:
    length = places.below(asked.area) or VILLAGE_LENGTH
    child = func.substr(table.village_code, 1, length)
    return child, extract("year", table.on), extract("month", table.on)
