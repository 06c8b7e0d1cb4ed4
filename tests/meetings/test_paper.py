"""Paper: a sheet with the numbers of the screen, typed in by number on one page."""

import re
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.meetings.attendance_models import Attendance, Status
from rumahbelajar.meetings.paper import read_marks, read_seen
from rumahbelajar.people import merging
from tests.house import House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import LONG_AGO, MakeMembers, as_viewer

SHEET = {number: number for number in range(1, 10)}


def typed(budi: Caller, **numbers: str) -> dict[str, str]:
    budi.visitor.get(f"{budi.path}/dari-kertas")
    return again(budi, **numbers)


def again(budi: Caller, **numbers: str) -> dict[str, str]:
    """Return what the page at hand sends with these numbers."""
    found = re.search(r'name="seen"[^>]*value="([^"]*)"', budi.page)
    assert found
    return {"seen": found[1], **numbers}


def test_numbers_are_read_as_people_type_them() -> None:
    read = read_marks({Status.PRESENT: "1-3, 5 7;9", Status.LATE: "4 – 4"}, SHEET)
    assert not read.faults
    assert [number for number, status in read.said.items() if status is Status.PRESENT] == [
        *(1, 2, 3, 5, 7, 9)
    ]
    assert read.said[4] is Status.LATE


def test_what_the_page_showed_is_read_however_much_stands_there() -> None:
    assert read_seen(f"1:a 2:b x:c {'9' * 5000}:d ²:e") == {1: "a", 2: "b"}


def test_a_flood_of_numbers_is_refused_unread_and_many_that_are_unknown_are_told_in_short() -> None:
    flood = read_marks({Status.PRESENT: "1-999 " * 40_000}, SHEET)
    assert "terlalu panjang" in flood.faults[Status.PRESENT]
    unknown = read_marks({Status.PRESENT: "5-300 777"}, SHEET).faults[Status.PRESENT]
    assert "Tidak ada nomor 10–300, 777 di lembar ini." in unknown
    strange = read_marks({Status.SICK: "a " * 900}, SHEET).faults[Status.SICK]
    assert len(strange) < 200


def test_what_is_wrong_is_said_at_its_status_and_nothing_is_kept(app: Flask, budi: Caller) -> None:
    wrong = typed(budi, present="1, dua", late="1-2", sick="2, 77", absent="2")
    assert budi.press("dari-kertas", **wrong) == 422
    for words in ("Belum bisa dibaca: dua", "Tidak ada nomor 77", "Nomor 2 sudah ditulis di atas"):
        assert words in budi.page
    assert 'value="1, dua"' in budi.page
    assert facts(app, "attendance.marked") == 0


def test_thirty_people_come_in_from_one_page_and_go_in_one_step(
    app: Flask, budi: Caller, add_members: MakeMembers
) -> None:
    add_members(28)
    budi.press("dari-kertas", **typed(budi, present="1-25", excused="26 27", sick="28", absent=""))
    budi.visitor.follow()
    for words in ("Hadir 25", "Izin 2", "Sakit 1", "Belum dicatat 2"):
        assert words in budi.page
    budi.undo()
    assert not rows(app, Attendance)


def test_numbers_of_the_sheet_stay_whoever_joins_later(
    app: Flask, budi: Caller, house: House, melati: UUID
) -> None:
    budi.visitor.get(f"{budi.path}/lembar")
    assert "<table>" not in budi.page
    budi.press("lembar")
    budi.visitor.follow()
    assert re.findall(r"<tr><td>(\d+)</td><th scope=\"row\">([^<]+)", budi.page) == [
        ("1", "Rini Lestari"),
        ("2", "Siti Aminah"),
    ]
    with app.app_context():
        db.session.add(GroupMember(group_id=melati, person_id=house.dewi.id, since=LONG_AGO))
        db.session.commit()
    budi.look()
    assert re.findall(r"<b>(\d)</b> (\w+)", budi.page) == [
        ("1", "Rini"),
        ("2", "Siti"),
        ("3", "Dewi"),
    ]


def test_paper_overwrites_nothing_that_another_phone_said_meanwhile(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    sheet = typed(budi, present="1-2")
    ratna.tap("Rini", "sick")
    assert budi.press("dari-kertas", **sheet) == 409
    assert "1. Rini Lestari: Sakit → Hadir" in budi.page
    assert 'value="1-2"' in budi.page
    assert [row.status for row in rows(app, Attendance)] == [Status.SICK]
    assert budi.press("dari-kertas", **again(budi, present="1-2")) == 303
    assert {row.status for row in rows(app, Attendance)} == {Status.PRESENT}


def test_paper_asks_about_what_somebody_else_said_before_and_tells_what_it_changed(
    app: Flask, budi: Caller, ratna: Caller
) -> None:
    ratna.tap("Rini", "late")
    assert budi.press("dari-kertas", **typed(budi, present="1")) == 409
    assert "1. Rini Lestari: Terlambat → Hadir" in budi.page
    assert [row.status for row in rows(app, Attendance)] == [Status.LATE]
    assert budi.press("dari-kertas", **again(budi, present="1")) == 303
    budi.visitor.follow()
    assert "1 orang dicatat. 1 diubah: 1 Rini Lestari, Terlambat → Hadir." in budi.page
    assert budi.press("dari-kertas", **typed(budi, sick="1")) == 303


def test_number_of_an_entry_that_was_merged_means_the_one_that_is_kept(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("lembar")
    with app.app_context():
        merging.merge(as_viewer(house.budi), house.siti.id, house.rini.id)
        db.session.commit()
    assert budi.press("dari-kertas", **typed(budi, present="1", sick="2")) == 422
    assert "sudah ditulis di atas" in budi.page
    assert budi.press("dari-kertas", **typed(budi, present="2")) == 303
    assert [row.status for row in rows(app, Attendance)] == [Status.PRESENT]
