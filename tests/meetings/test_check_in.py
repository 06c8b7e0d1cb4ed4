"""A learner's card in the hand of who leads the meeting of today: one button, and no sign-in."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people import cards
from rumahbelajar.people.models import SignIn
from tests.conftest import Clock, Visit
from tests.house import KURIPAN, Dweller, House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, as_viewer
from tests.visitor import Visitor, at_once

Scan = Callable[[Visitor, Dweller], str]


@pytest.fixture(autouse=True)
def thursday(clock: Clock) -> None:
    """It is half an hour before the meeting begins."""
    clock.advance(hours=-1)


@pytest.fixture
def scan(app: Flask) -> Scan:
    """Open somebody's new card on a phone, and return the page that it leads to."""

    def open_card(visitor: Visitor, person: Dweller) -> str:
        with app.app_context():
            token = cards.make_card(person.id)
            db.session.commit()
        response = visitor.get(f"/k/{token}")
        if response.status_code == 303:
            assert token not in response.location
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["Referrer-Policy"] == "strict-origin"
            visitor.follow()
        return visitor.page

    return open_card


def arrive(caller: Caller, person: Dweller, seen: str = "") -> int:
    return caller.press("hadir-dengan-kartu", orang=str(person.id), terlihat=seen)


def test_card_offers_to_mark_and_never_to_sign_in(
    app: Flask, budi: Caller, house: House, scan: Scan
) -> None:
    page = scan(budi.visitor, house.siti)
    assert "Tandai hadir: Siti Aminah" in page
    assert "Bicara dari jauh" in page
    assert 'name="device"' not in page
    assert facts(app, "attendance.marked") == 0
    assert arrive(budi, house.siti) == 303
    budi.visitor.follow()
    for words in ("Siti Aminah: Hadir", "Pindai kartu berikut", "Hadir 1", "Belum dicatat 1"):
        assert words in budi.page
    assert "Urungkan" in budi.page
    assert "✓ Sudah dicatat Hadir" in scan(budi.visitor, house.siti)


def test_meeting_whose_roll_is_open_stands_before_one_that_is_closed(
    app: Flask, budi: Caller, house: House, scan: Scan
) -> None:
    budi.tap("Rini", "present")
    budi.press("tutup")
    with app.app_context():
        later = Plan(THURSDAY, "19:00", 90, "Asia/Jakarta", "Balai Dusun", "Sore hari")
        planning.plan(as_viewer(house.budi), new_id(), Whose(KURIPAN), later)
        db.session.commit()
    page = scan(budi.visitor, house.siti)
    assert page.index("Sore hari") < page.index("Bicara dari jauh")


def test_posting_a_card_signs_nobody_in_where_a_registrar_is(
    app: Flask, budi: Caller, house: House
) -> None:
    with app.app_context():
        token = cards.make_card(house.siti.id)
        db.session.commit()
    before = len(rows(app, SignIn))
    assert budi.visitor.post(f"/k/{token}", {"device": "own"}).status_code == 303
    assert "tandai-hadir" in budi.visitor.response.location  # type: ignore[union-attr]
    assert len(rows(app, SignIn)) == before
    assert facts(app, "attendance.marked") == 0


def test_learner_who_is_signed_in_sees_the_sign_in_as_before(
    house: House, visit: Visit, scan: Scan
) -> None:
    assert "Halo, Siti Aminah" in scan(visit(house.rini), house.siti)


def test_mark_is_kept_once_however_often_it_is_tapped_and_undone_in_one(
    app: Flask, budi: Caller, house: House, scan: Scan
) -> None:
    for _tap in range(2):
        assert arrive(budi, house.siti) == 303
    assert facts(app, "attendance.marked") == 1
    (row,) = rows(app, Attendance)
    assert row.status is Status.PRESENT
    undone = {"urungkan": str(row.fact_id), "kartu": str(house.siti.id)}
    assert budi.press("urungkan", **undone) == 303
    budi.visitor.follow()
    assert "Tandai hadir: Siti Aminah" in budi.page
    assert not rows(app, Attendance)


def test_late_stays_late(app: Flask, budi: Caller, house: House, scan: Scan) -> None:
    budi.tap("Siti", "late")
    assert "Sudah dicatat Terlambat" in scan(budi.visitor, house.siti)
    assert arrive(budi, house.siti) == 303
    assert [row.status for row in rows(app, Attendance)] == [Status.LATE]


