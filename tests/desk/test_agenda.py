"""The home of who leads meetings: today's with the roll, what lacks one, and the next step."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.desk.first_steps import first_step
from rumahbelajar.desk.own_groups import OwnGroup
from rumahbelajar.groups.models import Group, GroupFacilitator
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import planning, standing
from rumahbelajar.meetings.listing import Agenda
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import Role
from tests.conftest import Clock, Visit
from tests.desk.conftest import MakeGroup
from tests.house import KENANGA, KURIPAN, Dweller, House
from tests.meetings.conftest import as_viewer

TODAY = date(2026, 11, 24)
MakeMeeting = Callable[..., UUID]


@pytest.fixture
def plan(app: Flask, house: House, clock: Clock) -> MakeMeeting:
    def make(
        days: int, group: UUID | None = None, village: str = KURIPAN, guide: int | None = None
    ) -> UUID:
        budi = as_viewer(house.budi)
        with app.app_context():
            meeting_id = new_id()
            planned = Plan(
                TODAY + timedelta(days), "14:00", 90, "Asia/Jakarta", "Balai Desa", "Rembuk"
            )
            whose = Whose(village, group)
            if guide is None:
                planning.plan(budi, meeting_id, whose, planned)
            else:
                planning.plan_series(
                    budi,
                    meeting_id,
                    whose=whose,
                    course_id="anak-kita",
                    guides=the_library().courses["anak-kita"].meetings[guide - 1 : guide],
                    days=[planned.on],
                    first=planned,
                )
            db.session.commit()
        return meeting_id

    return make


def home(visit: Visit, dweller: Dweller) -> str:
    visitor = visit(dweller)
    visitor.get("/")
    return visitor.page


def test_todays_meeting_is_one_tap_from_its_roll(
    house: House, visit: Visit, plan: MakeMeeting, make_group: MakeGroup
) -> None:
    meeting = plan(0, make_group(house.siti))
    page = home(visit, house.budi)
    assert "Hari ini 14.00–15.30 WIB" in page
    assert "Melati · Balai Desa" in page
    assert f'href="/pertemuan/{meeting}/daftar-hadir"' in page


def test_meeting_is_called_by_its_number_and_one_on_a_hard_subject_by_that_alone(
    house: House, visit: Visit, plan: MakeMeeting, make_group: MakeGroup
) -> None:
    melati = make_group(house.siti)
    plan(0, melati, guide=3)
    plan(7, melati, guide=7)
    page = home(visit, house.budi)
    assert "Pertemuan 3: " in page
    assert "Pertemuan 7</" in page


def test_what_lacks_a_roll_is_counted_until_it_is_closed_or_cancelled(
    app: Flask, house: House, visit: Visit, plan: MakeMeeting, make_group: MakeGroup
) -> None:
    melati = make_group(house.siti)
    closed, cancelled, _waiting = (plan(-days, melati) for days in (9, 300, 5))
    assert 'tampil=belum&amp;hal=1"' in home(visit, house.budi)
    with app.app_context():
        budi = as_viewer(house.budi)
        standing.close(budi, db.session.get_one(Meeting, closed))
        standing.cancel(budi, db.session.get_one(Meeting, cancelled), "Banjir")
        db.session.commit()
    page = home(visit, house.budi)
    assert '<span class="chip">1</span>' in page
    assert page.count("Daftar hadirnya belum ditutup") == 1


def test_every_meeting_of_today_is_shown_and_the_next_one_too(
    house: House, visit: Visit, plan: MakeMeeting, make_group: MakeGroup
) -> None:
    melati = make_group(house.siti)
    for _each in range(13):
        plan(0, melati)
    plan(3, melati)
    page = home(visit, house.budi)
    assert page.count("Hari ini 14.00") == 13
    assert "Berikutnya: Jumat, 27 November 2026" in page


def test_number_of_those_without_a_roll_is_that_of_the_list(
    app: Flask, house: House, visit: Visit, plan: MakeMeeting, make_group: MakeGroup
) -> None:
    melati = make_group(house.siti)
    plan(-5, melati)
    plan(-6, village=KENANGA)
    with app.app_context():
        since = TODAY - timedelta(90)
        led = GroupFacilitator(group_id=melati, person_id=house.ratna.id, since=since)
        who = {"person_id": house.ratna.id, "granted_at": clock.now()}
        role = Role(kind=RoleKind.FACILITATOR, area_code=KENANGA, **who)
        db.session.add_all([led, role])
        db.session.commit()
    for dweller in (house.budi, house.ratna):
        visitor = visit(dweller)
        visitor.get("/")
        link = r'href="(/pertemuan\?tampil=belum[^"]+)".*?"chip">(\d+)<'
        (found,) = re.findall(link, visitor.page, re.DOTALL)
        visitor.get(unescape(found[0]))
        assert visitor.page.count("Rembuk</") == int(found[1]), dweller.name


@pytest.mark.parametrize(
    ("people", "members", "expected"),
    [(0, None, "people"), (3, None, "group"), (3, 0, "members"), (3, 2, "meetings")],
)
def test_first_step_is_the_first_that_is_not_done(
    house: House, people: int, members: int | None, expected: str
) -> None:
    nothing = Agenda([], None, 0, "")
    groups = [] if members is None else [OwnGroup(Group(name="Melati"), members, 0)]
    budi = as_viewer(house.budi)
    assert first_step(budi, nothing, people, groups) == expected
    assert first_step(budi, Agenda([], None, 1, ""), people, groups) is None
    assert first_step(replace(budi, roles=()), nothing, people, groups) is None


def test_new_facilitator_is_led_from_step_to_step(
    app: Flask, house: House, visit: Visit, plan: MakeMeeting, make_group: MakeGroup
) -> None:
    assert "Buat kelompok" in home(visit, house.budi)
    make_group()
    assert "Tambahkan anggota" in home(visit, house.budi)
    melati = make_group(house.siti)
    assert "Rencanakan pertemuan" in home(visit, house.budi)
    plan(3, melati)
    page = home(visit, house.budi)
    assert "Rencanakan pertemuan" not in page
    assert "Berikutnya: Jumat, 27 November 2026" in page


def test_admin_is_told_of_their_own_village_alone(
    house: House, visit: Visit, plan: MakeMeeting
) -> None:
    plan(0)
    plan(0, village=KENANGA)
    assert home(visit, house.ratna).count("Hari ini 14.00") == 1
    assert "Langkah berikutnya" not in home(visit, house.kasih)


def test_many_meetings_cost_no_more_queries(
    house: House,
    visit: Visit,
    plan: MakeMeeting,
    make_group: MakeGroup,
    count_queries: Callable[..., Any],
) -> None:
    melati = make_group(house.siti)
    counts = []
    for _round in range(2):
        for days in (*range(-20, 0), 0, 0, 7, 14):
            plan(days, melati)
        budi = visit(house.budi)
        with count_queries() as seen:
            budi.get("/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 25, counts
