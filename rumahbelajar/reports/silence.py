"""How long each village has been silent, and what lies open there; two queries for all of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.orm import aliased

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db, within
from rumahbelajar.people.areas import upper_codes
from rumahbelajar.people.models import Area, Person, Role, Village
from rumahbelajar.reports import without_roll
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
    name: str
    district: str
    regency: str
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

    @property
    def days(self) -> int | None:
        """For how many days nothing was heard; None where nothing ever was."""
        return (self.today - self.last_on).days if self.last_on else None

    @property
    def is_silent(self) -> bool:
        """Whether nothing was heard for SILENT_DAYS, or ever."""
        return self.days is None or self.days >= SILENT_DAYS

    @property
    def is_idle(self) -> bool:
        """Whether meetings were planned of late, and nobody was marked at any."""
        since = self.today - timedelta(days=SILENT_DAYS)
        return self.planned > 0 and (self.met_on is None or self.met_on < since)

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
        silence = self.days if self.days is not None else date.max.toordinal()
        waits = (self.today - self.oldest).days if self.oldest else 0
        return (
            -silence if self.is_silent else 0,
            -self.is_idle,
            self.has_facilitator,
            -waits,
            -self.no_roll,
        )


def villages_of(area: str, today: date) -> list[Silence]:
    """Return how each village of an area stands today, the most urgent first."""
    staffed = _staffed(area)
    waiting = without_roll.by_village(area, today)
    found = []
    for code, name, district, regency, planned, met_on, *others in db.session.execute(
        _villages(area, today)
    ):
        days = [day for day in (met_on, *others) if day is not None]
        no_roll, oldest = waiting.get(code, without_roll.NOTHING)
        found.append(
            Silence(
                code,
                name,
                district or code[:8],
                regency or code[:5],
                # Nobody has learned on a day that is still to come.
                min(max(days), today) if days else None,
                planned,
                met_on,
                no_roll,
                oldest,
                _is_in(code, staffed),
                today,
            )
        )
    return sorted(found, key=lambda each: (each.urgency, each.code))


def _is_in(code: str, areas: set[str]) -> bool:
    """Whether a village is one of these areas, or lies in one."""
    return code in areas or any(code[:length] in areas for length in (8, 5, 2, 0))


def _villages(area: str, today: date) -> Select[Any]:
    """Select each village with what was last heard."""
    district, regency, of_village = aliased(Area), aliased(Area), aliased(Area)
    planned = _planned(area, today)
    villages, days = days_of_villages(today)
    return (
        select(
            Village.code,
            of_village.name,
            district.name,
            regency.name,
            func.coalesce(planned.c.meetings, 0),
            *(days[name] for name in ("met_on", "served_on", "enrolled_on", "learned_on")),
        )
        .select_from(villages)
        .join(of_village, of_village.code == Village.code)
        .outerjoin(district, district.code == func.substr(Village.code, 1, 8))
        .outerjoin(regency, regency.code == func.substr(Village.code, 1, 5))
        .outerjoin(planned, planned.c.village_code == Village.code)
        .where(within(Village.code, area))
    )


def _planned(area: str, today: date) -> Subquery:
    meeting, since = MeetingState, today - timedelta(days=SILENT_DAYS)
    return (
        select(meeting.village_code, func.count().label("meetings"))
        .where(meeting.on >= since, meeting.on < today, within(meeting.village_code, area))
        .group_by(meeting.village_code)
        .subquery("planned")
    )


def _staffed(area: str) -> set[str]:
    """Return the areas, in this one and above it, that an unsuspended facilitator is there for."""
    suspended = select(Person.id).where(Person.suspended_at.is_not(None))
    above = ["", *upper_codes(area)]
    return set(
        db.session.scalars(
            select(Role.area_code)
            .where(
                within(Role.area_code, area) | Role.area_code.in_(above),
                Role.kind == RoleKind.FACILITATOR,
                Role.revoked_at.is_(None),
                Role.person_id.not_in(suspended),
            )
            .distinct()
        )
    )
