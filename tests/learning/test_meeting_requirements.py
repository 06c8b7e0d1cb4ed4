"""Meetings in the completion rule: plain rules over what somebody has done, without a database."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.courses.library import load_library
from rumahbelajar.courses.model import Course
from rumahbelajar.learning.allowance import Hindrance, allowance_of
from rumahbelajar.learning.history import History, Result
from rumahbelajar.learning.requirements import (
    in_meetings,
    is_finished,
    is_met_by_meetings,
    is_passed_over,
    is_required,
    needs_pretest,
    posttest_is_due,
)
from tests.courses.sample import write_courses
from tests.learning.meeting_course import BY_MEETINGS, COURSE_ID, NO_POSTTEST

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
PASSED = Result(1, 100, 100, True, NOW)
ENROLLED = History(is_enrolled=True)


@cache
def course(posttest: bool = True) -> Course:
    files = BY_MEETINGS if posttest else BY_MEETINGS | NO_POSTTEST
    with TemporaryDirectory() as folder:
        return load_library(write_courses(Path(folder), **files)).courses[COURSE_ID]


def came_to(*guides: str, told: tuple[str, ...] = ()) -> History:
    return replace(ENROLLED, guides=frozenset(guides), told=frozenset(told))


def test_enough_meetings_and_commitments_open_the_posttest_without_a_lesson_or_the_pretest() -> (
    None
):
    history = came_to("ke-1", "ke-3", told=("ke-3",))
    assert posttest_is_due(course(), history)
    assert not needs_pretest(course(), history)
    posttest = course().posttest
    assert posttest is not None
    assert allowance_of(course(), posttest, history, NOW).hindrance is None
    assert not is_finished(course(), history)
    assert is_finished(course(), replace(history, results={posttest.id: PASSED}))
    assert is_finished(course(posttest=False), history)
    for module in course().modules:
        assert not (module.quiz and is_required(course(), module.quiz, history))
        assert not (module.quiz and is_passed_over(course(), module.quiz, history))


def test_meetings_without_the_commitments_are_not_enough_and_the_pretest_stays_first() -> None:
    history = came_to("ke-1", "ke-2", "ke-3")
    assert not posttest_is_due(course(), history)
    assert needs_pretest(course(), history)
    posttest = course().posttest
    assert posttest is not None
    pretest_done = replace(history, results={f"{COURSE_ID}/pretest": PASSED})
    hindrance = allowance_of(course(), posttest, pretest_done, NOW).hindrance
    assert hindrance is Hindrance.LESSONS_FIRST


def test_guides_that_the_course_has_not_do_not_count() -> None:
    found = in_meetings(course(), {"ke-1", "dulu"}, {"dulu"})
    assert found is not None
    assert (found.attended, found.told, found.is_met) == (1, 0, False)


def test_no_more_is_shown_than_is_asked() -> None:
    every = {"ke-1", "ke-2", "ke-3"}
    found = in_meetings(course(), every, every)
    assert found is not None
    assert (found.attended, found.told, found.is_met) == (2, 1, True)


def test_where_meetings_do_not_count_nothing_changes() -> None:
    plain = course().model_copy(
        update={"completion": course().completion.model_copy(update={"meetings": None})}
    )
    history = came_to("ke-1", "ke-2", "ke-3", told=("ke-1", "ke-2"))
    assert in_meetings(plain, history.guides, history.told) is None
    assert not posttest_is_due(plain, history)
    assert needs_pretest(plain, history)


def some(*names: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names))


_GUIDES = ("ke-1", "ke-2", "ke-3", "dulu")
_LESSONS = (f"{COURSE_ID}/tujuan/mengapa-berangkat", f"{COURSE_ID}/anggaran/amplop")
_QUIZZES = (f"{COURSE_ID}/pretest", f"{COURSE_ID}/tujuan/quiz", f"{COURSE_ID}/posttest")
HISTORIES = st.builds(
    History,
    is_enrolled=st.just(True),
    lessons=some(*_LESSONS),
    guides=some(*_GUIDES),
    told=some(*_GUIDES),
    results=st.dictionaries(st.sampled_from(_QUIZZES), st.just(PASSED)),
)


@given(history=HISTORIES, more=some(*_GUIDES), told=some(*_GUIDES), posttest=st.booleans())
def test_more_meetings_never_take_away_what_was_reached(
    history: History, more: frozenset[str], told: frozenset[str], posttest: bool
) -> None:
    fuller = replace(history, guides=history.guides | more, told=history.told | told)
    for rule in (is_met_by_meetings, posttest_is_due, is_finished):
        assert rule(course(posttest), fuller) >= rule(course(posttest), history)
    assert needs_pretest(course(posttest), fuller) <= needs_pretest(course(posttest), history)


@given(history=HISTORIES, posttest=st.booleans())
def test_lessons_alone_go_as_far_as_ever(history: History, posttest: bool) -> None:
    without = replace(history, guides=frozenset(), told=frozenset())
    if is_finished(course(posttest), without):
        assert is_finished(course(posttest), history)