def test_what_somebody_else_said_is_shown_before_it_is_changed(
    app: Flask, budi: Caller, ratna: Caller, house: House, scan: Scan
) -> None:
    ratna.tap("Siti", "excused")
    assert arrive(budi, house.siti) == 409
    assert "Ratna Admin sudah mencatat Izin" in budi.page
    seen = budi.page.split('name="terlihat" value="')[1].split('"')[0]
    assert seen
    assert arrive(budi, house.siti, seen) == 303
    assert [row.status for row in rows(app, Attendance)] == [Status.PRESENT]


def test_card_and_roll_at_once_leave_one_status_and_tell_the_other(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    value = ratna.value("Siti", "sick")

    def press(visitor: Visitor) -> object:
        if visitor is budi.visitor:
            fields = {"orang": str(house.siti.id)}
            return visitor.post(f"{budi.path}/hadir-dengan-kartu", fields)
        return visitor.post(f"{budi.path}/daftar-hadir", {"tap": value})

    assert sorted(at_once([budi.visitor, ratna.visitor], press)) == [303, 409]  # type: ignore[arg-type]
    assert facts(app, "attendance.marked") == 1


def test_two_phones_that_scan_one_newcomer_at_once_put_her_on_the_list_once(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    def press(visitor: Visitor) -> object:
        return visitor.post(f"{budi.path}/hadir-dengan-kartu", {"orang": str(house.dewi.id)})

    assert at_once([budi.visitor, ratna.visitor], press) == [303, 303]  # type: ignore[arg-type]
    assert facts(app, "attendance.marked") == 1
    assert budi.look().count("Dewi Baru") == 1


def test_who_is_not_on_the_list_is_put_on_it_in_the_same_tap(
    app: Flask, budi: Caller, house: House, scan: Scan
) -> None:
    page = scan(budi.visitor, house.dewi)
    assert "Dewi Baru belum ada di daftar ini." in page
    assert "Tambahkan, lalu tandai hadir" in page
    assert arrive(budi, house.dewi) == 303
    assert "Dewi Baru" in budi.look()
    assert [row.person_id for row in rows(app, Attendance)] == [house.dewi.id]


def test_cards_that_cannot_be_used_say_so(
    app: Flask, budi: Caller, house: House, scan: Scan
) -> None:
    assert "Kartu ini bukan milik peserta Anda" in scan(budi.visitor, house.wati)
    assert "Wati" not in budi.page
    assert arrive(budi, house.wati) == 404
    assert "Kartu hanya untuk peserta" in scan(budi.visitor, house.endang)
    assert budi.visitor.get("/k/unknown").status_code == 404
    assert "cetak kartu baru" in budi.page
    assert "Masuk dengan cara lain" not in budi.page
    assert budi.press("hadir-dengan-kartu") == 422


def test_who_leads_no_meeting_here_marks_nobody(
    house: House, visit: Visit, meeting: UUID, scan: Scan
) -> None:
    endang = Caller(visit(house.endang), meeting, may_look=False)
    assert arrive(endang, house.wati) == 404
    assert "Tidak ada pertemuan hari ini" in scan(endang.visitor, house.wati)


def test_closed_and_cancelled_meetings_take_no_card(budi: Caller, house: House, scan: Scan) -> None:
    budi.press("tutup")
    page = scan(budi.visitor, house.siti)
    assert "sudah ditutup" in page
    assert 'name="orang"' not in page
    assert arrive(budi, house.siti) == 409
    budi.press("buka-lagi", reason="Belum lengkap")
    budi.press("batalkan", reason="Hujan")
    assert "dibatalkan" in scan(budi.visitor, house.siti)
    assert arrive(budi, house.siti) == 409


def test_only_meetings_of_the_village_s_day_are_offered_the_nearest_hour_first(
    app: Flask, budi: Caller, house: House, scan: Scan, clock: Clock
) -> None:
    others = {"Pagi": (0, "08:00"), "Sore": (0, "16:00"), "Besok": (1, "14:00")}
    with app.app_context():
        for title, (days, hour) in others.items():
            day = THURSDAY + timedelta(days=days)
            plan = Plan(day, hour, 90, "Asia/Jakarta", "Balai", title)
            planning.plan(as_viewer(house.budi), new_id(), Whose(KURIPAN, None), plan)
        db.session.commit()
    page = scan(budi.visitor, house.siti)
    assert "Besok" not in page
    assert page.index("Bicara dari jauh") < page.index("Sore") < page.index("Pagi")
    # Ten in the evening in UTC is the next morning in the village.
    clock.advance(hours=15, minutes=30)
    budi.visitor.sign_in(house.budi)
    page = scan(budi.visitor, house.siti)
    assert "Besok" in page
    assert "Bicara dari jauh" not in page
