"""Sixty people in three courses, and twenty meetings: no page about them asks more than for six."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.learning.models import Certificate
from rumahbelajar.library import the_library
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.planning import Plan, Whose
from tests.bench.likeness import Likeness
from tests.bench.village import learn, steps_of
from tests.conftest import Clock, Visit
from tests.desk.conftest import MakeGroup
from tests.house import KURIPAN, House
from tests.meetings.conftest import as_viewer

FINISHED, *BEGUN = COURSES = ("uang-kiriman", "anak-kita", "mulai-kecil")
PEOPLE, MEETINGS = (6, 60), (2, 20)
PAGES = (
    "/kelompok/{group}",
    "/kelompok/{group}/anggota",
    "/kelompok/{group}/anggota?cari=peserta",
    "/orang/persetujuan-bersama?kelompok={group}",
    "/kelompok/{group}/atur",
    "/kelompok/{group}/pengingat",
    f"/kelompok/{{group}}/kursus/{BEGUN[0]}/daftarkan",
    f"/kelompok/{{group}}/kursus/{FINISHED}/sertifikat.pdf",
    "/pertemuan?kelompok={group}",
    "/pertemuan/{meeting}",
    "/pertemuan/{meeting}/daftar-hadir",
    "/pertemuan/{meeting}/lembar",
    "/pertemuan/{meeting}/dari-kertas",
    "/pertemuan/{meeting}/komitmen",
    "/pertemuan/{meeting}/kelompok-kecil",
)


@dataclass(frozen=True)
class Crowd:
    """A group, and one of its meetings."""

    group: UUID
    meeting: UUID


@pytest.fixture
def crowds(clock: Clock, app: Flask, house: House, make_group: MakeGroup) -> list[Crowd]:
    """A small group and a large one, whose people all finished one course and halted in two."""
    made = [(make_group(courses=COURSES), people) for people in PEOPLE]
    with app.app_context():
        ids = _people(sum(PEOPLE))
        crowds = []
        for (group_id, people), meetings in zip(made, MEETINGS, strict=True):
            since = clock.moment.date()
            for person_id in ids[:people]:
                stay = GroupMember(group_id=group_id, person_id=person_id, since=since)
                db.session.add(stay)
            ids = ids[people:]
            db.session.flush()
            crowds.append(Crowd(group_id, _meetings(house, group_id, since, meetings)))
        db.session.commit()
    return crowds


def _people(count: int) -> list[UUID]:
    """Let one learn by the rules, and the others be as that one is."""
    courses = the_library().courses
    steps = list(steps_of(courses[FINISHED]))
    for course_id in BEGUN:
        begun = list(steps_of(courses[course_id]))
        steps += begun[: len(begun) // 2]
    first = learn("Peserta 0", steps)
    db.session.flush()
    copies = Likeness(first).copy([f"Peserta {number}" for number in range(1, count)])
    return [first, *(each[first] for each in copies)]


def _meetings(house: House, group_id: UUID, first: date, count: int) -> UUID:
    for number in range(count):
        day = first + timedelta(days=7 * number)
        planned = Plan(day, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara dari jauh")
        planning.plan(as_viewer(house.budi), meeting := new_id(), Whose(KURIPAN, group_id), planned)
    return meeting


@pytest.mark.slow
def test_no_page_asks_more_for_sixty_than_for_six(
    clock: Clock,
    app: Flask,
    house: House,
    visit: Visit,
    crowds: list[Crowd],
    count_queries: Callable[..., Any],
) -> None:
    with app.app_context():
        assert len(db.session.scalars(select(Certificate)).all()) == sum(PEOPLE)
    clock.advance(days=140)  # Past the last meeting of both: what is past is asked more of.
    budi = visit(house.budi)
    budi.get("/")
    asked = {}
    for path in PAGES:
        counts = []
        for crowd in crowds:
            with count_queries() as seen:
                answer = budi.get(path.format(group=crowd.group, meeting=crowd.meeting))
            assert answer.status_code == 200, path
            counts.append(len(seen))
        asked[path] = counts
    assert {path: counts for path, counts in asked.items() if len(set(counts)) > 1} == {}
    assert max(counts[0] for counts in asked.values()) <= 14, asked
