"""Pages: printing cards, or slips with PINs, for many people at once."""

import html
import re
from datetime import timedelta
from uuid import UUID

import pytest
import segno
from flask import Flask

from rumahbelajar.access import HeldRole, RoleKind, Viewer
from rumahbelajar.database import db
from rumahbelajar.people import printing
from rumahbelajar.people.models import Card, Credential, Person, SignIn
from rumahbelajar.people.print_runs import Run
from tests.conftest import Visit
from tests.house import KURIPAN, Dweller, House
from tests.people.conftest import PIN, GiveSecret
from tests.visitor import Visitor, at_once

LIST = "/orang/cetak"


def review(visitor: Visitor, kind: str, *people: Dweller) -> str:
    """Open the page that says what changes; return the run that its form carries."""
    chosen = "".join(f"&orang={each.id}" for each in people)
    assert visitor.get(f"{LIST}/periksa?apa={kind}{chosen}").status_code == 200
    found = re.search(r'name="run" value="([^"]+)"', visitor.page)
    assert found is not None
    return html.unescape(found[1])


def run_of(app: Flask, visitor: Visitor, person: Dweller, text: str) -> Run:
    with visitor.client.session_transaction() as session:
        sign_in = session["_user_id"]
    with app.app_context():
        row = db.session.get_one(SignIn, UUID(sign_in))
        role = HeldRole(RoleKind.FACILITATOR, KURIPAN)
        viewer = Viewer(person.id, row.id, KURIPAN, person.name, consented=True, roles=(role,))
        return Run.read(text, viewer)


def sheet_on(page: str) -> str:
    return page.split("<main")[1].split("</main", maxsplit=1)[0]


def pins_on(page: str) -> list[str]:
    return re.findall(r'class="pin">(\d{3} \d{3})<', page)


def test_those_without_a_card_are_chosen_already(
    house: House, visit: Visit, give_card: GiveSecret
) -> None:
    give_card(house.siti)
    visitor = visit(house.budi)
    visitor.get("/orang")
    assert f'href="{LIST}"' in visitor.page
    visitor.get(LIST)
    assert f'value="{house.rini.id}" id="orang-2" checked' in visitor.page
    assert "Siti Aminah" not in visitor.page
    for other in ("Wati Kenanga", "Hartono", "Budi Santoso", "Ratna Admin"):
        assert other not in visitor.page.split("<main")[1]
    visitor.get(f"{LIST}?siapa=semua")
    assert "Siti Aminah" in visitor.page
    assert " checked>" not in visitor.page
    assert "centang=ya" in visitor.page
    visitor.get(f"{LIST}?siapa=semua&centang=ya")
    assert visitor.page.count(" checked>") == 3


def test_the_review_says_for_each_what_changes_and_changes_nothing(
    app: Flask, house: House, visit: Visit, give_card: GiveSecret
) -> None:
    token = give_card(house.siti)
    visitor = visit(house.budi)
    review(visitor, "kartu", house.siti, house.rini)
    lines = re.findall(r"<tr>.*?</tr>", visitor.page, re.DOTALL)
    assert ["tidak berlaku lagi" in each for each in lines if "Siti" in each] == [True]
    assert ["Kartu pertama." in each for each in lines if "Rini" in each] == [True]
    assert visit().get(f"/k/{token}").status_code == 200
    with app.app_context():
        assert db.session.query(Card).count() == 1


def test_cards_carry_name_house_and_user_name_and_no_pin(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret, give_card: GiveSecret
) -> None:
    give_pin(house.siti)
    old = give_card(house.siti)
    visitor = visit(house.budi)
    text = review(visitor, "kartu", house.siti, house.rini)
    answer = visitor.post(LIST, {"run": text})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert visitor.page.count('class="cut id-card"') == 2
    for words in ("Siti Aminah", "Rini Lestari", "Desa Kuripan", "<b>siti</b>"):
        assert words in visitor.page
    assert PIN not in visitor.page
    assert not pins_on(visitor.page)
    assert visit().get(f"/k/{old}").status_code == 404
    run = run_of(app, visitor, house.budi, text)
    with app.app_context():
        token = run.token(house.siti.id)
    picture = segno.make(f"http://localhost/k/{token}", error="m", micro=False)
    assert html.escape(picture.svg_data_uri(scale=5, border=4)) in visitor.page
    assert visit().post(f"/k/{token}", {"device": "shared"}).status_code == 303


@pytest.mark.parametrize("kind", ["kartu", "pin"])
def test_a_reload_shows_the_same_sheet_and_makes_nothing_anew(
    app: Flask, house: House, visit: Visit, kind: str
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, kind, house.siti, house.rini)
    assert visitor.post(LIST, {"run": text}).status_code == 200
    first = sheet_on(visitor.page)
    visitor.post(LIST, {"run": text})
    assert sheet_on(visitor.page) == first
    with app.app_context():
        assert db.session.query(Card).count() == (2 if kind == "kartu" else 0)


