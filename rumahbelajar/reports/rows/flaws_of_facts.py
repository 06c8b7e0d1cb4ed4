"""Flaws of facts, counted by village: put right twice, not taken in, or dated impossibly."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, case, cast, func, select

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ledger.effectiveness import is_effective
from rumahbelajar.ledger.models import ClockQuality, Fact, SetAsideFact
from rumahbelajar.people.areas import is_village_code
from rumahbelajar.reports.rows.flaws import ByVillage, counted
from rumahbelajar.reports.rows.people_by_area import is_in

FIRST_DAY = date(2015, 1, 1)
"""Desmigratif began in 2016: nothing that it knows happened before."""
MOST_FACTS = 20_000
"""Of the facts whose dates are looked at, those of a village or of all: those of the last days."""
MOST_SET_ASIDE = 2_000


@dataclass(frozen=True)
class Dates:
    """Facts whose dates cannot be right, among the latest."""

    impossible: ByVillage
    """Dated more than a day after they were recorded, or before FIRST_DAY."""
    unsure: ByVillage
    """Recorded while the clock of the house showed a moment that had already been."""
    are_all: bool
    """Whether every fact was looked at."""


def conflicts(area: str) -> ByVillage:
    """Return facts that were put right more than once, in different places."""
    twice = (
        select(func.min(Fact.village_code).label("village_code"))
        .where(Fact.replaces.is_not(None), is_in(Fact.village_code, area), is_effective())
        .group_by(Fact.replaces, Fact.subject_id)
        .having(func.count() > 1)
        .subquery()
    )
    return counted(select(twice.c.village_code, func.count()).group_by(twice.c.village_code))


def set_aside(area: str) -> ByVillage:
    """Return facts from elsewhere that were not taken in; "" is for those that name no village."""
    texts = db.session.scalars(select(SetAsideFact.text).limit(MOST_SET_ASIDE))
    found = Counter(_village_in(text) for text in texts)
    return {code: number for code, number in found.items() if _is_in(code, area)}


def dates(area: str) -> Dates:
    """Return what is dated impossibly among the latest facts; one statement."""
    told = select(Fact.village_code, Fact.occurred_on, Fact.recorded_at, Fact.clock_quality)
    some = told.where(Fact.village_code == area) if is_village_code(area) else told
    latest = some.order_by(Fact.id.desc()).limit(MOST_FACTS).subquery()
    is_too_early = latest.c.occurred_on < FIRST_DAY
    is_impossible = is_too_early | (_days_ahead(latest.c.occurred_on, latest.c.recorded_at) > 1)
    is_unsure = latest.c.clock_quality == ClockQuality.UNSURE
    village = latest.c.village_code
    rows = db.session.execute(
        select(village, func.count(), _times(is_impossible), _times(is_unsure)).group_by(village)
    ).tuples()
    read, impossible, unsure = 0, {}, {}
    for code, facts, wrong, doubtful in rows:
        read += facts
        if _is_in(code, area):
            impossible[code], unsure[code] = wrong, doubtful
    return Dates(_told(impossible), _told(unsure), read < MOST_FACTS)


def _days_ahead(day: ColumnElement[Any], moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return how many days a day lies after the day of a moment, in UTC."""
    if on_sqlite():
        return func.julianday(day) - func.julianday(func.date(moment))
    return day - cast(func.timezone("UTC", moment), Date)


def _times(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _told(counts: ByVillage) -> ByVillage:
    return {code: number for code, number in counts.items() if number}


def _village_in(text: str) -> str:
    """Return the village that a fact names as it arrived; "" for one that cannot be read."""
    try:
        code = json.loads(text)["village_code"]
    except (ValueError, KeyError, TypeError):
        return ""
    return code if isinstance(code, str) and is_village_code(code) else ""


def _is_in(code: str, area: str) -> bool:
    return not area or code == area or code.startswith(f"{area}.")
