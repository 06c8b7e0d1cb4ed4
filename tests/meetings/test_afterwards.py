"""After a meeting: what households choose and did, and what is remembered of it."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import Commitment, CommitmentWords, Outcome
from rumahbelajar.meetings.models import MeetingNote
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import Household, Person
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, as_viewer


@pytest.fixture
def next_meeting(app: Flask, house: House, melati: UUID, meeting: UUID) -> UUID:
    with app.app_context():
        week = THURSDAY + timedelta(days=7)
        planned = Plan(week, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Pertemuan berikut")
        whose = Whose(KURIPAN, melati)
        planning.plan(as_viewer(house.budi), meeting_id := new_id(), whose, planned)
        db.session.commit()
    return meeting_id


def test_promise_is_asked_about_at_the_next_meeting(
    app: Flask, budi: Caller, house: House, meeting: UUID, next_meeting: UUID
) -> None:
    budi.press("sisanya-hadir")
    chosen = {"pilih": f"{house.siti.id}:ya", "kata": "Telepon Ayah tiap Minggu"}
    for _tap in range(2):
        assert budi.press("komitmen", **chosen) == 303
    assert facts(app, "commitment.made") == 1
    page = f"/pertemuan/{next_meeting}/komitmen"
    budi.visitor.get(page)
    assert "Telepon Ayah tiap Minggu" in budi.page
    assert "Rini Lestari" not in budi.page
    for said in ("partly", "yes", "yes"):
        budi.visitor.post(f"{page}-lalu", {"jawab": f"{house.siti.id}:{said}"})
    (row,) = rows(app, Commitment)
    assert (row.meeting_id, row.outcome) == (meeting, Outcome.YES)
    assert facts(app, "commitment.answered") == 2


def test_promise_is_asked_about_after_a_meeting_at_which_nobody_promised(
    app: Flask, budi: Caller, house: House, melati: UUID, next_meeting: UUID
) -> None:
    budi.press("sisanya-hadir")
    budi.press("komitmen", pilih=f"{house.siti.id}:ya", kata="Telepon Ayah")
    with app.app_context():
        day = THURSDAY + timedelta(days=14)
        planned = Plan(day, "14:00", 90, "Asia/Jakarta", "Balai Desa", "Yang ketiga")
        whose = Whose(KURIPAN, melati)
        planning.plan(as_viewer(house.budi), third := new_id(), whose, planned)
        db.session.commit()
    budi.visitor.get(f"/pertemuan/{third}/komitmen")
    assert "Telepon Ayah" in budi.page


def test_own_data_tells_of_meetings_and_commitments(
    budi: Caller, house: House, visit: Visit
) -> None:
    budi.press("sisanya-hadir")
    budi.press("komitmen", pilih=f"{house.siti.id}:ya", kata="Telepon Ayah")
    siti = visit(house.siti)
    siti.get("/data-saya")
    for words in ("dicatat di 1 pertemuan", "memilih 1 komitmen", "Telepon Ayah"):
        assert words in siti.page


def test_promise_by_mistake_is_taken_back(app: Flask, budi: Caller, house: House) -> None:
    budi.tap("Siti", "present")
    budi.press("komitmen", pilih=f"{house.siti.id}:ya", kata="")
    for _tap in range(2):
        budi.press("komitmen", pilih=f"{house.siti.id}:batal")
    assert not rows(app, Commitment)
    assert not rows(app, CommitmentWords)
    assert facts(app, "commitment.withdrawn") == 1


def test_household_promises_once(app: Flask, budi: Caller, house: House) -> None:
    with app.app_context():
        together = Household(
            village_code=KURIPAN, head_name="Pak Amin", head_folded="pak amin", made_at=clock.now()
        )
        db.session.add(together)
        db.session.flush()
        for each in (house.siti, house.rini):
            db.session.get_one(Person, each.id).household_id = together.id
        db.session.commit()
    budi.press("sisanya-hadir")
    budi.visitor.get(f"{budi.path}/komitmen")
    assert "<b>Rini Lestari, Siti Aminah</b>" in budi.page


def test_who_was_not_there_promises_nothing(budi: Caller, house: House) -> None:
    budi.tap("Siti", "sick")
    assert budi.press("komitmen", pilih=f"{house.siti.id}:ya") == 409
    assert budi.press("komitmen", pilih="siapa") == 422


def version(budi: Caller) -> str:
    budi.visitor.get(f"{budi.path}/catatan")
    found = re.search(r'name="version"[^>]*value="(\d+)"', budi.page)
    assert found
    return found[1]


def test_note_is_kept_and_never_written_over_unseen(
    app: Flask, budi: Caller, ratna: Caller
) -> None:
    fields = {"went_well": "Banyak yang bicara", "trouble": "", "follow_up": "", "materials": ""}
    first, second = version(budi), version(ratna)
    assert budi.press("catatan", version=first, **fields) == 303
    late = fields | {"went_well": "", "trouble": "Listrik mati"}
    assert ratna.press("catatan", version=second, **late) == 409
    assert "Banyak yang bicara" in ratna.page
    assert "Listrik mati" in ratna.page
    assert ratna.press("catatan", version=version(ratna), **late) == 303
    (note,) = rows(app, MeetingNote)
    assert (note.trouble, note.went_well) == ("Listrik mati", "")
    assert budi.press("catatan", version="0", **(fields | {"trouble": "a" * 1001})) == 422
