"""Pages: people who may be registered twice, merging two of them, and parting them again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.ids import new_id
from rumahbelajar.people import consent, corrections, duplicates, merging
from rumahbelajar.people.house import today_in
from rumahbelajar.people.models import (
    AgeBand,
    Category,
    ConsentWay,
    Correction,
    Credential,
    NotSame,
    Person,
    SignIn,
)
from rumahbelajar.people.register import Traits, add_learner
from rumahbelajar.people.rosters.register_now import read_register
from rumahbelajar.people.traits import Sex
from tests.conftest import Visit
from tests.house import KENANGA, KURIPAN, Dweller, House
from tests.people.conftest import PIN, GiveSecret


def as_viewer(person: Dweller, kind: RoleKind = RoleKind.FACILITATOR) -> Viewer:
    role = HeldRole(kind, person.village)
    return Viewer(person.id, new_id(), person.village, person.name, True, (role,))


def register(app: Flask, house: House, name: str, **others: Any) -> Dweller:
    traits = Traits(Sex.FEMALE, AgeBand.FROM_25, Category.FAMILY)
    with app.app_context():
        add_learner(
            as_viewer(house.budi),
            person_id=(person_id := new_id()),
            name=name,
            village_code=KURIPAN,
            traits=others.get("traits", traits),
            manner=consent.Manner(ConsentWay.ORAL),
        )
        db.session.commit()
    return Dweller(person_id, name, KURIPAN)


@pytest.fixture
def sitti(app: Flask, house: House) -> Dweller:
    """Siti once more, under another spelling."""
    return register(app, house, "Hj. Sitti Amina")


def merge(visitor: Any, kept: Dweller, given_up: Dweller) -> Any:
    fields = {"dengan": str(given_up.id), "tetap": str(kept.id)}
    return visitor.post(f"/orang/{kept.id}/gabungkan", fields)


def test_a_y_more_or_less_is_found_too(app: Flask, house: House) -> None:
    two = {register(app, house, name).id for name in ("Sumiati", "Sumiyati")}
    with app.app_context():
        found = duplicates.pairs_of(as_viewer(house.budi), KURIPAN)
        assert [set(each) for each in found.pairs] == [two]


def test_who_may_be_registered_twice_stands_side_by_side(
    house: House, visit: Visit, sitti: Dweller, give_card: GiveSecret
) -> None:
    give_card(house.siti)
    budi = visit(house.budi)
    budi.get("/orang")
    assert 'href="/orang/ganda"' in budi.page
    assert budi.get("/orang/ganda").status_code == 200
    for words in ("Siti Aminah", "Hj. Sitti Amina", "ada kartu", "tanpa kartu", "1 pasang"):
        assert words in budi.page
    visit_far = visit(house.endang)
    visit_far.get("/orang/ganda")
    assert "Siti" not in visit_far.page
    budi.get(f"/orang/{house.siti.id}/gabungkan?dengan={sitti.id}")
    assert "Yang akan terjadi" in budi.page
    # The one with an account is proposed.
    assert f'value="{house.siti.id}" id="tetap-{house.siti.id}" checked' in budi.page


def test_those_who_are_two_are_remembered_and_can_be_asked_again(
    app: Flask, house: House, visit: Visit, sitti: Dweller
) -> None:
    budi = visit(house.budi)
    address, fields = f"/orang/{house.siti.id}/bukan-sama", {"dengan": str(sitti.id)}
    for _tap in range(2):
        assert budi.post(address, fields).status_code == 303
    budi.follow()
    assert "Tidak ada yang mirip" in budi.page
    budi.get("/orang/gabungan")
    assert "Hj. Sitti Amina" in budi.page
    assert budi.post(f"{address}/batalkan", fields).status_code == 303
    budi.get("/orang/ganda")
    assert "1 pasang" in budi.page
    with app.app_context():
        assert db.session.query(NotSame).count() == 0


def test_who_is_given_up_is_out_of_sight_until_they_are_parted(
    app: Flask, house: House, visit: Visit, sitti: Dweller
) -> None:
    budi = visit(house.budi)
    for _tap in range(2):
        assert merge(budi, house.siti, sitti).status_code == 303
    for path in ("/orang", "/orang/ganda", "/orang/cetak", "/orang?cari=sitti"):
        budi.get(path)
        assert "Sitti Amina" not in budi.page, path
    assert budi.get(f"/orang/{sitti.id}").location == f"/orang/{house.siti.id}"
    assert visit(house.endang).get(f"/orang/{sitti.id}").status_code == 404
    with app.app_context():
        assert sitti.id not in read_register(KURIPAN).by_id
    budi.get("/orang/gabungan")
    assert "Hj. Sitti Amina" in budi.page
    assert "Budi Santoso" in budi.page
    assert visit(house.endang).post(f"/orang/{sitti.id}/pisahkan").status_code == 404
    for _tap in range(2):
        assert budi.post(f"/orang/{sitti.id}/pisahkan").status_code == 303
    assert budi.get(f"/orang/{sitti.id}").status_code == 200


def test_who_is_given_up_is_out_everywhere_and_signs_in_no_more(
    app: Flask,
    house: House,
    visit: Visit,
    sitti: Dweller,
    give_card: GiveSecret,
    give_pin: GiveSecret,
) -> None:
    token, user_name = give_card(sitti), give_pin(sitti)
    phone = visit(sitti)
    assert phone.get("/akun").status_code == 200
    merge(visit(house.budi), house.siti, sitti)
    assert phone.get("/akun").location.startswith("/masuk")
    stranger = visit()
    assert stranger.get(f"/k/{token}").status_code == 404
    typed = {"user_name": user_name, "secret": PIN, "device": "shared"}
    assert stranger.post("/masuk", typed).status_code == 422
    with app.app_context():
        open_ones = db.select(SignIn).where(SignIn.person_id == sitti.id, SignIn.ended_at.is_(None))
        assert db.session.scalars(open_ones).all() == []
        assert db.session.get(Credential, sitti.id) is not None
    visit(house.budi).post(f"/orang/{sitti.id}/pisahkan")
    assert phone.get("/akun").location.startswith("/masuk")
    assert stranger.get(f"/k/{token}").status_code == 200
    assert stranger.post("/masuk", typed).status_code == 303


def test_what_may_not_be_merged_says_why(
    app: Flask, house: House, visit: Visit, sitti: Dweller
) -> None:
    budi, ratna = visit(house.budi), visit(house.ratna)
    assert merge(budi, house.siti, house.wati).status_code == 404
    assert merge(budi, house.siti, house.budi).status_code == 404
    assert merge(ratna, house.siti, house.budi).status_code == 409
    assert "Petugas tidak bisa digabungkan" in ratna.page
    assert merge(ratna, house.siti, house.ratna).status_code == 409
    assert merge(budi, house.siti, house.siti).status_code == 409
    fields = {"dengan": str(sitti.id)}
    assert budi.post(f"/orang/{house.siti.id}/gabungkan", fields).status_code == 422
    with app.app_context():
        person = db.session.get_one(Person, sitti.id)
        consent.withdraw(person, actor_id=house.budi.id, on=today_in(KURIPAN))
        db.session.commit()
    assert merge(budi, house.siti, sitti).status_code == 409
    assert "sudah dicabut" in budi.page
    budi.get(f"/orang/{house.siti.id}/gabungkan?dengan={sitti.id}")
    assert "Belum bisa digabungkan" in budi.page


def test_two_villages_are_merged_after_a_move_only(app: Flask, house: House) -> None:
    nation = Viewer(
        *(house.ratna.id, new_id(), KURIPAN, "Ratna", True, (HeldRole(RoleKind.ADMIN, ""),))
    )
    with app.app_context():
        siti, wati = (db.session.get_one(Person, each.id) for each in (house.siti, house.wati))
        assert "Pindahkan dulu" in merging.hindrance(nation, siti, wati)


def test_the_other_entry_is_found_by_name(house: House, visit: Visit, sitti: Dweller) -> None:
    budi, address = visit(house.budi), f"/orang/{house.siti.id}/gabungkan"
    budi.get(f"/orang/{house.siti.id}")
    assert f'href="{address}"' in budi.page
    budi.get(f"{address}?cari=amina")
    assert f'href="{address}?dengan={sitti.id}"' in budi.page
    assert f"dengan={house.siti.id}" not in budi.page
    budi.get(f"{address}?cari=tidakada")
    assert "Tidak ada yang bernama begitu." in budi.page


def test_what_waits_of_the_entry_given_up_waits_unseen(
    app: Flask, house: House, visit: Visit, sitti: Dweller
) -> None:
    with app.app_context():
        corrections.ask(sitti.id, "Nama saya", "Siti Aminah")
        db.session.commit()
    budi = visit(house.budi)
    merge(budi, house.siti, sitti)
    budi.get("/permintaan")
    assert "Nama saya" not in budi.page
    with app.app_context():
        assert db.session.query(Correction).count() == 1
    budi.post(f"/orang/{sitti.id}/pisahkan")
    budi.get("/permintaan")
    assert "Nama saya" in budi.page


def test_two_of_many_are_found_in_as_many_queries(
    app: Flask, house: House, visit: Visit, sitti: Dweller, count_queries: Callable[..., Any]
) -> None:
    def asked() -> int:
        budi = visit(house.budi)
        with count_queries() as seen:
            assert budi.get("/orang/ganda").status_code == 200
        return len(seen)

    before = asked()
    for number in range(30):
        register(app, house, f"Rini Lestari {'a' * (number % 3)}")
    assert asked() == before <= 16
    with app.app_context():
        found = duplicates.pairs_of(as_viewer(house.budi), KURIPAN)
        assert len(found.pairs) > 10
        assert all(isinstance(each, UUID) for pair in found.pairs for each in pair)
        assert duplicates.pairs_of(as_viewer(house.endang), KENANGA) == ([], True)
