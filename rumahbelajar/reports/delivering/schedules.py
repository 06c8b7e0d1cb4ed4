"""Schedules: what somebody lets be sent, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar import clock
from rumahbelajar.access import Viewer
from rumahbelajar.database import add_unless_there, db
from rumahbelajar.errors import Refused
from rumahbelajar.people.house import time_zone_of
from rumahbelajar.people.models import Person
from rumahbelajar.reports import catalogue
from rumahbelajar.reports.asking.asked import Filter
from rumahbelajar.reports.asking.months import Month
from rumahbelajar.reports.asking.scope import Scope, scope_at
from rumahbelajar.reports.delivering.models import Delivery, DeliveryRun, Every, Form, State
from rumahbelajar.reports.saving.saved_views import values_of
from rumahbelajar.reports.tables.report import Report

MOST = 20
"""How many schedules one person keeps."""
MOST_TIMES = 60
"""Of one schedule are shown: those of each week whose file is kept (removing.py)."""


@dataclass(frozen=True)
class Wanted:
    """What somebody asks to be sent."""

    name: str
    report: Report
    query: str
    form: Form
    every: Every
    email: str


@dataclass(frozen=True)
class Schedule:
    """A schedule with the last time that it was due, None before the first."""

    delivery: Delivery
    last: DeliveryRun | None


def schedule(viewer: Viewer, delivery_id: UUID, wanted: Wanted) -> None:
    """Keep a schedule; the same form once more changes nothing.

    Raise Refused for a report of persons, which leaves the program by no schedule, and when there
    are MOST of them already.
    """
    if wanted.report.needs_persons:
        raise Refused(_("Laporan dengan nama orang tidak dikirim otomatis."))
    if db.session.get(Delivery, delivery_id) is not None:
        return
    # Two forms at once take turns here.
    db.session.scalars(select(Person).where(Person.id == viewer.person_id).with_for_update()).one()
    live = Delivery.person_id == viewer.person_id, Delivery.ended_at.is_(None)
    if (db.session.scalar(select(func.count()).where(*live)) or 0) >= MOST:
        raise Refused(
            _("Sudah ada %(count)s jadwal. Hentikan dulu yang tidak perlu lagi.", count=MOST)
        )
    add_unless_there(
        Delivery,
        id=delivery_id,
        person_id=viewer.person_id,
        name=wanted.name,
        report=wanted.report.key,
        query=wanted.query,
        form=wanted.form,
        every=wanted.every,
        email=wanted.email,
        made_at=clock.now(),
    )


def schedules_of(person_id: UUID) -> list[Schedule]:
    """Return somebody's schedules that go on, by name, each with its last time; two queries."""
    mine = select(Delivery).where(Delivery.person_id == person_id, Delivery.ended_at.is_(None))
    deliveries = db.session.scalars(mine.order_by(func.lower(Delivery.name), Delivery.id)).all()
    newest = func.max(DeliveryRun.due_on).over(partition_by=DeliveryRun.delivery_id)
    ids = [each.id for each in deliveries]
    runs = select(DeliveryRun.id, DeliveryRun.due_on, newest.label("newest"))
    found = runs.where(DeliveryRun.delivery_id.in_(ids)).subquery()
    last = select(DeliveryRun).join(found, DeliveryRun.id == found.c.id)
    last = last.where(found.c.due_on == found.c.newest)
    by_delivery = {each.delivery_id: each for each in db.session.scalars(last)}
    return [Schedule(each, by_delivery.get(each.id)) for each in deliveries]


def times_of(delivery: Delivery) -> Sequence[DeliveryRun]:
    """Return the last times of a schedule, the newest first; at most MOST_TIMES."""
    runs = select(DeliveryRun).where(DeliveryRun.delivery_id == delivery.id)
    return db.session.scalars(runs.order_by(DeliveryRun.due_on.desc()).limit(MOST_TIMES)).all()


def may_load(delivery: Delivery, run: DeliveryRun, scope: Scope) -> bool:
    """Whether its owner may still read all that stands in a file of this time, with this scope.

    Papers are the ones that tell who sees persons more than who sees counts (sending.py); one that
    was made for the first is for such alone.
    """
    report = catalogue.find(delivery.report)
    area = values_of(delivery.query).get(Filter.AREA.value, "")
    if not run.file_name or not scope.sees(area):
        return False
    is_of_counts = report is not None and report.paper is None
    if is_of_counts or scope.sees_persons(area):
        return True
    return not scope_at(delivery.person_id, run.tried_at).sees_persons(area)


def failing_of(person_id: UUID) -> list[Schedule]:
    """Return the schedules of somebody that could not send the last time, for the desk.

    What is due later takes the place of what failed before.
    """
    return [
        each
        for each in schedules_of(person_id)
        if each.last is not None and each.last.state in {State.FAILED, State.GIVEN_UP}
    ]


def find(viewer: Viewer, delivery_id: UUID) -> Delivery:
    """Return a schedule of one's own; any other is a 404."""
    found = db.session.get(Delivery, delivery_id)
    return found if found is not None and found.person_id == viewer.person_id else abort(404)


def end(delivery: Delivery) -> None:
    """Send it no more; what was sent stays written down."""
    if delivery.ended_at is None:
        delivery.ended_at = clock.now()


def try_again(delivery: Delivery) -> None:
    """Let what was given up be tried once more when the command next runs."""
    for run in times_of(delivery)[:1]:
        if run.state is State.GIVEN_UP:
            run.state, run.tries = State.FAILED, 0


def due_on(every: Every, today: date) -> date:
    """Return the latest day on which something is sent so often: this one, or one before."""
    if every is Every.MONTH:
        return today.replace(day=1)
    return today - timedelta(days=today.weekday())


def due_of(delivery: Delivery, today: date) -> date | None:
    """Return the latest day for which a schedule sends something.

    None before the first, which is the next such day after it was made: nobody waits for the one
    that was over by then.
    """
    zone = ZoneInfo(time_zone_of(delivery.owner.village_code))
    due = due_on(delivery.every, today)
    return due if due > delivery.made_at.astimezone(zone).date() else None


def next_of(delivery: Delivery, today: date, last: date | None) -> date:
    """Return the day for which it sends something next, after the last that it did or tried."""
    due = due_of(delivery, today)
    if due is not None and (last is None or last < due):
        return due
    if delivery.every is Every.MONTH:
        return Month.of(today).plus(1).first
    return today + timedelta(days=7 - today.weekday())
