"""The list of groups, and making one."""

from uuid import UUID

from flask import Flask
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.groups.models import Group, GroupFacilitator
from rumahbelajar.ids import new_id
from tests.conftest import Visit
from tests.house import KURIPAN, House


def test_where_no_group_is_the_page_says_what_one_is(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    assert budi.get("/kelompok").status_code == 200
    assert "Belum ada kelompok" in budi.page
    assert "/kelompok/baru" in budi.page


def test_a_new_group_leads_on_to_its_members_and_is_one_after_a_double_tap(
    app: Flask, house: House, visit: Visit
) -> None:
    budi = visit(house.budi)
    fields = {"group_id": str(new_id()), "village": KURIPAN, "name": "  Melati   Putih "}
    for _tap in range(2):
        assert budi.post("/kelompok/baru", fields).status_code == 303
    budi.follow()
    assert "Anggota Melati Putih" in budi.page
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Group)) == 1
        assert db.session.scalars(select(GroupFacilitator.person_id)).all() == [house.budi.id]


def test_no_name_and_a_name_that_is_taken_come_back_with_a_sentence(
    house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    for name, sentence in {"": "Tulis dulu nama", "melati": "sudah dipakai"}.items():
        fields = {"group_id": str(new_id()), "village": KURIPAN, "name": name}
        assert budi.post("/kelompok/baru", fields).status_code == 422
        assert sentence in budi.page


def test_no_group_is_made_in_a_village_of_others(house: House, visit: Visit) -> None:
    endang = visit(house.endang)
    fields = {"group_id": str(new_id()), "village": KURIPAN, "name": "Mawar"}
    assert endang.post("/kelompok/baru", fields).status_code == 422


def test_who_looks_after_another_village_sees_nothing_of_it(
    house: House, visit: Visit, melati: UUID
) -> None:
    for dweller in (house.endang, house.yanti, house.kasih):
        visitor = visit(dweller)
        visitor.get("/kelompok")
        assert "Melati" not in visitor.page
        assert visitor.get(f"/kelompok/{melati}/anggota").status_code == 404
    assert visit(house.siti).get("/kelompok").status_code == 403
