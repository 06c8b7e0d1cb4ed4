"""What households choose at a meeting, in one form, and what is asked of it at later ones."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar import clock
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.library import the_library
from rumahbelajar.meetings import planning, promising
from rumahbelajar.meetings.attendance_models import Commitment, CommitmentWords, Outcome
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.people.models import Household, Person
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.kept import facts, rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, as_viewer

COURSE = "anak-kita"


def own_words(house: House, words: str) -> dict[str, str]:
    return {"pilih": f"{house.siti.id}:ya", f"kata-{house.siti.id}": words}


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
    chosen = {"pilih": f"{house.siti.id}:ya", f"kata-{house.siti.id}": "Telepon Ayah tiap Minggu"}
    for _tap in range(2):
        assert budi.press("komitmen", **chosen) == 303
    assert facts(app, "commitment.made") == 1
    page = f"/pertemuan/{next_meeting}/komitmen"
    budi.visitor.get(page)
    assert "Telepon Ayah tiap Minggu" in budi.page
    assert "Rini Lestari" not in budi.page
    for said in ("partly", "yes", "yes"):
        budi.visitor.post(page, {"jawab": f"{meeting}:{house.siti.id}:{said}"})
    (row,) = rows(app, Commitment)
    assert (row.meeting_id, row.outcome) == (meeting, Outcome.YES)
    assert facts(app, "commitment.answered") == 2


def test_promise_is_asked_about_after_a_meeting_at_which_nobody_promised(
    app: Flask, budi: Caller, house: House, melati: UUID, next_meeting: UUID
) -> None:
    budi.press("sisanya-hadir")
    budi.press("komitmen", **own_words(house, "Telepon Ayah"))
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
    budi.press("komitmen", **own_words(house, "Telepon Ayah"))
    siti = visit(house.siti)
    siti.get("/data-saya")
    for words in ("dicatat di 1 pertemuan", "memilih 1 komitmen", "Telepon Ayah"):
        assert words in siti.page


def test_promise_by_mistake_is_taken_back(app: Flask, budi: Caller, house: House) -> None:
    budi.tap("Siti", "present")
    budi.press("komitmen", pilih=f"{house.siti.id}:ya")
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
    assert ">Rini Lestari, Siti Aminah</b>" in budi.page


def test_who_was_not_there_promises_nothing(budi: Caller, house: House) -> None:
    budi.tap("Siti", "sick")
    assert budi.press("komitmen", pilih=f"{house.siti.id}:ya") == 409
    assert budi.press("komitmen", pilih="siapa") == 422


@pytest.fixture
def guided(app: Flask, house: House, melati: UUID, visit: Visit) -> Caller:
    """The facilitator at a meeting that follows a guide."""
    with app.app_context():
        guides = the_library().courses[COURSE].meetings[:1]
        first = Plan(THURSDAY, "09:00", 90, "Asia/Jakarta", "Balai Desa")
        whose = Whose(KURIPAN, melati)
        planning.plan_series(
            as_viewer(house.budi),
            series := new_id(),
            whose=whose,
            course_id=COURSE,
            guides=guides,
            days=[THURSDAY],
            first=first,
        )
        db.session.commit()
        (meeting_id,) = [each.id for each in rows(app, Meeting) if each.series_id == series]
    return Caller(visit(house.budi), meeting_id)


def test_whatever_button_is_pressed_all_typed_words_are_kept(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("sisanya-hadir")
    typed = {f"kata-{house.siti.id}": "Telepon Ayah", f"kata-{house.rini.id}": "Mendongeng"}
    assert budi.press("komitmen", pilih=f"{house.siti.id}:ya", **typed) == 303
    assert {each.text for each in rows(app, CommitmentWords)} == set(typed.values())
    typed[f"kata-{house.rini.id}"] = "Mendongeng tiap malam"
    seen = {f"lama-{house.siti.id}": "Telepon Ayah", f"lama-{house.rini.id}": "Mendongeng"}
    budi.press("komitmen", pilih=f"{house.siti.id}:batal", **typed, **seen)
    (kept,) = rows(app, Commitment)
    assert kept.person_id == house.rini.id
    assert "Mendongeng tiap malam" in {each.text for each in rows(app, CommitmentWords)}


def test_enter_keeps_what_was_typed_and_chooses_for_nobody_else(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("sisanya-hadir")
    words = {f"kata-{house.rini.id}": "Mendongeng", f"kata-{house.siti.id}": ""}
    assert budi.press("komitmen", pilih="", **words) == 303
    assert [each.person_id for each in rows(app, Commitment)] == [house.rini.id]


def test_words_of_another_facilitator_stay_where_nothing_was_typed(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    budi.press("sisanya-hadir")
    ratna.press("komitmen", **own_words(house, "Telepon Ayah"))
    stale = {f"kata-{house.siti.id}": "", f"kata-{house.rini.id}": "Mendongeng"}
    budi.press("komitmen", pilih=f"{house.rini.id}:ya", **stale)
    assert {each.text for each in rows(app, CommitmentWords)} == {"Telepon Ayah", "Mendongeng"}


def test_words_for_who_is_on_the_list_no_more_are_given_back(budi: Caller, house: House) -> None:
    budi.tap("Siti", "present")
    gone = {f"kata-{house.rini.id}": "Mendongeng tiap malam"}
    budi.press("komitmen", pilih=f"{house.siti.id}:ya", **gone)
    budi.visitor.get(f"{budi.path}/komitmen")
    assert "Mendongeng tiap malam" in budi.page


def test_all_choose_what_the_guide_proposes_in_one_tap_that_is_undone_in_one(
    app: Flask, guided: Caller, house: House, ratna: Caller
) -> None:
    guided.press("sisanya-hadir")
    guided.visitor.get(f"{guided.path}/komitmen")
    assert "Semua memilih usul panduan (2)" in guided.page
    for _tap in range(2):
        guided.press("komitmen", pilih="semua", **{f"kata-{house.rini.id}": "Mendongeng"})
    assert facts(app, "commitment.made") == 2
    assert [each.text for each in rows(app, CommitmentWords)] == ["Mendongeng"]
    guided.visitor.get(f"{guided.path}/komitmen")
    assert "1 keluarga dicatat memilih usul panduan" in guided.page
    batch = re.search(r'value="urungkan:([^"]+)"', guided.page)
    assert batch
    ratna.path = guided.path
    assert ratna.press("komitmen", pilih=f"urungkan:{batch[1]}") == 409
    assert guided.press("komitmen", pilih=f"urungkan:{batch[1]}") == 303
    assert [each.person_id for each in rows(app, Commitment)] == [house.rini.id]
    assert guided.press("komitmen", pilih=f"urungkan:{batch[1]}") == 409


def test_who_was_never_asked_is_asked_at_any_later_meeting(
    app: Flask, budi: Caller, house: House, meeting: UUID, melati: UUID, next_meeting: UUID
) -> None:
    budi.press("sisanya-hadir")
    budi.press("komitmen", **own_words(house, "Telepon Ayah"))
    with app.app_context():
        for promised in (next_meeting,):
            row = db.session.get_one(Meeting, promised)
            promising.promise(as_viewer(house.budi), row, house.rini.id, "Mendongeng")
        planned = Plan(row.on, "16:00", 90, "Asia/Jakarta", "Balai Desa", "Sore harinya")
        planning.plan(as_viewer(house.budi), third := new_id(), Whose(KURIPAN, melati), planned)
        db.session.commit()
    page = f"/pertemuan/{third}/komitmen"
    budi.visitor.get(page)
    assert "1 belum ditanya" in budi.page
    assert budi.page.index("Mendongeng") < budi.page.index("Telepon Ayah")
    answer = budi.visitor.post(page, {"jawab": f"{meeting}:{house.siti.id}:yes"})
    assert answer.status_code == 303
    budi.visitor.get(page)
    assert "belum ditanya" not in budi.page
    assert {each.outcome for each in rows(app, Commitment)} == {Outcome.YES, None}
    assert budi.visitor.post(page, {"jawab": f"{third}:{house.siti.id}:yes"}).status_code == 422
