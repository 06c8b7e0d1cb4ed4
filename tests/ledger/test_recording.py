"""Recording facts: they are folded at once, and put right by later ones."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ledger import effectiveness, identity, rebuilding
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.models import Fact
from tests.conftest import Clock
from tests.ledger.samples import (
    BUDI,
    RINI,
    SITI,
    TUESDAY,
    VILLAGE,
    Saved,
    Savings,
    Seen,
    savings,
    sights,
    tell,
)

YESTERDAY = TUESDAY - timedelta(days=1)


def test_a_fact_says_who_what_when_and_where(ledger: Flask, clock: Clock) -> None:
    fact = tell(Saved("kambing", 50_000))
    db.session.commit()
    node = identity.the_node()
    assert (fact.kind, fact.schema_version) == ("sample.saved", 1)
    assert fact.payload == '{"amount":50000,"code":"kambing"}'
    assert (fact.subject_id, fact.actor_id, fact.village_code) == (SITI, BUDI, VILLAGE)
    assert (fact.occurred_on, fact.recorded_at) == (TUESDAY, clock.moment)
    assert (fact.node_id, fact.incarnation) == (node.node_id, node.incarnation)
    assert fact.content_sha256 == Envelope.of(fact).hash()


def test_a_recorded_fact_is_folded_at_once_and_undone_with_its_transaction(ledger: Flask) -> None:
    tell(Saved("kambing", 50_000))
    tell(Saved("kambing", 20_000), occurred_on=YESTERDAY)
    tell(Saved("kambing", 5), subject=RINI)
    assert savings() == {
        (SITI, "kambing"): (70_000, 2, 50_000, YESTERDAY),
        (RINI, "kambing"): (5, 1, 5, TUESDAY),
    }
    db.session.rollback()
    assert savings() == {}
    assert db.session.scalars(select(Fact)).all() == []


def test_a_correction_takes_the_place_of_what_it_replaces(ledger: Flask) -> None:
    wrong = tell(Saved("kambing", 500_000))
    tell(Saved("kambing", 10))
    right = tell(Saved("kambing", 50_000), replaces=wrong.id)
    assert savings()[SITI, "kambing"] == (50_010, 2, 50_000, TUESDAY)
    tell(Saved("sapi", 50_000), replaces=right.id)
    assert savings() == {
        (SITI, "kambing"): (10, 1, 10, TUESDAY),
        (SITI, "sapi"): (50_000, 1, 50_000, TUESDAY),
    }


def test_a_correction_may_be_of_another_kind(ledger: Flask) -> None:
    wrong = tell(Saved("kambing", 500_000))
    tell(Seen("kambing"), replaces=wrong.id)
    assert savings() == {}
    assert sights() == {(SITI, "kambing")}


def test_only_a_fact_of_the_same_subject_can_be_replaced(ledger: Flask) -> None:
    of_rini = tell(Saved("kambing", 1), subject=RINI)
    with pytest.raises(ValueError, match="same subject"):
        tell(Saved("kambing", 2), replaces=of_rini.id)
    with pytest.raises(ValueError, match="same subject"):
        tell(Saved("kambing", 2), replaces=SITI)


def test_two_corrections_of_one_fact_both_stand_and_are_flagged(ledger: Flask) -> None:
    wrong = tell(Saved("kambing", 500_000))
    first = tell(Saved("kambing", 50_000), replaces=wrong.id)
    tell(Saved("kambing", 5_000), replaces=wrong.id)
    assert savings()[SITI, "kambing"] == (55_000, 2, 50_000, TUESDAY)
    assert [(each.replaced, each.times) for each in effectiveness.conflicts()] == [(wrong.id, 2)]
    tell(Seen("kambing"), replaces=first.id)
    assert effectiveness.conflicts() == []


def test_words_cannot_be_recorded(ledger: Flask) -> None:
    with pytest.raises(ValueError, match="no words"):
        tell(Saved("kambing milik Bu Siti", 1))


def test_refolding_a_subject_mends_its_rows_alone(ledger: Flask) -> None:
    for subject in (SITI, RINI):
        tell(Saved("kambing", 7), subject=subject)
    right = savings()
    for row in db.session.query(Savings):
        row.total = 99
    db.session.flush()
    rebuilding.refold(SITI)
    assert savings()[SITI, "kambing"] == right[SITI, "kambing"]
    assert savings()[RINI, "kambing"][0] == 99
    assert rebuilding.rebuild() == 2
    assert savings() == right
