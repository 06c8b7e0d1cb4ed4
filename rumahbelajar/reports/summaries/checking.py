"""Checking: recounts some villages from their facts, and tells where a number is another."""

import logging
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import Connection, select

from rumahbelajar import clock
from rumahbelajar.database import db, insert_into, on_sqlite
from rumahbelajar.ledger.effectiveness import is_effective
from rumahbelajar.ledger.kinds import KINDS, read_payload
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.ledger.models import Fact
from rumahbelajar.meetings.attendance_models import Attendance
from rumahbelajar.meetings.facts import AttendanceMarked, MeetingChanged, MeetingPlanned
from rumahbelajar.people.models import Village
from rumahbelajar.reports.summaries.comparing_sums import (
    wrong_cells,
    wrong_days,
    wrong_upper_cells,
)
from rumahbelajar.reports.summaries.contributions import table_of
from rumahbelajar.reports.summaries.folding import STANDINGS
from rumahbelajar.reports.summaries.models import ActiveMonth, StandingInCourse, SummaryCheck
from rumahbelajar.reports.summaries.recounting import Recount
from rumahbelajar.reports.summaries.standing_marks import MARKS
from rumahbelajar.sqlite import only_reading

SHARE = 0.05
"""Of the villages, each night."""
_AT_ONCE = 500
_logger = logging.getLogger(__name__)


@dataclass
class Found:
    """The villages that were recounted, and a line for each thing that differs."""

    villages: list[str]
    lines: list[str] = field(default_factory=list)


def check(share: float = SHARE, seed: int | None = None) -> Found:
    """Recount this share of the villages, at least one; keep the outcome in the session at hand.

    Nothing else is written, and all is seen as at one moment, whatever others commit meanwhile.
    """
    with _snapshot() as connection:
        found = Found(_some_villages(connection, share, seed))
        found.lines += _wrong_people(connection, found.villages)
        found.lines += wrong_cells(connection, found.villages)
        found.lines += wrong_upper_cells(connection)
        found.lines += wrong_days(connection, found.villages)
    _keep(found)
    if found.lines:
        _logger.error(
            "sums differ from the facts: %s in %s villages, first: %s",
            len(found.lines),
            len(found.villages),
            found.lines[0],
        )
    return found


def last() -> SummaryCheck | None:
    """Return what the last check came to; None before the first."""
    return db.session.get(SummaryCheck, 1)


@contextmanager
def _snapshot() -> Iterator[Connection]:
    """Read as at one moment, and keep no writer waiting."""
    if on_sqlite():
        with only_reading(), db.engine.connect() as connection:
            yield connection
        return
    at_one_moment = {"isolation_level": "REPEATABLE READ"}
    with db.engine.connect().execution_options(**at_one_moment) as connection:
        yield connection
        connection.rollback()


def _some_villages(connection: Connection, share: float, seed: int | None) -> list[str]:
    every = connection.scalars(select(Village.code).order_by(Village.code)).all()
    count = min(len(every), max(1, round(len(every) * share)))
    return sorted(random.Random(seed).sample(list(every), count))  # noqa: S311 - a sample


def _wrong_people(connection: Connection, villages: Sequence[str]) -> list[str]:
    kept = _kept_under(connection)
    concerned = _subjects(connection, villages)
    people = sorted({kept.get(each, each) for each in concerned})
    lines: list[str] = []
    for place in range(0, len(people), _AT_ONCE):
        some = people[place : place + _AT_ONCE]
        lines += _differences(_should_be(connection, some, kept), _are(connection, some))
    return lines


def _kept_under(connection: Connection) -> dict[UUID, UUID]:
    return dict(connection.execute(select(Alias.subject_id, Alias.stands_as)).tuples().all())


def _subjects(connection: Connection, villages: Sequence[str]) -> set[UUID]:
    """Return who was told of there, and who stands there."""
    told = select(Fact.subject_id).where(Fact.village_code.in_(villages), Fact.kind.in_(_kinds()))
    stand = select(StandingInCourse.person_id).where(StandingInCourse.village_code.in_(villages))
    marked = select(Attendance.person_id).where(Attendance.village_code.in_(villages))
    return {
        each for asked in (told, stand, marked) for each in connection.scalars(asked.distinct())
    }


def _kinds() -> set[str]:
    return STANDINGS.kinds | {KINDS.name_of(AttendanceMarked)}


def _should_be(connection: Connection, people: list[UUID], kept: dict[UUID, UUID]) -> Recount:
    recount, chosen = Recount(), set(people)
    told_of = [*people, *(each for each, under in kept.items() if under in chosen)]
    asked = select(Fact.__table__).where(
        Fact.subject_id.in_(told_of), Fact.kind.in_(_kinds()), is_effective()
    )
    for fact in connection.execute(asked):
        payload = read_payload(fact.kind, fact.schema_version, fact.payload)
        recount.add(kept.get(fact.subject_id, fact.subject_id), fact, payload)  # type: ignore[arg-type]
    recount.meet(_plans(connection, sorted({meeting for meeting, _person in recount.rolls})))
    return recount


def _plans(connection: Connection, meetings: list[UUID]) -> Iterator[tuple[Fact, MeetingPlanned]]:
    """Yield every plan of these meetings that counts; whoever was merged, a meeting never is."""
    kinds = [KINDS.name_of(each) for each in (MeetingPlanned, MeetingChanged)]
    for place in range(0, len(meetings), _AT_ONCE):
        some = meetings[place : place + _AT_ONCE]
        asked = select(Fact.__table__).where(
            Fact.subject_id.in_(some), Fact.kind.in_(kinds), is_effective()
        )
        for fact in connection.execute(asked):
            payload = read_payload(fact.kind, fact.schema_version, fact.payload)
            if isinstance(payload, MeetingPlanned):
                yield fact, payload  # type: ignore[misc]


def _are(connection: Connection, people: list[UUID]) -> Recount:
    found = Recount()

    def rows(table: Any) -> Iterator[dict[str, Any]]:
        asked = select(table_of(table)).where(table.person_id.in_(people))
        yield from (dict(row) for row in connection.execute(asked).mappings())

    for row in rows(StandingInCourse):
        # Its marks follow from these rows, and are compared by themselves.
        told = {name: value for name, value in row.items() if name not in MARKS}
        found.standings[told.pop("person_id"), told.pop("course_id")] = told
    found.months = {(r["person_id"], r["course_id"], r["month"]) for r in rows(ActiveMonth)}
    names = ("status", "fact_id", "village_code", "on", "sex", "age_band", "category")
    for row in rows(Attendance):
        key = row["meeting_id"], row["person_id"]
        found.rolls[key] = {name: row[name] for name in names}
    return found


def _differences(should_be: Recount, are: Recount) -> list[str]:
    pairs = (should_be.standings, are.standings), (should_be.rolls, are.rolls)
    lines = [
        _("Catatan tentang %(id)s tidak sesuai dengan faktanya.", id=f"{key[0]} {key[1]}")
        for wanted, there in pairs
        for key in sorted({*wanted, *there}, key=str)
        if wanted.get(key) != there.get(key)
    ]
    months = sorted(should_be.months ^ are.months, key=str)
    return lines + [
        _("Bulan belajar %(id)s tidak sesuai dengan faktanya.", id=f"{who} {course} {month}")
        for who, course, month in months
    ]


def _keep(found: Found) -> None:
    values = {
        "checked_at": clock.now(),
        "villages": len(found.villages),
        "differences": len(found.lines),
    }
    adding = insert_into(SummaryCheck, id=1, **values)
    db.session.execute(adding.on_conflict_do_update(index_elements=["id"], set_=values))
