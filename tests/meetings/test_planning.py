"""Planning meetings: one, a series, changes, and the word that one is not held."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.times import weekly
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import facts, rows
from tests.meetings.conftest import THURSDAY
from tests.visitor import Visitor

WEEK = timedelta(days=7)


def series_fields(group: UUID, **changed: str) -> dict[str, str]:
    fields = {"series_id": str(new_id()), "course": "anak-kita", "whose": f"k:{group}"}
    fields |= {"begin": "1", "on": "2026-11-26", "starts": "14.00", "zone": "Asia/Jakarta"}
    return fields | {"place": "Balai Desa", "skipped": ""} | changed


@pytest.fixture
def budi(house: House, visit: Visit) -> Visitor:
    return visit(house.budi)


def series(app: Flask) -> list[Meeting]:
    return sorted(rows(app, Meeting), key=lambda each: each.on)


def test_course_becomes_a_series_in_one_step(app: Flask, budi: Visitor, melati: UUID) -> None:
    fields = series_fields(melati, skipped="10/12/2026")
    for _tap in range(2):
        assert budi.post("/pertemuan/rangkaian", fields).status_code == 303
    planned = series(app)
    days = [each.on for each in planned]
    assert days[:3] == [THURSDAY, THURSDAY + WEEK, THURSDAY + 3 * WEEK]
    assert len({each.guide for each in planned}) == len(planned) > 3
    assert {each.starts for each in planned} == {"14:00"}
    assert facts(app, "meeting.planned") == len(planned)
    budi.get(f"/pertemuan?kelompok={melati}")
    assert budi.page.count("Balai Desa") == len(planned)


def test_days_of_a_series_are_shown_before_anything_is_planned(
    app: Flask, budi: Visitor, melati: UUID
) -> None:
    fields = series_fields(melati, skipped="10/12/2026", lihat="ya")
    answer = budi.post("/pertemuan/rangkaian", fields)
    assert answer.status_code == 200
    assert not series(app)
    assert "Kamis, 3 Desember 2026" in budi.page
    assert "Kamis, 10 Desember 2026" not in budi.page
    assert 'value="10/12/2026"' in budi.page


def test_series_may_begin_later_and_wrong_input_loses_nothing(
    app: Flask, budi: Visitor, melati: UUID
) -> None:
    wrong = series_fields(melati, begin="90", skipped="besok, 3/12/2026", on="kapan")
    assert budi.post("/pertemuan/rangkaian", wrong).status_code == 422
    assert "Belum bisa dibaca: besok" in budi.page
    assert 'value="kapan"' in budi.page
    assert budi.post("/pertemuan/rangkaian", series_fields(melati, begin="19")).status_code == 422
    assert "tidak punya pertemuan dengan nomor itu" in budi.page
    assert budi.post("/pertemuan/rangkaian", series_fields(melati, begin="3")).status_code == 303
    assert series(app)[0].on == THURSDAY


def test_days_are_passed_over_and_none_is_lost() -> None:
    day = date(2026, 12, 17)
    assert weekly(day, 3, {day + WEEK, day + 2 * WEEK}) == [day, day + 3 * WEEK, day + 4 * WEEK]


def test_one_meeting_of_its_own(app: Flask, budi: Visitor, house: House) -> None:
    budi.get("/pertemuan/baru")
    found = re.search(r'name="meeting_id"[^>]*value="([^"]+)"', budi.page)
    assert found
    fields = {"meeting_id": found[1], "title": "Belajar menghitung", "whose": "d:33.07.10.2004"}
    fields |= {"on": "3 Desember 2026", "starts": "19:30", "zone": "Asia/Makassar"}
    fields |= {"place": "Masjid", "minutes": "60"}
    for _tap in range(2):
        budi.post("/pertemuan/baru", fields)
    budi.follow()
    assert "Kamis, 3 Desember 2026" in budi.page
    assert "19.30–20.30 WITA" in budi.page
    assert len(rows(app, Meeting)) == 1


def change_fields(budi: Visitor, meeting: UUID, **changed: str) -> dict[str, str]:
    budi.get(f"/pertemuan/{meeting}/ubah")
    found = re.search(r'name="seen"[^>]*value="([^"]+)"', budi.page)
    assert found
    fields = {"seen": found[1], "on": "2026-11-27", "starts": "15:00", "zone": "Asia/Jakarta"}
    fields |= {"place": "Posyandu", "title": "Bicara dari jauh", "minutes": "90", "scope": "one"}
    return fields | changed


def test_all_that_follow_move_along(app: Flask, budi: Visitor, melati: UUID) -> None:
    budi.post("/pertemuan/rangkaian", series_fields(melati))
    first, second, *others = series(app)
    fields = change_fields(budi, second.id, on="2026-12-05", scope="following")
    assert budi.post(f"/pertemuan/{second.id}/ubah", fields).status_code == 303
    unmoved, *moved = series(app)
    assert (unmoved.on, unmoved.starts) == (first.on, "14:00")
    assert [each.on for each in moved] == [
        each.on + timedelta(days=2) for each in (second, *others)
    ]
    assert {each.starts for each in moved} == {"15:00"}
    with app.app_context():
        rebuild()
        assert {each.place for each in db.session.query(Meeting)} == {"Balai Desa", "Posyandu"}


def test_change_of_what_somebody_else_changed_is_shown_first(
    app: Flask, budi: Visitor, house: House, visit: Visit, meeting: UUID
) -> None:
    old = change_fields(budi, meeting)
    ratna = visit(house.ratna)
    ratna.post(f"/pertemuan/{meeting}/ubah", change_fields(ratna, meeting, place="Kantor desa"))
    assert budi.post(f"/pertemuan/{meeting}/ubah", old).status_code == 409
    assert "Orang lain baru saja mengubah" in budi.page
    assert "Kantor desa" in budi.page
    assert 'value="Posyandu"' in budi.page
    assert facts(app, "meeting.changed") == 1


def test_cancelling_needs_a_reason_and_may_be_taken_back(
    app: Flask, budi: Visitor, meeting: UUID
) -> None:
    page = f"/pertemuan/{meeting}"
    assert budi.post(f"{page}/batalkan").status_code == 422
    for _tap in range(2):
        budi.post(f"{page}/batalkan", {"reason": "Hujan lebat"})
    budi.follow()
    assert "Dibatalkan" in budi.page
    assert "Hujan lebat" in budi.page
    assert facts(app, "meeting.cancelled") == 1
    assert budi.post(f"{page}/tutup").status_code == 409
    budi.get(f"{page}/undangan")
    assert "BATAL" in budi.page
    assert "STATUS:CANCELLED" in budi.get(f"{page}/kalender.ics").get_data(as_text=True)
    budi.post(f"{page}/buka-lagi", {"reason": "Jadi juga"})
    budi.follow()
    assert "Dibatalkan" not in budi.page


def test_meetings_of_another_village_are_not_there(
    house: House, visit: Visit, meeting: UUID
) -> None:
    endang = visit(house.endang)
    for path in ("", "/ubah", "/undangan", "/poster", "/kalender.ics"):
        assert endang.get(f"/pertemuan/{meeting}{path}").status_code == 404
    endang.get("/pertemuan")
    assert "Bicara dari jauh" not in endang.page
