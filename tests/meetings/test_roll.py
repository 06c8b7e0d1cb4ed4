"""The roll: one tap for each, nothing overwritten silently, and everything to be undone."""

import gzip
import re
from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.database import db
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.rebuilding import rebuild
from rumahbelajar.ledger.recording import record
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.meetings.facts import AttendanceMarked
from rumahbelajar.people import households
from rumahbelajar.people.models import Person
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, MakeMembers
from tests.visitor import Visitor, at_once


def statuses(app: Flask) -> dict[str, Status]:
    return {str(row.person_id): row.status for row in rows(app, Attendance)}


def live_in_households(app: Flask, people: list[UUID]) -> None:
    """Let every two of these people live together."""
    with app.app_context():
        for place, person_id in enumerate(people):
            households.put(db.session.get_one(Person, person_id), f"Kepala Keluarga {place // 2}")
        db.session.commit()


def test_nobody_is_absent_before_anybody_says_so(budi: Caller) -> None:
    assert "Belum dicatat 2" in budi.page
    assert "aria-pressed" not in budi.page
    assert budi.page.index("Rini Lestari") < budi.page.index("Siti Aminah")


def test_each_tap_is_a_fact_with_who_and_what_was_before(
    app: Flask, budi: Caller, house: House
) -> None:
    assert budi.tap("Rini", "present") == 303
    assert budi.visitor.response is not None
    assert budi.visitor.response.location.endswith("#r1")
    budi.look()
    assert "Hadir 1" in budi.page
    late = budi.value("Rini", "late")
    for _tap in range(2):
        budi.press("daftar-hadir", tap=late)
    with app.app_context():
        told = select(Fact).where(Fact.kind == "attendance.marked").order_by(Fact.id)
        first, second = db.session.scalars(told)
        assert (first.actor_id, first.subject_id) == (house.budi.id, house.rini.id)
        assert (second.replaces, first.occurred_on) == (first.id, THURSDAY)
        rebuild()
        db.session.commit()
    assert statuses(app) == {str(house.rini.id): Status.LATE}


