"""How long each village has been silent, and what lies open there; one query for all of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from rumahbelajar.database import ask
from rumahbelajar.people.models import Village
from rumahbelajar.people.overseeing import has_facilitator
from rumahbelajar.reports.summaries.meeting_states import lack_roll_by_state
from rumahbelajar.reports.summaries.models import MeetingState
from rumahbelajar.reports.summaries.pulses import days_of_villages

SILENT_DAYS = 30
"""Without any fact for so long, a house is silent."""


class Why(StrEnum):
    """Why a village needs attention; a silent one first."""

    NEVER = "belum-pernah"
    SILENT = "sunyi"
    NOT_HELD = "tidak-diadakan"
    NO_FACILITATOR = "tanpa-petugas"
    NO_ROLL = "tanpa-daftar-hadir"


class Silence(NamedTuple):
    """How a village stands today."""

    code: str
    last_on: date | None
    """The latest day of any learning, roll or service; None where there never was any."""
    planned: int
    """Meetings of the last SILENT_DAYS, today's not among them."""
    met_on: date | None
    """The latest day of a meeting at which anybody was marked."""
    no_roll: int
    """Past meetings that are neither closed nor cancelled."""
    oldest: date | None
    has_facilitator: bool
    today: date
    is_silent: bool
    """Whether nothing was heard for SILENT_DAYS, or ever."""
    is_idle: bool
    """Whether meetings were planned of late, and nobody was marked at any."""

    @property
    def days(self) -> int | None:
        """For how many days nothing was heard; None where nothing ever was."""
        return (self.today - self.last_on).days if self.last_on else None

    @property
    def whys(self) -> tuple[Why, ...]:
        """Every reason to look after it, the weightiest first; none where all goes on."""
        return tuple(self._whys())

    def _whys(self) -> Iterator[Why]:
        if self.last_on is None:
            yield Why.NEVER
        elif self.is_silent:
            yield Why.SILENT
        if self.is_idle:
            yield Why.NOT_HELD
        if not self.has_facilitator:
            yield Why.NO_FACILITATOR
        if self.no_roll:
            yield Why.NO_ROLL

    @property
    def urgency(self) -> tuple[int, ...]:
        """Sorts the most urgent first: the longest silent, then by what else lies open."""
        heard = 0
        if self.is_silent:
            heard = -(date.max.toordinal() if self.days is None else self.days)
        waits = (self.today - self.oldest).days if self.oldest else 0
        return (
            heard,
            -self.is_idle,
            self.has_facilitator,
            -waits,
            -self.no_roll,
        )


def villages_of(area: str, today: date) -> list[Silence]:
    """Return how each village of an area stands today, the most urgent first."""
    since = today - timedelta(days=SILENT_DAYS)
    place = {"area": area, "from_code": f"{area}.", "to_code": f"{area}/"} if area else {}
    rows = ask(_villages(bool(area)), today=today, since=since, **place).all()
    found = []
    for code, planned, no_roll, oldest, staffed, met_on, *others in rows:
        last_on = max((day for day in (met_on, *others) if day), default=None)
        open_ones = (planned, met_on, no_roll, oldest, bool(staffed), today)
        is_silent = last_on is None or last_on <= since
        is_idle = planned > 0 and (met_on is None or met_on < since)
        found.append(Silence(code, last_on, *open_ones, is_silent, is_idle))
    return sorted(found, key=lambda each: (each.urgency, each.code))


@cache
def _villages(is_part: bool) -> Select[Any]:
    """Select each village of the nation, or of a part, with what was last heard and lies open."""
    planned, without_roll = _planned(is_part), _without_roll(is_part)
    villages, days = days_of_villages(_today())
    return (
        select(
            Village.code,
            func.coalesce(planned.c.meetings, 0),
            func.coalesce(without_roll.c.meetings, 0),
            without_roll.c.oldest,
            has_facilitator(),
            *(days[name] for name in ("met_on", "served_on", "enrolled_on", "learned_on")),
        )
        .select_from(villages)
        .outerjoin(planned, planned.c.village_code == Village.code)
        .outerjoin(without_roll, without_roll.c.village_code == Village.code)
        .where(_within(Village.code, is_part))
    )


def _today() -> ColumnElement[date]:
    return bindparam("today", type_=Date())


def _within(code: InstrumentedAttribute[str], is_part: bool) -> ColumnElement[bool]:
    """Return the condition that a code lies in the area (database.within)."""
    if not is_part:
        return true()
    area, since, until = (bindparam(n, type_=String()) for n in ("area", "from_code", "to_code"))
    return or_(code == area, and_(code >= since, code < until))


def _planned(is_part: bool) -> Subquery:
    meeting, since = MeetingState, bindparam("since", type_=Date())
    return (
        select(meeting.village_code, func.count().label("meetings"))
        .where(meeting.on >= since, meeting.on < _today(), _within(meeting.village_code, is_part))
        .group_by(meeting.village_code)
        .subquery("planned")
    )


def _without_roll(is_part: bool) -> Subquery:
    """Count past meetings that are neither closed nor cancelled."""
    meeting, place = MeetingState, _within(MeetingState.village_code, is_part)
    counted = func.count().label("meetings"), func.min(meeting.on).label("oldest")
    return (
        select(meeting.village_code, *counted)
        .where(lack_roll_by_state(_today()), place)
        .group_by(meeting.village_code)
        .subquery("without_roll")
    )
