"""The meetings of a month on its sheet: by number alone, and apart from what was noted."""

from datetime import date
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.planning import Plan, Whose
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, House
from tests.meetings.caller import Caller
from tests.meetings.conftest import as_viewer
from tests.outreach.noter import Noter

THE_TENTH = date(2026, 11, 10)


@pytest.fixture
def meeting(app: Flask, house: House) -> UUID:
    """The id of a meeting of the village, some days ago."""
    return plan(app, house, THE_TENTH, "Rembuk warga")


def plan(app: Flask, house: House, on: date, title: str, village: str = KURIPAN) -> UUID:
    with app.app_context():
        planned = Plan(on, "09:00", 90, "Asia/Jakarta", "Balai Desa", title)
        planning.plan(as_viewer(house.budi), meeting_id := new_id(), Whose(village), planned)
        db.session.commit()
    return meeting_id


def come(caller: Caller, *people: UUID) -> None:
    for person_id in people:
        caller.press("tambah-peserta", orang=str(person_id))


def test_closed_meetings_of_the_month_stand_with_how_many_came(
    app: Flask, house: House, budi: Noter, visit: Visit, meeting: UUID
) -> None:
    open_one = plan(app, house, THE_TENTH, "Masih terbuka")
    earlier = plan(app, house, date(2026, 10, 31), "Bulan lalu")
    caller = Caller(visit(house.budi), meeting)
    come(caller, house.siti.id, house.rini.id, house.dewi.id)
    caller.look()
    caller.tap("Rini", "late")
    caller.look()
    caller.tap("Dewi", "sick")
    caller.press("tutup")
    for other in (open_one, earlier):
        come(Caller(visit(house.budi), other), house.siti.id)
    Caller(visit(house.budi), earlier).press("tutup")
    assert budi.visitor.get("/kegiatan/lembar?bulan=2026-11").status_code == 200
    table = budi.page.partition("Pertemuan belajar")[2]
    assert "dilaporkan terpisah" in table
    assert 'Rembuk warga</th><td class="n">2</td>' in table
    assert '1 pertemuan</th><td class="n"><b>2</b></td>' in table
    for left_out in ("Masih terbuka", "Bulan lalu", "Siti Aminah", "Rini Lestari"):
        assert left_out not in table


def test_month_without_meetings_says_so(app: Flask, house: House, budi: Noter) -> None:
    plan(app, house, THE_TENTH, "Di desa lain", KENANGA)
    assert "bulan=2026-11" in budi.look().partition("/kegiatan/lembar?")[2][:60]
    budi.visitor.get("/kegiatan/lembar?bulan=2026-11")
    assert "Belum ada pertemuan yang daftar hadirnya ditutup di bulan ini." in budi.page
