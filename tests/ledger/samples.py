"""Kinds of facts and a projection for tests, which the program itself never knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import CheckConstraint, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from rumahbelajar.database import UtcDateTime, db
from rumahbelajar.ledger import projections, recording
from rumahbelajar.ledger.kinds import KINDS
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection

SITI = UUID("018f0000-0000-7000-8000-000000000001")
RINI = UUID("018f0000-0000-7000-8000-000000000002")
BUDI = UUID("018f0000-0000-7000-8000-00000000000b")
VILLAGE = "33.07.10.2004"
TUESDAY = date(2026, 11, 24)
MOST = 1_000_000_000
"""More than this in all the sample projection cannot hold."""


@dataclass(frozen=True)
class Saved:
    """An amount was saved under a code."""

    code: str
    amount: int


@dataclass(frozen=True)
class Seen:
    """Something was seen."""

    code: str


@dataclass(frozen=True)
class Everything:
    """Each type that a payload may hold; folded by nobody."""

    code: str
    amount: int
    is_so: bool
    whom: UUID
    day: date
    codes: tuple[str, ...]
    pairs: list[tuple[str, int]]
    perhaps: bool | None


class SampleBase(DeclarativeBase):
    """Tables that exist in these tests alone."""

    metadata = MetaData()
    type_annotation_map = {datetime: UtcDateTime, UUID: Uuid}  # noqa: RUF012


class Savings(SampleBase):
    __tablename__ = "sample_savings"
    __table_args__ = (CheckConstraint(f"total <= {MOST}", name="ck_sample_savings_total"),)

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    total: Mapped[int]
    times: Mapped[int]
    largest: Mapped[int]
    first_on: Mapped[date]


class Sight(SampleBase):
    __tablename__ = "sample_sight"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


KINDS_OF_SAMPLES = (("sample.saved", 1, Saved), ("sample.seen", 1, Seen))
KINDS_OF_SAMPLES += (("sample.everything", 1, Everything),)


@contextmanager
def known_samples() -> Iterator[None]:
    """Let the program know the samples meanwhile."""
    for name, version, payload in KINDS_OF_SAMPLES:
        KINDS.add(name, version, payload)
    savings = Projection("sample savings", tables=(Savings,), subject="person_id")
    savings.folds(Saved)(_save)
    sights = Projection("sample sights", tables=(Sight,), subject="person_id")
    sights.folds(Seen)(_see)
    try:
        yield
    finally:
        projections.forget(savings)
        projections.forget(sights)
        for _name, _version, payload in KINDS_OF_SAMPLES:
            KINDS.remove(payload)


def make_tables(app: Flask) -> None:
    with app.app_context():
        SampleBase.metadata.create_all(db.engine)


def tell(payload: Any, subject: UUID = SITI, **given: Any) -> Fact:
    """Record a fact as the tests do, where nothing else matters."""
    values: dict[str, Any] = {
        "subject_id": subject,
        "actor_id": BUDI,
        "village_code": VILLAGE,
        "occurred_on": TUESDAY,
    }
    return recording.record(payload, **(values | given))


def savings() -> dict[tuple[UUID, str], tuple[int, int, int, date]]:
    rows = db.session.query(Savings).all()
    return {
        (row.person_id, row.code): (row.total, row.times, row.largest, row.first_on) for row in rows
    }


def sights() -> set[tuple[UUID, str]]:
    return {(row.person_id, row.code) for row in db.session.query(Sight)}


def _save(fact: Fact, payload: Saved) -> None:
    row = db.session.get(Savings, (fact.subject_id, payload.code))
    if row is None:
        row = Savings(
            person_id=fact.subject_id,
            code=payload.code,
            total=0,
            times=0,
            largest=payload.amount,
            first_on=fact.occurred_on,
        )
        db.session.add(row)
    row.total += payload.amount
    row.times += 1
    row.largest = max(row.largest, payload.amount)
    row.first_on = min(row.first_on, fact.occurred_on)


def _see(fact: Fact, payload: Seen) -> None:
    if db.session.get(Sight, (fact.subject_id, payload.code)) is None:
        db.session.add(Sight(person_id=fact.subject_id, code=payload.code))
