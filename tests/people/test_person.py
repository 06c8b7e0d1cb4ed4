"""Page: one person, and what a registrar does for them."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from rumahbelajar import clock
from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.errors import Refused
from rumahbelajar.ids import new_id
from rumahbelajar.people import consent
from rumahbelajar.people.models import ConsentWay, Person, Role
from rumahbelajar.people.standing import suspend
from tests.conftest import Visit
from tests.house import KURIPAN, House
from tests.people.conftest import PIN, GiveSecret
from tests.visitor import Visitor, at_once

ACTIONS = ("pin", "kartu", "tautan", "tangguhkan", "aktifkan", "akhiri", "buka")


def test_it_shows_what_is_kept(house: House, visit: Visit, give_pin: GiveSecret) -> None:
    give_pin(house.siti)
    visitor = visit(house.budi)
    visitor.get(f"/orang/{house.siti.id}")
    for words in ("Siti Aminah", "Perempuan", "25–34 tahun", "Keluarga PMI", "siti", "disetujui"):
        assert words in visitor.page


def test_it_names_the_place_of_staff_and_who_answers_for_a_child(
    app: Flask, house: House, visit: Visit
) -> None:
    with app.app_context():
        child = db.session.get_one(Person, house.rini.id)
        guardian = consent.GuardianWords("Ibu Sari", "ibu")
        heard = consent.Manner(ConsentWay.ORAL, guardian=guardian)
        facts = consent.give(
            child.id,
            heard,
            actor_id=house.budi.id,
            village_code=KURIPAN,
            on=clock.today("Asia/Jakarta"),
        )
        consent.keep_words(child.id, facts, heard)
        db.session.commit()
    visitor = visit(house.ratna)
    visitor.get(f"/orang/{house.rini.id}")
    assert "Wali: Ibu Sari (ibu)" in visitor.page
    visitor.get(f"/orang/{house.budi.id}")
    assert "Petugas · Kuripan" in visitor.page
    assert "kartu" not in visitor.page.lower()
    assert "Wali:" not in visitor.page


def test_what_hurts_is_opened_and_read_before_it_is_pressed(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.get(f"/orang/{house.siti.id}")
    opened = re.findall(r'<details class="confirm.*?</details>', visitor.page, re.DOTALL)
    for action in ("pin", "tangguhkan", "cabut-persetujuan"):
        (inside,) = [each for each in opened if f'/{action}"' in each]
        assert "<p>" in inside


def test_strangers_are_not_there(house: House, visit: Visit) -> None:
    """Nobody acts beyond the own village, and a facilitator not on staff."""
    beyond = [
        (house.budi, house.wati),
        (house.budi, house.hartono),
        (house.budi, house.ratna),
        (house.budi, house.budi),
        (house.endang, house.siti),
        (house.ratna, house.wati),
        (house.ratna, house.endang),
    ]
    for asker, person in beyond:
        visitor = visit(asker)
        assert visitor.get(f"/orang/{person.id}").status_code == 404
        for action in ACTIONS:
            status = visitor.post(f"/orang/{person.id}/{action}").status_code
            assert status == (403 if action == "tautan" and asker is not house.ratna else 404)
    assert visit(house.ratna).get(f"/orang/{new_id()}").status_code == 404


def test_no_admin_gets_a_link_of_who_works_over_a_wider_area(
    house: House, visit: Visit, give_passphrase: GiveSecret
) -> None:
    """Else a village admin could become the coordinator of the district."""
    give_passphrase(house.hartono)
    visitor = visit(house.ratna)
    visitor.get(f"/orang/{house.hartono.id}")
    assert "Tautan kata sandi baru" not in visitor.page
    assert visitor.post(f"/orang/{house.hartono.id}/tautan").status_code == 409
    assert "/tautan/" not in visitor.page


def test_learners_and_coordinators_act_on_nobody(house: House, visit: Visit) -> None:
    for asker in (house.siti, house.hartono):
        visitor = visit(asker)
        assert visitor.get(f"/orang/{house.rini.id}").status_code == 403
        for action in ACTIONS:
            assert visitor.post(f"/orang/{house.rini.id}/{action}").status_code == 403


def test_a_new_pin_replaces_the_old_one_and_signs_out(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    user_name = give_pin(house.siti)
    learning = visit(house.siti)
    visitor = visit(house.budi)
    assert visitor.post(f"/orang/{house.siti.id}/pin").status_code == 200
    assert visitor.response is not None
    assert visitor.response.headers["Cache-Control"] == "no-store"
    pin = re.search(r'class="big">(\d{3} \d{3})<', visitor.page)
    assert pin is not None
    assert learning.get("/akun").status_code == 303
    fields = {"user_name": user_name, "secret": PIN, "device": "shared"}
    assert visit().post("/masuk", fields).status_code == 422
    assert visit().post("/masuk", fields | {"secret": pin.group(1)}).status_code == 303
    visitor.get(f"/orang/{house.siti.id}")
    assert pin.group(1) not in visitor.page


def test_somebody_without_user_name_gets_one_with_the_first_pin(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    visitor.post(f"/orang/{house.rini.id}/pin")
    assert "<b>rini</b>" in visitor.page


def test_of_several_first_pins_at_once_the_last_one_signs_in(
    app: Flask, house: House, visit: Visit
) -> None:
    shown: list[str] = []

    def press(visitor: Visitor) -> TestResponse:
        answer = visitor.post(f"/orang/{house.rini.id}/pin")
        shown.extend(re.findall(r'class="big">(\d{3} \d{3})<', visitor.page))
        return answer

    assert at_once([Visitor(app, house.budi) for _ in range(4)], press) == [200] * 4
    fields = {"user_name": "rini", "device": "shared"}
    statuses = [visit().post("/masuk", fields | {"secret": pin}).status_code for pin in shown]
    assert sorted(statuses) == [303, 422, 422, 422]


def test_a_card_is_made_to_print(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    assert visitor.post(f"/orang/{house.siti.id}/kartu").status_code == 200
    assert "data:image/svg+xml" in visitor.page
    assert "/k/" not in visitor.page.split("<main")[1].replace("data:image", "")


def test_staff_get_neither_pin_nor_card_and_learners_no_link(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    give_pin(house.siti)
    visitor = visit(house.ratna)
    assert visitor.post(f"/orang/{house.budi.id}/pin").status_code == 409
    assert visitor.post(f"/orang/{house.budi.id}/kartu").status_code == 409
    assert visitor.post(f"/orang/{house.siti.id}/tautan").status_code == 409


def test_suspending_signs_out_and_reactivating_lets_in_again(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    user_name = give_pin(house.siti)
    fields = {"user_name": user_name, "secret": PIN, "device": "shared"}
    learning = visit(house.siti)
    visitor = visit(house.budi)
    assert visitor.post(f"/orang/{house.siti.id}/tangguhkan").status_code == 303
    visitor.follow()
    assert "ditangguhkan" in visitor.page
    assert learning.get("/akun").status_code == 303
    assert visit().post("/masuk", fields).status_code == 422
    assert visitor.post(f"/orang/{house.siti.id}/aktifkan").status_code == 303
    assert learning.get("/akun").status_code == 303
    assert visit().post("/masuk", fields).status_code == 303


def test_an_admin_suspends_a_facilitator_but_not_themselves(house: House, visit: Visit) -> None:
    visitor = visit(house.ratna)
    assert visitor.post(f"/orang/{house.budi.id}/tangguhkan").status_code == 303
    assert visitor.post(f"/orang/{house.ratna.id}/tangguhkan").status_code == 409
    assert "akun Anda sendiri" in visitor.page
    visitor.get(f"/orang/{house.ratna.id}")
    assert "Tangguhkan akun" not in visitor.page


def test_the_last_admin_is_not_suspended(app: Flask, house: House) -> None:
    """Even by an admin who was suspended a moment ago and whose request still runs."""
    with app.test_request_context(method="POST"):
        other = new_id()
        role = HeldRole(RoleKind.ADMIN, KURIPAN)
        viewer = Viewer(other, new_id(), KURIPAN, "Other", consented=True, roles=(role,))
        with pytest.raises(Refused, match="admin terakhir"):
            suspend(viewer, db.session.get_one(Person, house.ratna.id))


def test_one_of_two_admins_may_be_suspended(app: Flask, house: House, visit: Visit) -> None:
    with app.app_context():
        person = db.session.get_one(Person, house.hartono.id)
        db.session.add(
            Role(
                person_id=person.id,
                kind=RoleKind.ADMIN,
                area_code=KURIPAN,
                granted_at=person.added_at,
            )
        )
        db.session.commit()
    answer = visit(house.ratna).post(f"/orang/{house.hartono.id}/tangguhkan")
    assert answer.status_code == 303


def test_sign_ins_are_ended(house: House, visit: Visit) -> None:
    learning = visit(house.siti)
    assert visit(house.budi).post(f"/orang/{house.siti.id}/akhiri").status_code == 303
    assert learning.get("/akun").status_code == 303
