"""The page of a group: who is where, who needs help, and what is sent by whom."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert, select

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Enrollment, LessonCompletion
from rumahbelajar.learning.standings import standings_of
from rumahbelajar.library import the_library
from rumahbelajar.people.models import AgeBand, Category, Sex
from rumahbelajar.people.register import Traits, add_person, grant
from tests.conftest import Clock, Visit
from tests.desk.conftest import MakeGroup
from tests.house import KURIPAN, House
from tests.learning.learner import COURSE, FIRST_QUIZ, Learner

COURSES = ("anak-kita", "mulai-kecil", COURSE)


def test_everybody_stands_with_how_far_they_came(
    house: House, visit: Visit, make_group: MakeGroup
) -> None:
    melati = make_group(house.siti, house.rini)
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.read(next(siti.course.lessons()).id)
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}")
    assert "1 dari 2 orang terdaftar, 0 selesai." in budi.page
    assert f"1/{siti.lessons_in_all}" in budi.page
    assert "Modul 1 dari" in budi.page
    assert "Belum mendaftar" in budi.page
    assert f'1. <a href="/orang/{house.rini.id}">Rini Lestari</a>' in budi.page
    assert "Saat ini tidak ada yang tersendat." in budi.page


def test_who_was_quiet_for_two_weeks_is_invited_by_a_tap_and_on_paper(
    house: House, visit: Visit, make_group: MakeGroup, clock: Clock
) -> None:
    melati = make_group(house.siti)
    Learner(visit(house.siti), house.siti).enroll()
    clock.advance(days=20)
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}")
    assert "Tidak ada kemajuan 20 hari" in budi.page
    assert "https://wa.me/?text=Halo%20Siti%20Aminah%2C%20ini%20Budi%20Santoso" in budi.page
    budi.get(f"/kelompok/{melati}/pengingat")
    assert "Halo Siti Aminah, ini Budi Santoso dari Rumah Belajar Desa Kuripan." in budi.page
    assert "kemajuan" not in budi.page


def test_a_course_on_a_hard_subject_is_named_in_no_reminder(
    house: House, visit: Visit, make_group: MakeGroup, clock: Clock
) -> None:
    melati = make_group(house.siti, courses=("bekal-jalan",))
    hard = Learner(visit(house.siti), house.siti, "bekal-jalan").enroll().course
    clock.advance(days=20)
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}/pengingat")
    assert "Kapan ada waktu untuk belajar bersama lagi?" in budi.page
    assert hard.title not in budi.page


@pytest.mark.slow
def test_four_wrong_tries_on_one_question_mean_stuck(
    app: Flask, house: House, visit: Visit, make_group: MakeGroup, clock: Clock
) -> None:
    melati = make_group(house.siti)
    siti = Learner(visit(house.siti), house.siti).begin_learning()
    siti.read()
    for _try in range(4):
        siti.pass_quiz(FIRST_QUIZ, right=False)
        clock.advance(days=2)
    with app.app_context():
        standing = standings_of([house.siti.id], [COURSE])[house.siti.id, COURSE]
        assert standing.stuck_at == {FIRST_QUIZ}
    budi = visit(house.budi)
    budi.get(f"/kelompok/{melati}")
    assert "Empat kali salah di satu soal" in budi.page
    siti.pass_quiz(FIRST_QUIZ)
    budi.get(f"/kelompok/{melati}")
    assert "Empat kali salah" not in budi.page


def test_above_the_village_only_counts_are_seen(
    app: Flask, house: House, visit: Visit, make_group: MakeGroup, clock: Clock
) -> None:
    melati = make_group(house.siti, house.rini)
    Learner(visit(house.siti), house.siti).enroll()
    clock.advance(days=20)
    hartono = visit(house.hartono)
    assert hartono.get(f"/kelompok/{melati}").status_code == 200
    assert "1 orang butuh bantuan." in hartono.page
    assert "Siti" not in hartono.page
    assert "wa.me" not in hartono.page
    with app.app_context():
        grant(house.hartono.id, RoleKind.COORDINATOR, KURIPAN, granted_by=None)
        db.session.commit()
    hartono.get(f"/kelompok/{melati}")
    assert "Siti Aminah" in hartono.page
    assert "wa.me" not in hartono.page
    assert hartono.get(f"/kelompok/{melati}/pengingat").status_code == 404


def test_an_empty_group_says_what_to_do(house: House, visit: Visit, make_group: MakeGroup) -> None:
    budi = visit(house.budi)
    budi.get(f"/kelompok/{make_group()}")
    assert "Belum ada anggota" in budi.page
    budi.get(f"/kelompok/{make_group(house.siti, courses=())}")
    assert "Belum ada kursus" in budi.page


def test_a_course_that_is_being_mended_is_named(
    house: House, visit: Visit, make_group: MakeGroup
) -> None:
    budi = visit(house.budi)
    budi.get(f"/kelompok/{make_group(house.siti, courses=('kursus-lama',))}")
    assert "sedang diperbaiki" in budi.page


def test_sixty_people_in_three_courses_cost_no_more_queries_than_one(
    app: Flask,
    house: House,
    visit: Visit,
    make_group: MakeGroup,
    count_queries: Callable[..., Any],
) -> None:
    small = make_group(house.siti, courses=COURSES)
    large = make_group(courses=COURSES)
    _fill(app, small, [house.siti.id])
    _crowd(app, large)
    counts = []
    for group_id in (small, large):
        budi = visit(house.budi)
        budi.get("/")
        with count_queries() as seen:
            assert budi.get(f"/kelompok/{group_id}").status_code == 200
        counts.append(len(seen))
    assert "60 anggota" in budi.page
    assert counts[0] == counts[1] <= 14, counts


def _crowd(app: Flask, group_id: UUID) -> None:
    traits = Traits(Sex.FEMALE, AgeBand.FROM_25, Category.FAMILY)
    person_ids = [new_id() for _person in range(60)]
    with app.app_context():
        for number, person_id in enumerate(person_ids):
            add_person(person_id, f"Peserta {number}", KURIPAN, traits, added_by=None)
        since = db.session.scalars(select(GroupMember.since)).first() or date(2026, 1, 1)
        stays = [
            {"id": new_id(), "group_id": group_id, "person_id": person_id, "since": since}
            for person_id in person_ids
        ]
        db.session.execute(insert(GroupMember), stays)
        db.session.commit()
    _fill(app, group_id, person_ids)


def _fill(app: Flask, _group_id: UUID, person_ids: list[UUID]) -> None:
    """Let everybody understand every lesson of three courses."""
    day = date(2026, 11, 20)
    with app.app_context():
        courses = [the_library().courses[course_id] for course_id in COURSES]
        pairs = [(person_id, course) for person_id in person_ids for course in courses]
        db.session.execute(
            insert(Enrollment),
            [
                {"person_id": person_id, "course_id": course.id, "is_open": True, "opened_on": day}
                for person_id, course in pairs
            ],
        )
        db.session.execute(
            insert(LessonCompletion),
            [
                {
                    "person_id": person_id,
                    "lesson_id": lesson.id,
                    "course_id": course.id,
                    "completed_on": day,
                }
                for person_id, course in pairs
                for lesson in course.lessons()
            ],
        )
        db.session.commit()
