"""Facts and their order are only ever added to; both databases refuse anything else."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ledger import sealing, triggers
from tests.ledger.samples import Seen, tell

CHANGES = [
    "UPDATE fact SET kind = 'sample.other'",
    "UPDATE fact SET payload = payload WHERE 1 = 0 OR kind IS NOT NULL",
    "DELETE FROM fact",
    "UPDATE fact_order SET seq = seq + 1",
    "DELETE FROM fact_order",
]
ON_SQLITE = [
    "INSERT OR REPLACE INTO fact SELECT * FROM fact",
    "INSERT OR REPLACE INTO fact_order SELECT incarnation, seq + 1, fact_id FROM fact_order",
    "INSERT OR REPLACE INTO fact_order SELECT incarnation, seq, fact_id FROM fact_order",
]
ON_POSTGRESQL = [
    "TRUNCATE fact CASCADE",
    "TRUNCATE fact_order",
    "INSERT INTO fact SELECT * FROM fact ON CONFLICT (id) DO UPDATE SET kind = 'a.b'",
]


@pytest.fixture
def told(ledger: Flask) -> None:
    tell(Seen("a"))
    db.session.commit()
    sealing.seal()


def assert_refused(change: str) -> None:
    before = _everything()
    with pytest.raises(DBAPIError, match="is append-only"):
        db.session.execute(text(change))
    db.session.rollback()
    assert _everything() == before
    db.session.rollback()


@pytest.mark.parametrize("change", CHANGES)
def test_no_fact_and_no_number_can_be_changed(told: None, change: str) -> None:
    assert_refused(change)


@pytest.mark.sqlite
@pytest.mark.parametrize("change", ON_SQLITE)
def test_no_fact_can_be_replaced_by_an_insert_on_sqlite(told: None, change: str) -> None:
    assert_refused(change)


@pytest.mark.postgres
@pytest.mark.parametrize("change", ON_POSTGRESQL)
def test_no_table_can_be_emptied_on_postgresql(told: None, change: str) -> None:
    assert_refused(change)


def test_a_migration_can_take_the_triggers_out_and_put_them_back(told: None) -> None:
    dialect = "sqlite" if on_sqlite() else "postgresql"
    for statement in (*triggers.removal(dialect), *triggers.creation(dialect)):
        db.session.execute(text(statement))
    db.session.commit()
    for change in CHANGES:
        assert_refused(change)


def _everything() -> list[tuple[object, ...]]:
    return [
        tuple(row)
        for table in triggers.GUARDED
        for row in db.session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - our own names
    ]
