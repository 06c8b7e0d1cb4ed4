"""Facts from elsewhere: taken in whole, or set aside whole."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import feed
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.kinds import KINDS, write_payload
from rumahbelajar.ledger.models import ClockQuality, Fact, SetAsideFact, SetAsideReason
from rumahbelajar.ledger.recording import Outcome, apply
from tests.ledger.samples import (
    BUDI,
    MOST,
    RINI,
    SITI,
    TUESDAY,
    VILLAGE,
    Saved,
    Seen,
    savings,
    sights,
    tell,
)

ELSEWHERE = UUID("018f0000-0000-7000-8000-0000000000ee")


def from_elsewhere(about: object = None, **changes: object) -> Envelope:
    """A fact as another node tells it, told right unless the changes say otherwise."""
    kind = KINDS.of(about or Saved("kambing", 7))
    told = Envelope(
        id=new_id(),
        node_id=ELSEWHERE,
        incarnation=ELSEWHERE,
        kind=kind.name,
        schema_version=kind.version,
        subject_id=SITI,
        actor_id=BUDI,
        village_code=VILLAGE,
        occurred_on=TUESDAY,
        recorded_at=datetime(2026, 11, 24, 9, 0, 0, 5, tzinfo=UTC),
        clock_quality=ClockQuality.UNCHECKED,
        replaces=None,
        payload=write_payload(about or Saved("kambing", 7)),
    )
    told = replace(told, **changes)
    return replace(told, content_sha256=told.hash())


def set_aside() -> list[tuple[UUID | None, SetAsideReason]]:
    return [(row.fact_id, row.reason) for row in db.session.scalars(select(SetAsideFact))]


def facts() -> int:
    return db.session.scalars(select(func.count()).select_from(Fact)).one()


def test_a_fact_reads_back_from_its_line_as_it_was(ledger: Flask) -> None:
    told = from_elsewhere(replaces=SITI)
    assert Envelope.read(told.write()) == told
    assert told.write() == json.dumps(
        json.loads(told.write()), sort_keys=True, separators=(",", ":")
    )


def test_a_fact_from_elsewhere_is_kept_ordered_and_folded(ledger: Flask) -> None:
    told = from_elsewhere()
    assert apply(told.write()) is Outcome.APPLIED
    db.session.commit()
    assert [entry.fact for entry in feed.read(0, 10)] == [told]
    assert savings() == {(SITI, "kambing"): (7, 1, 7, TUESDAY)}


def test_the_same_fact_twice_changes_nothing(ledger: Flask) -> None:
    line = from_elsewhere().write()
    assert [apply(line) for _ in range(3)] == [Outcome.APPLIED, Outcome.KNOWN, Outcome.KNOWN]
    assert savings()[SITI, "kambing"] == (7, 1, 7, TUESDAY)
    assert (facts(), set_aside()) == (1, [])


def test_another_fact_under_a_known_id_is_set_aside_once(ledger: Flask) -> None:
    told = from_elsewhere()
    other = replace(told, subject_id=RINI)
    other = replace(other, content_sha256=other.hash())
    apply(told.write())
    assert [apply(other.write()) for _ in range(2)] == [Outcome.SET_ASIDE] * 2
    assert savings() == {(SITI, "kambing"): (7, 1, 7, TUESDAY)}
    assert set_aside() == [(told.id, SetAsideReason.OTHER_CONTENT)]


def test_a_fact_whose_hash_is_wrong_is_set_aside(ledger: Flask) -> None:
    told = replace(from_elsewhere(), payload='{"amount":8,"code":"kambing"}')
    assert apply(told.write()) is Outcome.SET_ASIDE
    assert (facts(), savings()) == (0, {})
    assert set_aside() == [(told.id, SetAsideReason.WRONG_HASH)]


@pytest.mark.parametrize(
    "changes",
    [
        {"payload": '{"amount":"7","code":"kambing"}'},
        {"payload": '{"amount":7,"code":"kambing","more":1}'},
        {"payload": '{"code":"kambing","amount":7}'},
        {"payload": '{"amount":7,"code":"milik Bu Siti"}'},
        {"payload": '{"amount":7.5,"code":"kambing"}'},
        {"payload": "[1]"},
        {"kind": "sample.unknown", "payload": '{"words":"milik Bu Siti"}'},
        {"kind": "No Kind"},
        {"schema_version": 0},
        {"schema_version": 10**9},
        {"village_code": "rumah Bu Siti"},
    ],
    ids=str,
)
def test_a_fact_that_no_ledger_may_hold_is_set_aside(
    ledger: Flask, changes: dict[str, object]
) -> None:
    told = from_elsewhere(**changes)
    assert apply(told.write()) is Outcome.SET_ASIDE
    assert (facts(), savings()) == (0, {})
    assert set_aside() == [(told.id, SetAsideReason.UNREADABLE)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no JSON",
        "null",
        "{}",
        '{"id":1}',
        "\0",
        "\ud800",
        "[" * 100_000,
        '{"recorded_at":"0001-01-01T00:00:00+14:00"}',
    ],
    ids=repr,
)
def test_a_line_that_is_no_fact_at_all_is_set_aside(ledger: Flask, line: str) -> None:
    assert apply(line) is Outcome.SET_ASIDE
    db.session.commit()
    assert set_aside() == [(None, SetAsideReason.UNREADABLE)]


def test_what_is_set_aside_holds_up_nothing_behind_it(ledger: Flask) -> None:
    good = [from_elsewhere(Saved("kambing", amount)) for amount in (1, 2)]
    bad = from_elsewhere(payload="[]")
    outcomes = [apply(each.write()) for each in (good[0], bad, good[1])]
    assert outcomes == [Outcome.APPLIED, Outcome.SET_ASIDE, Outcome.APPLIED]
    assert savings()[SITI, "kambing"][0] == 3


def test_a_fact_that_its_projection_cannot_hold_leaves_no_half_of_itself(ledger: Flask) -> None:
    tell(Saved("kambing", MOST))
    db.session.commit()
    one_too_much = from_elsewhere(Saved("kambing", 1))
    assert apply(one_too_much.write()) is Outcome.SET_ASIDE
    assert apply(from_elsewhere(Saved("sapi", 1)).write()) is Outcome.APPLIED
    db.session.commit()
    assert facts() == 2
    assert savings() == {
        (SITI, "kambing"): (MOST, 1, MOST, TUESDAY),
        (SITI, "sapi"): (1, 1, 1, TUESDAY),
    }
    assert set_aside() == [(one_too_much.id, SetAsideReason.UNREADABLE)]


def test_a_kind_or_version_of_a_later_program_is_kept_and_not_folded(ledger: Flask) -> None:
    for changes in ({"kind": "sample.unknown"}, {"schema_version": 2}):
        assert apply(from_elsewhere(**changes).write()) is Outcome.APPLIED
    assert (facts(), savings(), set_aside()) == (2, {}, [])


def test_a_correction_that_arrives_before_what_it_replaces_gives_the_same(ledger: Flask) -> None:
    wrong = from_elsewhere(Saved("kambing", 500))
    right = from_elsewhere(Saved("kambing", 50), replaces=wrong.id)
    last = from_elsewhere(Seen("kambing"), replaces=right.id)
    for told in (last, wrong, right):
        assert apply(told.write()) is Outcome.APPLIED
    assert savings() == {}
    assert sights() == {(SITI, "kambing")}


def test_a_fact_of_one_subject_replaces_none_of_another(ledger: Flask) -> None:
    wrong = from_elsewhere(Saved("kambing", 500))
    of_rini = from_elsewhere(Saved("kambing", 50), replaces=wrong.id, subject_id=RINI)
    for told in (of_rini, wrong):
        assert apply(told.write()) is Outcome.APPLIED
    assert savings() == {
        (SITI, "kambing"): (500, 1, 500, TUESDAY),
        (RINI, "kambing"): (50, 1, 50, TUESDAY),
    }
