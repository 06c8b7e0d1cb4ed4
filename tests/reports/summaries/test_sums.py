"""The sums are what counting by hand gives, for whatever is asked, and whenever it is rolled."""

import random
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import counted_under
from rumahbelajar.ledger.effectiveness import effective_facts
from rumahbelajar.ledger.rebuilding import fold_into, rebuild, refold
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries import filling, rolling
from rumahbelajar.reports.summaries.folding import STANDINGS
from rumahbelajar.reports.summaries.reading import Dimension, heard, sums
from tests.reports.summaries import counted
from tests.reports.summaries.histories import COURSES, PEOPLE, VILLAGES, Told, histories, tell

pytestmark = pytest.mark.slow

some = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
months = st.integers(0, 3).map(lambda number: Month(2026, 1).plus(number))
traits = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"sex": st.sampled_from(["P", "L"])}),
    st.fixed_dictionaries({"age_band": st.just("25-34"), "category": st.just("cpmi")}),
    st.fixed_dictionaries({"sex": st.just("P"), "destination": st.just("MY")}),
    st.fixed_dictionaries({"category": st.just("keluarga_pmi")}),
)
areas = st.sampled_from(["", "33", "33.07", "33.07.10", "32.12.16", "31", *VILLAGES[:2]])


@st.composite
def questions(draw: Any) -> tuple[Asked, tuple[Dimension, ...]]:
    since, until = sorted((draw(months), draw(months)))
    course = draw(st.sampled_from(["", *COURSES]))
    asked = Asked(draw(areas), Period(since, until), course, **draw(traits))
    return asked, tuple(draw(st.lists(st.sampled_from(Dimension), max_size=3, unique=True)))


def check(asked: list[tuple[Asked, tuple[Dimension, ...]]]) -> None:
    for each, by in asked:
        assert heard(each) == counted.heard(each), each
        assert counted.told(sums(each, *by), *by) == counted.counted(each, *by), (each, by)


@some
@given(history=histories, asked=st.lists(questions(), min_size=12, max_size=12))
def test_sums_are_what_counting_gives_before_and_after_they_are_rolled(
    villages: Flask, history: list[Told], asked: list[tuple[Asked, tuple[Dimension, ...]]]
) -> None:
    with villages.app_context():
        half = len(history) // 2
        tell(history[:half])
        roll()
        tell(history[half:])
        check(asked)
        roll()
        assert counted.deltas() == 0
        check(asked)
        rolled = counted.cells()
        filling.fill()
        assert counted.cells() == rolled
        db.session.rollback()


@some
@given(history=histories, seed=st.integers(0, 10_000))
def test_facts_in_any_order_give_the_same_rows_and_sums_as_rebuilding(
    app: Flask, history: list[Told], seed: int
) -> None:
    with app.app_context():
        tell(history)
        as_told, summed = counted.tables(), rolled_cells()
        shuffle_and_fold(seed)
        assert counted.tables() == as_told
        assert rolled_cells() == summed
        for person in PEOPLE:
            refold(person)
        assert counted.tables() == as_told
        assert rolled_cells() == summed
        rebuild()
        assert counted.tables() == as_told
        assert rolled_cells() == summed
        db.session.rollback()


def roll() -> None:
    """Roll within the transaction at hand."""
    while rolling.roll_batch():
        pass


def rolled_cells() -> list[str]:
    roll()
    return counted.cells()


def shuffle_and_fold(seed: int) -> None:
    order = random.Random(seed)  # noqa: S311 - an order, not a secret
    for person in PEOPLE:
        facts = list(effective_facts(person)) if counted_under(person) == person else []
        order.shuffle(facts)
        STANDINGS.clear(person)
        for fact in facts:
            fold_into((STANDINGS,), fact, person)
