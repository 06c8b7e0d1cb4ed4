"""The page of a group whose course counts its meetings: who came, and who is done by it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.formats import day
from rumahbelajar.groups import together
from rumahbelajar.groups.models import Group as GroupRow
from rumahbelajar.learning.standings import standings_of
from tests.conftest import Clock, MakeApp, Visit
from tests.courses.sample import write_courses
from tests.house import House
from tests.learning.learner import Learner
from tests.learning.meeting_course import (
    BY_MEETINGS,
    COURSE_ID,
    NO_POSTTEST,
    Group,
    first_day,
    make_group,
)


@pytest.fixture
def program(make_app: MakeApp, tmp_path: Path) -> Flask:
    return make_app(courses=write_courses(tmp_path / "courses", **(BY_MEETINGS | NO_POSTTEST)))


@pytest.fixture
def melati(program: Flask, house: House, visit: Visit) -> Group:
    """A group with Siti, who takes the course, and Rini, who does not yet."""
    group = make_group(program, house, [house.siti.id, house.rini.id])
    with program.app_context():
        together.choose_courses(db.session.get_one(GroupRow, group.id), (COURSE_ID,))
        db.session.commit()
    Learner(visit(house.siti, program), house.siti, COURSE_ID).enroll()
    return group


def test_page_says_who_came_how_often_and_who_finished_by_it(
    program: Flask, house: House, visit: Visit, melati: Group
) -> None:
    melati.hold(0)
    budi = visit(house.budi, program)
    page = f"/kelompok/{melati.id}"
    budi.get(page)
    assert 'data-label="Hadir">1/2<' in budi.page
    assert 'data-label="Komitmen">0/1<' in budi.page
    assert "Lewat pertemuan" in budi.page
    assert "lewat pertemuan." not in budi.page
    melati.tell(0, house.siti)
    budi.post(f"/pertemuan/{melati.meetings[1]}/sisanya-hadir")
    budi.post(f"/pertemuan/{melati.meetings[1]}/tutup")
    budi.follow()
    assert "1 orang menyelesaikan kursus ini." in budi.page
    budi.get(page)
    assert "1 selesai. 1 di antaranya lewat pertemuan." in budi.page
    assert 'data-label="Hadir">2/2<' in budi.page


def test_person_page_tells_of_meetings_and_no_day_to_come_is_one_of_learning(
    program: Flask, house: House, visit: Visit, melati: Group, clock: Clock
) -> None:
    melati.hold(0)
    clock.set(clock.moment - timedelta(days=30))
    budi = visit(house.budi, program)
    budi.get(f"/orang/{house.siti.id}")
    assert "Hadir 1 dari 2, komitmen 0 dari 1" in budi.page
    with program.app_context():
        today = day(clock.moment.date())
    assert f"Terakhir belajar {today}" in budi.page
    budi.get(f"/kelompok/{melati.id}")
    assert f'data-label="Terakhir belajar">{today}<' in budi.page
    assert "dihitung sesudah daftar hadir ditutup" in budi.page


def test_day_of_a_meeting_is_a_day_of_progress(program: Flask, house: House, melati: Group) -> None:
    melati.hold(0)
    melati.hold(1, house.siti)
    with program.app_context():
        standing = standings_of([house.siti.id], [COURSE_ID])[house.siti.id, COURSE_ID]
        first = first_day()
    assert standing.last_on == first
    assert (standing.guides, standing.told) == ({"ke-1"}, set())


def test_meetings_cost_one_query_more_however_many_there_are(
    program: Flask, house: House, melati: Group, count_queries: Callable[..., Any]
) -> None:
    counts = []
    for place in (None, 0, 1):
        if place is not None:
            melati.hold(place)
        with program.app_context(), count_queries(program) as seen:
            standings_of([house.siti.id, house.rini.id], [COURSE_ID])
        counts.append(len(seen))
    assert counts == [counts[0]] * 3
