"""Whom somebody came for: who finds the households of a village, and what goes with a slip."""

from datetime import date
from uuid import UUID

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.groups.models import GroupFacilitator
from rumahbelajar.meetings.attendance_models import AttendanceFor, WalkIn
from rumahbelajar.people import households
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.test_walk_ins import come


def test_households_are_found_by_who_keeps_records_of_the_village_alone(
    app: Flask, budi: Caller, house: House, visit: Visit, melati: UUID, meeting: UUID
) -> None:
    with app.app_context():
        households.put(db.session.get_one(Person, house.dewi.id), "Sutrisno")
        since = date(2026, 1, 1)
        db.session.add(GroupFacilitator(group_id=melati, person_id=house.endang.id, since=since))
        db.session.commit()
    budi.tap("Rini", "present")
    for caller, finds in ((budi, True), (Caller(visit(house.endang), meeting), False)):
        answer = caller.visitor.get(
            f"{caller.path}/daftar-hadir/{house.rini.id}/untuk?cari=sutrisno"
        )
        assert answer.status_code == 200
        assert ("Sutrisno</" in caller.page or "keluarga:" in caller.page) is finds


def test_who_is_taken_off_the_list_came_for_nobody(app: Flask, budi: Caller, house: House) -> None:
    budi.press("datang-langsung", **come(budi, "Salah Tulis"))
    (walk_in,) = rows(app, WalkIn)
    whom = f"orang:{house.dewi.id}"
    assert budi.press(f"daftar-hadir/{walk_in.id}/untuk", untuk=whom) == 303
    assert rows(app, AttendanceFor)
    budi.press(f"datang-langsung/{walk_in.id}/hapus")
    assert not [each for each in rows(app, AttendanceFor) if each.for_person]