@pytest.mark.parametrize("kind", ["kartu", "pin"])
def test_several_taps_at_once_make_one_sheet(
    app: Flask, house: House, visit: Visit, kind: str
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, kind, house.siti, house.rini)
    seen: set[str] = set()

    def press(tapping: Visitor) -> object:
        answer = tapping.post(LIST, {"run": text})
        seen.add(sheet_on(tapping.page))
        return answer

    taps = [visit() for _ in range(3)]
    for tap in taps:
        cookie = visitor.client.get_cookie("session")
        assert cookie is not None
        tap.client.set_cookie("session", cookie.value)
    assert at_once(taps, press) == [200, 200, 200]  # type: ignore[arg-type]
    assert len(seen) == 1
    with app.app_context():
        assert db.session.query(Card).count() == (2 if kind == "kartu" else 0)


def test_slips_carry_the_pin_that_signs_in_and_void_the_old_one(
    house: House, visit: Visit, give_pin: GiveSecret, give_card: GiveSecret
) -> None:
    user_name, token = give_pin(house.siti), give_card(house.siti)
    learning = visit(house.siti)
    visitor = visit(house.budi)
    visitor.post(LIST, {"run": review(visitor, "pin", house.siti, house.rini)})
    assert "<b>rini</b>" in visitor.page
    assert "data:image/svg+xml;" not in visitor.page.split("<main")[1]
    _rini, siti = pins_on(visitor.page)
    assert learning.get("/akun").status_code == 303
    fields = {"user_name": user_name, "device": "shared"}
    assert visit().post("/masuk", fields | {"secret": PIN}).status_code == 422
    assert visit().post("/masuk", fields | {"secret": siti}).status_code == 303
    assert visit().get(f"/k/{token}").status_code == 200


def test_who_was_given_another_card_meanwhile_is_left_out(
    app: Flask, house: House, visit: Visit, give_card: GiveSecret
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, "kartu", house.siti, house.rini)
    newer = give_card(house.siti)
    visitor.post(LIST, {"run": text})
    assert visitor.page.count('class="cut id-card"') == 1
    assert "Tidak dibuat" in visitor.page
    assert visit().get(f"/k/{newer}").status_code == 200


def test_who_was_given_another_pin_meanwhile_is_left_out(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    visitor = visit(house.budi)
    text = review(visitor, "pin", house.siti, house.rini)
    user_name = give_pin(house.siti)
    visitor.post(LIST, {"run": text})
    assert len(pins_on(visitor.page)) == 1
    assert "Tidak dibuat" in visitor.page
    fields = {"user_name": user_name, "secret": PIN, "device": "shared"}
    assert visit().post("/masuk", fields).status_code == 303


def test_pins_that_were_overtaken_while_hashed_are_not_given(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    give_pin(house.siti)
    visitor = visit(house.budi)
    run = run_of(app, visitor, house.budi, review(visitor, "pin", house.siti))
    role = HeldRole(RoleKind.FACILITATOR, KURIPAN)
    viewer = Viewer(house.budi.id, run.sign_in_id, KURIPAN, "Budi", consented=True, roles=(role,))
    with app.app_context():
        hashed = printing.hash_pins(viewer, run)
        db.session.get_one(Credential, house.siti.id).set_at += timedelta(days=1)
        db.session.flush()
        with pytest.raises(printing.Overtaken):
            printing.give_pins(viewer, run, hashed)


def test_a_run_is_good_for_the_sign_in_that_planned_it_alone(
    app: Flask, house: House, visit: Visit
) -> None:
    """Else a page left open on the computer would void what was handed out since."""
    text = review(visit(house.budi), "kartu", house.siti)
    again = visit(house.budi)
    for run in (text, "made-up", "", text[:-1]):
        assert again.post(LIST, {"run": run}).status_code == 409
    assert "Pilih lagi" in again.page
    with app.app_context():
        assert db.session.query(Card).count() == 0


def test_nobody_is_printed_for_whom_the_viewer_may_not_act_on(house: House, visit: Visit) -> None:
    visitor = visit(house.budi)
    chosen = "&".join(f"orang={each.id}" for each in (house.wati, house.hartono, house.ratna))
    answer = visitor.get(f"{LIST}/periksa?{chosen}&orang=made-up")
    assert answer.status_code == 303
    visitor.follow()
    assert "Pilih dulu orangnya." in visitor.page


def test_an_admin_goes_from_village_to_village(app: Flask, house: House, visit: Visit) -> None:
    with app.app_context():
        ratna = db.session.get_one(Person, house.ratna.id)
        ratna.held_roles[0].area_code = ""
        db.session.commit()
    visitor = visit(house.ratna)
    visitor.get(LIST)
    assert "Rini Lestari" in visitor.page
    assert f'href="{LIST}?desa=32.12.16.2004&amp;siapa=tanpa-kartu"' in visitor.page
    visitor.get(f"{LIST}?desa=32.12.16.2004")
    assert "Wati Kenanga" in visitor.page
    assert "Rini Lestari" not in visitor.page
