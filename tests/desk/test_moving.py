"""A learner moves to another village."""

import pytest
from flask import Flask
from sqlalchemy import select

from rumahbelajar.access import RoleKind
from rumahbelajar.database import db
from rumahbelajar.groups import membership
from rumahbelajar.groups.models import GroupMember
from rumahbelajar.learning.models import Enrollment
from rumahbelajar.ledger.models import Fact
from rumahbelajar.people import households
from rumahbelajar.people.models import Person
from rumahbelajar.people.register import grant
from tests.conftest import Visit
from tests.desk.conftest import MakeGroup
from tests.house import KENANGA, KURIPAN, House
from tests.learning.learner import COURSE, Learner
from tests.visitor import Visitor


@pytest.fixture
def ratna(app: Flask, house: House, visit: Visit) -> Visitor:
    """An admin who looks after both villages."""
    with app.app_context():
        grant(house.ratna.id, RoleKind.ADMIN, KENANGA, granted_by=None)
        db.session.commit()
    return visit(house.ratna)


def test_groups_and_household_end_and_what_was_learned_stays(
    app: Flask, house: House, visit: Visit, make_group: MakeGroup, ratna: Visitor
) -> None:
    melati = make_group(house.siti, house.rini)
    Learner(visit(house.siti), house.siti).enroll()
    with app.app_context():
        households.put(db.session.get_one(Person, house.siti.id), "Pak Aminah")
        db.session.commit()
    path = f"/orang/{house.siti.id}/pindah-desa"
    ratna.get(path)
    assert "Kelompoknya: Melati." in ratna.page
    for _tap in range(2):
        assert ratna.post(path, {"desa": KENANGA}).status_code == 303
    ratna.follow()
    assert "Sudah pindah ke Desa Kenanga." in ratna.page
    with app.app_context():
        siti = db.session.get_one(Person, house.siti.id)
        assert (siti.village_code, siti.household_id) == (KENANGA, None)
        assert [each.name for each in membership.members_of(melati)] == ["Rini Lestari"]
        stays = db.session.scalars(select(GroupMember).filter_by(person_id=siti.id)).all()
        assert [each.until is not None for each in stays] == [True]
        assert db.session.get_one(Enrollment, (siti.id, COURSE)).is_open
        (told,) = db.session.scalars(select(Fact.village_code).filter_by(kind="enrollment.opened"))
        assert told == KURIPAN


def test_from_then_on_the_other_village_looks_after_them(
    house: House, visit: Visit, ratna: Visitor
) -> None:
    ratna.post(f"/orang/{house.siti.id}/pindah-desa", {"desa": KENANGA})
    assert visit(house.budi).get(f"/orang/{house.siti.id}").status_code == 404
    assert visit(house.endang).get(f"/orang/{house.siti.id}").status_code == 200


def test_who_looks_after_one_village_is_told_whom_to_ask(house: House, visit: Visit) -> None:
    budi = visit(house.budi)
    budi.get(f"/orang/{house.siti.id}/pindah-desa")
    assert "Minta admin yang mengelola kedua desa." in budi.page
    assert budi.post(f"/orang/{house.siti.id}/pindah-desa", {"desa": KENANGA}).status_code == 409


def test_staff_are_not_moved(house: House, ratna: Visitor) -> None:
    ratna.get(f"/orang/{house.budi.id}/pindah-desa")
    assert "Petugas tidak dipindahkan." in ratna.page
    assert ratna.post(f"/orang/{house.budi.id}/pindah-desa", {"desa": KENANGA}).status_code == 409


def test_to_stay_is_no_move(
    app: Flask, house: House, make_group: MakeGroup, ratna: Visitor
) -> None:
    melati = make_group(house.siti)
    assert ratna.post(f"/orang/{house.siti.id}/pindah-desa", {"desa": KURIPAN}).status_code == 303
    with app.app_context():
        assert len(membership.members_of(melati)) == 1


def test_who_moves_away_signs_in_no_more_and_is_taken_back_with_one_tap(
    app: Flask, house: House, visit: Visit, make_group: MakeGroup
) -> None:
    melati = make_group(house.siti, house.rini)
    budi, siti, path = visit(house.budi), visit(house.siti), f"/orang/{house.siti.id}"
    budi.get(f"{path}/pindah-desa")
    assert "Pindah ke luar" in budi.page
    for _tap in range(2):
        assert budi.post(f"{path}/pindah-keluar").status_code == 303
    budi.follow()
    assert "pindah ke luar, " in budi.page
    assert "/pindah-desa" not in budi.page
    assert siti.get("/akun").location.startswith("/masuk")
    with app.app_context():
        assert [each.name for each in membership.members_of(melati)] == ["Rini Lestari"]
        kinds = select(Fact.kind).where(Fact.kind.startswith("person."))
        assert db.session.scalars(kinds).all() == ["person.moved_away"]
    for _tap in range(2):
        assert budi.post(f"{path}/kembali").status_code == 303
    budi.follow()
    assert "pindah ke luar, " not in budi.page
    with app.app_context():
        assert len(membership.members_of(melati)) == 2
        assert db.session.get_one(Person, house.siti.id).suspended_at is None
        assert db.session.scalars(kinds.order_by(Fact.id)).all() == [
            "person.moved_away",
            "person.came_back",
        ]


def test_activating_takes_it_back_too_and_staff_do_not_move_away(
    house: House, visit: Visit, ratna: Visitor
) -> None:
    assert ratna.post(f"/orang/{house.budi.id}/pindah-keluar").status_code == 409
    ratna.post(f"/orang/{house.siti.id}/pindah-keluar")
    ratna.post(f"/orang/{house.siti.id}/aktifkan")
    ratna.post(f"/orang/{house.siti.id}/tangguhkan")
    ratna.get(f"/orang/{house.siti.id}")
    assert "ditangguhkan" in ratna.page
    assert "pindah ke luar, " not in ratna.page


def test_a_village_is_chosen_on_purpose(house: House, ratna: Visitor) -> None:
    path = f"/orang/{house.siti.id}/pindah-desa"
    ratna.get(path)
    assert '<option value="">Pilih…</option>' in ratna.page
    assert ratna.post(path, {"desa": ""}).status_code == 409
