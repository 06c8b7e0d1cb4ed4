"""Who needs help, why in words, and when not."""

from datetime import date, timedelta

from flask import Flask

from rumahbelajar.courses.model import Course
from rumahbelajar.desk.needing_help import who_needs_help
from rumahbelajar.ids import new_id
from rumahbelajar.learning.standings import Standing, Tries
from rumahbelajar.library import the_library
from rumahbelajar.people.models import Person
from tests.learning.learner import COURSE, FIRST_QUIZ, PRETEST

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


def _why(app: Flask, standing: Standing, course_id: str = COURSE) -> list[str]:
    siti = Person(id=new_id(), name="Siti")
    with app.test_request_context():
        course: Course = the_library().courses[course_id]
        standings = {(siti.id, course_id): standing}
        found = who_needs_help([siti], {course_id: course}, standings, TODAY)
        return [reason.why for each in found for reason in each.reasons]


def _failing(quiz_id: str, times: int, **more: object) -> Standing:
    tries = {quiz_id: Tries(times, is_passed=False)}
    return Standing(is_enrolled=True, last_on=YESTERDAY, quizzes=tries, **more)  # type: ignore[arg-type]


def test_who_goes_on_needs_no_help(app: Flask) -> None:
    assert _why(app, Standing(is_enrolled=True, last_on=TODAY - timedelta(days=13))) == []


def test_two_weeks_without_progress_are_told_with_the_day(app: Flask) -> None:
    (why,) = _why(app, Standing(is_enrolled=True, last_on=TODAY - timedelta(days=14)))
    assert why == "Tidak ada kemajuan 14 hari, sejak 10 November 2026."


def test_who_goes_on_in_another_course_is_not_quiet(app: Flask) -> None:
    siti = Person(id=new_id(), name="Siti")
    quiet = Standing(is_enrolled=True, last_on=TODAY - timedelta(days=30))
    busy = Standing(is_enrolled=True, last_on=YESTERDAY)
    with app.test_request_context():
        courses = {each: the_library().courses[each] for each in (COURSE, "anak-kita")}
        standings = {(siti.id, COURSE): quiet, (siti.id, "anak-kita"): busy}
        assert who_needs_help([siti], courses, standings, TODAY) == []


def test_who_was_only_enrolled_in_another_course_is_still_quiet(app: Flask) -> None:
    siti = Person(id=new_id(), name="Siti")
    quiet = Standing(is_enrolled=True, last_on=TODAY - timedelta(days=30))
    new = Standing(is_enrolled=True, began_on=YESTERDAY)
    with app.test_request_context():
        courses = {each: the_library().courses[each] for each in (COURSE, "anak-kita")}
        standings = {(siti.id, COURSE): quiet, (siti.id, "anak-kita"): new}
        (found,) = who_needs_help([siti], courses, standings, TODAY)
        assert [each.course.id for each in found.reasons] == [COURSE]


def test_who_enrolled_two_weeks_ago_and_never_began_is_quiet(app: Flask) -> None:
    (why,) = _why(app, Standing(is_enrolled=True, began_on=TODAY - timedelta(days=14)))
    assert why == "Tidak ada kemajuan 14 hari, sejak 10 November 2026."


def test_who_finished_or_left_needs_none(app: Flask) -> None:
    long_ago = TODAY - timedelta(days=90)
    assert _why(app, Standing(is_enrolled=True, last_on=long_ago, completed_on=long_ago)) == []
    assert _why(app, Standing(is_enrolled=False, last_on=long_ago)) == []


def test_a_quiz_that_was_failed_twice_is_named_and_one_failed_once_is_not(app: Flask) -> None:
    assert _why(app, _failing(FIRST_QUIZ, 1)) == []
    (why,) = _why(app, _failing(FIRST_QUIZ, 2))
    assert why.startswith("2 kali belum lulus: ")


def test_nobody_fails_a_pretest(app: Flask) -> None:
    assert _why(app, _failing(PRETEST, 2)) == []


def test_four_wrong_tries_on_one_question_stand_for_the_failing_too(app: Flask) -> None:
    (why,) = _why(app, _failing(FIRST_QUIZ, 4, stuck_at={FIRST_QUIZ}))
    assert why.startswith("Empat kali salah di satu soal: ")


def test_what_is_about_a_hard_subject_is_not_named(app: Flask) -> None:
    with app.test_request_context():
        course: Course = the_library().courses["bekal-jalan"]
        quiz = next(each for each in course.quizzes() if each.pass_mark and each.kind == "module")
    (why,) = _why(app, _failing(quiz.id, 2), course.id)
    assert quiz.title not in why
    assert "bagian pribadi" in why
