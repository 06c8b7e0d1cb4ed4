"""Two subjects turn out to be one: what counts does so once, in whatever order it is told."""

import threading
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumahbelajar.database import db
from rumahbelajar.ledger import aliases, effectiveness, merging, rebuilding, verifying
from rumahbelajar.ledger.aliases import Told, resolve
from rumahbelajar.ledger.envelope import Envelope
from rumahbelajar.ledger.locking import lock_subjects
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.ledger.merging import PersonsMerged, PersonsUnmerged
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import apply
from tests.ledger.samples import BUDI, RINI, SITI, Saved, Seen, savings, sights, tell
from tests.ledger.test_histories import Outline, as_facts

PEOPLE = (SITI, RINI, BUDI, UUID("018f0000-0000-7000-8000-00000000000c"))
some = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def numbered(*edges: tuple[UUID, UUID]) -> list[Told]:
    return [Told(UUID(int=place), *edge) for place, edge in enumerate(edges, start=1)]


def totals() -> dict[UUID, int]:
    return {person: total for (person, _code), (total, *_rest) in savings().items()}


def test_chains_forks_and_rings_have_one_result() -> None:
    first, second, third, _fourth = PEOPLE
    assert resolve([]) == {}
    assert resolve(numbered((first, second), (second, third))) == {first: third, second: third}
    # Of two that one was merged into, the first told counts; of a ring, the last told does not.
    assert resolve(numbered((first, second), (first, third))) == {first: second}
    assert resolve(numbered((first, second), (second, first))) == {first: second}
    ring = numbered((first, second), (second, third), (third, first))
    assert resolve(ring) == {first: third, second: third} == resolve(reversed(ring))


def test_what_both_did_counts_under_the_one_kept_and_parted_again_as_before(ledger: Flask) -> None:
    tell(Saved("kambing", 1), SITI)
    tell(Saved("kambing", 2), RINI)
    tell(Seen("kambing"), SITI)
    before = (savings(), sights())
    merged = tell(PersonsMerged(RINI), SITI)
    assert totals() == {RINI: 3}
    assert sights() == {(RINI, "kambing")}
    assert aliases.counted_under(SITI) == RINI
    assert aliases.counted_under_each([SITI, RINI, BUDI]) == {SITI: RINI, RINI: RINI, BUDI: BUDI}
    assert aliases.told_as(RINI) == [RINI, SITI]
    tell(PersonsUnmerged(RINI), SITI, replaces=merged.id)
    assert (savings(), sights()) == before
    assert aliases.all_aliases() == {}


def test_a_fact_costs_one_look_up_more(ledger: Flask, count_queries: Callable[..., Any]) -> None:
    tell(Saved("kambing", 1), SITI)
    with count_queries() as seen:
        tell(Saved("kambing", 1), SITI)
    assert len([each for each in seen if "subject_alias" in each or "subject_merge" in each]) == 1


def test_who_was_given_up_can_still_be_told_of(ledger: Flask) -> None:
    tell(PersonsMerged(RINI), SITI)
    fact = tell(Saved("kambing", 5), SITI)
    assert fact.subject_id == SITI
    assert totals() == {RINI: 5}
    assert db.session.get_one(Fact, fact.id).subject_id == SITI


def test_a_correction_belongs_to_whom_the_first_fact_was_told_of(ledger: Flask) -> None:
    wrong = tell(Saved("kambing", 5), SITI)
    merged = tell(PersonsMerged(RINI), SITI)
    assert effectiveness.find(wrong.id, RINI) is not None
    right = tell(Saved("kambing", 7), RINI, replaces=wrong.id)
    assert right.subject_id == SITI
    assert totals() == {RINI: 7}
    tell(PersonsUnmerged(RINI), SITI, replaces=merged.id)
    assert totals() == {SITI: 7}
    with pytest.raises(ValueError, match="no fact of the same subject"):
        tell(Saved("kambing", 1), RINI, replaces=right.id)


def test_nobody_is_merged_into_themselves_and_forks_are_named(ledger: Flask) -> None:
    tell(PersonsMerged(SITI), SITI)
    assert aliases.all_aliases() == {}
    tell(PersonsMerged(RINI), SITI)
    assert aliases.all_aliases() == {}, "the first told counts, even of one into itself"
    assert [each.kept_id for each in merging.without_effect()] == [SITI, RINI]


