"""The order of travel: gap-free, for committed facts alone, and read without missing any."""

import contextlib
import threading
import time
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update

from rumahbelajar.database import db, on_sqlite
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import begin_serving, feed, identity, sealing
from rumahbelajar.ledger.models import Fact, FactOrder, FactUnsealed, Node
from rumahbelajar.ledger.sealing import Sealer
from tests.ledger.samples import RINI, SITI, Saved, Savings, Seen, tell


def numbers(after: int = 0) -> list[tuple[int, UUID]]:
    entries = feed.read(after, 100)
    db.session.rollback()
    return [(entry.seq, entry.fact.id) for entry in entries]


def commit(code: str, subject: UUID = SITI) -> UUID:
    fact_id = tell(Seen(code), subject).id
    db.session.commit()
    return fact_id


def test_facts_get_numbers_without_a_gap_though_transactions_were_undone(ledger: Flask) -> None:
    first = commit("a")
    tell(Seen("b"))
    db.session.rollback()
    second = commit("c")
    assert numbers() == [(1, first), (2, second)]
    assert numbers(after=1) == [(2, second)]
    assert numbers(after=2) == []


def test_the_feed_gives_so_many_and_goes_on_from_there(ledger: Flask) -> None:
    told = [commit(code) for code in "abcde"]
    got: list[UUID] = []
    while entries := feed.read(len(got), 2):
        assert len(entries) <= 2
        got += [entry.fact.id for entry in entries]
    assert got == told


def test_nobody_is_told_of_a_fact_that_is_not_committed(ledger: Flask) -> None:
    tell(Seen("a"))
    with ledger.app_context():
        if on_sqlite():
            with ledger.test_request_context("/", method="GET"):
                assert numbers() == []
        else:
            assert numbers() == []


@pytest.mark.postgres
def test_a_fact_that_is_committed_late_comes_after_those_already_read(ledger: Flask) -> None:
    late = tell(Seen("late"), SITI).id
    with ledger.app_context():
        early = commit("early", RINI)
        assert numbers() == [(1, early)]
    db.session.commit()
    assert numbers(after=1) == [(2, late)]


@pytest.mark.postgres
def test_rows_read_before_somebody_else_wrote_them_are_read_again(ledger: Flask) -> None:
    tell(Saved("kambing", 1))
    db.session.commit()
    held = db.session.get(Savings, (SITI, "kambing"))
    assert held.total == 1
    with ledger.app_context():
        tell(Saved("kambing", 2))
        db.session.commit()
    tell(Saved("kambing", 4))
    db.session.commit()
    assert held.total == 7


@pytest.mark.postgres
def test_more_facts_than_one_batch_are_sealed_at_once(
    ledger: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 3)
    for number in range(7):
        tell(Seen(f"c{number}"))
    db.session.commit()
    assert sealing.seal() == 7
    assert [seq for seq, _fact_id in numbers()] == [1, 2, 3, 4, 5, 6, 7]
    assert db.session.scalar(select(func.count()).select_from(FactUnsealed)) == 0


@pytest.mark.postgres
def test_a_server_process_seals_by_itself_until_it_is_stopped(ledger: Flask) -> None:
    sealer = Sealer(ledger, seconds=0.01)
    sealer.start()
    commit("a")
    deadline = time.monotonic() + 10
    while not db.session.scalar(select(func.count()).select_from(FactOrder)):
        db.session.rollback()
        assert time.monotonic() < deadline
    sealer.stop()
    commit("b")
    time.sleep(0.05)
    assert db.session.scalar(select(func.count()).select_from(FactUnsealed)) == 1


@pytest.mark.sqlite
def test_on_sqlite_no_thread_is_needed_to_seal(ledger: Flask) -> None:
    before = threading.active_count()
    sealer = Sealer(ledger, seconds=0.01)
    sealer.start()
    assert threading.active_count() == before
    sealer.stop()
    commit("a")
    assert db.session.scalar(select(func.count()).select_from(FactOrder)) == 1


def test_a_new_incarnation_begins_an_order_of_its_own(ledger: Flask) -> None:
    commit("a")
    sealing.seal()
    db.session.execute(update(Node).values(incarnation=new_id()))
    db.session.commit()
    identity.forget(ledger)
    after = commit("b")
    assert numbers() == [(1, after)]


def test_a_server_process_goes_on_from_the_newest_fact(ledger: Flask) -> None:
    newest = commit("a")
    identity.forget(ledger)
    begin_serving(ledger).stop()
    assert new_id() > newest


def test_processes_that_start_together_make_one_node(ledger: Flask) -> None:
    db.session.execute(delete(Node))
    db.session.commit()
    made: list[identity.Identity] = []

    def start() -> None:
        with ledger.app_context():
            made.append(identity.ensure())
            db.session.commit()

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len(set(made)) == 1


def test_a_database_that_was_never_prepared_is_named(ledger: Flask) -> None:
    db.session.execute(delete(Node))
    with pytest.raises(identity.NoNode, match="never prepared"):
        identity.the_node()
    with contextlib.suppress(identity.NoNode):
        tell(Seen("a"))
    assert db.session.scalar(select(func.count()).select_from(Fact)) == 0
