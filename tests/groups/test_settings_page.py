"""What a group is called, who leads it, what it takes together, and its end."""

from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.groups import leading, making, together
from rumahbelajar.groups.models import Group
from rumahbelajar.ids import new_id
from rumahbelajar.people.models import AgeBand, Category, Role, Sex
from rumahbelajar.people.register import Traits, add_person, grant
from tests.conftest import Visit
from tests.house import KURIPAN, Dweller, House


@pytest.fixture
def surya(app: Flask, house: House) -> Dweller:
    """The petugas who comes after Budi."""
    with app.app_context():
        traits = Traits(Sex.MALE, AgeBand.FROM_25, Category.OFFICER)
        add_person(person_id := new_id(), "Surya", KURIPAN, traits, added_by=None)
        grant(person_id, RoleKind.FACILITATOR, KURIPAN, granted_by=None)
        db.session.commit()
    return Dweller(person_id, "Surya", KURIPAN)


def _leaders(app: Flask, group_id: UUID) -> list[str]:
    with app.app_context():
        return [each.name for each in leading.facilitators_of(group_id)]


def test_a_group_is_renamed(house: House, visit: Visit, melati: UUID) -> None:
    budi = visit(house.budi)
    assert budi.post(f"/kelompok/{melati}/nama", {"name": "Mawar"}).status_code == 303
    budi.follow()
    assert "Atur Mawar" in budi.page
    assert budi.post(f"/kelompok/{melati}/nama", {"name": ""}).status_code == 422


def test_several_lead_a_group(
    app: Flask, house: House, visit: Visit, melati: UUID, surya: Dweller
) -> None:
    budi = visit(house.budi)
    for _tap in range(2):
        budi.post(f"/kelompok/{melati}/petugas", {"petugas": str(surya.id)})
    assert _leaders(app, melati) == ["Budi Santoso", "Surya"]
    assert budi.post(f"/kelompok/{melati}/petugas", {"petugas": ""}).status_code == 409


def test_a_group_is_handed_over_when_the_petugas_changes(
    app: Flask, house: House, visit: Visit, melati: UUID, surya: Dweller
) -> None:
    ratna = visit(house.ratna)
    ratna.get(f"/kelompok/{melati}/atur")
    assert "Serahkan kepada petugas lain" in ratna.page
    ratna.post(f"/kelompok/{melati}/petugas/{house.budi.id}/ganti", {"petugas": str(surya.id)})
    assert _leaders(app, melati) == ["Surya"]
    path = f"/kelompok/{melati}/petugas/{surya.id}/ganti"
    assert ratna.post(path, {"petugas": str(house.endang.id)}).status_code == 409
    ratna.post(f"/kelompok/{melati}/petugas/{surya.id}/berhenti")
    ratna.follow()
    assert "belum punya petugas" in ratna.page


def test_who_hands_over_a_group_of_another_village_goes_back_to_the_list(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    with app.app_context():
        grant(house.endang.id, RoleKind.FACILITATOR, KURIPAN, granted_by=None)
        leading.add_facilitator(db.session.get_one(Group, melati), house.endang.id)
        for role in db.session.scalars(db.select(Role).filter_by(area_code=KURIPAN)):
            if role.person_id == house.endang.id:
                role.revoked_at = role.granted_at
        db.session.commit()
    endang = visit(house.endang)
    assert endang.get(f"/kelompok/{melati}/anggota").status_code == 200
    endang.post(f"/kelompok/{melati}/petugas/{house.endang.id}/berhenti")
    assert endang.follow().status_code == 200
    assert "Melati" not in endang.page


def test_courses_are_chosen_from_those_there_are(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    with app.app_context():
        together.choose_courses(db.session.get_one(Group, melati), ["kursus-lama"])
        db.session.commit()
    budi = visit(house.budi)
    budi.post(f"/kelompok/{melati}/kursus", {"kursus": ["uang-kiriman", "karangan"]})
    with app.app_context():
        # One that is being mended is not lost.
        assert set(together.courses_of(melati)) == {"uang-kiriman", "kursus-lama"}


def test_a_group_ends_and_is_opened_again(house: House, visit: Visit, melati: UUID) -> None:
    budi = visit(house.budi)
    budi.post(f"/kelompok/{melati}/akhiri")
    budi.get("/kelompok")
    assert "Sudah berakhir" in budi.page
    budi.post(f"/kelompok/{melati}/buka-lagi")
    budi.get("/kelompok")
    assert "Sudah berakhir" not in budi.page


def test_a_group_is_not_opened_again_under_the_name_of_another(
    app: Flask, house: House, visit: Visit, melati: UUID
) -> None:
    budi = visit(house.budi)
    budi.post(f"/kelompok/{melati}/akhiri")
    fields = {"group_id": str(new_id()), "village": KURIPAN, "name": "Melati"}
    budi.post("/kelompok/baru", fields)
    assert budi.post(f"/kelompok/{melati}/buka-lagi").status_code == 409
    with app.app_context():
        assert making.is_name_taken(melati, KURIPAN, "MELATI")