def test_verifying_finds_an_alias_that_no_fact_tells(samples: Flask) -> None:
    with samples.app_context():
        tell(Saved("kambing", 1), SITI)
        tell(PersonsMerged(RINI), SITI)
        tell(PersonsMerged(BUDI), SITI)
        db.session.commit()
        report = verifying.verify()
        assert report.wrong == []
        assert len(report.notes) == 1
        db.session.add(Alias(subject_id=BUDI, stands_as=SITI))
        db.session.commit()
        assert len(verifying.verify().wrong) == 1


payloads = (
    st.builds(Saved, code=st.sampled_from("ab"), amount=st.integers(-5, 5))
    | st.builds(Seen, code=st.sampled_from("ab"))
    | st.builds(PersonsMerged, kept_id=st.sampled_from(PEOPLE))
)
outlines = st.lists(
    st.tuples(st.sampled_from(PEOPLE), payloads, st.integers(0, 3), st.none() | st.integers(0, 7)),
    max_size=9,
)


def worked_out(history: Sequence[Outline], facts: Sequence[Envelope]) -> Any:
    """Return what must be counted, worked out in one go."""
    replaced = {(each.subject_id, each.replaces) for each in facts}
    counting = [
        (fact, payload)
        for fact, (subject, payload, _days, _replaces) in zip(facts, history, strict=True)
        if (subject, fact.id) not in replaced
    ]
    standing = resolve(
        Told(fact.id, fact.subject_id, payload.kept_id)
        for fact, payload in counting
        if isinstance(payload, PersonsMerged)
    )
    saved: dict[tuple[UUID, str], list[int]] = {}
    seen = set()
    for fact, payload in counting:
        whom = standing.get(fact.subject_id, fact.subject_id)
        if isinstance(payload, Seen):
            seen.add((whom, payload.code))
        elif isinstance(payload, Saved):
            saved.setdefault((whom, payload.code), []).append(payload.amount)
    return standing, {key: (sum(each), len(each)) for key, each in saved.items()}, seen


def counted() -> Any:
    sums = {key: (total, times) for key, (total, times, *_rest) in savings().items()}
    return aliases.all_aliases(), sums, sights()


@pytest.mark.slow
@some
@given(history=outlines, data=st.data())
def test_merges_and_facts_in_any_order_give_the_same_rows(
    ledger: Flask, history: list[Outline], data: st.DataObject
) -> None:
    facts = as_facts(history)
    expected = worked_out(history, facts)
    for order in (facts, data.draw(st.permutations(facts))):
        for fact in order:
            apply(fact.write())
        assert counted() == expected
        for subject in PEOPLE:
            rebuilding.refold(subject)
        assert counted() == expected
        rebuilding.rebuild()
        assert counted() == expected
        db.session.rollback()


def record_of_both() -> None:
    lock_subjects(RINI, SITI)
    tell(Saved("kambing", 1), SITI)
    tell(Saved("kambing", 1), RINI)


def merge_and_part() -> None:
    merged = tell(PersonsMerged(RINI), SITI)
    db.session.commit()
    tell(PersonsUnmerged(RINI), SITI, replaces=merged.id)


def do_at_once(app: Flask, *works: Callable[[], Any]) -> list[BaseException]:
    """Do each fifteen times, all at once; return what failed."""
    failures: list[BaseException] = []

    def do(work: Callable[[], Any]) -> None:
        try:
            with app.app_context():
                for _time in range(15):
                    work()
                    db.session.commit()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=do, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failures


@pytest.mark.slow
@pytest.mark.postgres
def test_merging_while_others_record_loses_nothing_and_never_waits_in_a_ring(
    samples: Flask,
) -> None:
    """Some record of one, some of both at once, while the two are merged and parted."""
    failures = do_at_once(
        samples,
        record_of_both,
        record_of_both,
        lambda: tell(Saved("kambing", 1), SITI),
        lambda: tell(Saved("kambing", 1), RINI),
        merge_and_part,
    )
    assert failures == []
    with samples.app_context():
        assert totals() == {SITI: 45, RINI: 45}
        tell(PersonsMerged(RINI), SITI)
        assert totals() == {RINI: 90}
        db.session.rollback()
        assert verifying.verify().wrong == []
