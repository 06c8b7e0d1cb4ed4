"""Whatever the order in which facts come, the projections are the same."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import rebuilding
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.kinds import KINDS, write_payload
from rumahbelajar.ledger.models import ClockQuality
from rumahbelajar.ledger.recording import apply
from tests.ledger.samples import (
    BUDI,
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

pytestmark = pytest.mark.slow

Outline = tuple[UUID, Saved | Seen, int, int | None]
"""Whom, what, how many days later, and the place in the history of the fact it replaces."""
Rows = tuple[dict[tuple[UUID, str], tuple[int, int, int, date]], set[tuple[UUID, str]]]

payloads = st.builds(Saved, code=st.sampled_from("ab"), amount=st.integers(-5, 5)) | st.builds(
    Seen, code=st.sampled_from("ab")
)
outlines = st.lists(
    st.tuples(
        st.sampled_from((SITI, RINI)),
        payloads,
        st.integers(0, 3),
        st.none() | st.integers(0, 7),
    ),
    max_size=8,
)
some = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def as_facts(history: Sequence[Outline]) -> list[Envelope]:
    ids = [new_id() for _ in history]
    facts = []
    for id_, (subject, payload, days, replaces) in zip(ids, history, strict=True):
        is_another = replaces is not None and replaces < len(ids) and ids[replaces] != id_
        kind = KINDS.of(payload)
        fact = Envelope(
            id=id_,
            node_id=BUDI,
            incarnation=BUDI,
            kind=kind.name,
            schema_version=kind.version,
            subject_id=subject,
            actor_id=BUDI,
            village_code=VILLAGE,
            occurred_on=TUESDAY + timedelta(days=days),
            recorded_at=datetime(2026, 11, 24, tzinfo=UTC),
            clock_quality=ClockQuality.UNCHECKED,
            replaces=ids[replaces] if is_another else None,
            payload=write_payload(payload),
        )
        facts.append(Envelope(**{**vars(fact), "content_sha256": fact.hash()}))
    return facts


def worked_out(history: Sequence[Outline], facts: Sequence[Envelope]) -> Rows:
    """Return what the projections must hold, worked out in one go."""
    replaced = {(each.subject_id, each.replaces) for each in facts}
    saved: dict[tuple[UUID, str], list[tuple[int, date]]] = {}
    seen = set()
    for fact, (subject, payload, _days, _replaces) in zip(facts, history, strict=True):
        if (subject, fact.id) in replaced:
            continue
        if isinstance(payload, Seen):
            seen.add((subject, payload.code))
        else:
            saved.setdefault((subject, payload.code), []).append((payload.amount, fact.occurred_on))
    return {
        key: (
            sum(amount for amount, _day in each),
            len(each),
            max(amount for amount, _day in each),
            min(day for _amount, day in each),
        )
        for key, each in saved.items()
    }, seen


@some
@given(history=outlines, data=st.data())
def test_facts_in_any_order_and_told_twice_give_the_same_rows(
    ledger: Flask, history: list[Outline], data: st.DataObject
) -> None:
    facts = as_facts(history)
    repeated = data.draw(st.lists(st.sampled_from(facts), max_size=3)) if facts else []
    expected = worked_out(history, facts)
    for order in (facts, data.draw(st.permutations([*facts, *repeated]))):
        for fact in order:
            apply(fact.write())
        assert (savings(), sights()) == expected
        for subject in (SITI, RINI):
            rebuilding.refold(subject)
        assert (savings(), sights()) == expected
        rebuilding.rebuild()
        assert (savings(), sights()) == expected
        db.session.rollback()


@some
@given(history=outlines)
def test_what_is_recorded_here_gives_the_rows_of_a_rebuild(
    ledger: Flask, history: list[Outline]
) -> None:
    told: list[tuple[UUID, UUID]] = []
    for subject, payload, days, replaces in history:
        earlier = [id_ for whom, id_ in told if whom == subject]
        chosen = earlier[replaces % len(earlier)] if earlier and replaces is not None else None
        day = TUESDAY + timedelta(days=days)
        fact = tell(payload, subject, occurred_on=day, replaces=chosen)
        told.append((subject, fact.id))
    rows = (savings(), sights())
    assert rebuilding.rebuild() <= len(history)
    assert (savings(), sights()) == rows
    db.session.rollback()
