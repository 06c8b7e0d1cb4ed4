"""Small groups of a meeting: formed in one tap, moved by hand, and what each made."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.attendance_models import WalkIn
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.meetings.room_models import RoomDeal, RoomGroup, RoomPlace
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, MakeMembers, as_viewer
from tests.visitor import Visitor, at_once

HERE = "kelompok-kecil"


def seats(app: Flask) -> dict[UUID, int]:
    return {each.person_id: each.number for each in rows(app, RoomPlace)}


def look(caller: Caller) -> str:
    caller.visitor.get(f"{caller.path}/{HERE}")
    return caller.page


def test_one_tap_deals_who_came_and_a_second_tap_nobody(
    app: Flask, budi: Caller, add_members: MakeMembers
) -> None:
    add_members(9)
    budi.look()
    budi.press("sisanya-hadir")
    budi.look()
    budi.tap("Siti", "late")
    budi.look()
    budi.tap("Rini", "sick")
    assert "10 orang hadir." in look(budi)
    for _tap in range(2):
        assert budi.press(HERE, kali="0", isi="4") == 303
    assert len(rows(app, RoomDeal)) == 1
    assert len(seats(app)) == 10
    assert {each.number for each in rows(app, RoomGroup)} == {1, 2, 3}
    first = seats(app)
    page = look(budi)
    assert "Siti Aminah" in page
    assert "Rini Lestari" not in page
    assert budi.press(HERE, kali="1", banyak="3") == 303
    assert seats(app) != first


def test_while_nobody_is_marked_all_on_the_list_are_dealt(app: Flask, budi: Caller) -> None:
    assert "2 orang di daftar ikut dibagi" in look(budi)
    assert budi.press(HERE, kali="0", banyak="1") == 303
    assert len(seats(app)) == 2


def test_wrong_wishes_are_answered_with_a_sentence(app: Flask, budi: Caller, ratna: Caller) -> None:
    assert budi.press(HERE, kali="0") == 422
    assert "berapa orang tiap kelompok" in budi.page
    assert budi.press(f"{HERE}/masukkan") == 409
    assert budi.press(f"{HERE}/pindahkan", orang="siapa:1", ke="2") == 422
    budi.look()
    budi.tap("Siti", "present")
    assert "Belum ada yang bisa dibagi" in look(budi)
    assert budi.press(HERE, kali="0", isi="2") == 409
    assert not rows(app, RoomDeal)
    budi.undo()
    ratna.press("batalkan", reason="Banjir")
    assert budi.press(HERE, kali="0", isi="2") == 409


def test_who_comes_later_is_put_into_the_smallest_group(
    app: Flask, budi: Caller, add_members: MakeMembers
) -> None:
    add_members(3)
    budi.look()
    budi.press("sisanya-hadir")
    budi.press(HERE, kali="0", banyak="2")
    fields = {"walk_in_id": str(new_id()), "name": "Mbah Karto"}
    budi.press("datang-langsung", **fields, sex="L", age_band="60+")
    (walk_in,) = rows(app, WalkIn)
    assert "Belum masuk kelompok" in look(budi)
    for _tap in range(2):
        assert budi.press(f"{HERE}/masukkan") == 303
    assert walk_in.id in seats(app)
    assert "Belum masuk kelompok" not in look(budi)
    assert sorted(list(seats(app).values()).count(each) for each in (1, 2)) == [3, 3]


def test_walk_in_who_turns_out_to_be_somebody_keeps_the_place(
    app: Flask, budi: Caller, house: House
) -> None:
    for name in ("Bu Dewi", "Orang lain"):
        fields = {"walk_in_id": str(new_id()), "name": name}
        budi.press("datang-langsung", **fields, sex="P", age_band="25-34")
    known, other = sorted(rows(app, WalkIn), key=lambda each: each.name)
    budi.press(HERE, kali="0", banyak="1")
    budi.press(f"datang-langsung/{known.id}/gabungkan", orang=str(house.dewi.id))
    budi.press(f"datang-langsung/{other.id}/hapus")
    assert set(seats(app)) == {house.dewi.id}


def test_person_is_moved_by_hand_and_never_over_what_another_did(
    app: Flask, budi: Caller, ratna: Caller, house: House
) -> None:
    budi.press("sisanya-hadir")
    budi.press(HERE, kali="0", banyak="1")
    siti = f"{house.siti.id}:1"
    for _tap in range(2):
        assert budi.press(f"{HERE}/pindahkan", orang=siti, ke="2") == 303
    assert seats(app) == {house.siti.id: 2, house.rini.id: 1}
    assert ratna.press(f"{HERE}/pindahkan", orang=siti, ke="0") == 409
    assert "Orang lain baru saja mengubah" in ratna.page
    assert ratna.press(f"{HERE}/pindahkan", orang=f"{house.siti.id}:2", ke="0") == 303
    assert seats(app) == {house.rini.id: 1}
    stranger = f"{house.wati.id}:0"
    assert ratna.press(f"{HERE}/pindahkan", orang=stranger, ke="1") == 409
    assert ratna.press(f"{HERE}/pindahkan", orang=f"{house.rini.id}:1", ke="9") == 409


def test_two_who_deal_at_once_leave_one_deal_and_the_other_is_told(
    app: Flask, budi: Caller, ratna: Caller
) -> None:
    def deal(visitor: Visitor) -> object:
        return visitor.post(f"{budi.path}/{HERE}", {"kali": "0", "isi": "2"})

    answers = at_once([budi.visitor, ratna.visitor], deal)  # type: ignore[arg-type]
    assert sorted(answers) == [303, 409]
    (row,) = rows(app, RoomDeal)
    assert row.number == 1


def test_next_meeting_shows_last_times_groups_and_mixes_them(
    app: Flask, budi: Caller, house: House, melati: UUID, add_members: MakeMembers
) -> None:
    add_members(6)
    budi.look()
    budi.press("sisanya-hadir")
    budi.press(HERE, kali="0", banyak="4")
    budi.press(f"{HERE}/1", version="1", topic="", made="Janji menelepon", speaker="")
    budi.press(
        "komitmen", **{"pilih": f"{house.siti.id}:ya", f"kata-{house.siti.id}": "Mendongeng"}
    )
    pairs = _pairs(app)
    following = Caller(budi.visitor, _next_meeting(app, house, melati))
    for address in (following.path, f"{following.path}/{HERE}"):
        budi.visitor.get(address)
        assert "Janji menelepon" in budi.page
        assert "Mendongeng" in budi.page
    following.press(HERE, kali="0", banyak="4")
    assert len(_pairs(app)) == len(pairs) + 4, "the same two are together again"


def _pairs(app: Flask) -> set[frozenset[UUID]]:
    """Return who was ever together in a group of two."""
    together: dict[tuple[UUID, int], set[UUID]] = {}
    for each in rows(app, RoomPlace):
        together.setdefault((each.meeting_id, each.number), set()).add(each.person_id)
    return {frozenset(each) for each in together.values()}


def _next_meeting(app: Flask, house: House, melati: UUID) -> UUID:
    with app.app_context():
        planned = Plan(THURSDAY + timedelta(7), "14:00", 90, "Asia/Jakarta", "Balai", "Lagi")
        whose = Whose(KURIPAN, melati)
        planning.plan(as_viewer(house.budi), meeting_id := new_id(), whose, planned)
        db.session.commit()
    return meeting_id


def test_list_to_call_out(budi: Caller) -> None:
    budi.visitor.get(f"{budi.path}/{HERE}/lembar")
    assert "Belum ada kelompok" in budi.page
    budi.press(HERE, kali="0", banyak="1")
    budi.visitor.get(f"{budi.path}/{HERE}/lembar")
    assert re.search(r"Kelompok 1</th><td[^>]*>Rini Lestari, Siti Aminah<", budi.page)


def test_nobody_is_in_two_groups_and_one_of_a_group_speaks(app: Flask, budi: Caller) -> None:
    budi.press(HERE, kali="0", banyak="2")
    with app.app_context():
        places = db.session.scalars(select(RoomPlace)).all()
        values = {"meeting_id": places[0].meeting_id, "number": 2, "spoke": False}
        twice = insert(RoomPlace).values(person_id=places[0].person_id, **values)
        with pytest.raises(IntegrityError):
            db.session.execute(twice)
        db.session.rollback()
        both = update(RoomPlace).values(number=1, spoke=True)
        with pytest.raises(IntegrityError):
            db.session.execute(both)
        db.session.rollback()


def test_own_data_tells_of_it(budi: Caller, house: House, visit: Visit) -> None:
    budi.press(HERE, kali="0", banyak="1")
    siti = visit(house.siti)
    siti.get("/data-saya")
    assert "di kelompok kecil pada 1 pertemuan" in siti.page
    response = siti.get("/data-saya/unduh.json")
    assert response.json is not None
    assert len(response.json["tables"]["room_place"]["rows"]) == 1


def test_sixty_people_cost_no_more_queries(
    budi: Caller, add_members: MakeMembers, count_queries: object
) -> None:
    budi.press(HERE, kali="0", banyak="1")
    counts = []
    for _round in range(2):
        with count_queries() as seen:  # type: ignore[operator]
            look(budi)
        counts.append(len(seen))
        add_members(58)
        budi.press(HERE, kali="1", isi="3")
    assert counts[0] == counts[1], counts
