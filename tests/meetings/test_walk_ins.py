"""Who walks in: on the list at once, and joined with the register later."""

import re

from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.meetings.attendance_models import Attendance, RollRow, Status, WalkIn
from rumahbelajar.people.models import Person
from tests.conftest import Visit
from tests.house import House
from tests.learning.kept import rows
from tests.meetings.caller import Caller
from tests.people.test_new_learner import learner


def come(budi: Caller, name: str, **changed: str) -> dict[str, str]:
    fields = {"walk_in_id": str(new_id()), "name": name, "sex": "P", "age_band": "60+"}
    return fields | changed


def test_walk_in_is_present_on_a_row_of_her_own(app: Flask, budi: Caller) -> None:
    fields = come(budi, "Mbah Tumini")
    for _tap in range(2):
        assert budi.press("datang-langsung", **fields) == 303
    budi.look()
    assert re.findall(r"<b>(\d)</b> (\w+)", budi.page)[-1] == ("3", "Mbah")
    assert "Hadir 1" in budi.page
    (row,) = rows(app, WalkIn)
    assert (row.sex, row.age_band) == ("P", "60+")
    assert budi.press("datang-langsung", **come(budi, "", sex="", age_band="")) == 422


def test_walk_in_is_joined_with_a_person_even_after_closing(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("datang-langsung", **come(budi, "Wati K"))
    budi.press("datang-langsung", **come(budi, "Dewi B"))
    (first, *_others) = sorted(rows(app, WalkIn), key=lambda each: each.id)
    budi.press("tutup")
    budi.visitor.get(f"{budi.path}/datang-langsung/{first.id}?cari=dewi")
    assert "Dewi Baru" in budi.page
    place = f"datang-langsung/{first.id}/gabungkan"
    assert budi.press(place, orang=str(house.dewi.id)) == 303
    budi.look()
    assert re.findall(r"<b>(\d)</b> (\w+ \w+)", budi.page)[2:] == [
        ("3", "Dewi Baru"),
        ("4", "Dewi B"),
    ]
    assert {row.person_id for row in rows(app, Attendance)} >= {house.dewi.id}
    assert first.id not in {row.person_id for row in rows(app, Attendance)}
    assert budi.press(place, orang=str(house.siti.id)) == 404


def test_registering_a_walk_in_begins_filled_in_and_ends_joined_and_back_at_the_roll(
    app: Flask, budi: Caller, house: House, visit: Visit
) -> None:
    budi.press("datang-langsung", **come(budi, "Yuni Astuti", age_band="35-44"))
    (walk_in,) = rows(app, WalkIn)
    budi.visitor.get(f"{budi.path}/datang-langsung/{walk_in.id}")
    found = re.search(r'href="(/orang/baru[^"]+)"', budi.page)
    assert found
    budi.visitor.get(found[1])
    assert 'value="Yuni Astuti"' in budi.page
    assert re.search(r'<input[^>]* checked[^>]* value="P"|value="P"[^>]* checked', budi.page)
    assert re.search(r'<option selected value="35-44">', budi.page)
    person_id = re.search(r'name="person_id"[^>]* value="([^".]+)\.[^"]+"', budi.page)
    assert person_id
    fields = learner(person_id=person_id[1], age_band="35-44", datang=str(walk_in.id))
    assert budi.visitor.post("/orang/baru", fields | {"way": ""}).status_code == 422
    assert f'name="datang" value="{walk_in.id}"' in budi.page
    for _tap in range(2):
        assert budi.visitor.post("/orang/baru", fields).status_code == 200
        assert f'href="{budi.path}/daftar-hadir"' in budi.page
    (row,) = rows(app, WalkIn)
    assert str(row.person_id) == person_id[1]
    assert [str(each.person_id) for each in rows(app, Attendance)] == [person_id[1]]
    assert "Hadir 1" in budi.look()
    elsewhere = visit(house.endang)
    elsewhere.get(f"/orang/baru?datang={walk_in.id}")
    assert str(walk_in.id) not in elsewhere.page.partition("<footer")[0]


def test_who_it_may_be_comes_first_with_what_differs(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("datang-langsung", **come(budi, "Hj. Sitti Amina", age_band="35-44", lain="ya"))
    (walk_in,) = rows(app, WalkIn)
    budi.visitor.get(f"{budi.path}/datang-langsung/{walk_in.id}")
    before, _search = budi.visitor.page.split("Nama yang dicari")
    assert "Mungkin ini orangnya" in before
    assert "Nama ditulis lain: Siti Aminah" in before
    assert "Usia: 25–34 tahun" in before
    assert f'value="{house.siti.id}"' in before


def test_title_before_a_name_finds_nobody_else(app: Flask, budi: Caller) -> None:
    budi.press("datang-langsung", **come(budi, "Bu Rini"))
    (walk_in,) = rows(app, WalkIn)
    for search in ("", "?cari=Bu+Rini"):
        budi.visitor.get(f"{budi.path}/datang-langsung/{walk_in.id}{search}")
        after = budi.page.split("Nama yang dicari")[1]
        assert re.findall(r'"unseen"> (\w+ \w+)<', after) == ["Rini Lestari"]


def test_who_is_marked_already_is_not_counted_twice(app: Flask, budi: Caller, house: House) -> None:
    budi.tap("Siti", "late")
    budi.press("datang-langsung", **come(budi, "Bu Siti"))
    (row,) = rows(app, WalkIn)
    budi.press(f"datang-langsung/{row.id}/gabungkan", orang=str(house.siti.id))
    (attendance,) = rows(app, Attendance)
    assert (attendance.person_id, attendance.status) == (house.siti.id, Status.LATE)
    assert len(rows(app, RollRow)) == 2


def test_somebody_of_another_village_cannot_be_joined(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.press("datang-langsung", **come(budi, "Wati"))
    (row,) = rows(app, WalkIn)
    place = f"datang-langsung/{row.id}/gabungkan"
    assert budi.press(place, orang=str(house.wati.id)) == 404
    assert budi.press(place) == 422


def test_mistake_is_taken_out_for_good(app: Flask, budi: Caller) -> None:
    budi.press("datang-langsung", **come(budi, "Salah Tulis"))
    (row,) = rows(app, WalkIn)
    budi.press(f"datang-langsung/{row.id}/hapus")
    assert not rows(app, WalkIn)
    assert not rows(app, Attendance)
    budi.look()
    assert "Salah Tulis" not in budi.look()


def test_registered_person_who_is_not_on_the_list_is_put_on_it(
    app: Flask, budi: Caller, house: House
) -> None:
    budi.visitor.get(f"{budi.path}/datang-langsung?cari=baru")
    assert "Dewi Baru" in budi.page
    for _tap in range(2):
        assert budi.press("tambah-peserta", orang=str(house.dewi.id)) == 303
    (attendance,) = rows(app, Attendance)
    assert attendance.person_id == house.dewi.id


def test_who_is_registered_is_guessed_at_before_another_one_is_written_down(
    app: Flask, budi: Caller, house: House
) -> None:
    fields = come(budi, "Siti Aminah", age_band=age_of(app, house))
    assert budi.press("datang-langsung", **fields) == 422
    assert "Mungkin ini orangnya" in budi.page
    assert f'name="orang" value="{house.siti.id}"' in budi.page
    assert 'value="Siti Aminah"' in budi.page
    assert not rows(app, WalkIn)
    for _tap in range(2):
        assert budi.press("datang-langsung", **fields, lain="ya") == 303
    assert budi.press("datang-langsung", **fields) == 303
    assert len(rows(app, WalkIn)) == 1


def test_search_stands_first_with_its_result_and_goes_on_as_a_name(
    budi: Caller, house: House
) -> None:
    budi.visitor.get(f"{budi.path}/datang-langsung?cari=dewi")
    assert budi.page.index(f'value="{house.dewi.id}"') < budi.page.index('id="name"')
    assert 'value="dewi"' in budi.page[budi.page.index('id="name"') :]


def age_of(app: Flask, house: House) -> str:
    with app.app_context():
        return db.session.get_one(Person, house.siti.id).age_band.value
