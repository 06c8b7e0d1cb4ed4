"""Two entries that are merged while people come: their cards, and whoever taps at the same time."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.groups import making
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.ids import new_id
from rumahbelajar.ledger import verifying
from rumahbelajar.ledger.merge_models import Alias, Merge
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, WalkIn
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people import cards
from rumahbelajar.people.house import today_in
from tests.conftest import Visit
from tests.desk.merged import merge
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import LONG_AGO, as_viewer
from tests.visitor import Visitor, at_once


@pytest.fixture
def meeting(app: Flask, house: House) -> UUID:
    """The id of a meeting of today of a group in which only Rini is."""
    viewer = as_viewer(house.budi)
    with app.app_context():
        making.add_group(viewer, group_id := new_id(), KURIPAN, "Melati")
        db.session.add(GroupMember(group_id=group_id, person_id=house.rini.id, since=LONG_AGO))
        planned = Plan(today_in(KURIPAN), "14:00", 90, "Asia/Jakarta", "Balai Desa", "Bicara")
        planning.plan(viewer, meeting_id := new_id(), Whose(KURIPAN, group_id), planned)
        db.session.commit()
    return meeting_id


@pytest.fixture
def budi(house: House, visit: Visit, meeting: UUID) -> Caller:
    return Caller(visit(house.budi), meeting)


def nothing_is_wrong(app: Flask) -> None:
    with app.app_context():
        assert not list(verifying.verify().wrong)


def card_of(app: Flask, person_id: UUID) -> str:
    with app.app_context():
        token = cards.make_card(person_id)
        db.session.commit()
    return token


def test_card_of_the_one_kept_marks_them_where_the_other_was_expected(
    app: Flask, house: House, budi: Caller
) -> None:
    token = card_of(app, house.siti.id)
    merge(app, house)
    budi.visitor.get(f"/k/{token}")
    budi.visitor.follow()
    assert "Tandai hadir: Siti Aminah" in budi.page
    assert "belum ada di daftar" not in budi.page
    assert budi.press("hadir-dengan-kartu", orang=str(house.siti.id), terlihat="") == 303
    assert [row.person_id for row in rows(app, Attendance)] == [house.siti.id]
    assert len(rows(app, RollRow)) == 1
    nothing_is_wrong(app)


def test_card_of_the_entry_given_up_opens_nothing_any_more(
    app: Flask, house: House, budi: Caller
) -> None:
    token = card_of(app, house.rini.id)
    stranger = Visitor(app)
    stranger.get(f"/k/{token}")
    assert stranger.post(f"/k/{token}").status_code == 303
    merge(app, house)
    assert stranger.get("/akun").status_code == 303, "whoever was signed in is out"
    assert stranger.post(f"/k/{token}").status_code != 303
    assert budi.visitor.get(f"/orang/{house.rini.id}/tandai-hadir").status_code == 404


def test_walk_in_who_was_joined_with_the_entry_given_up_is_on_the_list_once(
    app: Flask, house: House, budi: Caller
) -> None:
    walk_in = {"walk_in_id": str(new_id()), "name": "Bu Sit", "sex": "P", "age_band": "25-34"}
    assert budi.press("datang-langsung", **walk_in) == 303
    (found,) = rows(app, WalkIn)
    at = f"datang-langsung/{found.id}/gabungkan"
    assert budi.press(at, orang=str(house.rini.id)) == 303
    merge(app, house)
    page = budi.look()
    assert page.count("Siti Aminah") >= 1
    assert "Rini Lestari" not in page
    assert "Hadir 1" in page
    nothing_is_wrong(app)


def test_merging_twice_at_once_and_crosswise_is_one_merge(
    app: Flask, house: House, visit: Visit
) -> None:
    siti, rini = str(house.siti.id), str(house.rini.id)
    visitors = [visit(house.budi), visit(house.ratna), visit(house.budi)]
    told = [(siti, rini), (rini, siti), (siti, rini)]

    def press(visitor: Visitor) -> Any:
        kept, other = told[visitors.index(visitor)]
        return visitor.post(f"/orang/{kept}/gabungkan", {"tetap": kept, "dengan": other})

    at_once(visitors, press)
    assert len(rows(app, Merge)) == len(rows(app, Alias)) == 1
    nothing_is_wrong(app)


def test_who_is_marked_while_two_are_merged_and_the_roll_is_closed_counts_once(
    app: Flask, house: House, budi: Caller, visit: Visit
) -> None:
    siti, rini = str(house.siti.id), str(house.rini.id)
    budi.press("tambah-peserta", orang=siti)
    pressed = [
        (f"/orang/{siti}/gabungkan", {"tetap": siti, "dengan": rini}),
        (f"{budi.path}/sisanya-hadir", {}),
        (f"{budi.path}/daftar-hadir", {"tap": f"{rini}::late"}),
        (f"{budi.path}/hadir-dengan-kartu", {"orang": siti}),
        (f"{budi.path}/tutup", {}),
    ]
    visitors = [visit(house.budi) for _each in pressed]
    statuses = at_once(visitors, lambda who: who.post(*pressed[visitors.index(who)]))
    assert set(statuses) <= {303, 404, 409, 422}, statuses
    budi.look()
    (row,) = [row for row in rows(app, Attendance) if row.person_id == house.siti.id]
    assert row.facts >= 1
    nothing_is_wrong(app)
