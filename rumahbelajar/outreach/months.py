"""What was done in a village month by month, with totals; and the services of one month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Select, extract, func, select

from rumahbelajar.activities.months import later
from rumahbelajar.database import db
from rumahbelajar.outreach.counts import Cell
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceCount
from rumahbelajar.paging import Pages
from rumahbelajar.people.traits import Sex

PAGE_SIZE = 50


@dataclass(frozen=True)
class Total:
    """How often something was done, and for how many; `kind` is None for all of a pillar."""

    pillar: int
    kind: ServiceKind | None
    times: int
    female: int
    male: int
    unsaid: int

    @property
    def people(self) -> int:
        """How many in all."""
        return self.female + self.male + self.unsaid

    def by_sex(self) -> list[tuple[Sex, int]]:
        """Return how many of each sex that anybody has; no women where there is nobody."""
        each = [(Sex.FEMALE, self.female), (Sex.MALE, self.male), (Sex.UNSAID, self.unsaid)]
        return [(sex, people) for sex, people in each if people] or each[:1]


@dataclass(frozen=True)
class Month:
    """A month of a village: its totals by pillar and kind; `withdrawn` stand in none of them."""

    first: date
    totals: tuple[Total, ...] = ()
    withdrawn: int = 0

    @property
    def times(self) -> int:
        """How many services were noted."""
        return sum(each.times for each in self.totals)

    @property
    def people(self) -> int:
        """How many were served; who came twice is counted twice."""
        return sum(each.people for each in self.totals)

    @property
    def has_unsaid(self) -> bool:
        """Whether anybody did not say their sex."""
        return any(each.unsaid for each in self.totals)

    def by_pillar(self) -> list[tuple[Total, list[Total]]]:
        """Return each pillar's total with those of its kinds."""
        return [
            (_sum_up(pillar, kinds), kinds)
            for pillar, kinds in (
                (pillar, list(found))
                for pillar, found in groupby(self.totals, lambda each: each.pillar)
            )
        ]


@dataclass(frozen=True)
class Overview:
    """The months of a village in which something was noted, the earliest first."""

    months: tuple[Month, ...]

    def month(self, first: date) -> Month:
        """Return a month, which may be empty."""
        return next((each for each in self.months if each.first == first), Month(first))

    def earlier(self, first: date) -> date | None:
        """Return the last month before this one in which something was noted."""
        return max((each.first for each in self.months if each.first < first), default=None)

    def later(self, first: date, today: date) -> date | None:
        """Return the first month after this one in which something was noted, else today's."""
        after = [each.first for each in self.months if each.first > first]
        now = today.replace(day=1)
        return min(after) if after else now if now > first else None


def overview(village_code: str) -> Overview:
    """Return the months of a village; one query, however many services there are."""
    year, month = extract("year", Service.on), extract("month", Service.on)
    rows = db.session.execute(
        select(
            *(year, month, Service.pillar, Service.kind, Service.is_withdrawn, func.count()),
            *(func.sum(each) for each in (Service.female, Service.male, Service.unsaid)),
        )
        .where(Service.village_code == village_code)
        .group_by(year, month, Service.pillar, Service.kind, Service.is_withdrawn)
    ).tuples()
    by_month: dict[date, tuple[list[Total], list[int]]] = {}
    for year_of, month_of, pillar, kind, is_withdrawn, times, female, male, unsaid in rows:
        first = date(int(year_of), int(month_of), 1)
        totals, withdrawn = by_month.setdefault(first, ([], []))
        if is_withdrawn:
            withdrawn.append(times)
        else:
            totals.append(Total(pillar, kind, times, int(female), int(male), int(unsaid)))
    return Overview(
        tuple(
            Month(first, tuple(sorted(totals, key=_place)), sum(withdrawn))
            for first, (totals, withdrawn) in sorted(by_month.items())
        )
    )


def page_of(village_code: str, month: Month, pages: Pages | None) -> list[Service]:
    """Return a page of a month's services, the latest first; None is all, by day."""
    asked = _of(village_code, month.first).where(Service.is_withdrawn.is_(False))
    if pages is None:
        return list(db.session.scalars(asked.order_by(Service.on, Service.service_id)))
    asked = asked.order_by(Service.on.desc(), Service.service_id.desc())
    return list(db.session.scalars(asked.slice(pages.lines.start, pages.lines.stop)))


def withdrawn_of(village_code: str, month: Month) -> list[Service]:
    """Return what was noted by mistake, the latest first; no query where there is nothing."""
    if not month.withdrawn:
        return []
    asked = _of(village_code, month.first).where(Service.is_withdrawn.is_(True))
    return list(db.session.scalars(asked.order_by(Service.told_at.desc()).limit(PAGE_SIZE)))


def by_age(village_code: str, month: Month) -> dict[tuple[int, ServiceKind], dict[Cell, int]]:
    """Return for each pillar and kind of a month how many there were of each sex and age band."""
    key = (ServiceCount.pillar, ServiceCount.kind, ServiceCount.sex, ServiceCount.age_band)
    rows = db.session.execute(
        select(*key, func.sum(ServiceCount.people))
        .where(ServiceCount.village_code == village_code, *_within(ServiceCount, month.first))
        .group_by(*key)
    ).tuples()
    found: dict[tuple[int, ServiceKind], dict[Cell, int]] = {}
    for pillar, kind, sex, band, people in rows:
        found.setdefault((pillar, kind), {})[Cell(Sex(sex), band)] = int(people)
    return found


def _of(village_code: str, first: date) -> Select[tuple[Service]]:
    return select(Service).where(Service.village_code == village_code, *_within(Service, first))


def _within(
    table: type[Service] | type[ServiceCount], first: date
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.on >= first, table.on < later(first, 1)


def _place(total: Total) -> tuple[int, int]:
    kinds = list(ServiceKind)
    return total.pillar, kinds.index(total.kind) if total.kind else -1


def _sum_up(pillar: int, kinds: Sequence[Total]) -> Total:
    return Total(
        pillar,
        None,
        sum(each.times for each in kinds),
        sum(each.female for each in kinds),
        sum(each.male for each in kinds),
        sum(each.unsaid for each in kinds),
    )
