"""Page: signing in by user name and secret."""

from collections.abc import Callable

import pytest
from flask import Flask

from rumahbelajar.database import db
from rumahbelajar.people import hashing
from rumahbelajar.people.models import Credential, Person, SignIn, SignInMethod
from tests.conftest import Visit
from tests.house import House
from tests.people.conftest import PASSPHRASE, PIN, GiveSecret
from tests.visitor import Visitor

ELSEWHERE = ("//evil.example", "https://evil.example", "/\\evil.example", "evil", "/\n/evil", "")
WRONG = "Nama pengguna atau PIN tidak cocok."


def sign_in(visitor: Visitor, user_name: str, secret: str, **more: str) -> int:
    return visitor.post(
        "/masuk", {"user_name": user_name, "secret": secret, "device": "shared", **more}
    ).status_code


def test_a_learner_signs_in_with_a_pin(house: House, visit: Visit, give_pin: GiveSecret) -> None:
    user_name = give_pin(house.siti)
    visitor = visit()
    visitor.get("/masuk")
    assert "Nama pengguna" in visitor.page
    assert sign_in(visitor, user_name, PIN) == 303
    visitor.follow()
    visitor.get("/akun")
    assert "Siti Aminah" in visitor.page
    assert "perangkat ini" in visitor.page


@pytest.mark.parametrize(
    ("typed", "pin"),
    [("SITI", "480 217"), (" siti ", "480-217"), ("Si ti", " 480217 "), ("síti", PIN)],
)
def test_small_slips_in_typing_are_forgiven(
    house: House, visit: Visit, give_pin: GiveSecret, typed: str, pin: str
) -> None:
    assert give_pin(house.siti) == "siti"
    assert sign_in(visit(), typed, pin) == 303


def test_staff_sign_in_with_a_passphrase(
    app: Flask, house: House, visit: Visit, give_passphrase: GiveSecret
) -> None:
    assert sign_in(visit(), give_passphrase(house.budi), PASSPHRASE) == 303
    with app.app_context():
        assert db.session.scalars(db.select(SignIn.method)).one() is SignInMethod.PASSPHRASE


def test_empty_fields_are_named(house: House, visit: Visit) -> None:
    visitor = visit()
    assert sign_in(visitor, "", "") == 422
    for words in ("Nama pengguna masih kosong.", "PIN atau kata sandi masih kosong."):
        assert visitor.page.count(words) == 2  # in the summary, and at the field
    assert "Galat:" in visitor.page


def test_a_wrong_pin_an_unknown_name_and_a_suspended_person_are_told_the_same(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    siti, rini = give_pin(house.siti), give_pin(house.rini)
    with app.app_context():
        db.session.get_one(Person, house.rini.id).suspended_at = db.session.get_one(
            Person, house.rini.id
        ).added_at
        db.session.commit()
    pages = []
    for user_name, pin in [(siti, "111222"), ("tidakada", PIN), (rini, PIN)]:
        visitor = visit()
        assert sign_in(visitor, user_name, pin) == 422
        assert WRONG in visitor.page
        page = visitor.page.replace(f'value="{user_name}"', "")
        pages.append(_without_token(page))
    assert pages[0] == pages[1] == pages[2]


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf_token" not in line)


@pytest.fixture
def count_hashes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count how often a secret is really hashed."""
    calls = []
    real = hashing.hasher.verify
    counting = type("Counting", (), {})()
    for name in ("salt_len", "hash_len", "memory_cost", "time_cost", "parallelism"):
        setattr(counting, name, getattr(hashing.hasher, name))
    counting.hash = hashing.hasher.hash
    counting.check_needs_rehash = hashing.hasher.check_needs_rehash
    counting.verify = lambda kept, typed: calls.append(kept) or real(kept, typed)
    monkeypatch.setattr(hashing, "hasher", counting)
    return lambda: len(calls)


@pytest.mark.parametrize("user_name", ["siti", "tidakada"])
def test_an_unknown_name_costs_as_many_hashes_of_the_same_kind_as_a_known_one(
    house: House,
    visit: Visit,
    give_pin: GiveSecret,
    count_hashes: Callable[[], int],
    user_name: str,
) -> None:
    give_pin(house.siti)
    assert sign_in(visit(), user_name, "111222") == 422
    assert count_hashes() == 1


def test_the_id_of_the_browser_changes_and_nothing_stays_of_the_one_before(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    user_name = give_pin(house.siti)
    visitor = visit(house.rini)
    with visitor.client.session_transaction() as session:
        before = session["_user_id"]
        session["something"] = "of Rini"
    assert sign_in(visitor, user_name, PIN) == 303
    with visitor.client.session_transaction() as session:
        assert session["_user_id"] != before
        assert "something" not in session


def test_the_one_before_is_signed_out_wherever_else_the_cookie_went(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    user_name = give_pin(house.siti)
    visitor, copy = visit(house.rini), visit()
    kept = visitor.client.get_cookie("session")
    assert kept is not None
    copy.client.set_cookie("session", kept.value)
    assert copy.get("/akun").status_code == 200
    assert sign_in(visitor, user_name, PIN) == 303
    assert copy.get("/akun").status_code == 303


def test_it_leads_to_no_other_place(house: House, visit: Visit, give_pin: GiveSecret) -> None:
    user_name = give_pin(house.siti)
    for asked in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "evil",
        "/\n/evil",
        "",
    ]:
        visitor = visit()
        sign_in(visitor, user_name, PIN, next=asked)
        assert visitor.response is not None
        assert visitor.response.location == "/", asked


def test_it_leads_back_to_the_page_asked_for(
    house: House, visit: Visit, give_pin: GiveSecret
) -> None:
    visitor = visit()
    assert visitor.get("/akun").location == "/masuk?next=/akun"
    visitor.follow()
    assert "Masuk dulu untuk membuka halaman itu." in visitor.page
    assert 'value="/akun"' in visitor.page
    sign_in(visitor, give_pin(house.siti), PIN, next="/akun")
    assert visitor.response is not None
    assert visitor.response.location == "/akun"


def test_an_old_hash_is_renewed_when_its_secret_is_typed(
    app: Flask, house: House, visit: Visit, give_pin: GiveSecret, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_name = give_pin(house.siti)
    dearer = hashing.PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(hashing, "hasher", dearer)
    assert sign_in(visit(), user_name, PIN) == 303
    with app.app_context():
        kept = db.session.get_one(Credential, house.siti.id).secret_hash
    assert "m=16,t=2" in kept
    assert sign_in(visit(), user_name, PIN) == 303


def test_somebody_signed_in_goes_on(house: House, visit: Visit) -> None:
    assert visit(house.siti).get("/masuk").location == "/"


def test_signing_out_ends_the_sign_in(app: Flask, house: House, visit: Visit) -> None:
    visitor = visit(house.siti)
    assert visitor.client.get("/keluar").status_code == 405
    stolen = visitor.client.get_cookie("session")
    assert visitor.post("/keluar").status_code == 303
    visitor.follow()
    assert "Anda sudah keluar." in visitor.page
    assert stolen is not None
    thief = visit()
    thief.client.set_cookie("session", stolen.value)
    assert thief.get("/akun").status_code == 303


def test_a_house_that_is_not_set_up_says_so(app: Flask, visit: Visit) -> None:
    visitor = visit()
    visitor.get("/masuk")
    assert "belum disiapkan" in visitor.page
    visitor.get("/")
    assert "belum disiapkan" in visitor.page
