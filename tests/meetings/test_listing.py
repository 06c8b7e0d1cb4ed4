"""The list of meetings: by part and page by page, however many there are."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.access import RoleKind
from rumahbelajar.clock import now
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import Role
from tests.conftest import Clock, Visit
from tests.house import KENANGA, KURIPAN, House
from tests.meetings.caller import Caller
from tests.meetings.conftest import as_viewer
from tests.visitor import Visitor


def plan(app: Flask, house: House, days: int, whose: Whose, place: str) -> None:
    with app.app_context():
        planned = Plan(
            today_in(KURIPAN) + timedelta(days), "14:00", 90, "Asia/Jakarta", place, "Rembuk"
        )
        planning.plan(as_viewer(house.budi), new_id(), whose, planned)
        db.session.commit()


@pytest.fixture
def budi(house: House, visit: Visit) -> Visitor:
    return visit(house.budi)


def test_what_lacks_a_roll_stands_first_and_however_old_is_reached(
    app: Flask, house: House, budi: Visitor, melati: UUID
) -> None:
    whose = Whose(KURIPAN, melati)
    plan(app, house, 7, whose, "Nanti")
    for number in range(52):
        plan(app, house, -10 - 7 * number, whose, f"Tempat {number}.")
    budi.get("/pertemuan")
    assert budi.page.index("belum ditutup") < budi.page.index("Yang akan datang")
    assert "Tempat 19." in budi.page
    assert "Tempat 20." not in budi.page
    assert "Lihat semua 52" in budi.page
    budi.get("/pertemuan?tampil=belum&hal=1")
    assert "halaman 1 dari 2" in budi.page
    assert "Nanti" not in budi.page
    budi.get("/pertemuan?tampil=belum&hal=2")
    assert "Tempat 51." in budi.page
    for strange in ("tampil=belum&hal=9", "tampil=lewat&hal=-1"):
        budi.get(f"/pertemuan?{strange}")
        assert "Tidak ada pertemuan di sini" in budi.page


def test_one_of_several_villages_is_chosen(
    app: Flask, house: House, visit: Visit, ratna: Visitor
) -> None:
    plan(app, house, 7, Whose(KURIPAN), "Balai Kuripan")
    plan(app, house, 8, Whose(KENANGA), "Balai Kenanga")
    ratna.get("/pertemuan")
    assert "Balai Kuripan" in ratna.page
    assert "Balai Kenanga" in ratna.page
    ratna.get(f"/pertemuan?desa={KENANGA}")
    assert "Balai Kuripan" not in ratna.page
    assert "Balai Kenanga" in ratna.page
    one = visit(house.kasih)
    one.get(f"/pertemuan?desa={KURIPAN}")
    assert "Balai Kuripan" not in one.page
    assert 'name="desa"' not in one.page


def test_group_page_leads_to_its_meetings(budi: Visitor, melati: UUID) -> None:
    budi.get(f"/kelompok/{melati}")
    assert f'href="/pertemuan?kelompok={melati}"' in budi.page
    assert f'href="/pertemuan/rangkaian?kelompok={melati}"' in budi.page


@pytest.fixture
def ratna(app: Flask, house: House, visit: Visit) -> Visitor:
    """The admin of Kuripan, who looks after Kenanga, too."""
    with app.app_context():
        db.session.add(
            Role(
                person_id=house.ratna.id,
                kind=RoleKind.ADMIN,
                area_code=KENANGA,
                granted_at=now(),
            )
        )
        db.session.commit()
    return visit(house.ratna)


def test_empty_roll_of_a_whole_village_asks_for_no_group(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        planned = Plan(today_in(KURIPAN), "14:00", 90, "Asia/Jakarta", "Balai Desa", "Warga desa")
        planning.plan(as_viewer(house.budi), meeting_id := new_id(), Whose(KURIPAN), planned)
        db.session.commit()
    page = Caller(visit(house.budi), meeting_id).page
    assert "Ini pertemuan untuk semua warga desa. Cari atau catat siapa yang datang." in page
    assert "anggota kelompoknya" not in page


def test_closed_meeting_of_a_day_to_come_has_not_been_yet(
    clock: Clock, budi: Visitor, meeting: UUID
) -> None:
    caller = Caller(budi, meeting)
    caller.tap("Rini", "present")
    caller.press("tutup")
    budi.get("/pertemuan")
    assert "Bicara dari jauh" in budi.page.partition("Yang sudah lewat")[2]
    clock.advance(days=-3)
    budi.get("/pertemuan")
    assert (
        "Bicara dari jauh"
        in budi.page.partition("Yang akan datang")[2].partition("Yang sudah lewat")[0]
    )
