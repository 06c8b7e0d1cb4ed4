"""How people stand in a course: what a correction, a merge, and coming back make of it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.learning import enrolling, renaming
from rumahbelajar.learning.facts import (
    AttemptSubmitted,
    CertificateIssued,
    CompletionQuestioned,
    CompletionReached,
    EnrollmentOpened,
    LessonCompleted,
)
from rumahbelajar.ledger.merging import PersonsMerged, PersonsUnmerged
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.recording import record
from rumahbelajar.library import the_library
from rumahbelajar.people.models import AgeBand, Person
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Month, Period
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.summaries.reading import heard, median_days, sums, total
from rumahbelajar.reports.summaries.sums import Sum
from tests.conftest import Visit
from tests.house import KURIPAN, Dweller, House
from tests.learning.learner import COURSE as REAL_COURSE
from tests.learning.learner import Learner
from tests.reports.summaries import counted
from tests.reports.summaries.histories import VERSION

COURSE, OTHER = "uang-kiriman", "usaha-kecil"
YEAR = Period(Month(2026, 1), Month(2026, 12))
BEGUN = EnrollmentOpened(COURSE, VERSION, "P", "25-34", "cpmi", "MY")


def tell(payload: Any, who: Dweller, day: date, replaces: UUID | None = None) -> Fact:
    return record(
        payload,
        subject_id=who.id,
        actor_id=who.id,
        village_code=who.village,
        occurred_on=day,
        replaces=replaces,
    )


def submitted(quiz: str, mark: int | None) -> AttemptSubmitted:
    asked = ("satu",), ("null",), (mark,)
    return AttemptSubmitted(COURSE, f"{COURSE}/{quiz}", VERSION, UUID(int=1), *asked, mark, None)


def counts(found: Sum, *names: str) -> tuple[int, ...]:
    return tuple(getattr(found, name) for name in names)


def in_course(course: str = COURSE) -> Sum:
    return total(Asked("", YEAR, course))


def test_two_courses_are_one_person(app: Flask, house: House) -> None:
    with app.app_context():
        tell(BEGUN, house.siti, date(2026, 3, 2))
        second = EnrollmentOpened(OTHER, VERSION, "P", "35-44", "pmi_purna", "HK")
        tell(second, house.siti, date(2026, 2, 1))
        assert [each.enrolled for each in (in_course(), in_course(OTHER), in_course(""))] == [1] * 3
        by_age = sums(Asked("", YEAR, age_band="35-44"))
        assert by_age[0].enrolled == 1, "the traits are those of the first enrollment"
        assert total(Asked("", Period(Month(2026, 3), Month(2026, 3)))).enrolled == 0


def test_who_leaves_and_comes_back_keeps_month_and_traits(app: Flask, house: House) -> None:
    with app.app_context():
        course = the_library().courses[REAL_COURSE]
        enrolling.enroll(house.siti.id, course)
        before = in_course(REAL_COURSE)
        assert counts(before, "enrolled", "withdrawn") == (1, 0)
        person = db.session.get_one(Person, house.siti.id)
        person.age_band = AgeBand.FROM_60
        enrolling.withdraw(house.siti.id, REAL_COURSE, told_by=house.budi.id)
        assert counts(in_course(REAL_COURSE), "enrolled", "withdrawn") == (1, 1)
        row = db.session.get_one(StandingInCourse, (house.siti.id, REAL_COURSE))
        assert (row.age_band, row.village_code, row.is_open) == ("25-34", KURIPAN, False)
        assert row.category == "keluarga_pmi"
        enrolling.enroll(house.siti.id, course)
        assert in_course(REAL_COURSE) == before
        db.session.expire_all()
        row = db.session.get_one(StandingInCourse, (house.siti.id, REAL_COURSE))
        assert (row.age_band, row.is_open) == ("25-34", True)


def test_gain_is_of_the_first_pretest_and_the_best_posttest(app: Flask, house: House) -> None:
    with app.app_context():
        tell(BEGUN, house.siti, date(2026, 3, 2))
        tell(submitted("posttest", 55), house.siti, date(2026, 3, 9))
        tell(submitted("pretest", 90), house.siti, date(2026, 3, 8))
        tell(submitted("pretest", 40), house.siti, date(2026, 3, 3))
        tell(submitted("pretest", None), house.siti, date(2026, 3, 2))
        tell(submitted("posttest", 70), house.siti, date(2026, 3, 10))
        tell(submitted("posttest", 60), house.siti, date(2026, 3, 11))
        tell(submitted("modul/quiz", 100), house.siti, date(2026, 3, 12))
        names = "both_tests", "pretest_marks", "posttest_marks", "rose", "rose_much"
        assert counts(in_course(), *names) == (1, 40, 70, 0, 1)
        assert counts(in_course(""), *names) == (0, 0, 0, 0, 0)


def test_questioned_completion_counts_and_so_does_a_second_one(app: Flask, house: House) -> None:
    with app.app_context():
        tell(BEGUN, house.siti, date(2026, 3, 2))
        reached = tell(CompletionReached(COURSE, VERSION), house.siti, date(2026, 3, 12))
        before = in_course()
        assert counts(before, "completed", "within_14", "finished", "active") == (1, 1, 1, 0), (
            "active is of the last month"
        )
        tell(
            CompletionQuestioned(COURSE, VERSION, date(2026, 3, 12)),
            house.siti,
            date(2026, 5, 1),
            replaces=reached.id,
        )
        assert in_course() == before
        tell(CompletionReached(COURSE, VERSION), house.siti, date(2026, 6, 1))
        assert in_course() == before


def test_certificate_made_anew_stays_in_the_month_of_the_first(
    app: Flask, house: House, visit: Visit
) -> None:
    Learner(visit(house.siti), house.siti).finish()
    with app.app_context():
        row = db.session.get_one(StandingInCourse, (house.siti.id, REAL_COURSE))
        first = row.certified_on
        assert first is not None
        renaming.rename(house.siti.id, "Siti Aminah binti Ahmad", told_by=house.budi.id)
        db.session.expire_all()
        row = db.session.get_one(StandingInCourse, (house.siti.id, REAL_COURSE))
        assert row.certified_on == first
        anew = db.session.scalars(select(Fact).where(Fact.kind == "certificate.reissued")).one()
        assert f'"first_on":"{first}"' in anew.payload


def test_merged_people_are_one_and_two_again_when_parted(app: Flask, house: House) -> None:
    with app.app_context():
        for who, day in ((house.siti, 5), (house.rini, 3)):
            tell(BEGUN, who, date(2026, 3, day))
            lesson = LessonCompleted(COURSE, f"{COURSE}/modul/satu", VERSION)
            tell(lesson, who, date(2026, 3, day))
        two = in_course()
        merged = tell(PersonsMerged(house.rini.id), house.siti, date(2026, 4, 1))
        march = Asked("", Period(Month(2026, 3), Month(2026, 3)), COURSE)
        assert counts(total(march), "enrolled", "active") == (1, 1)
        tell(PersonsUnmerged(house.rini.id), house.siti, date(2026, 4, 2), replaces=merged.id)
        assert in_course() == two
        assert counts(total(march), "enrolled", "active") == (2, 2)


def test_nothing_counts_before_an_enrollment_is_known(app: Flask, house: House) -> None:
    with app.app_context():
        tell(CompletionReached(COURSE, VERSION), house.siti, date(2026, 3, 12))
        tell(CertificateIssued(COURSE, VERSION, "0" * 16, "RB-1"), house.siti, date(2026, 3, 12))
        assert in_course() == Sum()
        tell(BEGUN, house.siti, date(2026, 1, 2))
        assert counts(in_course(), "enrolled", "completed", "certificates", "within_84") == (1,) * 4
        assert heard(Asked("", YEAR)).villages == 1
        assert heard(Asked("", YEAR)).of == 2
        assert heard(Asked("32", YEAR)).villages == 0
        assert heard(Asked("", Period(Month(2026, 4), Month(2026, 12)))).villages == 0


def test_median_lies_within_its_bucket() -> None:
    assert median_days(Sum()) is None
    assert median_days(Sum(completed=2, within_7=2)) == 4
    assert median_days(Sum(completed=4, within_7=1, within_14=3)) == 9
    assert median_days(Sum(completed=1, later=1)) == 273


def test_second_lesson_of_a_day_adds_no_delta(
    app: Flask, house: House, count_queries: Callable[..., Any]
) -> None:
    with app.app_context():
        tell(BEGUN, house.siti, date(2026, 3, 2))
        first = LessonCompleted(COURSE, f"{COURSE}/modul/satu", VERSION)
        tell(first, house.siti, date(2026, 3, 2))
        waiting = counted.deltas()
        with count_queries() as seen:
            tell(
                LessonCompleted(COURSE, f"{COURSE}/modul/dua", VERSION),
                house.siti,
                date(2026, 3, 2),
            )
        assert counted.deltas() == waiting
        summed = [each for each in seen if "course_standing" in each or "active_month" in each]
        assert len(summed) == 2


def test_sums_are_read_by_one_statement(
    app: Flask, house: House, count_queries: Callable[..., Any]
) -> None:
    with app.app_context():
        tell(BEGUN, house.siti, date(2026, 3, 2))
        db.session.commit()
        with count_queries() as seen:
            total(Asked("33", YEAR))
            total(Asked("33.07.10", YEAR, sex="P"))
            heard(Asked("33", YEAR))
        assert len(seen) == 3