def test_two_phones_never_overwrite_each_other_silently(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    budi_agrees = budi.value("Rini", "absent")
    budi.tap("Rini", "present")
    assert ratna.tap("Rini", "absent") == 409
    assert "Budi Santoso sudah mencatat Hadir" in ratna.page
    assert "Belum tersimpan: Budi Santoso sudah mencatat Rini Lestari: Hadir." in ratna.page
    assert 'href="#r1"' in ratna.page
    assert re.search(r'present" aria-pressed="true" autofocus>Hadir', ratna.page)
    assert statuses(app) == {str(house.rini.id): Status.PRESENT}
    assert ratna.tap("Rini", "absent") == 303
    assert statuses(app) == {str(house.rini.id): Status.ABSENT}
    assert budi.press("daftar-hadir", tap=budi_agrees) == 303
    assert facts(app, "attendance.marked") == 2


def test_taps_at_once_leave_one_status_and_tell_the_other(
    app: Flask, budi: Caller, ratna: Caller
) -> None:
    values = {id(budi.visitor): budi.value("Siti", "present")}
    values[id(ratna.visitor)] = ratna.value("Siti", "sick")

    def press(visitor: Visitor) -> object:
        return visitor.post(f"{budi.path}/daftar-hadir", {"tap": values[id(visitor)]})

    assert sorted(at_once([budi.visitor, ratna.visitor], press)) == [303, 409]  # type: ignore[arg-type]
    assert facts(app, "attendance.marked") == 1


def test_one_s_own_quick_taps_follow_each_other(app: Flask, budi: Caller, house: House) -> None:
    first, second = budi.value("Rini", "present"), budi.value("Rini", "late")
    for value in (first, second):
        assert budi.press("daftar-hadir", tap=value) == 303
    assert statuses(app) == {str(house.rini.id): Status.LATE}


def test_rest_is_present_in_one_tap_and_undone_in_one(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.tap("Siti", "sick")
    budi.press("sisanya-hadir")
    budi.visitor.follow()
    assert "Hadir 1" in budi.page
    assert "Sisanya hadir" not in budi.page
    assert budi.undo() == 303
    assert statuses(app) == {str(house.siti.id): Status.SICK}
    budi.undo()
    assert statuses(app) == {}
    assert "Belum dicatat 2" in budi.look()


def test_undo_gives_back_what_was_before(app: Flask, budi: Caller, house: House) -> None:
    budi.tap("Siti", "present")
    budi.look()
    budi.tap("Siti", "excused")
    budi.undo()
    assert statuses(app) == {str(house.siti.id): Status.PRESENT}
    assert budi.press("urungkan", urungkan="") == 409


def test_only_who_is_not_marked_yet_may_be_shown(budi: Caller) -> None:
    budi.tap("Rini", "present")
    budi.look("?tampil=belum")
    assert "Siti Aminah" in budi.page
    assert "Rini Lestari" not in budi.page


def test_closed_roll_takes_no_tap_until_it_is_opened_with_a_reason(
    app: Flask, budi: Caller
) -> None:
    value = budi.value("Rini", "present")
    budi.press("daftar-hadir", tap=value)
    assert budi.press("tutup") == 303
    assert budi.press("daftar-hadir", tap=value.replace("present", "late")) == 409
    assert "sudah ditutup" in budi.page
    assert 'name="tap"' not in budi.look()
    assert budi.press("buka-lagi") == 422
    assert budi.press("buka-lagi", reason="Rini datang terlambat") == 303
    budi.look()
    assert budi.tap("Rini", "late") == 303
    assert facts(app, "meeting.reopened") == 1


def test_reason_that_is_missing_is_asked_for_where_it_is_typed(budi: Caller) -> None:
    assert budi.press("batalkan", reason=" ") == 422
    assert "Batalkan pertemuan</summary>" in budi.page
    assert re.search(r'id="alasan-batal"[^>]* aria-invalid="true"', budi.page)
    budi.tap(budi.look() and "Rini", "present")
    budi.press("tutup")
    assert "Buka lagi</summary>" in budi.look()
    assert budi.press("buka-lagi", dari="daftar") == 422
    assert "<h1>Daftar hadir" in budi.page
    assert re.search(r'id="alasan-buka"[^>]* aria-invalid="true"', budi.page)
    assert budi.press("buka-lagi", dari="daftar", reason="Rini terlambat") == 303
    assert budi.visitor.response is not None
    assert budi.visitor.response.location.endswith("/daftar-hadir")


def test_closing_an_empty_roll_says_that_nobody_is_recorded(budi: Caller) -> None:
    assert "Belum seorang pun dicatat di daftar ini." in budi.page
    budi.tap("Rini", "present")
    assert "Belum seorang pun dicatat di daftar ini." not in budi.look()


def test_walk_in_and_paper_are_reached_above_the_list(budi: Caller) -> None:
    top = budi.page[: budi.page.index('id="r1"')]
    assert "/datang-langsung" in top
    assert "/dari-kertas" in top


def test_what_two_houses_said_is_shown_and_settled(
    app: Flask, budi: Caller, house: House, meeting: UUID
) -> None:
    with app.app_context():
        for status in ("present", "sick"):
            record(
                AttendanceMarked(meeting, status, None),
                subject_id=house.rini.id,
                actor_id=house.ratna.id,
                village_code=KURIPAN,
                occurred_on=THURSDAY,
            )
        db.session.commit()
    assert "Dua tempat mencatat berbeda" in budi.look()
    assert budi.tap("Rini", "sick") == 303
    assert "Dua tempat mencatat berbeda" not in budi.look()
    assert statuses(app) == {str(house.rini.id): Status.SICK}


def test_buttons_say_absent_in_english_where_an_answer_says_no(budi: Caller) -> None:
    budi.visitor.post("/bahasa", {"language": "en", "next": "/"})
    assert re.findall(r'value="[^"]+:[a-z]+">(\w+)<', budi.look())[:5] == [
        *("Present", "Late", "Excused", "Sick", "Absent")
    ]


def test_tap_of_the_script_gets_the_pieces_that_changed(budi: Caller) -> None:
    fields = {"tap": budi.value("Rini", "present"), "live": "1"}
    fields["csrf_token"] = budi.visitor.token()
    answer = budi.visitor.client.post(f"{budi.path}/daftar-hadir", data=fields)
    assert re.findall(r'<\w+[^>]* id="(\w+)"', answer.text) == ["hitungan", "r1", "n1", "urung"]
    assert 'aria-pressed="true"' in answer.text
    assert "Siti" not in answer.text


def test_who_is_not_on_the_list_and_unknown_buttons_are_refused(budi: Caller, house: House) -> None:
    assert budi.press("daftar-hadir", tap=f"{house.wati.id}::present") == 409
    assert budi.press("daftar-hadir", tap="kosong") == 422


@pytest.mark.parametrize("filtered", ["", "?tampil=keluarga", "?ketik=7"])
def test_roll_of_forty_is_light(
    app: Flask,
    budi: Caller,
    add_members: MakeMembers,
    count_queries: Callable[..., object],
    filtered: str,
) -> None:
    live_in_households(app, add_members(38))
    budi.press("sisanya-hadir")
    with count_queries() as seen:  # type: ignore[attr-defined]
        budi.look(filtered)
    assert len(seen) <= 6
    assert "19 dari 19 keluarga hadir" in budi.page
    assert budi.page.count("mewakili …") == 40
    style = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', budi.page)
    size = len(gzip.compress(budi.visitor.page.encode()))
    for each in style:
        with budi.visitor.client.get(each) as answer:
            size += len(gzip.compress(answer.get_data()))
    assert size < 14_000
