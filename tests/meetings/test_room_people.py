"""Who sits in the small groups of a meeting: entries that were merged, and who is known to whom."""

from datetime import timedelta

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings import planning
from rumahbelajar.meetings.earlier import earlier_than
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.planning import Plan, Whose
from rumahbelajar.meetings.room_models import RoomPlace
from rumahbelajar.people import merging
from tests.house import KURIPAN, House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.meetings.conftest import THURSDAY, MakeMembers, as_viewer
from tests.meetings.test_room_groups import HERE, look, seats


def test_two_entries_of_one_person_sit_as_one(app: Flask, budi: Caller, house: House) -> None:
    budi.press(HERE, kali="0", banyak="2")
    with app.app_context():
        merging.merge(as_viewer(house.budi), house.siti.id, house.rini.id)
        db.session.commit()
    page = look(budi)
    assert ("Siti Aminah" in page, "Rini Lestari" in page) == (True, False)
    assert "Belum masuk kelompok" not in page
    number = seats(app)[house.siti.id]
    assert budi.press(f"{HERE}/pindahkan", orang=f"{house.siti.id}:{number}", ke="0") == 303
    assert not seats(app)


def test_who_spoke_under_an_entry_that_was_given_up_speaks_no_more(
    app: Flask, budi: Caller, house: House, add_members: MakeMembers
) -> None:
    third = add_members(1)[0]
    budi.press(HERE, kali="0", banyak="1")
    spoke = {"version": "1", "topic": "", "made": "", "speaker": str(house.rini.id)}
    assert budi.press(f"{HERE}/1", **spoke) == 303
    with app.app_context():
        merging.merge(as_viewer(house.budi), house.siti.id, house.rini.id)
        db.session.commit()
    assert budi.press(f"{HERE}/1", **spoke | {"version": "2", "speaker": str(third)}) == 303
    assert [each.person_id for each in rows(app, RoomPlace) if each.spoke] == [third]


def test_meetings_of_other_groups_make_nobody_known_at_one_of_the_village(
    app: Flask, budi: Caller, house: House
) -> None:
    with app.app_context():
        planned = Plan(THURSDAY - timedelta(7), "14:00", 90, "Asia/Jakarta", "Balai", "Lain")
        planning.plan(as_viewer(house.budi), new_id(), Whose(KURIPAN), planned)
        planned = Plan(THURSDAY, "14:00", 90, "Asia/Jakarta", "Balai", "Ini")
        planning.plan(as_viewer(house.budi), village_one := new_id(), Whose(KURIPAN), planned)
        db.session.commit()
        found = earlier_than(db.session.get_one(Meeting, village_one))
        assert not db.session.scalars(found).all()
