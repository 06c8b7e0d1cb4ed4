"""The projection of services: the same rows in whatever order the facts come."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.recording import Outcome, apply, record
from rumahbelajar.outreach.counts import BANDS, CELLS, MOST, UNKNOWN, Counts
from rumahbelajar.outreach.facts import ServiceChanged, ServiceRecorded, ServiceWithdrawn
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.outreach.models import Service, ServiceCount
from rumahbelajar.outreach.records import SERVICES
from rumahbelajar.people.traits import AgeBand, Sex
from tests.house import KURIPAN
from tests.ledger.every_order import check_every_order

FIRST_DAY = date(2026, 11, 2)
ROWS = st.lists(st.integers(0, 3), min_size=len(BANDS), max_size=len(BANDS)).map(tuple)
KINDS = [(kind, pillar) for kind in ServiceKind for pillar in kind.pillars]
PAYLOADS = st.builds(
    lambda told, kind, *rows: told(kind[1], kind[0].value, *rows),
    st.sampled_from([ServiceRecorded, ServiceChanged, ServiceWithdrawn]),
    st.sampled_from(KINDS),
    *(ROWS, ROWS, ROWS),
)
HISTORIES = st.lists(st.tuples(PAYLOADS, st.integers(0, 3), st.booleans()), min_size=1, max_size=8)
NONE = (0,) * len(BANDS)
ONE_WOMAN = (0, 0, 0, 0, 1, 0, 0, 0, 0)


def tell(payload: Any, subject: UUID, replaces: UUID | None = None, day: int = 0) -> Any:
    return record(
        payload,
        subject_id=subject,
        actor_id=subject,
        village_code=KURIPAN,
        occurred_on=FIRST_DAY + timedelta(days=day),
        replaces=replaces,
    )


def projected(subject_id: UUID) -> list[list[tuple[Any, ...]]]:
    """Return every row that is folded from the facts of one service, sorted."""
    db.session.flush()
    return [
        sorted(
            (
                tuple(row)
                for row in db.session.execute(
                    select(*table.__table__.columns).where(table.service_id == subject_id)
                )
            ),
            key=repr,
        )
        for table in (Service, ServiceCount)
    ]


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=HISTORIES, seed=st.integers(0, 10_000))
def test_facts_in_any_order_give_the_same_rows_as_rebuilding(
    app: Flask, history: list[tuple[Any, int, bool]], seed: int
) -> None:
    subject = new_id()
    with app.app_context():
        told: list[UUID] = []
        for payload, day, corrects in history:
            replaces = told.pop() if corrects and told else None
            told.append(tell(payload, subject, replaces, day).id)
        check_every_order((SERVICES,), projected, subject, seed)
        db.session.rollback()


def test_two_houses_that_say_different_things_are_flagged_and_the_newest_counts(
    app: Flask,
) -> None:
    subject = new_id()
    with app.app_context():
        first = tell(ServiceRecorded(1, "informasi-migrasi", ONE_WOMAN, NONE, NONE), subject)
        tell(ServiceWithdrawn(1, "informasi-migrasi", ONE_WOMAN, NONE, NONE), subject, first.id)
        tell(ServiceChanged(1, "informasi-migrasi", ONE_WOMAN, ONE_WOMAN, NONE), subject, first.id)
        row = db.session.get_one(Service, subject)
        assert (row.people, row.is_withdrawn, row.is_disputed) == (2, False, True)
        assert db.session.scalar(select(func.sum(ServiceCount.people))) == 2
        db.session.rollback()


def test_what_was_withdrawn_counts_nowhere_in_either_order(app: Flask) -> None:
    subject = new_id()
    told = (2, "usaha-baru", ONE_WOMAN, NONE, NONE)
    with app.app_context():
        first = tell(ServiceRecorded(*told), subject)
        second = tell(ServiceWithdrawn(*told), subject, first.id)
        lines = [Envelope.of(each).write() for each in (second, first)]
        db.session.rollback()
        for line in lines:
            assert apply(line) is Outcome.APPLIED
        row = db.session.get_one(Service, subject)
        assert (row.people, row.is_withdrawn, row.is_disputed) == (1, True, False)
        assert db.session.scalar(select(func.count()).select_from(ServiceCount)) == 0
        db.session.rollback()


@pytest.mark.parametrize(
    "wrong",
    [
        {"pillar": 5},
        {"kind": "gratis"},
        {"kind": "informasi-migrasi", "pillar": 3},
        {"female": NONE[:-1]},
        {"male": (MOST + 1, *NONE[1:])},
        {"unsaid": (-1, *NONE[1:])},
    ],
    ids=str,
)
def test_fact_from_elsewhere_that_cannot_be_is_set_aside(app: Flask, wrong: dict[str, Any]) -> None:
    told = {"pillar": 1, "kind": "rujukan", "female": ONE_WOMAN, "male": NONE, "unsaid": NONE}
    subject = new_id()
    with app.app_context():
        good = tell(ServiceRecorded(**told), subject)
        envelope = Envelope.of(good)
        db.session.rollback()
        line = _told_otherwise(envelope, wrong)
        assert apply(line) is Outcome.SET_ASIDE
        assert db.session.get(Service, subject) is None
        db.session.rollback()


def _told_otherwise(envelope: Envelope, wrong: dict[str, Any]) -> str:
    told = json.loads(envelope.payload) | wrong
    other = replace(envelope, payload=json.dumps(told, sort_keys=True, separators=(",", ":")))
    return replace(other, content_sha256=other.hash()).write()


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        (Service, {"pillar": 3}),
        (Service, {"female": -1}),
        (ServiceCount, {"pillar": 3}),
        (ServiceCount, {"pillar": 5, "kind": ServiceKind.REFERRAL}),
    ],
    ids=str,
)
def test_tables_hold_what_must_never_be_false(
    app: Flask, table: type[Service] | type[ServiceCount], wrong: dict[str, Any]
) -> None:
    subject = new_id()
    with app.app_context():
        tell(ServiceRecorded(1, "informasi-migrasi", ONE_WOMAN, NONE, NONE), subject)
        with pytest.raises(IntegrityError):
            db.session.execute(update(table).where(table.service_id == subject).values(wrong))
        db.session.rollback()


def test_every_band_of_the_register_is_counted_and_one_for_whose_age_is_unknown() -> None:
    assert (*(band.value for band in AgeBand), UNKNOWN) == BANDS
    assert len({cell.name for cell in CELLS}) == len(CELLS) == len(BANDS) * len(Sex)
    numbers = {cell: place for place, cell in enumerate(CELLS)}
    counts = Counts.of(numbers)
    assert dict(counts.filled()) == {cell: number for cell, number in numbers.items() if number}
    assert counts.total == sum(range(len(CELLS)))
