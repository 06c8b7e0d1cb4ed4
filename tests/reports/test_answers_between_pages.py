"""How questions were answered in an area, and what of it the areas beside and above give away."""

from collections import Counter
from collections.abc import Iterator

import pytest
from flask import Flask

from rumahbelajar.library import the_library
from rumahbelajar.questions import BaseQuestion
from rumahbelajar.reports import question_report
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.asking.scope import Scope
from rumahbelajar.reports.rows import answers_above
from rumahbelajar.reports.rows.answers_above import BLANK
from rumahbelajar.reports.rows.answers_given import Asking, Given, Tallies
from rumahbelajar.reports.tables.answering import answer
from rumahbelajar.reports.tables.table import WITHHELD, Table, Value
from tests.house import DISTRICT, KURIPAN
from tests.learning.learner import COURSE
from tests.reports.nation import Nation

YEAR = Period(Month(2025, 12), Month(2026, 11))
WITH_SCALES = "anak-kita"
BESIDE = [f"{DISTRICT}.201{number}" for number in range(5)]
"""Villages of the district beside Kuripan."""


@pytest.fixture(autouse=True)
def _asking(app: Flask, nation: Nation) -> Iterator[None]:
    with app.test_request_context(method="POST"):
        yield


def _asked(times: dict[Given, int], *, is_asked_now: bool = True) -> Asking:
    """Return the first question of the course with these answers, or as it was once worded."""
    quiz = next(the_library().courses[COURSE].quizzes())
    return Asking(quiz, quiz.questions[0], is_asked_now, Counter(times))


def _scale() -> Asking:
    """Return the first scale there is, which nobody answered."""
    every = [
        Asking(quiz, question, True, Counter())
        for quiz in the_library().courses[WITH_SCALES].quizzes()
        for question in quiz.questions
    ]
    return next(each for each in every if not each.question.is_graded)


def _degrees(question: BaseQuestion) -> list[str]:
    return [f'"{each.id}"' for each in getattr(question, "options", ())]


def _tables(
    monkeypatch: pytest.MonkeyPatch, area: str, *askings: Asking, course: str = COURSE
) -> dict[str, Table]:
    """Return what a reader of counts sees of an area where everybody's answers are these."""
    villages = Counter((given.village, True) for each in askings for given in each.times)
    read = Tallies(askings, villages.total(), villages)
    monkeypatch.setattr(answers_above, "widest_read", lambda *_asked: "")
    monkeypatch.setattr(answers_above, "tallies_of", lambda *_asked: read)
    asked = Asked(area, YEAR, course=course)
    tables = answer(question_report.REPORT, Scope(("",)), asked).tables
    return {each.key: each for each in tables}


def _told(table: Table, column: str) -> dict[str, Value]:
    place = table.place_of(column)
    return {row.key: row.values[place] for row in table.rows.stream()}


def test_an_old_wording_that_nobody_here_answered_is_not_told_by_having_no_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Five villages with one answer each: each would be 1 if it were known which village is 0."""
    now = _asked({Given('"x"', 100, KURIPAN): 20})
    old = _asked({Given('"x"', 100, village): 1 for village in BESIDE}, is_asked_now=False)
    district = _tables(monkeypatch, DISTRICT, now, old)["soal"]
    here = _told(_tables(monkeypatch, KURIPAN, now, old)["soal"], "answered")
    beside = _told(_tables(monkeypatch, BESIDE[0], now, old)["soal"], "answered")
    key_now, key_old = _told(district, "answered")
    assert _told(district, "answered")[key_old] == 5
    assert here == {key_now: 20, key_old: WITHHELD}
    assert beside == {key_now: 0, key_old: WITHHELD}


def test_an_old_wording_that_is_told_to_be_nobodys_has_no_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = _asked({Given('"x"', 100, KURIPAN): 20})
    old = _asked({Given('"x"', 100, BESIDE[0]): 20}, is_asked_now=False)
    here = _told(_tables(monkeypatch, KURIPAN, now, old)["soal"], "answered")
    assert list(here.values()) == [20]
    beside = _told(_tables(monkeypatch, BESIDE[0], now, old)["soal"], "answered")
    assert list(beside.values()) == [0, 20]


@pytest.mark.parametrize("area", ["", DISTRICT, KURIPAN])
def test_who_left_a_scale_blank_does_not_follow_from_who_picked_a_degree(
    monkeypatch: pytest.MonkeyPatch, area: str
) -> None:
    scale = _scale()
    one, two, *_more = _degrees(scale.question)
    scale.times.update(
        {Given(one, None, KURIPAN): 20, Given(two, None, KURIPAN): 9, Given('""', None, KURIPAN): 2}
    )
    table = _tables(monkeypatch, area, scale, course=WITH_SCALES)["skala-1"]
    told = _told(table, "people")
    assert table.total is not None
    assert told[BLANK] is WITHHELD
    assert list(told.values()).count(WITHHELD) > 1
