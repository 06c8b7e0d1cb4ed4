"""The page of a course that counts its meetings: how far, what is needed, and the next one."""

import re
from datetime import date
from html import unescape

import pytest
from flask import Flask

from rumahbelajar.access import Viewer
from rumahbelajar.database import db
from rumahbelajar.meetings import planning, standing
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan
from tests.conftest import Clock
from tests.house import House
from tests.learning.learner import Learner
from tests.learning.meeting_course import BY_MEETINGS, COURSE_ID, NO_POSTTEST, Group, make_group

PAGE = f"/kursus/{COURSE_ID}"


@pytest.fixture
def program(serve_courses) -> Flask:
    return serve_courses(**BY_MEETINGS)


@pytest.fixture
def melati(program: Flask, house: House) -> Group:
    return make_group(program, house, [house.siti.id])


@pytest.fixture
def siti(program: Flask, house: House, visit) -> Learner:
    return Learner(visit(house.siti, program), house.siti, COURSE_ID)


def seen(learner: Learner, path: str = PAGE) -> str:
    assert learner.get(path).status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(learner.page)).split())


def move(group: Group, place: int, day: date) -> None:
    with group.app.app_context():
        meeting = db.session.get_one(Meeting, group.meetings[place])
        to = Plan(day, "09:00", 60, "Asia/Jakarta", "Rumah Bu RT")
        planning.change(group.budi, meeting, meeting.plan_fact, to)
        db.session.commit()


def test_page_says_how_far_what_is_needed_and_when_the_next_meeting_is(
    melati: Group, siti: Learner, house: House, clock: Clock
) -> None:
    siti.enroll()
    move(melati, 2, date(2026, 11, 30))
    assert "Hadir 0 dari 2, komitmen 0 dari 1" in seen(siti)
    melati.hold(0)
    page = seen(siti)
    assert "Hadir 1 dari 2, komitmen 0 dari 1." in page
    assert "Masih perlu: hadir 1 kali lagi dan menceritakan hasil 1 komitmen." in page
    assert "Senin, 30 November 2026 , 09.00–10.00 WIB, Rumah Bu RT" in page
    assert "Lewat pertemuan: hadir 1 dari 2, komitmen 0 dari 1" in page
    assert '<progress class="bar" value="1" max="3"' in siti.page
    assert "Lewat pertemuan: hadir 1 dari 2" in seen(siti, "/")


def test_after_enough_meetings_only_the_posttest_is_left(
    melati: Group, siti: Learner, house: House
) -> None:
    siti.enroll()
    melati.hold(0)
    melati.hold(1)
    assert melati.tell(0, house.siti) == 0
    page = seen(siti)
    assert "Pertemuan Anda sudah cukup. Tinggal tes akhir." in page
    assert "Mulai tes akhir" in page
    assert "Kerjakan tes awal dulu" not in page
    siti.take(f"{COURSE_ID}/posttest")
    assert "Selamat! Kursus ini sudah selesai." in seen(siti)


def test_who_has_no_group_and_never_came_is_told_of_lessons_only(siti: Learner) -> None:
    assert "Bisa juga lewat pertemuan kelompok: hadir 2 kali." in seen(siti)
    siti.enroll()
    assert "pertemuan" not in seen(siti).lower()


def test_meeting_of_another_group_and_a_cancelled_one_are_not_named(
    program: Flask, house: House, siti: Learner
) -> None:
    other = make_group(program, house, [house.rini.id])
    move(other, 0, date(2026, 12, 1))
    mine = make_group(program, house, [house.siti.id])
    move(mine, 0, date(2026, 12, 3))
    siti.enroll()
    assert "3 Desember 2026" in seen(siti)
    with program.app_context():
        viewer: Viewer = mine.budi
        standing.cancel(viewer, db.session.get_one(Meeting, mine.meetings[0]), "Hujan")
        db.session.commit()
    assert "Desember 2026" not in seen(siti)


def test_page_with_meetings_asks_six_times_at_most(
    melati: Group, siti: Learner, count_queries
) -> None:
    siti.enroll()
    melati.hold(0)
    move(melati, 2, date(2026, 11, 30))
    siti.get(PAGE)
    with count_queries(siti.app) as asked:
        siti.get(PAGE)
    assert "Pertemuan berikutnya" in siti.page
    assert len(asked) <= 6, asked


def test_who_enrolls_after_enough_meetings_takes_the_certificate_at_once(
    serve_courses, house: House, visit
) -> None:
    program = serve_courses(**(BY_MEETINGS | NO_POSTTEST))
    siti = Learner(visit(house.siti, program), house.siti, COURSE_ID)
    group = make_group(program, house, [house.siti.id])
    for place in (0, 1):
        group.hold(place)
    group.tell(0, house.siti)
    siti.enroll()
    page = seen(siti)
    assert "Pertemuan Anda sudah cukup." in page
    assert "Ambil sertifikat" in page
    siti.sent(f"{PAGE}/selesai")
    assert "Selamat! Kursus ini sudah selesai." in seen(siti)
